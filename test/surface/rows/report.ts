import * as slakit from '../../../src/index.js';
import { opaque } from '../mutations.js';
import type { RowsOf } from '../rows.js';

const OFFICE = opaque(
  slakit.compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } }),
);
const AGREEMENT = opaque(
  slakit.compileAgreement({
    id: 'support',
    timeZone: 'UTC',
    currency: 'EUR',
    objectives: [
      {
        kind: 'clock',
        id: 'response',
        start: { on: 'created' },
        stop: { on: 'replied' },
        targets: [{ elapsed: { hours: 4 } }],
        warnings: [{ percent: 75 }],
      },
    ],
  }),
);
const CLOCK = slakit.clockOf(AGREEMENT, 'response');
const TICKET: slakit.Ticket = {
  id: 'T-1',
  attributes: { priority: 'high' },
  events: [
    { at: '2026-03-02T09:00:00Z', type: 'created', id: 'e-1', set: { status: 'open' } },
    { at: '2026-03-02T09:05:00Z', type: 'created', id: 'e-2' },
  ],
};
const AT = '2026-03-02T12:00:00Z';
const ATTRIBUTES = { priority: 'high' };
const SET = 'attributes by the names that the host gives them';

export const reportRows = {
  describeDuration: { args: () => [60_000] },
  describeInstant: { args: () => [AT, 'UTC'] },
  explainBusinessTime: {
    args: () => [OFFICE, slakit.traceBusinessTime(OFFICE, '2026-03-02T08:00:00Z', AT)],
  },
  explainClock: {
    args: () => [
      opaque(CLOCK),
      TICKET.events,
      { at: AT, attributes: ATTRIBUTES, order: 'sort', timeZone: 'UTC' },
    ],
    anyKey: { '1.*.set': SET, '2.attributes': SET },
  },
  explainTicket: {
    args: () => [AGREEMENT, TICKET, { at: AT }],
    anyKey: { '1.attributes': SET, '1.events.*.set': SET },
  },
  toCountdown: {
    args: () => [
      slakit.evaluateClock(CLOCK, TICKET.events, { at: AT }),
      { maxStretches: 3, calendars: { office: OFFICE } },
    ],
    anyKey: { '1.calendars': 'calendars by id' },
  },
  countdownsOf: {
    args: () => [
      AGREEMENT,
      slakit.evaluateTicket(AGREEMENT, TICKET, { at: AT }),
      { maxStretches: 3 },
    ],
  },
} satisfies RowsOf<typeof slakit>;
