import { type Ratio, ratio } from '../../core/ratio.js';
import { placeIn, type Reader, readerOf } from '../../core/read.js';
import { type CountColumn, sumsOf } from './arithmetic.js';

/** Buckets as read: in order of time, none over another, with exact counts. */
export interface BucketTable {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Counts are in units of `10 ** -scale`. */
  readonly scale: number;
  readonly good: CountColumn;
  readonly total: CountColumn;
  /** 1 for buckets that say what happened. */
  readonly known: Uint8Array;
  /** How many had more good or bad events than all, and were cut. */
  readonly cut: number;
  /** The place of a bucket in what was given, for what is wrong with it. */
  readonly placeOf: (index: number) => Reader;
}

/** The table of no buckets. */
export const NO_BUCKETS: BucketTable = {
  starts: new Float64Array(0),
  ends: new Float64Array(0),
  scale: 0,
  good: new Float64Array(0),
  total: new Float64Array(0),
  known: new Uint8Array(0),
  cut: 0,
  placeOf: (index) => placeIn(readerOf([], null, 'buckets'), index),
};

/** Good and all events. */
export interface Events {
  readonly good: Ratio;
  readonly total: Ratio;
}

/** The events of one bucket. */
export function eventsAt({ scale, good, total }: BucketTable, index: number): Events {
  const unit = 10n ** BigInt(scale);
  return {
    good: ratio(good[index] as number | bigint, unit),
    total: ratio(total[index] as number | bigint, unit),
  };
}

/** How many buckets have met a fate, and their events. */
export interface Sum extends Events {
  readonly buckets: number;
}

/**
 * Adds up the events of buckets by their fates, which are small numbers: in one pass, exactly.
 *
 * @param most - How many fates there are.
 */
export function sumsByFate(table: BucketTable, fates: Uint8Array, most: number): readonly Sum[] {
  const good = sumsOf(table.good, fates, most);
  const total = sumsOf(table.total, fates, most);
  const buckets = new Array<number>(most).fill(0);
  for (const fate of fates) buckets[fate] = (buckets[fate] as number) + 1;
  const unit = 10n ** BigInt(table.scale);
  return buckets.map((count, fate) => ({
    buckets: count,
    good: ratio(good[fate] as bigint, unit),
    total: ratio(total[fate] as bigint, unit),
  }));
}
