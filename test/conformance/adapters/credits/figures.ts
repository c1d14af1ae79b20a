import {
  allocate,
  type Bounds,
  formatLevel,
  isWithin,
  minorDigitsOf,
} from '../../../../src/credit.js';
import { modeOf, moneyOf, type Solve, translated } from './parts.js';

/** Splits an amount, and gives out what is left as the source says. */
export const allocation: Solve = ({ minorAmount, currency, ratios, remainder }) => {
  const restTo = translated('remainder', remainder, {
    largestRatioFirstThenOrder: 'largestRatio',
    largestRemainder: 'largestRemainder',
  } as const);
  const per = `1${'0'.repeat(minorDigitsOf(currency))}`;
  const amount = formatLevel({ amount: minorAmount, per });
  const shares = allocate(
    moneyOf(amount, currency),
    ratios.map((ratio: string) => ratio),
    { restTo },
  );
  return { minorShares: shares.map((share) => BigInt(share.amount.replace('.', '')).toString()) };
};

/** Rounds a figure, and tells what rounding does to a verdict. */
export const rounding: Solve = ({ value, numerator, denominator, scale, mode, compare }) => {
  const figure = value ?? { amount: numerator, per: denominator };
  const format = { digits: scale, rounding: modeOf(mode), fixed: true };
  const rounded = formatLevel(figure, format) as string;
  if (compare === undefined) return { value: rounded };
  const target: Bounds = { gte: compare.target };
  return {
    value: rounded,
    breach: !isWithin(rounded, target),
    breachUnrounded: !isWithin(figure, target),
  };
};
