import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import type { Agreement, CreditScheme } from '../../../src/agreement/document/document.js';
import { settlePeriod } from '../../../src/agreement/settle/settle.js';
import { facts, fullAgreement, type Settling } from './arbitraries.js';

/** Without the remedy for what nobody reported: what is not known owes nothing. */
const { whenUnknown: _, ...downtime } = (fullAgreement.remedies?.downtime ?? {}) as CreditScheme;
const agreement: Agreement = {
  ...fullAgreement,
  remedies: { ...fullAgreement.remedies, downtime },
};
const sla = compileAgreement(agreement);

/** Hundredths of a currency with two digits. */
function centsOf(amount: string): bigint {
  expect(amount).toMatch(/^\d+\.\d{2}$/);
  return BigInt(amount.replace('.', ''));
}

const settle = ({ at, ...rest }: Settling, agreement = sla) =>
  settlePeriod(agreement, rest, { at });

describe('a statement', () => {
  it('has a total that is the sum of its lines, each with the digits of the currency', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const { lines, total } = settle(input);
        const sum = lines.reduce(
          (cents, { amount }) => cents + centsOf(amount?.amount ?? '0.00'),
          0n,
        );
        expect(centsOf(total.amount)).toBe(sum);
      }),
    );
  });

  it('owes nothing before the end of its period, and for what was kept or is not known', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const { lines, status: state } = settle(input);
        const isFinal = state === 'final';
        for (const { status, amount, credit } of lines) {
          if (!isFinal) expect(credit).toBeNull();
          if (!isFinal || status !== 'missed') expect(amount?.amount).toBe('0.00');
        }
      }),
    );
  });

  it('is plain data, and the same however often it is asked for', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const statement = settle(input);
        expect(JSON.parse(JSON.stringify(statement))).toEqual(statement);
        expect(settle(input, compileAgreement(agreement))).toEqual(statement);
      }),
    );
  });

  it('gives each verdict on a ticket to one period: the months of a year add up to the year', () => {
    const yearly = compileAgreement({
      ...agreement,
      period: { unit: 'year', anchor: '2025-12-15' },
    });
    const at = Date.UTC(2028, 0, 1);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 10, 1) }),
            fc.integer({ min: 1, max: 5 * 86_400_000 }),
          ),
        ),
        (spans) => {
          const tickets = spans.map(([start, length], i) => ({
            id: `T-${i}`,
            events: [
              { at: start, type: 'updated', set: { status: 'new' } },
              { at: start + length, type: 'updated', set: { status: 'done' } },
            ],
          }));
          const charges = {
            web: { amount: '1', currency: 'EUR' },
            support: { amount: '1', currency: 'EUR' },
          };
          const verdicts = (agreement: typeof sla, periodOf: number): number => {
            const {
              met = 0,
              acceptable = 0,
              missed = 0,
            } = settle({ periodOf, at, tickets, charges }, agreement).lines[0]?.attainment ?? {};
            return met + acceptable + missed;
          };
          const months = Array.from({ length: 12 }, (_, month) =>
            verdicts(sla, Date.UTC(2025, 11 + month, 20)),
          );
          expect(months.reduce((a, b) => a + b, 0)).toBe(verdicts(yearly, Date.UTC(2026, 5, 1)));
          expect(verdicts(yearly, Date.UTC(2026, 5, 1))).toBe(spans.length);
        },
      ),
      // Due at closing time of the last day of a period, solved after the first opening of the next.
      { examples: [[[[Date.UTC(2026, 0, 13, 14, 30, 0, 1), 149_700_000]]]] },
    );
  });
});
