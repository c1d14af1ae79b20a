import type { DurationInput } from '../../core/duration.js';
import { formatExact } from '../../core/fraction-text.js';
import { frozen } from '../../core/frozen.js';
import type { IntervalInput } from '../../core/interval.js';
import { ratio, ZERO } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Reader,
  readerOf,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { durationArgument } from '../../core/read-values.js';
import { wholeMs } from '../terms/figures.js';
import { readPeriod } from '../terms/period.js';
import { requiredTargetOf, TARGET_FIELDS, type TargetInput } from '../terms/target.js';
import { budgetOf } from './budget.js';

/** A promise, and how much service time it is for. */
export interface AllowedDowntimeInput extends TargetInput {
  /** The length of service time. "A month" has none: `PERIOD_LENGTHS` has those that people mean by it. */
  readonly length?: DurationInput | undefined;
  /** In place of a length: a period, such as `periodAt` gives it, which is as long as it is. */
  readonly period?: IntervalInput | undefined;
}

/** The downtime that a promise allows. */
export interface AllowedDowntime {
  /** Whole milliseconds, rounded down. */
  readonly allowedMs: number;
  /** The exact figure, as a decimal of milliseconds. */
  readonly exactMilliseconds: string;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    length: optional(durationArgument),
    period: optional(readPeriod),
  }) as const satisfies FieldsOf<AllowedDowntimeInput>)();

/**
 * Computes the downtime that a target leaves in a length of service time: (1 - target) × length.
 *
 * @param input - The promise, and the length or the period.
 * @returns The downtime in whole milliseconds, and exactly.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-target`, `invalid-decimal`,
 * `invalid-option`, `invalid-duration`, `invalid-interval`, `invalid-instant`, `invalid-type`.
 * @example
 * import { allowedDowntime, PERIOD_LENGTHS, periodAt } from 'slakit/uptime'
 * const [targetPercent, length] = ['99.9', PERIOD_LENGTHS.monthOf30Days]
 * allowedDowntime({ targetPercent, length }).allowedMs // => 2592000
 * // March has an hour less in Paris: 743 hours.
 * const period = periodAt({ unit: 'month', timeZone: 'Europe/Paris' }, '2026-03-15T00:00:00Z')
 * allowedDowntime({ targetPercent, period }).allowedMs // => 2674800
 */
export function allowedDowntime(input: AllowedDowntimeInput): AllowedDowntime {
  const reader = readerOf(input);
  const values = readFields(reader, 'a promise and a length', FIELDS);
  const { allowed } = budgetOf(
    requiredTargetOf(reader, values),
    ratio(lengthOf(reader, values)),
    ZERO,
  );
  return { allowedMs: wholeMs(allowed), exactMilliseconds: formatExact(allowed) };
}

function lengthOf(reader: Reader, { length, period }: ValuesOf<typeof FIELDS>): number {
  if (period === undefined) return length ?? durationArgument(childOf(reader, 'length'));
  if (length === undefined) return period.endAt - period.startAt;
  refuse(childOf(reader, 'length'), {
    code: 'invalid-option',
    expected: 'either a length or a period',
    received: 'both',
  });
}

/**
 * The lengths that tables of downtime mean by a month and a year: no month has one of them all. A
 * calendar month or year is a period, and has its own: `periodAt` gives it.
 *
 * - `monthOf30Days`, `yearOf365Days`: 720 and 8760 hours.
 * - `monthOf730Hours`: a twelfth of a year of 365 days, as cloud contracts and price lists have it.
 * - `gregorianMonth`, `gregorianYear`: the mean of 400 years, 30.436875 and 365.2425 days.
 * - `julianYear`: 365.25 days.
 *
 * @example
 * import { allowedDowntime, PERIOD_LENGTHS } from 'slakit/uptime'
 * Object.values(PERIOD_LENGTHS).map((length) => allowedDowntime({ targetPercent: '99.9', length }).allowedMs)
 * // => [2592000, 2628000, 2629746, 31536000, 31557600, 31556952]
 */
export const PERIOD_LENGTHS: {
  readonly monthOf30Days: DurationInput;
  readonly monthOf730Hours: DurationInput;
  readonly gregorianMonth: DurationInput;
  readonly yearOf365Days: DurationInput;
  readonly julianYear: DurationInput;
  readonly gregorianYear: DurationInput;
} = /* @__PURE__ */ frozen({
  monthOf30Days: { hours: 720 },
  monthOf730Hours: { hours: 730 },
  gregorianMonth: { seconds: 2_629_746 },
  yearOf365Days: { hours: 8760 },
  julianYear: { hours: 8766 },
  gregorianYear: { seconds: 31_556_952 },
});
