import { type Reader, refuse } from '../../core/read.js';
import { durationArgument } from '../../core/read-values.js';

/** Reads a length as an argument of a call that cannot be 0: a window, a lookback. */
export function lengthAboveNothing(reader: Reader): number {
  const length = durationArgument(reader);
  if (length > 0) return length;
  refuse(reader, { code: 'invalid-duration', expected: 'a length above 0' });
}
