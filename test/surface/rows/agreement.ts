import * as slakit from '../../../src/index.js';
import * as scheduler from '../../../src/scheduler.js';
import * as seal from '../../../src/seal.js';
import { opaque } from '../mutations.js';
import type { Row, RowsOf } from '../rows.js';

/** Every field that belongs to the agreement; those of rules are tried in the rooms of the engines. */
const AGREEMENT: slakit.Agreement = {
  $schema: 'https://example.com/agreement.schema.json',
  id: 'support-2026',
  name: 'Support',
  version: '1.0',
  parties: { provider: 'Example Hosting Ltd', customer: 'Example Bakery GmbH' },
  effective: { from: '2026-01-01', through: '2026-12-31' },
  timeZone: 'Europe/Berlin',
  period: { unit: 'month', count: 1, anchor: '2026-01-01T00:00' },
  currency: 'EUR',
  attributes: { priority: ['high', 'normal'], status: ['open', 'solved'], until: [] },
  calendars: { office: { timeZone: 'Europe/Berlin', weekly: { 'mon-fri': '09:00-17:00' } } },
  objectives: [
    {
      kind: 'clock',
      id: 'response',
      name: 'First reply',
      remedy: 'late',
      charge: 'support',
      appliesTo: {
        any: [
          { field: 'priority', in: ['high', 'normal'] },
          { once: 'raised', until: 'lowered' },
        ],
      },
      applies: 'now',
      pause: { field: 'status', equals: 'open' },
      pauseUntil: { field: 'until' },
      release: { once: ['merged'], until: ['restored'] },
      withoutTarget: 'waits',
      attainmentPercent: 90,
      attainmentLevel: 'acceptable',
      start: { on: 'created' },
      stop: { on: 'replied' },
      targets: [
        { when: { field: 'priority', equals: 'high' }, elapsed: { hours: 1 } },
        { when: { once: 'escalated' }, calendarDays: 2, timeZone: 'Europe/Berlin' },
        { businessDays: 1, due: 'close' },
      ],
      calendar: 'office',
      warnings: [{ percent: 75, level: 'target', when: { once: 'created' } }],
    },
    {
      kind: 'availability',
      id: 'shop-up',
      name: 'Shop',
      service: 'shop',
      targetPercent: '99.9',
      calendar: 'office',
      weights: { minor: 0.5 },
      acceptablePercent: '99.5',
      overlap: 'max',
      slices: { length: { minutes: 1 }, originAt: 0, partialAs: 'down', minRun: 1 },
      outageRule: {
        mergeWithin: { minutes: 5 },
        gapsAs: 'up',
        onlyLongerThan: { minutes: 1 },
        deductible: { minutes: 1 },
      },
      minimumCoveragePercent: '90',
      exclusionRules: {
        maintenance: {
          cap: { hours: 4 },
          caps: [
            { cap: { hours: 10 }, span: 'year' },
            { cap: { hours: 8 }, rolling: { hours: 720 } },
          ],
          order: 'earliest',
          notice: { businessDays: 5, calendar: 'office' },
          within: 'office',
        },
      },
      agreedExclusions: [{ calendar: 'office', kind: 'upgrade', id: 'weekly' }],
      remedy: 'down',
      charge: 'hosting',
    },
    {
      kind: 'requests',
      id: 'shop-answers',
      service: 'shop',
      targetPercent: '99.9',
      remedy: 'pool',
      rule: 'answers',
    },
    {
      kind: 'latency',
      id: 'shop-fast',
      service: 'shop',
      threshold: { milliseconds: 500 },
      targetPercent: 95,
    },
    {
      kind: 'score',
      id: 'happy',
      measure: 'csat',
      scale: { least: 1, most: 5 },
      goodFrom: 4,
      targetPercent: 90,
    },
    { kind: 'score', id: 'loyal', measure: 'nps', targetScore: 40 },
  ],
  remedies: {
    late: {
      metric: 'attainment',
      target: { gte: 90 },
      rows: [
        { lt: 80, when: { region: 'north' }, remedy: { serviceHours: 5 }, rights: ['a report'] },
      ],
      formula: { serviceHours: { product: ['shortfall', { input: 'weight' }] } },
      whenNotReported: { serviceHours: 8 },
      onePer: 'incident',
      paidAs: 'cash',
    },
    down: {
      target: { gte: '99.9' },
      rows: [{ lt: '99.9', remedy: { percent: 10 } }],
      factors: [{ input: 'affected', share: true }],
      caps: [{ limit: { percent: 50 }, window: 'calendarYear' }],
    },
    pool: {
      rules: {
        answers: { target: { gte: 99 }, rows: [{ lt: 99, remedy: { percent: 5 } }] },
        speed: { target: { gte: 95 }, rows: [{ lt: 95, remedy: { percent: 5 } }] },
      },
      stacking: { best: ['answers', { sum: ['speed'] }], limits: [{ percent: 9 }] },
    },
  },
  claims: {
    down: { due: { businessDays: 7 }, from: 'periodEnd', automatic: false, calendar: 'office' },
    pool: { due: { billingCycles: 2 }, from: 'report' },
    late: { automatic: true },
  },
  consequences: {
    exit: {
      of: 'shop-up',
      when: [
        { kind: 'consecutive', periods: 3, when: { missed: true } },
        { kind: 'count', atLeast: 3, window: 6, when: { capReached: true } },
        { kind: 'count', atLeast: 3, window: 6, when: { level: { lt: 98 } } },
        { kind: 'count', atLeast: 3, window: 6, when: { creditPercent: { gt: 1 } } },
        { kind: 'mean', window: 6, level: { lt: 98 } },
        { kind: 'sum', window: 12, atLeast: { amount: '900.00', currency: 'EUR' } },
        { kind: 'events', atLeast: 3, withinDays: 30, of: 'outage' },
      ],
      cure: { days: 10 },
      exercise: { calendarMonths: 2 },
      gives: 'the customer may terminate',
    },
  },
};

