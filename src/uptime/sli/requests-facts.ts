import type { Interval, TimeInput } from '../../core/interval.js';
import type { FieldsOf, Reader } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import type { BucketsInput } from '../buckets/bucket.js';
import { bucketsReader } from '../buckets/read-buckets.js';
import { type BucketTable, NO_BUCKETS } from '../buckets/table.js';
import {
  exclusionFields,
  type PeriodExclusions,
  type PeriodExclusionsPlan,
  requireSpans,
} from '../exclusions/period-exclusions.js';
import { TRACKED_FIELDS, type TrackedPeriod, trackedPart } from '../terms/period.js';
import {
  type ServiceTimeInput,
  type ServiceWithin,
  serviceTimeFor,
} from '../terms/service-time.js';
import { time } from '../terms/time.js';
import type { RequestsPlan } from './requests-rule.js';

/** The facts of counted events in a period. */
export interface RequestsFacts extends TrackedPeriod, PeriodExclusions {
  /** Counted events with their time; buckets outside of the period do not count. */
  readonly buckets?: BucketsInput | undefined;
  /** Time of which counters tell nothing that can be relied on: buckets there are left out. */
  readonly unknown?: TimeInput | undefined;
  /**
   * When service was agreed, for rules without a calendar: a list of time, a compiled calendar, or a
   * function of one's own.
   *
   * @defaultValue the calendar of the rule, else always
   */
  readonly serviceTime?: ServiceTimeInput | undefined;
}

/** Facts as read. */
export interface RequestsFactsPlan extends PeriodExclusionsPlan {
  readonly period: Interval;
  readonly buckets: BucketTable;
  readonly unknown: TimeSet;
  /** The part of the period in which the service exists. */
  readonly tracked: Interval;
  readonly serviceTime: ServiceWithin;
}

/** Reads facts for a rule, which knows how counters are read and the calendar, as known at an instant. */
export function readRequestsFacts(
  reader: Reader,
  rule: RequestsPlan,
  at: number,
): RequestsFactsPlan {
  const { trackedSince, trackedUntil, ...facts } = readFields(reader, 'facts about a period', {
    ...TRACKED_FIELDS,
    buckets: optional(bucketsReader(rule.counts), NO_BUCKETS),
    ...exclusionFields(reader, at),
    unknown: optional(time, EMPTY),
    serviceTime: serviceTimeFor(rule.calendar),
  } satisfies FieldsOf<RequestsFacts>);
  const tracked = trackedPart(reader, { period: facts.period, trackedSince, trackedUntil });
  requireSpans(reader, rule, facts);
  return { ...facts, tracked };
}
