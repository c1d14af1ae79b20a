import { formatUnits, powerOfTen } from './decimal-text.js';
import { type Ratio, ratio } from './ratio.js';
import { type RoundingMode, roundRatio } from './rounding.js';

/** The form in which fractions are written. */
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

/** More places than a decimal at the border can be written with: no longer text could come back. */
const MOST_PLACES = 60;

/** How many places a denominator that is a power of ten has. */
const PLACES: ReadonlyMap<number, number> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Array.from({ length: 16 }, (_, places) => [10 ** places, places]),
);

/** Writes a fraction: 72/5 is `'14.4'`, or `'14.40'` with two fixed digits. */
export function formatFraction(value: Ratio, format: FractionFormat): string {
  return formatRounded(roundRatio(value, format.digits, format.rounding), format);
}

/** Writes a fraction that was rounded: so many units of its last digit. */
export function formatRounded(units: bigint, { digits, fixed = false }: FractionFormat): string {
  const text = formatUnits(units, digits);
  return fixed || digits === 0 ? text : trimZeros(text);
}

/** Writes a fraction as a percentage: 999/1000 is `'99.9'`. */
export function formatPercent(value: Ratio, format: FractionFormat): string {
  return formatFraction(ratio(value.numerator * 100n, value.denominator), format);
}

/**
 * Writes a fraction as the shortest exact decimal; where none of at most 60 places is exact, 12
 * digits, rounded down unless told otherwise: a level just below 99.9 must not show as 99.9 beside a credit.
 */
export function formatExact(value: Ratio, endless: FractionFormat = ENDLESS): string {
  // A number that is too long to be exact is none of the powers, for those are short.
  const places = PLACES.get(Number(value.denominator));
  // Most figures are decimals as they stand: nothing has to be reduced to see it.
  if (places !== undefined) return trimZeros(formatUnits(value.numerator, places));
  // Only twos and fives below the line have an end; whatever else is there must divide away.
  const [twos, withoutTwos] = strip(value.denominator, 2n);
  const [fives, rest] = strip(withoutTwos, 5n);
  if (value.numerator % rest !== 0n) return formatFraction(value, endless);
  const digits = Math.max(twos, fives);
  if (digits > MOST_PLACES) return formatFraction(value, endless);
  const units = (value.numerator * powerOfTen(digits)) / value.denominator;
  return trimZeros(formatUnits(units, digits));
}

/** Takes a factor out as often as it is there: by its squares first, so that long powers go at once. */
function strip(value: bigint, factor: bigint): readonly [count: number, rest: bigint] {
  if (value % factor !== 0n) return [0, value];
  const [half, rest] = strip(value / factor, factor * factor);
  return rest % factor === 0n ? [2 * half + 2, rest / factor] : [2 * half + 1, rest];
}

function trimZeros(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text.endsWith('0', end)) end--;
  if (text.endsWith('.', end)) end--;
  const trimmed = text.slice(0, end);
  return trimmed === '-0' ? '0' : trimmed;
}
