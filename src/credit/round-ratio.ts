import { fail, type Path, shown } from '../core/error.js';
import { floor, type Ratio, ratio } from '../core/ratio.js';
import type { RoundingMode } from '../core/rounding.js';

/** What a rounding mode sees of a value that lies between two neighbours. */
interface Between {
  readonly isNegative: boolean;
  readonly lowerIsOdd: boolean;
  /** Negative, zero or positive as the value is below, at or above the middle. */
  readonly fromMiddle: number;
}

const LARGEST_SCALE = 40;

/** Whether the upper neighbour is taken. */
const TAKES_UPPER: Readonly<Record<RoundingMode, (value: Between) => boolean>> = {
  floor: () => false,
  ceiling: () => true,
  towardZero: (value) => value.isNegative,
  awayFromZero: (value) => !value.isNegative,
  halfTowardNegative: (value) => value.fromMiddle > 0,
  halfTowardPositive: (value) => value.fromMiddle >= 0,
  halfTowardZero: (value) => value.fromMiddle > 0 || (value.fromMiddle === 0 && value.isNegative),
  halfAwayFromZero: (value) =>
    value.fromMiddle > 0 || (value.fromMiddle === 0 && !value.isNegative),
  halfEven: (value) => value.fromMiddle > 0 || (value.fromMiddle === 0 && value.lowerIsOdd),
  halfOdd: (value) => value.fromMiddle > 0 || (value.fromMiddle === 0 && !value.lowerIsOdd),
};

/**
 * Rounds a fraction to units of `10 ** -scale`. It works on the fraction itself: a third of 0.015
 * is a tie, and any decimal of finite length misses it.
 */
export function roundRatio(
  value: Ratio,
  scale: number,
  mode: RoundingMode,
  path: Path = [],
): bigint {
  if (!Number.isInteger(scale) || scale < 0 || scale > LARGEST_SCALE) {
    fail({
      code: 'invalid-option',
      path: [...path, 'scale'],
      expected: `a whole number from 0 to ${LARGEST_SCALE}`,
      received: shown(scale),
    });
  }
  if (!Object.hasOwn(TAKES_UPPER, mode)) {
    fail({
      code: 'invalid-option',
      path: [...path, 'mode'],
      expected: `one of ${Object.keys(TAKES_UPPER).join(', ')}`,
      received: shown(mode),
    });
  }
  const shifted = ratio(value.numerator * 10n ** BigInt(scale), value.denominator);
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
