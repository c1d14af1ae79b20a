import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, applyCredit, checkTermination, earnBack } from '../../../src/credit.js';
import { asAmount, cents } from './arbitraries.js';

const usd = (value: number) => ({ amount: asAmount(value), currency: 'USD' });
const toCents = (amount: string): number => Number(amount.replace('.', ''));

describe('allocate', () => {
  const ratios = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((ratio) => ratio > 0));

  it('splits exactly, within one cent of the exact share, heavier never below lighter', () => {
    fc.assert(
      fc.property(cents, ratios, fc.boolean(), (value, weights, isNegative) => {
        const sign = isNegative ? -1 : 1;
        const money = { amount: `${isNegative ? '-' : ''}${asAmount(value)}`, currency: 'USD' };
        const shares = allocate(money, weights).map(({ amount }) => toCents(amount) * sign);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(value);
        for (const [index, share] of shares.entries()) {
          const weight = weights[index] as number;
          // |share - value * weight / total| <= 1, in whole numbers. The heaviest ratio may get a
          // cent although its share was exact: that is what largest first means.
          expect(Math.abs(share * total - value * weight)).toBeLessThanOrEqual(total);
          if (weight === 0) expect(share === 0).toBe(true);
          for (const [other, lighter] of weights.entries()) {
            if (lighter < weight) expect(share).toBeGreaterThanOrEqual(shares[other] as number);
          }
        }
      }),
    );
  });
});

describe('earnBack', () => {
  it('never returns more than the credit, never takes back, and both parts add up', () => {
    const stages = fc.array(
      fc.record({
        periods: fc.integer({ min: 1, max: 6 }),
        returnPercent: fc.integer({ min: 1, max: 100 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(
        cents,
        stages,
        fc.array(fc.boolean(), { maxLength: 8 }),
        (value, list, following) => {
          const after = (count: number) => {
            const result = earnBack(
              { stages: list },
              { credit: usd(value), following: following.slice(0, count) },
            );
            return [toCents(result.earnedBack.amount), toCents(result.net.amount)] as const;
          };
          let before = 0;
          for (let count = 0; count <= following.length; count++) {
            const [back, net] = after(count);
            expect(back + net).toBe(value);
            expect(net).toBeGreaterThanOrEqual(0);
            expect(back).toBeGreaterThanOrEqual(before);
            before = back;
          }
        },
      ),
    );
  });
});

describe('applyCredit', () => {
  it('loses nothing: credit and charge are both accounted for', () => {
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

describe('checkTermination', () => {
  it('finds the first window that a search over all windows finds', () => {
    const history = fc.array(fc.boolean(), { maxLength: 20 });
    const size = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(history, size, size, (misses, atLeast, window) => {
        const ends = misses.flatMap((_, end) => {
          let count = 0;
          for (let index = Math.max(0, end - window + 1); index <= end; index++)
            count += misses[index] === true ? 1 : 0;
          return count >= atLeast ? [end] : [];
        });
        const found = checkTermination(
          [{ kind: 'count', atLeast, window }],
          misses.map((missed) => ({ missed })),
        );
        expect(found.atIndex).toBe(ends[0] ?? null);
      }),
    );
  });
});
