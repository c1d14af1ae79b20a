import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../../src/money/allocate.js';
import { asAmount, cents } from '../credit/arbitraries.js';

const toCents = (amount: string): number => Number(amount.replace('.', ''));

describe('allocate', () => {
  const ratios = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((ratio) => ratio > 0));

  test.each([
    ['largestRatio', 1],
    ['largestRemainder', 0],
  ] as const)(
    'to the %s: splits exactly, within one cent of the exact share, heavier never below lighter',
    (restTo, more) => {
      fc.assert(
        fc.property(cents, ratios, fc.boolean(), (value, weights, isNegative) => {
          const sign = isNegative ? -1 : 1;
          const money = { amount: `${isNegative ? '-' : ''}${asAmount(value)}`, currency: 'USD' };
          const shares = allocate(money, weights, { restTo }).map(
            ({ amount }) => toCents(amount) * sign,
          );
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(value);
          for (const [index, share] of shares.entries()) {
            const weight = weights[index] as number;
            // |share - value * weight / total| < 1, in whole numbers. The heaviest ratio may get a
            // cent although its share was exact: that is what largest first means.
            expect(Math.abs(share * total - value * weight)).toBeLessThan(total + more);
            if (weight === 0) expect(share === 0).toBe(true);
            for (const [other, lighter] of weights.entries()) {
              if (lighter < weight) expect(share).toBeGreaterThanOrEqual(shares[other] as number);
            }
          }
        }),
      );
    },
  );
});
