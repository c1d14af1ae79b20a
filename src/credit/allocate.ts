import { type DecimalInput, formatUnits } from '../core/decimal-text.js';
import { fail, shown } from '../core/error.js';
import { compare, divide, multiply, type Ratio, ratio, ratioOf } from '../core/ratio.js';
import { type Money, type MoneyInput, minorDigitsOf } from '../money/money.js';
import { listOf } from './choice.js';
import { sumOf } from './exact.js';
import { readMoney } from './rounding.js';

/**
 * Splits an amount by ratios without losing a minor unit: over regions, invoices or objectives.
 *
 * Every share is cut to the minor unit; what is left goes out one unit at a time, the largest ratio
 * first, then in the order of the input. A ratio of zero gets nothing. Negative amounts mirror
 * positive ones.
 *
 * @param money - The amount, in whole minor units of its currency.
 * @param ratios - The weights, 0 or more; they need not add up to anything.
 * @returns One share per ratio; together exactly the amount.
 * @throws {@link SlaError} `invalid-option` for no ratios, a negative one or only zeros;
 * `invalid-money` for an amount finer than its currency; `invalid-decimal`.
 * @example
 * import { allocate } from 'slakit'
 * allocate({ amount: '10.03', currency: 'USD' }, [1, 1, 1]).map((share) => share.amount) // => ['3.35', '3.34', '3.34']
 * allocate({ amount: '0.05', currency: 'USD' }, [0, 2, 1]).map((share) => share.amount) // => ['0.00', '0.04', '0.01']
 */
export function allocate(money: MoneyInput, ratios: readonly DecimalInput[]): Money[] {
  const { value, currency } = readMoney(money, ['money']);
  const scale = minorDigitsOf(currency);
  const total = minorUnitsOf(value, scale, money);
  const weights = readWeights(ratios);
  const sum = sumOf(weights);
  const shares = weights.map((weight) => cut(divide(multiply(ratio(total), weight), sum)));
  let left = total - shares.reduce((added, share) => added + share, 0n);
  const unit = left < 0n ? -1n : 1n;
  for (const index of byWeight(weights)) {
    if (left === 0n) break;
    shares[index] = (shares[index] ?? 0n) + unit;
    left -= unit;
  }
  return shares.map((share) => ({ amount: formatUnits(share, scale), currency }));
}

function minorUnitsOf(value: Ratio, scale: number, money: MoneyInput): bigint {
  const units = value.numerator * 10n ** BigInt(scale);
  if (units % value.denominator !== 0n) {
    fail({
      code: 'invalid-money',
      path: ['money', 'amount'],
      expected: `an amount of at most ${scale} digits after the point`,
      received: shown(money.amount),
      hint: 'round it first, with roundMoney',
    });
  }
  return units / value.denominator;
}

function readWeights(ratios: readonly DecimalInput[]): readonly Ratio[] {
  const weights = listOf(ratios, ['ratios']).map((weight, index) =>
    ratioOf(weight, ['ratios', index]),
  );
  const negative = weights.findIndex(({ numerator }) => numerator < 0n);
  if (negative >= 0) {
    fail({
      code: 'invalid-option',
      path: ['ratios', negative],
      expected: 'a ratio of 0 or more',
      received: shown(ratios[negative]),
    });
  }
  if (!weights.some(({ numerator }) => numerator > 0n)) {
    fail({
      code: 'invalid-option',
      path: ['ratios'],
      expected: 'at least one ratio above 0',
      received: shown(ratios),
    });
  }
  return weights;
}

/** Cuts toward zero. */
function cut(value: Ratio): bigint {
  return value.numerator / value.denominator;
}

/** The indexes of positive weights, heaviest first; the sort is stable, so equals keep their order. */
function byWeight(weights: readonly Ratio[]): readonly number[] {
  const positive = weights.flatMap((weight, index) =>
    weight.numerator > 0n ? [{ weight, index }] : [],
  );
  return positive.sort((a, b) => compare(b.weight, a.weight)).map(({ index }) => index);
}
