import { formatUnits } from './decimal-text.js';
import { type Ratio, ratio, reduce } from './ratio.js';
import { type RoundingMode, roundRatio } from './rounding.js';

/** How a fraction is written. */
export interface FractionFormat {
  /** The most digits after the point, 0 to 40. */
  readonly digits: number;
  /** How the last digit is chosen; `floor` never shows more than was reached. */
  readonly rounding: RoundingMode;
  /** Whether zeros at the end are written too, up to `digits`. @defaultValue false */
  readonly fixed?: boolean;
}

/** Digits of a figure that no decimal can hold, such as a third. */
const ENDLESS: FractionFormat = { digits: 12, rounding: 'floor' };

/** Writes a fraction: 72/5 is `'14.4'`, or `'14.40'` with two fixed digits. */
export function formatFraction(value: Ratio, format: FractionFormat): string {
  const { digits, rounding, fixed = false } = format;
  const text = formatUnits(roundRatio(value, digits, rounding), digits);
  return fixed || digits === 0 ? text : trimZeros(text);
}

/** Writes a fraction as a percentage: 999/1000 is `'99.9'`. */
export function formatPercent(value: Ratio, format: FractionFormat): string {
  return formatFraction(ratio(value.numerator * 100n, value.denominator), format);
}

/**
 * Writes a fraction as the shortest exact decimal; where no decimal is exact, 12 digits, rounded
 * down unless told otherwise: a level just below 99.9 must not show as 99.9 beside a credit.
 */
export function formatExact(value: Ratio, endless: FractionFormat = ENDLESS): string {
  const { numerator, denominator } = reduce(value);
  const digits = exactDigits(denominator);
  return digits === undefined
    ? formatFraction(value, endless)
    : formatUnits((numerator * 10n ** BigInt(digits)) / denominator, digits);
}

/** How many digits write a fraction exactly; a reduced denominator of twos and fives has an end. */
function exactDigits(denominator: bigint): number | undefined {
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
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return trimmed === '-0' ? '0' : trimmed;
}
