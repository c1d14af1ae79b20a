import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyCredit } from '../../../../src/credit.js';
import { asAmount, cents } from '../arbitraries.js';

const usd = (value: number) => ({ amount: asAmount(value), currency: 'USD' });
const toCents = (amount: string): number => Number(amount.replace('.', ''));

describe('applyCredit', () => {
  test('loses nothing: credit and charge are both accounted for', () => {
    const rests = fc.constantFrom('carry', 'payOut', 'lapse');
    fc.assert(
      fc.property(
        cents,
        cents,
        fc.integer({ min: 0, max: 100 }),
        rests,
        (credit, charge, limitPercent, rest) => {
          const result = applyCredit(usd(credit), usd(charge), { limitPercent, rest });
          const [applied, payable, carried, paidOut, lapsed] = [
            result.applied,
            result.payable,
            result.carried,
            result.paidOut,
            result.lapsed,
          ].map(({ amount }) => toCents(amount)) as [number, number, number, number, number];
          expect(applied + payable).toBe(charge);
          expect(applied + carried + paidOut + lapsed).toBe(credit);
          expect(applied * 100).toBeLessThanOrEqual(charge * limitPercent);
        },
      ),
    );
  });
});
