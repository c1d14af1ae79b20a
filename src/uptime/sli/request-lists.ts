import { formatExact } from '../../core/fraction-text.js';
import { type Interval, toIntervals } from '../../core/interval.js';
import { EMPTY } from '../../core/time-set.js';
import type { Bucket } from '../buckets/bucket.js';
import { type BucketTable, eventsAt } from '../buckets/table.js';
import type { ExcludedInterval } from '../exclusions/exclusions.js';
import { reasonOf } from './bucket-fates.js';
import type { MeasuredRequests } from './measured-requests.js';
import type { LeftOutReason } from './request-time.js';

/** A bucket across a border of the time that counts, with all of its events. */
export interface StraddlingBucket extends Bucket {
  /** The part of its time that counts. */
  readonly countedMs: number;
  readonly countedAs: 'proportional' | 'leftOut';
}

/** A bucket that does not count. */
export interface LeftOutBucket extends Bucket {
  readonly reason: LeftOutReason;
}

/** The intervals behind the figures. */
export interface RequestIntervals {
  /** What was excluded, and by what: the next period takes it as `excludedBefore`. */
  readonly excluded: readonly ExcludedInterval[];
  /**
   * Slices that are bad by their events, joined, as far as they are time to measure: outages for
   * `groupOutages` and `measureAvailability`. None without the method `timeSlices`.
   */
  readonly badSlices: readonly Interval[];
  /** The same of slices that are empty, or of which no bucket tells; none without slices. */
  readonly unknownSlices: readonly Interval[];
}

/** The buckets with events that lie across a border. */
export function straddlersOf({ facts, decided }: MeasuredRequests): StraddlingBucket[] {
  return decided.straddlers
    .filter(({ index }) => Number(facts.buckets.total[index]) > 0)
    .map(({ index, countedMs }) => ({
      ...bucketAt(facts.buckets, index),
      countedMs,
      countedAs:
        reasonOf(decided.fates[index] as number) === undefined ? 'proportional' : 'leftOut',
    }));
}

/** The buckets that do not count, one by one. */
export function leftOutOf({ facts, decided }: MeasuredRequests): LeftOutBucket[] {
  const left: LeftOutBucket[] = [];
  decided.fates.forEach((fate, index) => {
    const reason = reasonOf(fate);
    if (reason !== undefined) left.push({ ...bucketAt(facts.buckets, index), reason });
  });
  return left;
}

function bucketAt(table: BucketTable, index: number): Bucket {
  const { good, total } = eventsAt(table, index);
  return {
    startAt: table.starts[index] as number,
    endAt: table.ends[index] as number,
    good: formatExact(good),
    total: formatExact(total),
  };
}

/** The intervals behind the figures. */
export function intervalsOf({ time, slices }: MeasuredRequests): RequestIntervals {
  const { bad, unknown } = slices?.spans() ?? { bad: EMPTY, unknown: EMPTY };
  return {
    excluded: time.excludedPieces(),
    badSlices: toIntervals(bad),
    unknownSlices: toIntervals(unknown),
  };
}