const DOCUMENT = {
  '0.attributes': 'lists of values by attribute',
  '0.calendars': 'calendars by id',
  '0.remedies': 'remedies by id',
  '0.objectives.*.weights': 'weights by state: a contract names its own',
  '0.objectives.*.exclusionRules': 'rules by kind',
  '0.remedies.*.rules': 'rules by name',
  '0.claims': 'claims by remedy',
  '0.consequences': 'consequences by id',
  '0.remedies.**.when': 'labels by name',
};

/** What says of which kind it is by a key. */
const KIND = {
  '0.calendars.*': 'invalid-type',
  '0.objectives.*.appliesTo': 'invalid-condition',
  '0.objectives.*.appliesTo.any.*': 'invalid-condition',
  '0.objectives.*.pause': 'invalid-condition',
  '0.objectives.*.release': 'invalid-condition',
  '0.objectives.*.warnings.*.when': 'invalid-condition',
  '0.objectives.*.start': 'invalid-condition',
  '0.objectives.*.stop': 'invalid-condition',
  '0.objectives.*.targets.*': 'invalid-target',
  '0.objectives.*.targets.*.when': 'invalid-condition',
  '0.objectives.*.warnings.*': 'invalid-target',
  '0.objectives.*.exclusionRules.*.caps.*': 'invalid-type',
  '0.remedies.**.remedy': 'invalid-type',
  '0.remedies.**.limit': 'invalid-type',
  '0.remedies.**.limits.*': 'invalid-type',
  '0.remedies.**.factors.*': 'invalid-type',
  '0.claims.*.due': 'invalid-type',
  '0.consequences.*.cure': 'invalid-type',
  '0.consequences.*.exercise': 'invalid-type',
  '0.consequences.*.when.*.when': 'invalid-type',
  '0.remedies.**.formula': 'invalid-type',
  '0.remedies.**.formula.**': 'invalid-type',
  '0.remedies.**.whenNotReported': 'invalid-type',
} as const;

