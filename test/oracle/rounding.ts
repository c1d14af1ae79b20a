import type { RoundingMode } from '../../src/core/rounding.js';

export const ROUNDING_MODES: readonly RoundingMode[] = [
  'halfAwayFromZero',
  'halfEven',
  'halfOdd',
  'halfTowardPositive',
  'halfTowardNegative',
  'halfTowardZero',
  'ceiling',
  'floor',
  'awayFromZero',
  'towardZero',
];

/** Which of two neighbours a mode takes, given how near they are: `true` is the upper one. */
type Choice = (lower: bigint, nearness: -1 | 0 | 1) => boolean;

const isOdd = (value: bigint): boolean => value % 2n !== 0n;
/** The nearer one; a tie is decided by the rule. Nearness is 1 when the upper one is nearer. */
const nearest =
  (tie: (lower: bigint) => boolean): Choice =>
  (lower, nearness) =>
    nearness === 0 ? tie(lower) : nearness > 0;

// The lower neighbour is negative exactly when the value between the two is negative.
const CHOICES: Readonly<Record<RoundingMode, Choice>> = {
  halfAwayFromZero: nearest((lower) => lower >= 0n),
  halfEven: nearest((lower) => isOdd(lower)),
  halfOdd: nearest((lower) => !isOdd(lower)),
  halfTowardPositive: nearest(() => true),
  halfTowardNegative: nearest(() => false),
  halfTowardZero: nearest((lower) => lower < 0n),
  ceiling: () => true,
  floor: () => false,
  awayFromZero: (lower) => lower >= 0n,
  towardZero: (lower) => lower < 0n,
};

/** Rounds `units / 10 ** scale` to `digits` after the point, in units of that last digit. */
export function roundUnits(
  units: bigint,
  scale: number,
  digits: number,
  mode: RoundingMode,
): bigint {
  if (scale <= digits) return units * 10n ** BigInt(digits - scale);
  return roundQuotient(units, 10n ** BigInt(scale - digits), mode);
}

/** Rounds `top / bottom` to a whole number; `bottom` is above 0. */
export function roundQuotient(top: bigint, bottom: bigint, mode: RoundingMode): bigint {
  const rest = ((top % bottom) + bottom) % bottom;
  const lower = (top - rest) / bottom;
  if (rest === 0n) return lower;
  const nearness = 2n * rest === bottom ? 0 : 2n * rest > bottom ? 1 : -1;
  return CHOICES[mode](lower, nearness) ? lower + 1n : lower;
}
