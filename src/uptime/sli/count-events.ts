import { add, multiply, type Ratio, ratio, subtract, sum } from '../../core/ratio.js';
import { type BucketTable, type Events, eventsAt, type Sum, sumsByFate } from '../buckets/table.js';
import { COUNTED, FATES, type Fates, IN_PART, PARDONED, type Straddler } from './bucket-fates.js';

/** Events by the fates of their buckets, and those that count. */
export interface EventSums {
  readonly counted: Events;
  /** By fate; what counts in part is there with all of its events. */
  readonly sums: readonly Sum[];
}

/** Adds up the events that count. */
export function countEvents(table: BucketTable, { fates, straddlers }: Fates): EventSums {
  const sums = sumsByFate(table, fates, FATES);
  const { good, total } = sums[COUNTED] as Sum;
  const pardoned = (sums[PARDONED] as Sum).total;
  const parts = straddlers
    .filter(({ index }) => fates[index] === IN_PART)
    .map((straddler) => partOf(table, straddler));
  if (parts.length === 0)
    return { counted: { good: add(good, pardoned), total: add(total, pardoned) }, sums };
  return {
    counted: {
      good: sum([good, pardoned, ...parts.map((part) => part.good)]),
      total: sum([total, pardoned, ...parts.map((part) => part.total)]),
    },
    sums,
  };
}

/** The events of a bucket that fall into the time that counts, if they are spread evenly. */
export function partOf(table: BucketTable, { index, countedMs, pardonedMs }: Straddler): Events {
  const lengthMs = (table.ends[index] as number) - (table.starts[index] as number);
  const share = (ms: number): Ratio => ratio(ms, lengthMs);
  const { good, total } = eventsAt(table, index);
  const bad = subtract(total, good);
  const counted = multiply(total, share(countedMs));
  // Where events are pardoned, bad ones count as good.
  const lost = multiply(bad, share(countedMs - pardonedMs));
  return { good: subtract(counted, lost), total: counted };
}
