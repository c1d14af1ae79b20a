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

/** March, settled with a trace: a remedy of its own, one that is shared, events, answers and a ticket. */
const HOSTING = opaque(
  slakit.compileAgreement({
    id: 'hosting',
    name: 'Hosting',
    version: '2',
    parties: { provider: 'Example Hosting Ltd', customer: 'Example Bakery GmbH' },
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    objectives: [
      {
        kind: 'availability',
        id: 'up',
        service: 'web',
        targetPercent: '99.9',
        exclusionRules: { maintenance: { cap: { hours: 1 } } },
        remedy: 'own',
      },
      { kind: 'requests', id: 'answers', targetPercent: 99, remedy: 'pool' },
      {
        kind: 'score',
        id: 'happy',
        measure: 'csat',
        scale: { least: 1, most: 5 },
        goodFrom: 4,
        targetPercent: 90,
      },
      {
        kind: 'clock',
        id: 'reply',
        start: { on: 'created' },
        stop: { on: 'replied' },
        targets: [{ elapsed: { hours: 4 } }],
      },
      { kind: 'availability', id: 'mail', service: 'mail', targetPercent: 99, remedy: 'own' },
    ],
    remedies: {
      own: {
        target: { gte: '99.9' },
        rows: [{ lt: '99.9', remedy: { percent: 10 }, rights: ['a report'] }],
        factors: [{ times: 2 }],
        caps: [{ limit: { percent: 15 } }],
      },
      pool: {
        rules: { answers: { target: { gte: 99 }, rows: [{ lt: 99, remedy: { points: 3 } }] } },
        stacking: 'sum',
      },
    },
    claims: { own: { due: { days: 30 }, from: 'periodEnd' } },
  }),
);
const HOSTING_FACTS: slakit.SettlementFacts = {
  periodOf: AT,
  services: {
    web: {
      outages: [{ start: '2026-03-03T10:00:00Z', end: '2026-03-03T14:00:00Z' }],
      exclusions: [
        { start: '2026-03-03T10:00:00Z', end: '2026-03-03T12:00:00Z', kind: 'maintenance' },
      ],
      unknown: [{ start: '2026-03-05T10:00:00Z', end: '2026-03-05T11:00:00Z' }],
    },
    mail: { outages: [['2026-03-03T10:00:00Z', '2026-03-04T10:00:00Z']] },
  },
  requests: {
    answers: { buckets: [{ start: AT, end: '2026-03-02T13:00:00Z', good: 9, total: 10 }] },
  },
  scores: { happy: { answers: [{ at: AT, score: 5 }] } },
  tickets: [TICKET],
  charges: { web: { amount: '500.00', currency: 'EUR' } },
};
const settled = (minutes = 0): slakit.Statement => {
  const facts = {
    ...HOSTING_FACTS,
    readings: minutes > 0 ? { up: { excused: { reason: 'force majeure' } } } : {},
  };
  return slakit.settlePeriod(HOSTING, facts, { at: '2026-04-02T00:00:00Z', trace: true });
};
const TOLD = {
  ...Object.fromEntries(
    ['availability', 'attainment', 'requests', 'score', 'history', 'issue'].flatMap((part) =>
      ['', '.**'].map((more) => [
        `0.lines.*.${part}${more}`,
        'of what was measured, what is told is read',
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['shared.*.history', 'shared.*.history.**', 'zones.**'].map((part) => [
      `0.${part}`,
      'what nobody tells, nobody reads',
    ]),
  ),
};

export const reportRows = {
  describeStatement: {
    args: () => [
      settled(),
      {
        for: 'lawyer',
        nearest: slakit.nearestLevels(HOSTING, HOSTING_FACTS, { at: '2026-04-02T00:00:00Z' }),
      },
    ],
    anyKey: TOLD,
  },
  describeCorrection: {
    args: () => [slakit.correctStatement(settled(), settled(1)), { timeZone: 'Europe/Berlin' }],
  },
  statementTable: { args: () => [settled()], anyKey: TOLD },
  statementCsv: { args: () => [settled()], anyKey: TOLD },
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
