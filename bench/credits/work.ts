import type { CreditScheme } from '../../src/credit.js';
import { randomShares } from '../work.js';

export const PERIODS = 1_000_000;
export const OBJECTS = 100_000;
export const SUBSCRIPTIONS = 10_000;

/** 10 % below 99.9, 25 % below 99, all of it below 95; half of the charge at the most. */
export const SCHEME: CreditScheme = {
  target: { gte: '99.9' },
  rows: [
    { gte: '99', lt: '99.9', remedy: { percent: 10 } },
    { gte: '95', lt: '99', remedy: { percent: 25 } },
    { lt: '95', remedy: { percent: 100 } },
  ],
  caps: [{ limit: { percent: 50 } }],
};

/** Minutes of a month that were good, of all, and the charge in cents. */
export interface Periods {
  readonly good: Float64Array;
  readonly total: Float64Array;
  readonly base: Float64Array;
}

/** Most months are nearly whole; some lie on the bounds of the rows. */
export function periods(count: number): Periods {
  const share = randomShares(2_718);
  const total = new Float64Array(count).fill(43_200);
  return {
    good: total.map((minutes) => minutes - Math.floor(share() ** 4 * 4320)),
    total,
    base: total.map(() => Math.floor(share() * 100_000)),
  };
}
