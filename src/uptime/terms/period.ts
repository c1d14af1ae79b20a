import type { InstantInput } from '../../core/instant.js';
import type { Interval, IntervalInput } from '../../core/interval.js';
import { childOf, type FieldsOf, type Reader, type ReadersOf, refuse } from '../../core/read.js';
import { PERIOD_FIELDS, readSpan } from '../../core/read-interval.js';
import { optional } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';

/** The period to judge, and the part of it in which the service exists. */
export interface TrackedPeriod {
  /** The period to judge: start included, end excluded. A period or interval of a result will do. */
  readonly period: IntervalInput;
  /** Since when the service exists: the period is measured from here. */
  readonly trackedSince?: InstantInput | undefined;
  /** Until when the service exists, excluded: the period is measured up to here. */
  readonly trackedUntil?: InstantInput | undefined;
}

interface TrackedValues {
  readonly period: Interval;
  readonly trackedSince: number;
  readonly trackedUntil: number;
}

/** Reads the period to judge. */
export function readPeriod(reader: Reader): Interval {
  const { startAt, endAt } = readSpan(reader, 'a period', instant, PERIOD_FIELDS);
  return { startAt, endAt };
}

export const TRACKED_FIELDS: ReadersOf<TrackedValues> = {
  period: readPeriod,
  trackedSince: /* @__PURE__ */ optional(instant, Number.NEGATIVE_INFINITY),
  trackedUntil: /* @__PURE__ */ optional(instant, Number.POSITIVE_INFINITY),
} satisfies FieldsOf<TrackedPeriod>;

/** The part of the period in which the service exists; an empty one lies within the period, too. */
export function trackedPart(
  reader: Reader,
  { period: { startAt, endAt }, trackedSince, trackedUntil }: TrackedValues,
): Interval {
  if (trackedUntil < trackedSince) {
    refuse(childOf(reader, 'trackedUntil'), {
      code: 'invalid-interval',
      expected: 'an instant at or after trackedSince',
    });
  }
  return {
    startAt: Math.min(Math.max(startAt, trackedSince), endAt),
    endAt: Math.max(Math.min(endAt, trackedUntil), startAt),
  };
}
