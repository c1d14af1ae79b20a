import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CreditScheme } from '../../../../src/credit.js';
import { assess } from '../../../unit/credit/assess-scheme.js';
import {
  asAmount,
  asLevel,
  cents,
  fallingTable,
  holdsIn,
  levels,
  looseRows,
} from '../arbitraries.js';

const usd = (value: number) => ({ amount: asAmount(value), currency: 'USD' });
const toCents = (amount: string | undefined): bigint => BigInt((amount ?? '').replace('.', ''));

describe('rows', () => {
  test('decide as a search over whole numbers does', () => {
    fc.assert(
      fc.property(looseRows, levels, (rows, level) => {
        const matches = rows.filter((row) => holdsIn(row, level));
        const result = assess({ rows }, { level: asLevel(level), base: usd(100) });
        const [only] = matches;
        if (only === undefined) expect(result.status).toBe('uncovered');
        else if (matches.length > 1) expect(result.status).toBe('overlap');
        else
          expect(result.creditPercent).toBe(String((only.remedy as { percent: number }).percent));
      }),
    );
  });

  test('of a falling table never owe more for a better level', () => {
    fc.assert(
      fc.property(fallingTable, levels, levels, cents, (scheme, a, b, charge) => {
        const owed = (level: number) =>
          toCents(assess(scheme, { level: asLevel(level), base: usd(charge) }).amount?.amount);
        expect(owed(Math.max(a, b)) <= owed(Math.min(a, b))).toBe(true);
      }),
    );
  });

  test('give the same in any order when they are disjoint', () => {
    const shuffled = fallingTable.chain((scheme) =>
      fc.tuple(
        fc.constant(scheme),
        fc.shuffledSubarray([...(scheme.rows ?? [])], { minLength: scheme.rows?.length ?? 0 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, levels, ([scheme, rows], level) => {
        const answer = (one: CreditScheme) => {
          const { status, amount } = assess(one, {
            level: asLevel(level),
            base: usd(12_345),
          });
          return { status, amount };
        };
        expect(answer({ ...scheme, rows })).toEqual(answer(scheme));
      }),
    );
  });
});
