import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CreditScheme } from '../../../src/credit.js';
import { assess } from '../../unit/credit/assess-scheme.js';
import { asAmount, cents, fallingTable, levels } from './arbitraries.js';

/** Freezes data all the way down, so that a change throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const field of Object.values(value)) frozen(field);
    Object.freeze(value);
  }
  return value;
}

const usd = (value: number) => ({ amount: asAmount(value), currency: 'USD' });

describe('data', () => {
  test('goes through JSON on both sides, and the input stays as it was', () => {
    fc.assert(
      fc.property(fallingTable, levels, cents, (table, level, charge) => {
        const scheme: CreditScheme = frozen({
          ...table,
          factors: [{ repeat: ['1', '1.5'] }],
          caps: [{ limit: { percent: '30' } }, { limit: { percent: 20 }, periods: 3 }],
          minimum: { amount: 1, rule: 'suppressUnlessAbove' },
        });
        const history = [{ missed: true, credit: usd(0), charge: usd(charge) }];
        const input = frozen({
          level: { good: level, total: 100_000 },
          base: usd(charge),
          history,
        });
        const result = assess(scheme, input);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        expect(
          assess(JSON.parse(JSON.stringify(scheme)), JSON.parse(JSON.stringify(input))),
        ).toEqual(result);
      }),
    );
  });
});
