import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyCredits, compileApplication } from '../../../../src/credit.js';
import { asAmount } from '../arbitraries.js';

const usd = (cents: number) => ({
  amount: `${cents < 0 ? '-' : ''}${asAmount(Math.abs(cents))}`,
  currency: 'USD',
});
const toCents = ({ amount }: { readonly amount: string }): number =>
  Number(amount.replace('.', ''));
const period = fc.nat({ max: 8 });
const thing = (least: number) =>
  fc.record({ cents: fc.integer({ min: least, max: 20_000 }), period, eligible: fc.boolean() });

test('what is applied, carried, paid out and lapsed is each credit, and a slow walk applies the same', () => {
  fc.assert(
    fc.property(
      fc.array(thing(0), { maxLength: 6 }),
      fc.array(thing(-5000), { maxLength: 8 }),
      fc.record({
        limitPercent: fc.integer({ min: 0, max: 100 }),
        from: fc.constantFrom('nextPeriod', 'samePeriod'),
        lapseAfter: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
        atEnd: fc.constantFrom('carry', 'payOut', 'lapse'),
      }),
      fc.boolean(),
      (credits, invoices, rule, ended) => {
        const result = applyCredits(compileApplication(rule), {
          currency: 'USD',
          credits: credits.map(({ cents, period }, i) => ({
            id: `c${i}`,
            amount: usd(cents),
            period,
          })),
          invoices: invoices.map(({ cents, period, eligible }, i) => ({
            id: `i${i}`,
            amount: usd(cents),
            period,
            eligible,
          })),
          through: 8,
          ended,
        });
        // Cent by cent: each invoice, in the order of periods, asks every credit in its order.
        const left = credits.map(({ cents }) => cents);
        const byPeriod = <T extends { period: number }>(list: readonly T[]) =>
          list.map((one, index) => ({ one, index })).sort((a, b) => a.one.period - b.one.period);
        const payable = invoices.map(({ cents }) => cents);
        for (const { one: bill, index } of byPeriod(invoices)) {
          if (!bill.eligible || bill.cents <= 0) continue;
          let room = Math.floor((bill.cents * rule.limitPercent) / 100);
          for (const { one: given, index: at } of byPeriod(credits)) {
            const first = given.period + (rule.from === 'nextPeriod' ? 1 : 0);
            const last = given.period + (rule.lapseAfter ?? 99);
            if (bill.period < first || bill.period > last) continue;
            const part = Math.min(room, left[at] as number);
            room -= part;
            (left[at] as number) -= part;
            (payable[index] as number) -= part;
          }
        }
        expect(result.invoices.map((bill) => toCents(bill.payable))).toEqual(payable);
        result.credits.forEach(({ applied, carried, paidOut, lapsed }, i) => {
          const { cents, period } = credits[i] as { cents: number; period: number };
          const rest = left[i] as number;
          expect(toCents(applied)).toBe(cents - rest);
          const isLapsed = period + (rule.lapseAfter ?? 99) <= 8;
          const where = isLapsed ? 'lapse' : ended ? rule.atEnd : 'carry';
          expect([carried, paidOut, lapsed].map(toCents)).toEqual(
            ['carry', 'payOut', 'lapse'].map((one) => (one === where ? rest : 0)),
          );
        });
      },
    ),
  );
});
