import { type DecimalInput, formatUnits } from '../core/decimal-text.js';
import { shown } from '../core/error.js';
import { compare, divide, multiply, type Ratio, ratio, sum } from '../core/ratio.js';
import { type FieldsOf, type Reader, readerOf, refuse } from '../core/read.js';
import { listOf, optional, readFields } from '../core/read-parts.js';
import { amount, word } from '../core/read-values.js';
import { minorDigitsOf } from './currency.js';
import { type Money, type MoneyInput, minorUnitsOf, readMoney, writtenValue } from './money.js';

/** Options of `allocate`. */
export interface AllocateOptions {
  /**
   * Who gets the minor units that cutting left: the largest ratios (the method of dinero.js), or those
   * of which cutting took most (the method of Hamilton). Among equals the first.
   *
   * @defaultValue `'largestRatio'`
   */
  readonly restTo?: 'largestRatio' | 'largestRemainder' | undefined;
}

/**
 * Splits an amount by ratios without losing a minor unit: over regions, invoices or objectives.
 *
 * Every share is cut to the minor unit; what is left goes out one unit at a time, the largest ratio or
 * the largest remainder first, then in the order of the input. A ratio of zero gets nothing. Negative
 * amounts mirror positive ones.
 *
 * @param money - The amount, in whole minor units of its currency.
 * @param ratios - The weights, 0 or more; they need not add up to anything.
 * @param options - Who gets what cutting left.
 * @returns One share per ratio; together exactly the amount.
 * @throws {@link SlaError} `invalid-option` for no ratios, a negative one or only zeros;
 * `invalid-money` for an amount finer than its currency; `invalid-decimal`, `invalid-type`,
 * `missing-field`, `unknown-field`.
 * @example
 * import { allocate } from 'slakit'
 * allocate({ amount: '10.03', currency: 'USD' }, [1, 1, 1]).map((share) => share.amount) // => ['3.35', '3.34', '3.34']
 * allocate({ amount: '0.05', currency: 'USD' }, [0, 2, 1]).map((share) => share.amount) // => ['0.00', '0.04', '0.01']
 * const fifty = { amount: '50.00', currency: 'USD' }
 * allocate(fifty, [30, 40]).map((share) => share.amount) // => ['21.42', '28.58']
 * allocate(fifty, [30, 40], { restTo: 'largestRemainder' }).map((share) => share.amount) // => ['21.43', '28.57']
 */
export function allocate(
  money: MoneyInput,
  ratios: readonly DecimalInput[],
  options: AllocateOptions = {},
): Money[] {
  const units = readMinorUnits(readerOf(money, null, 'money'));
  const weights = readWeights(readerOf(ratios, null, 'ratios'));
  const { restTo } = readFields(readerOf(options, null, 'options'), 'options', OPTION_FIELDS);
  return shareOut(units, weights, restTo);
}

const OPTION_FIELDS = {
  restTo: /* @__PURE__ */ optional(
    /* @__PURE__ */ word(['largestRatio', 'largestRemainder']),
    'largestRatio',
  ),
} satisfies FieldsOf<AllocateOptions>;

/**
 * As {@link allocate} by the largest remainder, of an amount that was written here and exact weights.
 *
 * @param weights - One of them above 0.
 */
export function allocateExactly(money: Money, weights: readonly Ratio[]): Money[] {
  const { currency } = money;
  const total = minorUnitsOf(writtenValue(money), currency) as bigint;
  return shareOut({ total, scale: minorDigitsOf(currency), currency }, weights, 'largestRemainder');
}

function shareOut(
  { total, scale, currency }: MinorUnits,
  weights: readonly Ratio[],
  restTo: NonNullable<AllocateOptions['restTo']>,
): Money[] {
  const all = sum(weights);
  const exact = weights.map((weight) => divide(multiply(ratio(total), weight), all));
  const shares = exact.map(cut);
  let left = total - shares.reduce((added, share) => added + share, 0n);
  const unit = left < 0n ? -1n : 1n;
  for (const index of heaviestFirst(restTo === 'largestRatio' ? weights : exact.map(remainder))) {
    if (left === 0n) break;
    shares[index] = (shares[index] ?? 0n) + unit;
    left -= unit;
  }
  return shares.map((share) => ({ amount: formatUnits(share, scale), currency }));
}

/** What cutting takes, without its sign. */
function remainder({ numerator, denominator }: Ratio): Ratio {
  const rest = numerator % denominator;
  return { numerator: rest < 0n ? -rest : rest, denominator };
}

interface MinorUnits {
  readonly total: bigint;
  readonly scale: number;
  readonly currency: string;
}

function readMinorUnits(reader: Reader): MinorUnits {
  const { value, currency } = readMoney(reader);
  const scale = minorDigitsOf(currency);
  const total = minorUnitsOf(value, currency);
  if (total !== null) return { total, scale, currency };
  refuse(reader, {
    code: 'invalid-money',
    expected: `an amount of at most ${scale} digits after the point`,
    received: shown((reader.value as MoneyInput).amount),
    hint: 'round it first, with roundMoney',
  });
}

const readRatios = /* @__PURE__ */ listOf('ratios', amount);

function readWeights(reader: Reader): readonly Ratio[] {
  const weights = readRatios(reader);
  if (weights.some(({ numerator }) => numerator > 0n)) return weights;
  refuse(reader, { code: 'invalid-option', expected: 'at least one ratio above 0' });
}

/** Cuts toward zero. */
function cut(value: Ratio): bigint {
  return value.numerator / value.denominator;
}

/**
 * The indexes, heaviest first; the sort is stable, so equals keep their order. Cutting takes less than a
 * unit of each weight above 0 and nothing of the others, so what is left is out before it comes to them.
 */
function heaviestFirst(weights: readonly Ratio[]): readonly number[] {
  return weights
    .map((weight, index) => ({ weight, index }))
    .sort((a, b) => compare(b.weight, a.weight))
    .map(({ index }) => index);
}
