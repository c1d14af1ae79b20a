import { Decimal as SharedDecimal } from 'decimal.js';
import { powerOfTen } from '../core/decimal-text.js';
import type { Ratio } from '../core/ratio.js';
import type { RoundingMode } from '../core/rounding.js';

/**
 * A private constructor: a host that calls `Decimal.set` changes only its own. Nothing here computes
 * with it, so its precision never cuts anything: reading and rounding to places keep all digits.
 */
export const Decimal: typeof SharedDecimal = /* @__PURE__ */ SharedDecimal.clone({
  defaults: true,
});
export type Decimal = InstanceType<typeof SharedDecimal>;

/**
 * A fraction as a decimal that every mode rounds to `scale` digits as it would round the fraction.
 *
 * One digit beyond the scale tells below, at or above the middle, unless something is left after it:
 * a half that looks exact would be a tie, and is none. Such a rest is kept as one more digit, a 1,
 * whatever its size. Where nothing is left the decimal is the fraction, so ties stay ties.
 */
export function toDecimal({ numerator, denominator }: Ratio, scale: number): Decimal {
  const isNegative = numerator < 0n;
  const shifted = (isNegative ? -numerator : numerator) * powerOfTen(scale + 1);
  const digits = shifted / denominator;
  const isExact = digits * denominator === shifted;
  const text = isExact ? `${digits}e-${scale + 1}` : `${digits}1e-${scale + 2}`;
  return new Decimal(isNegative ? `-${text}` : text);
}

/**
 * Our modes by the numbers that decimal.js gives its own; reading them off its constructor here would
 * keep the package in every bundle.
 */
const MODES: Readonly<Record<Exclude<RoundingMode, 'halfOdd'>, SharedDecimal.Rounding>> = {
  awayFromZero: 0,
  towardZero: 1,
  ceiling: 2,
  floor: 3,
  halfAwayFromZero: 4,
  halfTowardZero: 5,
  halfEven: 6,
  halfTowardPositive: 7,
  halfTowardNegative: 8,
};

/**
 * Rounds to `scale` digits after the point and writes them all. Nobody owes minus nothing: what is
 * rounded to 0 has no sign.
 */
export function roundedText(value: Decimal, scale: number, mode: RoundingMode): string {
  const text = value.toFixed(scale, mode === 'halfOdd' ? oddRounding(value, scale) : MODES[mode]);
  return text.startsWith('-') && !/[1-9]/.test(text) ? text.slice(1) : text;
}

/**
 * decimal.js has no half-odd. Only at a tie do half-up and half-down disagree; there the odd
 * neighbour is the one of them that half-even does not choose.
 */
function oddRounding(value: Decimal, scale: number): SharedDecimal.Rounding {
  const up = value.toFixed(scale, MODES.halfAwayFromZero);
  const even = value.toFixed(scale, MODES.halfEven);
  return up === even ? MODES.halfTowardZero : MODES.halfAwayFromZero;
}
