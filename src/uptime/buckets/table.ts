import { type Ratio, ratio } from '../../core/ratio.js';
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
  /** The place of a bucket in what was given. */
  readonly rowOf: (index: number) => number;
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
  rowOf: (index) => index,
};

/** Good and all events. */
export interface Events {
  readonly good: Ratio;
  readonly total: Ratio;
}

/** A count of a table as a fraction. */
export function countAt({ scale }: BucketTable, column: CountColumn, index: number): Ratio {
  return ratio(column[index] as number | bigint, 10n ** BigInt(scale));
}

/** The events of one bucket. */
export function eventsAt(table: BucketTable, index: number): Events {
  return {
    good: countAt(table, table.good, index),
    total: countAt(table, table.total, index),
  };
}

/** The events of some buckets together, exactly. */
export function eventsOf(table: BucketTable, indexes: ArrayLike<number>): Events {
  const unit = 10n ** BigInt(table.scale);
  return {
    good: ratio(sumOf(table.good, indexes), unit),
    total: ratio(sumOf(table.total, indexes), unit),
  };
}

/** Adds as the column counts: a sum of all of its numbers is exact, so one of some is. */
function sumOf(column: CountColumn, indexes: ArrayLike<number>): number | bigint {
  if (column instanceof Float64Array) {
    let sum = 0;
    for (let i = 0; i < indexes.length; i++) sum += column[indexes[i] as number] as number;
    return sum;
  }
  let sum = 0n;
  for (let i = 0; i < indexes.length; i++) sum += column[indexes[i] as number] as bigint;
  return sum;
}
