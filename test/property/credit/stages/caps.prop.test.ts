import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assessCreditSeries,
  type CreditScheme,
  type CreditStep,
  compileScheme,
} from '../../../../src/credit.js';
import { asAmount, cents } from '../arbitraries.js';

const usd = (value: number) => ({ amount: asAmount(value), currency: 'USD' });
const toCents = (amount: string | undefined): bigint => BigInt((amount ?? '').replace('.', ''));

describe('caps over months', () => {
  const months = fc.array(fc.record({ percent: fc.integer({ min: 0, max: 100 }), charge: cents }), {
    minLength: 1,
    maxLength: 15,
  });
  const windows = fc.integer({ min: 1, max: 6 });
  const byLevel: CreditStep = {
    from: 0,
    toward: 'above',
    size: 1,
    partial: 'exact',
    each: { percent: 1 },
  };

  /** The sum of the last `count` figures up to an index. */
  const sumUpTo = (values: readonly bigint[], index: number, count: number): bigint =>
    values.slice(Math.max(0, index + 1 - count), index + 1).reduce((sum, value) => sum + value, 0n);

  test('never pay more within any window than its sum of money', () => {
    fc.assert(
      fc.property(months, windows, cents, (list, periods, limit) => {
        const scheme: CreditScheme = {
          steps: [byLevel],
          caps: [{ limit: { money: usd(limit) }, periods }],
        };
        const inputs = list.map(({ percent, charge }) => ({ level: percent, base: usd(charge) }));
        const paid = assessCreditSeries(compileScheme(scheme), inputs).periods.map(({ amount }) =>
          toCents(amount?.amount),
        );
        for (const index of paid.keys()) {
          expect(sumUpTo(paid, index, periods) <= BigInt(limit)).toBe(true);
          expect((paid[index] as bigint) >= 0n).toBe(true);
        }
      }),
    );
  });

  test('pay nothing or stay within the share of the charges of the window', () => {
    fc.assert(
      fc.property(months, windows, fc.integer({ min: 0, max: 100 }), (list, periods, share) => {
        const scheme: CreditScheme = {
          steps: [byLevel],
          caps: [{ limit: { percent: share }, periods }],
          rounding: 'towardZero',
        };
        const inputs = list.map(({ percent, charge }) => ({ level: percent, base: usd(charge) }));
        const paid = assessCreditSeries(compileScheme(scheme), inputs).periods.map(({ amount }) =>
          toCents(amount?.amount),
        );
        const charges = list.map(({ charge }) => BigInt(charge));
        for (const index of paid.keys()) {
          const isWithinCap =
            sumUpTo(paid, index, periods) * 100n <=
            sumUpTo(charges, index, periods) * BigInt(share);
          expect(isWithinCap || paid[index] === 0n).toBe(true);
        }
      }),
    );
  });
});
