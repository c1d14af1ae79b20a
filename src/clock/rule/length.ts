import { type Reader, refuse } from '../../core/read.js';
import { duration } from '../../core/read-values.js';

/**
 * A century, as for business days. No promise is longer, and whoever looks for the deadline of one
 * walks along its calendar: a hundred million hours would be walked to the end of time.
 */
const LONGEST_LENGTH_MS: number = 36_525 * 86_400_000;

/** Reads a length in a clock rule: 0 or more, {@link LONGEST_LENGTH_MS} at most. */
export function ruleLength(reader: Reader): number {
  const value = duration(reader);
  if (value <= LONGEST_LENGTH_MS) return value;
  refuse(reader, {
    code: 'invalid-duration',
    expected: `a length of at most ${LONGEST_LENGTH_MS / 3_600_000} hours, a century`,
    hint: 'where nothing is limited, leave the field out',
  });
}
