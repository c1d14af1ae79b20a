import { type Ratio, ratio } from '../../core/ratio.js';
import { placeIn, type Reader, readerOf } from '../../core/read.js';
import type { CountColumn } from './arithmetic.js';

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
    good: ratio(good[fate] as number | bigint, unit),
    total: ratio(total[fate] as number | bigint, unit),
  }));
}

/** Adds as the column counts: where the sum of all of its numbers is exact, so is one of some. */
function sumsOf(
  column: CountColumn,
  fates: Uint8Array,
  most: number,
): readonly (number | bigint)[] {
  if (column instanceof Float64Array) {
    const sums = new Array<number>(most).fill(0);
    for (let i = 0; i < fates.length; i++) {
      const fate = fates[i] as number;
      sums[fate] = (sums[fate] as number) + (column[i] as number);
    }
    return sums;
  }
  const sums = new Array<bigint>(most).fill(0n);
  for (let i = 0; i < fates.length; i++) {
    const fate = fates[i] as number;
    sums[fate] = (sums[fate] as bigint) + (column[i] as bigint);
  }
  return sums;
}
