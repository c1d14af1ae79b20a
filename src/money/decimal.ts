import { Decimal as SharedDecimal } from 'decimal.js';
import { type DecimalInput, parseDecimal } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import type { RoundingMode } from '../core/rounding.js';

/**
 * A private constructor: a host that calls `Decimal.set` changes only its own. 60 digits hold every
 * product of money, percentages and day counts that a contract names; intermediate results are
 * never rounded to a currency.
 */
export const Decimal: typeof SharedDecimal = SharedDecimal.clone({
  precision: 60,
  rounding: SharedDecimal.ROUND_HALF_EVEN,
  toExpNeg: -60,
  toExpPos: 60,
  defaults: true,
});
export type Decimal = InstanceType<typeof SharedDecimal>;

/** Reads a decimal string, or a number by its shortest text. */
export function decimalOf(input: DecimalInput, path: Path = []): Decimal {
  // The parse is the check: decimal.js alone would accept hex, Infinity and NaN.
  parseDecimal(input, path);
  return new Decimal(String(input));
}

const MODES: Readonly<Record<Exclude<RoundingMode, 'halfOdd'>, SharedDecimal.Rounding>> = {
  halfAwayFromZero: SharedDecimal.ROUND_HALF_UP,
  halfEven: SharedDecimal.ROUND_HALF_EVEN,
  halfTowardPositive: SharedDecimal.ROUND_HALF_CEIL,
  halfTowardNegative: SharedDecimal.ROUND_HALF_FLOOR,
  halfTowardZero: SharedDecimal.ROUND_HALF_DOWN,
  ceiling: SharedDecimal.ROUND_CEIL,
  floor: SharedDecimal.ROUND_FLOOR,
  awayFromZero: SharedDecimal.ROUND_UP,
  towardZero: SharedDecimal.ROUND_DOWN,
};

/** Rounds to `scale` digits after the point. */
export function roundDecimal(
  value: Decimal,
  scale: number,
  mode: RoundingMode,
  path: Path = [],
): Decimal {
  if (mode === 'halfOdd') return roundHalfOdd(value, scale);
  if (!Object.hasOwn(MODES, mode)) {
    fail({
      code: 'invalid-option',
      path,
      expected: `one of ${Object.keys(MODES).join(', ')}, halfOdd`,
      received: shown(mode),
    });
  }
  return value.toDecimalPlaces(scale, MODES[mode]);
}

/** decimal.js has no half-odd: a tie goes to the neighbour that half-even does not choose. */
function roundHalfOdd(value: Decimal, scale: number): Decimal {
  const below = value.toDecimalPlaces(scale, SharedDecimal.ROUND_FLOOR);
  const above = value.toDecimalPlaces(scale, SharedDecimal.ROUND_CEIL);
  const isTie = value.minus(below).equals(above.minus(value));
  const even = value.toDecimalPlaces(scale, SharedDecimal.ROUND_HALF_EVEN);
  if (!isTie || below.equals(above)) return even;
  return even.equals(below) ? above : below;
}
