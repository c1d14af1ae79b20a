import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import { ticketChangesBetween } from '../../../src/agreement/ticket/changes.js';
import { advanceTicket, reportTicket, startTicket } from '../../../src/agreement/ticket/fold.js';
import { attributeTicket, traceTicket } from '../../../src/agreement/ticket/questions.js';
import { evaluateTicket } from '../../../src/agreement/ticket/ticket.js';
import { fullAgreement, tickets } from './arbitraries.js';

const sla = compileAgreement(fullAgreement);

/** A log in the order of its instants, and an instant at or after its last event. */
const known = tickets.chain((ticket) => {
  const events = [...ticket.events].sort((a, b) => (a.at as number) - (b.at as number));
  const last = (events.at(-1)?.at as number | undefined) ?? Date.UTC(2026, 5, 1);
  return fc
    .integer({ min: last, max: last + 30 * 86_400_000 })
    .map((at) => ({ ticket: { ...ticket, events }, at }));
});

describe('a ticket', () => {
  it('is the same folded event by event as evaluated whole, but for what changed nothing', () => {
    fc.assert(
      fc.property(known, ({ ticket, at }) => {
        const state = ticket.events.reduce(
          (before, event) => advanceTicket(sla, JSON.parse(JSON.stringify(before)), event),
          startTicket(sla, { id: ticket.id }),
        );
        const whole = evaluateTicket(sla, ticket, { at });
        const objectives = whole.objectives.map(({ objectiveId, report }) => ({
          objectiveId,
          report: { ...report, ignored: [] },
        }));
        expect(reportTicket(sla, state, { at })).toEqual({ ...whole, objectives });
      }),
    );
  });

  it('is told nothing twice: the changes up to an instant are those before it and those since', () => {
    fc.assert(
      fc.property(known, fc.double({ min: 0, max: 1, noNaN: true }), ({ ticket, at }, part) => {
        const first = (ticket.events[0]?.at as number | undefined) ?? at;
        const between = Math.floor(first + (at - first) * part);
        const then = evaluateTicket(sla, ticket, { at: between });
        const now = evaluateTicket(sla, ticket, { at });
        const keys = (changes: readonly { readonly key: string }[]) =>
          changes.map(({ key }) => key);
        const all = keys(ticketChangesBetween(null, now)).filter(
          (key) => !key.includes('due-moved'),
        );
        const told = new Set([
          ...keys(ticketChangesBetween(null, then)),
          ...keys(ticketChangesBetween(then, now)),
        ]);
        for (const key of all) expect(told).toContain(key);
        const again = keys(ticketChangesBetween(then, now));
        expect(new Set(again).size).toBe(again.length);
      }),
    );
  });

  it('counts in its trace and by its attributes what its report says that it used', () => {
    fc.assert(
      fc.property(known, ({ ticket, at }) => {
        const { objectives } = evaluateTicket(sla, ticket, { at });
        const traces = traceTicket(sla, ticket, { at });
        const attributed = attributeTicket(sla, ticket, { at, field: 'status' });
        expect(traces.map(({ objectiveId }) => objectiveId)).toEqual(
          objectives.map(({ objectiveId }) => objectiveId),
        );
        objectives.forEach(({ report }, i) => {
          const elapsed = report.cycles.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
          const counted = (attributed[i]?.values ?? []).reduce(
            (sum, { countedMs }) => sum + countedMs,
            0,
          );
          expect(counted).toBe(elapsed);
        });
      }),
    );
  });
});
