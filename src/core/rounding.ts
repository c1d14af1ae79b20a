import { powerOfTen } from './decimal-text.js';
import { floor, type Ratio, ratio } from './ratio.js';

/**
 * The direction in which a figure is rounded to its scale. The names say it, because libraries
 * disagree on what `up` means for a negative line.
 */
export type RoundingMode =
  | 'halfAwayFromZero'
  | 'halfEven'
  | 'halfOdd'
  | 'halfTowardPositive'
  | 'halfTowardNegative'
  | 'halfTowardZero'
  | 'ceiling'
  | 'floor'
  | 'awayFromZero'
  | 'towardZero';

/** What a rounding mode sees of a value that lies between two neighbours. */
interface Between {
  readonly isNegative: boolean;
  readonly lowerIsOdd: boolean;
  /** Negative, zero or positive as the value is below, at or above the middle. */
  readonly fromMiddle: number;
}

/** Whether the upper neighbour is taken: the one table of rounding modes. */
const TAKES_UPPER: Readonly<Record<RoundingMode, (value: Between) => boolean>> = {
  halfAwayFromZero: ({ fromMiddle, isNegative }) =>
    fromMiddle > 0 || (fromMiddle === 0 && !isNegative),
  halfEven: ({ fromMiddle, lowerIsOdd }) => fromMiddle > 0 || (fromMiddle === 0 && lowerIsOdd),
  halfOdd: ({ fromMiddle, lowerIsOdd }) => fromMiddle > 0 || (fromMiddle === 0 && !lowerIsOdd),
  halfTowardPositive: ({ fromMiddle }) => fromMiddle >= 0,
  halfTowardNegative: ({ fromMiddle }) => fromMiddle > 0,
  halfTowardZero: ({ fromMiddle, isNegative }) =>
    fromMiddle > 0 || (fromMiddle === 0 && isNegative),
  ceiling: () => true,
  floor: () => false,
  awayFromZero: ({ isNegative }) => !isNegative,
  towardZero: ({ isNegative }) => isNegative,
};

/** All modes, for readers of options. */
export const ROUNDING_MODES: readonly RoundingMode[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(TAKES_UPPER) as RoundingMode[],
);

/** More digits than any contract shows; a reader of options refuses what lies beyond. */
export const MOST_DIGITS = 40;

/**
 * Rounds a fraction to units of `10 ** -scale`. It works on the fraction itself: a third of 0.015 is
 * a tie, and any decimal of finite length misses it.
 */
export function roundRatio(value: Ratio, scale: number, mode: RoundingMode): bigint {
  const shifted = ratio(value.numerator * powerOfTen(scale), value.denominator);
  const lower = floor(shifted);
  const rest = shifted.numerator - lower * shifted.denominator;
  if (rest === 0n) return lower;
  const twice = 2n * rest;
  const takesUpper = TAKES_UPPER[mode]({
    isNegative: shifted.numerator < 0n,
    lowerIsOdd: lower % 2n !== 0n,
    fromMiddle: twice < shifted.denominator ? -1 : twice > shifted.denominator ? 1 : 0,
  });
  return takesUpper ? lower + 1n : lower;
}

/**
 * As {@link roundRatio}, of a quotient of whole numbers to whole units: both 0 or more, and so small that a
 * number holds them exactly.
 */
export function roundQuotient(numerator: number, denominator: number, mode: RoundingMode): number {
  // The quotient of such numbers is never rounded up to a whole one.
  const lower = Math.floor(numerator / denominator);
  const rest = numerator - lower * denominator;
  if (rest === 0) return lower;
  const fromMiddle = rest - (denominator - rest);
  const takesUpper = TAKES_UPPER[mode]({
    isNegative: false,
    lowerIsOdd: lower % 2 !== 0,
    fromMiddle,
  });
  return takesUpper ? lower + 1 : lower;
}