const compiled = opaque(slakit.compileAgreement(AGREEMENT));
const TICKET: slakit.Ticket = {
  order: 'sort',
  sameInstant: 'asGiven',
  id: 'T-1',
  attributes: { priority: 'high' },
  events: [
    { at: '2026-03-02T09:00:00Z', type: 'created', id: 'e-1', seq: 1, set: { status: 'open' } },
    { at: '2026-03-02T09:30:00Z', type: 'replied', id: 'e-2', set: { status: 'solved' } },
  ],
};
const AT = '2026-03-02T12:00:00Z';
const FEE = { amount: '500.00', currency: 'EUR' };
const evaluation = (at: string): slakit.TicketEvaluation =>
  slakit.evaluateTicket(compiled, TICKET, { at });
const state = (): slakit.TicketState =>
  slakit.advanceTicket(
    compiled,
    slakit.startTicket(compiled, { id: 'T-1', attributes: { priority: 'high' } }),
    { at: '2026-03-02T09:00:00Z', type: 'created', id: 'e-1', seq: 1, set: { status: 'open' } },
  );

const SET = 'attributes by the names that the host gives them';
const TICKET_KEYS = { '1.attributes': SET, '1.events.*.set': SET };
const STATE_KEYS = {
  '1.clocks.*.fold.attributes': SET,
  '1.clocks.*.fold.pending.events.*.set': SET,
};

const WATCH_KEYS = Object.fromEntries(
  Object.entries(STATE_KEYS).map(([path, why]) => [path.replace('1.', '1.ticket.'), why]),
);
const watch = (): scheduler.TicketWatch =>
  scheduler.watchEvent(compiled, scheduler.startWatch(compiled, { id: 'T-1' }), {
    at: '2026-03-02T09:00:00Z',
    type: 'created',
    seq: 1,
    set: { status: 'open', priority: 'high' },
  }).watch;

const office = opaque(
  slakit.compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } }),
);
const CLAIM: slakit.ClaimRule = {
  due: { businessDays: 7 },
  from: 'periodEnd',
  timeZone: 'UTC',
  calendar: 'office',
  automatic: false,
};
const BILLED: slakit.ClaimRule = {
  due: { billingCycles: 2 },
  from: 'incidentEnd',
  timeZone: 'UTC',
  billing: { unit: 'month', count: 1, timeZone: 'UTC', anchor: '2026-01-15' },
};
const CLAIM_ROW: Row<[rule: slakit.ClaimRule, calendars?: slakit.CalendarsInput]> = {
  args: () => [CLAIM, { office }],
  others: [
    () => [BILLED, {}],
    () => [{ due: { days: 30 }, from: 'notice', timeZone: 'UTC' }, {}],
    () => [{ due: { calendarMonths: 2 }, from: 'report', timeZone: 'UTC' }, {}],
    () => [{ automatic: true }, {}],
  ],
  anyKey: { '1': 'calendars by id' },
  kinds: { '0.due': 'invalid-type' },
};

/** March of a service, with the credit of the objective and its part of a shared remedy. */
const statement = (minutes: number): slakit.Statement => {
  const start = Date.UTC(2026, 2, 5);
  return slakit.settlePeriod(
    slakit.compileAgreement({
      id: 'api',
      timeZone: 'UTC',
      currency: 'EUR',
      objectives: [['up', 'own'] as const, ['part', 'pool'] as const].map(([id, remedy]) => ({
        kind: 'availability',
        id,
        service: 'api',
        targetPercent: '99.9',
        remedy,
      })),
      remedies: {
        own: {
          target: { gte: '99.9' },
          rows: [{ lt: '99.9', remedy: { percent: 10 }, rights: ['a report'] }],
          caps: [{ limit: { percent: 50 } }],
        },
        pool: {
          rules: {
            part: {
              target: { gte: '99.9' },
              rows: [{ lt: '99.9', remedy: { points: 1 }, rights: ['a report'] }],
            },
          },
          stacking: 'sum',
          prices: { points: { money: { amount: 1, currency: 'EUR' } } },
        },
      },
    }),
    {
      periodOf: start,
      services: { api: { outages: [{ start, end: start + minutes * 60_000 }] } },
      charges: { api: FEE },
    },
    { at: '2026-04-01T00:00:00Z' },
  );
};
const CARRIED = 'measured figures, which a correction does not look at';
const carried = (place: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      'lines.*.availability.**',
      'lines.*.availability',
      'lines.*.credit.lines.**',
      'lines.*.credit.caps.**',
      'lines.*.history',
      'lines.*.history.**',
      'lines.*.shared.lines.*.owedAmount',
      'lines.*.shared.lines.*.amount',
      'lines.*.credit.amount',
      'lines.*.credit.baseAmount',
      'shared.**',
      'zones.**',
    ].map((path) => [`${place}.${path}`, CARRIED]),
  );

