import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import { settlePeriod } from '../../../src/agreement/settle.js';
import { evaluateTicket } from '../../../src/agreement/ticket.js';
import { isSlaError } from '../../../src/core/error.js';
import { checkAgreement } from '../../../src/schema/check.js';
import { changed, facts, fullAgreement } from './arbitraries.js';

const sla = compileAgreement(fullAgreement);

/** Hundredths of a currency with two digits. */
function centsOf(amount: string): bigint {
  expect(amount).toMatch(/^\d+\.\d{2}$/);
  return BigInt(amount.replace('.', ''));
}

/** The compiled form of a document that passed both checks, or nothing. */
function compiledOrNothing(document: unknown) {
  const result = checkAgreement(document);
  if (!result.ok) return undefined;
  try {
    return compileAgreement(result.value);
  } catch (error) {
    if (isSlaError(error)) return undefined;
    throw error;
  }
}

describe('a statement', () => {
  it('has a total that is the sum of its lines, each with the digits of the currency', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const { lines, total } = settlePeriod(sla, input);
        const sum = lines.reduce((cents, { amount }) => cents + centsOf(amount.amount), 0n);
        expect(centsOf(total.amount)).toBe(sum);
      }),
    );
  });

  it('owes nothing before the end of its period, and for what was kept or is not known', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const { lines, isFinal } = settlePeriod(sla, input);
        for (const { status, amount, credit } of lines) {
          if (!isFinal) expect(credit).toBeNull();
          if (!isFinal || status !== 'missed') expect(amount.amount).toBe('0.00');
        }
      }),
    );
  });

  it('is plain data, and the same however often it is asked for', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const statement = settlePeriod(sla, input);
        expect(JSON.parse(JSON.stringify(statement))).toEqual(statement);
        expect(settlePeriod(compileAgreement(fullAgreement), input)).toEqual(statement);
      }),
    );
  });

  it('gives each verdict on a ticket to one period: the months of a year add up to the year', () => {
    const yearly = compileAgreement({
      ...fullAgreement,
      period: { unit: 'year', anchor: '2025-12-15' },
    });
    const asOf = Date.UTC(2028, 0, 1);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 10, 1) }),
            fc.integer({ min: 1, max: 5 * 86_400_000 }),
          ),
        ),
        (spans) => {
          const tickets = spans.map(([at, length], i) => ({
            id: `T-${i}`,
            events: [
              { at, type: 'updated', set: { status: 'new' } },
              { at: at + length, type: 'updated', set: { status: 'done' } },
            ],
          }));
          const charges = {
            web: { amount: '1', currency: 'EUR' },
            support: { amount: '1', currency: 'EUR' },
          };
          const verdicts = (agreement: typeof sla, periodOf: number): number => {
            const { met = 0, missed = 0 } =
              settlePeriod(agreement, { periodOf, asOf, tickets, charges }).lines[0]?.attainment ??
              {};
            return met + missed;
          };
          const months = Array.from({ length: 12 }, (_, month) =>
            verdicts(sla, Date.UTC(2025, 11 + month, 20)),
          );
          expect(months.reduce((a, b) => a + b, 0)).toBe(verdicts(yearly, Date.UTC(2026, 5, 1)));
          expect(verdicts(yearly, Date.UTC(2026, 5, 1))).toBe(spans.length);
        },
      ),
    );
  });
});

describe('an agreement that passes the check and compiles', () => {
  it('never makes an evaluation or a settlement throw for valid facts', () => {
    fc.assert(
      fc.property(changed(fullAgreement), facts, (document, input) => {
        const compiled = compiledOrNothing(document);
        if (compiled === undefined) return;
        const charged = { web: { amount: '10.05', currency: compiled.agreement.currency } };
        const named = compiled.agreement.objectives.flatMap(({ charge }) =>
          charge === undefined ? [] : [charge],
        );
        const services = compiled.services.map(({ objective }) => objective.service);
        const charges = Object.fromEntries(
          ['total', ...named, ...services].map((name) => [name, charged.web]),
        );
        const statement = settlePeriod(compiled, { ...input, charges });
        expect(statement.lines).toHaveLength(compiled.agreement.objectives.length);
        for (const ticket of input.tickets ?? [])
          evaluateTicket(compiled, ticket, { at: input.asOf });
      }),
    );
  });
});
