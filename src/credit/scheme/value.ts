import { add, multiply, type Ratio, ZERO } from '../../core/ratio.js';

/**
 * A worth in two parts: a share of the base and a sum of money. It is known before the base is, and
 * stays known when the base is 0: half of nothing is still half.
 */
export interface Value {
  readonly share: Ratio;
  readonly money: Ratio;
}

export const NO_VALUE: Value = { share: ZERO, money: ZERO };
export const ONLY_MONEY: Value = { share: ZERO, money: { numerator: 1n, denominator: 1n } };
export const ONE_PERCENT: Value = { share: { numerator: 1n, denominator: 100n }, money: ZERO };

/** A value that is a share of the base alone. */
export function shareValue(share: Ratio): Value {
  return { share, money: ZERO };
}

/** So many times a value. */
export function times(value: Value, count: Ratio): Value {
  return { share: product(value.share, count), money: product(value.money, count) };
}

/** Both values together. */
export function plus(a: Value, b: Value): Value {
  return { share: plusRatio(a.share, b.share), money: plusRatio(a.money, b.money) };
}

/** One value less another. */
export function minus(a: Value, b: Value): Value {
  return plus(a, times(b, MINUS_ONE));
}

const MINUS_ONE: Ratio = { numerator: -1n, denominator: 1n };

/** Multiplies; a product with nothing keeps no denominator. */
export function product(a: Ratio, b: Ratio): Ratio {
  if (a.numerator === 0n || b.numerator === 0n) return ZERO;
  return multiply(a, b);
}

/** Adds; nothing added keeps the other as it is. */
export function plusRatio(a: Ratio, b: Ratio): Ratio {
  if (a.numerator === 0n) return b;
  return b.numerator === 0n ? a : add(a, b);
}