const RIGHT: slakit.RightRule = {
  when: [
    { kind: 'events', atLeast: 3, withinDays: 30, of: 'outage' },
    { kind: 'consecutive', periods: 3, when: { missed: true } },
    { kind: 'count', atLeast: 3, window: 6, when: { level: { lt: 98 } } },
    { kind: 'mean', window: 6, level: { lt: 98 } },
    { kind: 'sum', window: 12, atLeast: FEE },
  ],
  cure: { days: 10 },
  exercise: { businessDays: 30 },
  timeZone: 'UTC',
  calendar: 'office',
};
const BILLED_RIGHT: slakit.RightRule = {
  when: [{ kind: 'consecutive', periods: 1 }],
  cure: { calendarMonths: 1 },
  exercise: { billingCycles: 1 },
  timeZone: 'UTC',
  billing: { unit: 'month', timeZone: 'UTC' },
};
const RIGHT_ROW: Row<[rule: slakit.RightRule, calendars?: slakit.CalendarsInput]> = {
  args: () => [RIGHT, { office }],
  others: [() => [BILLED_RIGHT, {}]],
  anyKey: { '1': 'calendars by id' },
  kinds: {
    '0.cure': 'invalid-type',
    '0.exercise': 'invalid-type',
    '0.when.*.when': 'invalid-type',
  },
};

const AFTER = '2026-04-02T00:00:00Z';
const FACTS: slakit.SettlementFacts = {
  periodOf: AT,
  services: {
    shop: {
      outages: [{ start: '2026-03-03T10:00:00Z', end: '2026-03-03T11:00:00Z', state: 'minor' }],
      exclusions: [
        {
          start: '2026-03-04T10:00:00Z',
          end: '2026-03-04T11:00:00Z',
          kind: 'maintenance',
          announcedAt: '2026-03-01T00:00:00Z',
        },
      ],
      unknown: [{ start: '2026-03-05T10:00:00Z', end: '2026-03-05T11:00:00Z' }],
      trackedSince: '2026-03-01T00:00:00Z',
    },
  },
  tickets: [TICKET],
  requests: {
    'shop-answers': {
      buckets: [
        {
          start: '2026-03-02T10:00:00Z',
          end: '2026-03-02T11:00:00Z',
          good: 9,
          bad: 1,
          total: 10,
        },
      ],
      exclusions: [{ start: '2026-03-04T10:00:00Z', end: '2026-03-04T11:00:00Z' }],
      unknown: [{ start: '2026-03-05T10:00:00Z', end: '2026-03-05T11:00:00Z' }],
      trackedSince: '2026-03-01T00:00:00Z',
    },
    'shop-fast': {
      histograms: [
        {
          start: '2026-03-02T10:00:00Z',
          end: '2026-03-02T11:00:00Z',
          buckets: [{ le: '0.5', count: 9 }],
          count: 10,
        },
      ],
    },
  },
  scores: { happy: { answers: [{ at: '2026-03-02T10:00:00Z', score: 5, count: 2 }] } },
  charges: { hosting: FEE, support: FEE, shop: FEE },
  history: { 'shop-up': [{ missed: true, credit: FEE, level: { good: 9, total: 10 } }] },
  readings: {
    'shop-up': {
      excused: false,
      labels: { region: 'north' },
      factors: { affected: { amount: 1, per: 2 } },
    },
    response: { excused: { reason: 'force majeure' }, factors: { weight: 1 } },
    loyal: { absence: 'notReported' },
  },
  claims: {
    'shop-up': { triggers: { periodEnd: '2026-04-01T00:00:00Z' }, claimedAt: null },
    pool: { triggers: { report: '2026-04-03T00:00:00Z' }, claimedAt: '2026-04-09T00:00:00Z' },
  },
};

