import { type Reader, refuse } from '../../core/read.js';
import type { RawCounts } from './count-columns.js';

/** Buckets whose bounds and counters were read, before they are paired and put in order. */
export interface RawBuckets {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly counts: RawCounts;
  /** The place of a bucket, or of one of its counters. */
  readonly placeOf: (row: number, field?: keyof RawCounts) => Reader;
}

/** As many as four months of seconds. */
const MOST_ROWS = 10_000_000;

/** Refuses a list that is longer than any real one before anything is allocated for it. */
export function requireFew(reader: Reader, length: number): void {
  if (length <= MOST_ROWS) return;
  refuse(reader, {
    code: 'result-out-of-range',
    expected: `at most ${MOST_ROWS} rows`,
    received: `${length}`,
  });
}
