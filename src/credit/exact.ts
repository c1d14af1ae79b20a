import { formatUnits } from '../core/decimal-text.js';
import { add, compare, type Ratio, ratio, ZERO } from '../core/ratio.js';
import type { RoundingMode } from '../core/rounding.js';
import { roundRatio } from './round-ratio.js';

/** Digits shown of a figure that no decimal can hold, such as a third. */
const SHOWN_DIGITS = 12;

/** The sum, reduced, so that a long list does not grow its denominator without end. */
export function sumOf(values: Iterable<Ratio>): Ratio {
  let total = ZERO;
  for (const value of values) total = reduce(add(total, value));
  return total;
}

/** The smaller of two. */
export function smallerOf(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b;
}

/** The greater of two. */
export function greaterOf(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b;
}

/** Whether the value is greater than zero. */
export function isPositive(value: Ratio): boolean {
  return value.numerator > 0n;
}

/** The same fraction in lowest terms. */
function reduce(value: Ratio): Ratio {
  let a = value.numerator < 0n ? -value.numerator : value.numerator;
  let b = value.denominator;
  while (b !== 0n) [a, b] = [b, a % b];
  return a <= 1n ? value : ratio(value.numerator / a, value.denominator / a);
}

/**
 * Writes a level: as {@link decimalText}, but never more than was reached. A level just below 99.9
 * must not show as 99.9 beside a credit.
 */
export function levelDecimal(value: Ratio): string {
  return decimalText(value, 'floor');
}

/** Writes a fraction as the shortest exact decimal, or to 12 digits where no decimal is exact. */
export function decimalText(value: Ratio, mode: RoundingMode = 'halfAwayFromZero'): string {
  const { numerator, denominator } = reduce(value);
  const scale = scaleOf(denominator);
  if (scale !== undefined)
    return formatUnits((numerator * 10n ** BigInt(scale)) / denominator, scale);
  return trimZeros(formatUnits(roundRatio(value, SHOWN_DIGITS, mode), SHOWN_DIGITS));
}

/** How many digits write the fraction exactly; a reduced denominator of twos and fives has an end. */
function scaleOf(denominator: bigint): number | undefined {
  const [twos, withoutTwos] = strip(denominator, 2n);
  const [fives, rest] = strip(withoutTwos, 5n);
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function strip(value: bigint, factor: bigint): readonly [count: number, rest: bigint] {
  let count = 0;
  let rest = value;
  for (; rest % factor === 0n; rest /= factor) count++;
  return [count, rest];
}

function trimZeros(text: string): string {
  const trimmed = text.replace(/\.?0+$/, '');
  return trimmed === '-0' ? '0' : trimmed;
}
