import { expect } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import type { Agreement } from '../../../src/agreement/document/document.js';
import { settlePeriod } from '../../../src/agreement/settle/settle.js';
import { attributeTicket, traceTicket } from '../../../src/agreement/ticket/questions.js';
import { evaluateTicket, type Ticket } from '../../../src/agreement/ticket/ticket.js';
import { countdownsOf } from '../../../src/report/to-countdown.js';
import { explainTicket } from '../../../src/report/words/explain-ticket.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 10, 8);

/** A ticket that meets with most of what an agreement may say. */
const ticket: Ticket = {
  id: 'T-1',
  events: [
    { at: START, type: 'created', set: { status: 'new', priority: 1, tier: 'a', since: START } },
    { at: START + HOUR, type: 'updated', set: { status: 'waiting' } },
    { at: START + 9 * HOUR, type: 'updated', set: { status: 'new', priority: 2, tier: 'b' } },
    { at: START + 20 * HOUR, type: 'updated', set: { agreed: '2026-03-20T12:00:00Z' } },
    { at: START + 30 * HOUR, type: 'updated', set: { status: 'done' } },
    { at: START + 31 * HOUR, type: 'updated', set: { status: 'Resolved' } },
  ],
};

/** Counters that were not read cannot lie across a border: how they lie is up to the facts. */
const COUNTED = {
  buckets: [{ start: START, end: START + HOUR, good: null, total: null }],
  exclusions: [{ start: START, end: START + HOUR, announcedAt: START - 100 * HOUR }],
  unknown: [[START + 6 * HOUR, START + 7 * HOUR]],
  trackedSince: START - HOUR,
} as const;

/** Asks every engine by an agreement that passed the check, with facts that lack nothing. */
export function expectEnginesTake(document: Agreement, what: string): void {
  const sla = compileAgreement(document);
  for (const at of [START, START + 10 * HOUR, START + 400 * HOUR]) {
    const evaluation = evaluateTicket(sla, ticket, { at });
    countdownsOf(sla, evaluation);
    expect(JSON.parse(JSON.stringify(evaluation)), what).toEqual(evaluation);
  }
  const at = START + 40 * HOUR;
  traceTicket(sla, ticket, { at });
  attributeTicket(sla, ticket, { at, field: 'status' });
  explainTicket(sla, ticket, { at });
  const { objectives, currency } = sla.agreement;
  const services = objectives.flatMap((one) => (one.kind === 'availability' ? [one.service] : []));
  const named = objectives.flatMap((one) => ('service' in one ? (one.service ?? []) : []));
  const charges = [...objectives.flatMap(({ charge }) => charge ?? []), ...named, 'total'];
  const ids = (...kinds: readonly string[]) =>
    objectives.flatMap(({ id, kind }) => (kinds.includes(kind) ? [id] : []));
  const statement = settlePeriod(
    sla,
    {
      periodOf: START,
      tickets: [ticket],
      services: Object.fromEntries(
        services.map((name) => [
          name,
          {
            outages: [{ start: START, end: START + 5 * HOUR }],
            exclusions: [{ start: START, end: START + HOUR, announcedAt: START - 100 * HOUR }],
            unknown: [[START + 6 * HOUR, START + 7 * HOUR]],
          },
        ]),
      ),
      requests: Object.fromEntries(ids('requests', 'latency').map((id) => [id, COUNTED])),
      scores: Object.fromEntries(ids('score').map((id) => [id, { answers: [] }])),
      charges: Object.fromEntries(charges.map((name) => [name, { amount: '100', currency }])),
      history: Object.fromEntries(
        objectives.map(({ id }) => [id, [{ missed: true, charge: { amount: '100', currency } }]]),
      ),
    },
    { at: Date.UTC(2030, 0, 1), trace: true },
  );
  expect(JSON.parse(JSON.stringify(statement)), what).toEqual(statement);
}
