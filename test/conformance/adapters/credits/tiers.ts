import type { CreditScheme } from '../../../../src/credit.js';
import { always, answerOf, assess, moneyIn, percentOf, rowsOf, type Solve } from './parts.js';

/** A table of percentages. */
export const tieredCredit: Solve = (input) => {
  const rows = rowsOf(input.tiers, percentOf);
  return answerOf(assess(input, { rows }, { level: input.measured }), input.tiers);
};

/** Days of service, with or without a price. */
export const serviceDays: Solve = (input) => {
  const { creditDays, maxDays, monetary = input } = input;
  const rows =
    creditDays === undefined
      ? rowsOf(input.tiers, ({ days }) => ({ serviceDays: days }))
      : always({ serviceDays: creditDays });
  const scheme: CreditScheme = {
    rows,
    caps: maxDays === undefined ? [] : [{ limit: { serviceDays: maxDays } }],
    ...(monetary.divisor === undefined
      ? {}
      : { prices: { serviceDays: { baseDividedBy: monetary.divisor } } }),
  };
  const base = monetary.monthly === undefined ? {} : { base: moneyIn(monetary.monthly) };
  const level = creditDays === undefined ? input.measured : creditDays;
  return answerOf(assess(input, scheme, { ...base, level }), input.tiers);
};
