import { type FractionFormat, formatExact, formatFraction } from '../core/fraction-text.js';
import type { Ratio } from '../core/ratio.js';

const READABLE: FractionFormat = { digits: 12, rounding: 'halfAwayFromZero' };

/** A figure that no decimal can hold is rounded for reading. */
export function figureText(value: Ratio): string {
  // Most figures of most assessments.
  if (value.numerator === 0n) return '0';
  return formatExact(value, READABLE);
}

/** A figure as the nearest number, with as many digits as are read. */
export function figureNumber(value: Ratio): number {
  return Number(formatFraction(value, READABLE));
}

/** A level is cut, never rounded up: just below 99.9 must not show as 99.9 beside a credit. */
export function cutText(level: Ratio): string {
  return formatExact(level);
}

/** A level as {@link cutText}; none stays none. */
export function levelText(level: Ratio | null): string | null {
  return level === null ? null : cutText(level);
}
