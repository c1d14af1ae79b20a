import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileBonus, settleBonuses } from '../../../../src/credit.js';
import { asAmount } from '../arbitraries.js';

const eur = (cents: number) => ({ amount: asAmount(cents), currency: 'EUR' });
const toCents = ({ amount }: { readonly amount: string }): number =>
  Number(amount.replace('.', ''));

test('all that was banked was set off, lapsed, or is there; nothing is set off before it was earned', () => {
  const period = fc.record({
    level: fc.integer({ min: 90, max: 100 }),
    penalty: fc.nat({ max: 9000 }),
    deposit: fc.nat({ max: 3000 }),
  });
  fc.assert(
    fc.property(
      fc.array(period, { maxLength: 12 }),
      fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      (facts, lapseAfter) => {
        const rows = [{ gte: 98, reward: { percent: '1.7' } }];
        const terms = compileBonus({ currency: 'EUR', rows, lapseAfter });
        const base = { amount: '333.33', currency: 'EUR' };
        const settled = settleBonuses(
          terms,
          facts.map(({ level, penalty, deposit }) => ({
            level,
            base,
            penalty: eur(penalty),
            deposit: eur(deposit),
          })),
        );
        let banked = 0;
        // One pot for each period, the slow way.
        const pots: number[] = [];
        settled.forEach((one, i) => {
          const { penalty, deposit } = facts[i] as (typeof facts)[0];
          let open = penalty;
          const alive = pots.map((_, at) => lapseAfter === undefined || at + lapseAfter >= i);
          pots.forEach((pot, at) => {
            const part = alive[at] === true ? Math.min(pot, open) : 0;
            pots[at] = pot - part;
            open -= part;
          });
          expect(toCents(one.payable)).toBe(open);
          pots.push(toCents(one.bonus) + deposit);
          banked += toCents(one.bonus) + deposit - toCents(one.offset) - toCents(one.lapsed);
          expect(toCents(one.banked)).toBe(banked);
          expect(banked).toBeGreaterThanOrEqual(0);
        });
      },
    ),
  );
});