const FACTS_KEYS = {
  anyKey: {
    '1.tickets.*.attributes': SET,
    '1.tickets.*.events.*.set': SET,
    '1.readings.*.labels': 'labels by the names that rows ask for',
  },
  names: [
    '1.claims',
    '1.services',
    '1.requests',
    '1.scores',
    '1.charges',
    '1.history',
    '1.readings',
  ],
  kinds: { '1.history.*.*.level': 'invalid-type', '1.readings.*.factors.*': 'invalid-type' },
} as const;

const settled = (): slakit.Statement =>
  slakit.settlePeriod(compiled, FACTS, { at: AFTER, trace: true });
const sealed = (): seal.SealedStatement => seal.sealStatement(compiled, FACTS, { at: AFTER });
const COMPARED = 'what is there is compared, and a field more is a difference';
const HASHED = 'what was altered is an answer';

export const agreementRows = {
  compileRight: RIGHT_ROW,
  checkRight: RIGHT_ROW,
  evaluateRight: {
    args: () => [
      opaque(slakit.compileRight(RIGHT, { office })),
      {
        periods: [
          {
            endAt: '2026-02-01T00:00:00Z',
            missed: true,
            level: { good: 9, total: 10 },
            credit: FEE,
          },
          { endAt: '2026-03-01T00:00:00Z', missed: true, creditPercent: 5, capReached: true },
        ],
        events: [{ at: '2026-02-10T00:00:00Z', kind: 'outage' }],
        curedAt: ['2026-02-11T00:00:00Z'],
        exercisedAt: '2026-03-20T00:00:00Z',
      },
      { at: '2026-04-01T00:00:00Z' },
    ],
    kinds: { '1.periods.*.level': 'invalid-type' },
  },
  correctStatement: {
    args: () => [
      statement(60),
      statement(1),
      { corrections: [slakit.correctStatement(statement(60), statement(90))] },
    ],
    others: [
      () => [
        statement(60),
        statement(60),
        { corrections: [slakit.correctStatement(statement(60), statement(1))] },
      ],
    ],
    anyKey: { ...carried('0'), ...carried('1') },
  },
  consequencesOf: {
    args: () => [
      compiled,
      {
        statements: [slakit.settlePeriod(compiled, FACTS, { at: AFTER, trace: true })],
        events: { exit: [{ at: '2026-03-03T10:00:00Z', kind: 'outage' }] },
        curedAt: { exit: ['2026-03-04T10:00:00Z'] },
        exercisedAt: { exit: '2026-04-04T10:00:00Z' },
      },
      { at: '2026-05-01T00:00:00Z' },
    ],
    names: ['1.events', '1.curedAt', '1.exercisedAt'],
    anyKey: { '1.statements.*.**': CARRIED },
  },
  compileClaim: CLAIM_ROW,
  checkClaim: CLAIM_ROW,
  claimStatus: {
    args: () => [
      opaque(slakit.compileClaim(CLAIM, { office })),
      {
        triggers: {
          incidentStart: '2026-06-05T10:00:00Z',
          incidentEnd: '2026-06-05T11:00:00Z',
          periodEnd: '2026-07-01T00:00:00Z',
          report: '2026-07-02T00:00:00Z',
          invoice: null,
          notice: null,
        },
        claimedAt: '2026-07-06T00:00:00Z',
      },
      { at: '2026-07-10T00:00:00Z' },
    ],
  },
  checkAgreement: { args: () => [AGREEMENT], anyKey: DOCUMENT, kinds: KIND },
  parseAgreement: { args: () => [AGREEMENT], anyKey: DOCUMENT, kinds: KIND },
  compileAgreement: { args: () => [AGREEMENT], anyKey: DOCUMENT, kinds: KIND },
  clockOf: { args: () => [compiled, 'response'] },
  evaluateTicket: { args: () => [compiled, TICKET, { at: AT }], anyKey: TICKET_KEYS },
  traceTicket: { args: () => [compiled, TICKET, { at: AT }], anyKey: TICKET_KEYS },
  attributeTicket: {
    args: () => [compiled, TICKET, { at: AT, field: 'priority' }],
    anyKey: TICKET_KEYS,
  },
  startTicket: {
    args: () => [
      compiled,
      { id: 'T-1', attributes: { priority: 'high' }, sameInstant: 'unordered' },
    ],
    anyKey: { '1.attributes': SET },
  },
  advanceTicket: {
    args: () => [
      compiled,
      state(),
      { at: AT, type: 'replied', id: 'e-2', set: { status: 'solved' } },
    ],
    anyKey: { ...STATE_KEYS, '2.set': SET },
    names: ['1.clocks'],
  },
  startWatch: {
    args: () => [
      compiled,
      { id: 'T-1', attributes: { priority: 'high' }, sameInstant: 'unordered' },
    ],
    anyKey: { '1.attributes': SET },
  },
  watchEvent: {
    args: () => [
      compiled,
      watch(),
      { at: AT, type: 'replied', id: 'e-2', seq: 2, set: { status: 'solved' } },
    ],
    anyKey: { ...WATCH_KEYS, '2.set': SET },
    names: ['1.ticket.clocks'],
  },
  watchUntil: {
    args: () => [compiled, watch(), { at: AT }],
    anyKey: WATCH_KEYS,
    names: ['1.ticket.clocks'],
  },
  rewatch: {
    args: () => [compiled, watch(), TICKET],
    anyKey: {
      '1.ticket': 'a state of the agreement as it was: it is not read',
      '1.ticket.**': 'the same',
      '2.attributes': SET,
      '2.events.*.set': SET,
    },
  },
  reportTicket: {
    args: () => [compiled, state(), { at: AT }],
    anyKey: STATE_KEYS,
    names: ['1.clocks'],
  },
  ticketChangesBetween: { args: () => [evaluation('2026-03-02T09:15:00Z'), evaluation(AT)] },
  attainmentOf: {
    args: () => [
      [evaluation(AT)],
      { within: { start: '2026-03-01T00:00:00Z', end: '2026-04-01T00:00:00Z' } },
    ],
  },
  nearestLevels: { args: () => [compiled, FACTS, { at: AFTER }], ...FACTS_KEYS },
  settlePeriod: {
    args: () => [compiled, FACTS, { at: AFTER, trace: true }],
    ...FACTS_KEYS,
  },
  sealStatement: {
    args: () => [compiled, FACTS, { at: AFTER, trace: true }],
    others: [() => [compiled, FACTS, { at: AFTER, statement: settled() }]],
    ...FACTS_KEYS,
    anyKey: {
      ...FACTS_KEYS.anyKey,
      '1.**': 'what a statement was issued of is sealed with it, whatever is wrong there',
      '2.statement': COMPARED,
      '2.statement.**': COMPARED,
    },
  },
  verifyStatement: {
    args: () => [sealed(), { facts: FACTS }],
    anyKey: {
      ...Object.fromEntries(
        ['agreement', 'facts', 'options', 'statement'].map((part) => [`0.${part}.**`, HASHED]),
      ),
      '1.facts.**': COMPARED,
    },
  },
  compareStatements: {
    args: () => [settled(), settled()],
    anyKey: { '0.**': COMPARED, '1.**': COMPARED },
  },
} satisfies RowsOf<typeof slakit & typeof seal & Omit<typeof scheduler, 'createTimers'>>;
