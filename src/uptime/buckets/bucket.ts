import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import type { InstantInput } from '../../core/instant.js';
import type { CountsInput } from '../terms/counts.js';

/**
 * Counted events of a stretch of time, start included, end excluded: any two of `good`, `bad` and
 * `total` say the third. Counters of `null` were not read, so that nothing is known of the stretch; a
 * total of 0 says that nothing happened.
 */
export type BucketInput =
  | ({ readonly start: InstantInput; readonly end: InstantInput } & CountsInput)
  | ({ readonly startAt: InstantInput; readonly endAt: InstantInput } & CountsInput);

/** Stretches of time in columns, one row each: start included, end excluded. */
export interface StretchColumns {
  /** Epoch milliseconds. */
  readonly starts: ArrayLike<number>;
  /** Epoch milliseconds; either these or one `length`. */
  readonly ends?: ArrayLike<number> | undefined;
  /** The length of every row. */
  readonly length?: DurationInput | undefined;
}

/**
 * Buckets in columns, one row each: for large inputs. A counter of `null`, or `NaN`, which is all that
 * a typed array has for it, was not read.
 */
export interface BucketColumns extends StretchColumns {
  readonly good?: ArrayLike<DecimalInput | null> | undefined;
  readonly bad?: ArrayLike<DecimalInput | null> | undefined;
  readonly total?: ArrayLike<DecimalInput | null> | undefined;
}

/** Buckets at the border, as rows in any order or as columns. No two may overlap. */
export type BucketsInput = Iterable<BucketInput> | BucketColumns;

/** A bucket of a result: counts are exact decimals. */
export interface Bucket {
  readonly startAt: number;
  readonly endAt: number;
  readonly good: string;
  readonly total: string;
}
