import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earnBack } from '../../../../src/credit.js';
import { asAmount, cents } from '../arbitraries.js';

const usd = (value: number) => ({ amount: asAmount(value), currency: 'USD' });
const toCents = (amount: string): number => Number(amount.replace('.', ''));

describe('earnBack', () => {
  test('never returns more than the credit, never takes back, and both parts add up', () => {
    // A third of the credit at most for each of three: stages never return more than all of it.
    const stages = fc.array(
      fc.record({
        periods: fc.integer({ min: 1, max: 6 }),
        returnPercent: fc.integer({ min: 0, max: 33 }),
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
