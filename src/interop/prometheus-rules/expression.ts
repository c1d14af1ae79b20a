import { formatFraction } from '../../core/fraction-text.js';
import { compare, type Ratio, ratioOf } from '../../core/ratio.js';
import { type Reader, refuse } from '../../core/read.js';
import { text } from '../../core/read-values.js';

/** Where the window of a query is put. */
export const WINDOW = '$window';

/** Reads a query of PromQL with a place for the window. */
export function query(reader: Reader): string {
  const value = text(reader);
  if (value.includes(WINDOW)) return value.trim();
  refuse(reader, {
    code: 'invalid-option',
    expected: `a query with ${WINDOW} where the window stands`,
    hint: `such as sum(rate(http_errors_total[${WINDOW}]))`,
  });
}

const PARTS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** Writes a length as Prometheus does: `1h30m`. */
export function prometheusLength(ms: number): string {
  let [text, left] = ['', ms];
  for (const [unit, length] of PARTS) {
    const count = Math.floor(left / length);
    if (count === 0) continue;
    text += `${count}${unit}`;
    left -= count * length;
  }
  return text;
}

/** More digits than a number of Prometheus tells apart, in any share. */
const DIGITS = 20;

/** Writes a share as a number, and tells whether it is exact; else it is rounded up. */
export function shareText(share: Ratio): { readonly text: string; readonly isExact: boolean } {
  const text = formatFraction(share, { digits: DIGITS, rounding: 'ceiling' });
  return { text, isExact: compare(ratioOf(text), share) === 0 };
}
