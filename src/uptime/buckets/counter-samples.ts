import type { DecimalInput } from '../../core/decimal-text.js';
import type { InstantInput } from '../../core/instant.js';
import type { CountsInput } from '../terms/counts.js';

/**
 * Ever-growing counters as they showed at an instant: any two of `good`, `bad` and `total` say the third.
 * Counters of `null` are a sample that failed, or the mark that a series has gone stale.
 */
export interface CounterSample extends CountsInput {
  readonly at: InstantInput;
}

/**
 * Samples of counters in columns, one row each: for large inputs. A counter of `null`, or `NaN`, which is
 * all that a typed array has for it, is a sample that failed.
 */
export interface CounterColumns {
  /** Epoch milliseconds. */
  readonly at: ArrayLike<number>;
  readonly good?: ArrayLike<DecimalInput | null> | undefined;
  readonly bad?: ArrayLike<DecimalInput | null> | undefined;
  readonly total?: ArrayLike<DecimalInput | null> | undefined;
}

/** Samples at the border, in any order: as rows or as columns. Each instant stands once. */
export type CounterSamplesInput = Iterable<CounterSample> | CounterColumns;
