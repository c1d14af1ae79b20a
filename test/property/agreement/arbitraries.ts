import fc from 'fast-check';
import type { Agreement } from '../../../src/agreement/document/document.js';
import type { SettlementFacts } from '../../../src/agreement/settle/facts.js';
import type { Ticket } from '../../../src/agreement/ticket/ticket.js';

/** One of everything, so that changing any part reaches every section. */
export const fullAgreement: Agreement = {
  id: 'full',
  name: 'Everything',
  version: '3',
  parties: { provider: 'us', customer: 'them' },
  effective: { from: '2026-01-01', through: '2026-12-31' },
  timeZone: 'Europe/Berlin',
  period: { unit: 'month', anchor: '2026-01-15' },
  currency: 'EUR',
  attributes: {
    status: ['new', 'waiting', 'done'],
    priority: [1, 2, null, 'none'],
    tier: [],
    since: [],
    agreed: [],
  },
  calendars: {
    office: {
      timeZone: 'Europe/Berlin',
      weekly: { 'mon-fri': '09:00-12:00, 13:00-17:00' },
      holidays: ['2026-05-01', { easter: 1 }, { yearly: '12-24', hours: '09:00-12:00' }],
      overrides: [{ date: '2026-03-07', kind: 'replace', hours: '10:00-12:00' }],
      breaks: [{ days: 'fri', hours: '15:00-15:30' }],
    },
    follow: {
      union: [
        { timeZone: 'UTC', weekly: { mon: '00:00-24:00' } },
        { timeZone: 'Asia/Tokyo', weekly: { tue: [['09:00', '17:00']] } },
      ],
    },
  },
  objectives: [
    {
      kind: 'clock',
      id: 'fix',
      calendar: 'office',
      appliesTo: { not: { field: 'priority', equals: 'none' } },
      start: { field: 'status', in: ['new', 'waiting'] },
      pause: { field: 'status', equals: 'waiting' },
      stop: { field: 'status', equals: 'done' },
      cancel: { on: 'withdrawn' },
      reopening: 'resume',
      startAnchor: { field: 'since' },
      startCalendar: 'office',
      pauseCaps: { each: { hours: 20 }, count: 5, measuredOn: 'wall' },
      calendars: [{ when: { field: 'priority', equals: 2 }, calendar: 'follow' }],
      targetChange: 'retroactive',
      pauseExtends: 'clock',
      boundary: 'nextOpen',
      targets: [
        {
          when: {
            all: [{ field: 'priority', lte: 1 }, { any: [{ field: 'tier', exists: true }] }],
          },
          elapsed: { hours: 2 },
          calendar: 'follow',
        },
        { when: { field: 'agreed', exists: true }, dueAt: { field: 'agreed' } },
        { when: { field: 'tier', equals: 'b' }, businessDays: 2, due: '12:00', cutOff: '16:00' },
        {
          elapsed: 'PT8H',
          acceptable: 'PT10H',
          grace: { minutes: 5 },
          roundUpToClose: { minutes: 30 },
        },
      ],
      warnings: [{ percent: 50 }, { id: 'soon', before: { minutes: 30 } }, { after: 'PT1H' }],
      attainmentPercent: '95.5',
      remedy: 'late',
      charge: 'support',
    },
    {
      kind: 'availability',
      id: 'up',
      service: 'web',
      targetPercent: 99.9,
      calendar: 'office',
      excludedAs: 'leftOut',
      unknownAs: 'down',
      futureAs: 'up',
      weights: { degraded: '0.25' },
      exclusionRules: { maintenance: { cap: { hours: 4 }, notice: 'PT72H' } },
      remedy: 'downtime',
    },
    {
      kind: 'requests',
      id: 'answers',
      service: 'web',
      targetPercent: 99.9,
      acceptablePercent: '99',
      method: 'timeSlices',
      slice: {
        length: { minutes: 5 },
        originAt: '2026-01-01T00:00:00Z',
        errorPercent: 5,
        operator: 'gte',
        minRun: 2,
        minEvents: 10,
        emptyAs: 'up',
        unknownAs: 'leftOut',
      },
      calendar: 'office',
      excludedAs: 'up',
      exclusionRules: {
        maintenance: {
          cap: { hours: 4 },
          caps: [{ cap: 'PT8H', rolling: { hours: 720 } }],
          notice: { businessDays: 2, calendar: 'office' },
          within: 'office',
        },
      },
      agreedExclusions: [{ calendar: 'office', kind: 'lunch', id: 'noon' }],
      straddling: 'leftOut',
      minEvents: 1,
      minimumCoveragePercent: '50',
      missingAs: 'zero',
      excess: 'clamp',
      noDataAs: 'up',
      remedy: 'downtime',
    },
    {
      kind: 'latency',
      id: 'fast',
      threshold: { milliseconds: 300 },
      targetRatio: '0.95',
      straddling: 'proportional',
      remedy: 'late',
      charge: 'support',
    },
    {
      kind: 'score',
      id: 'happy',
      measure: 'csat',
      scale: { least: 1, most: 5 },
      goodFrom: 4,
      targetPercent: '95.5',
      acceptablePercent: 90,
      minAnswers: 10,
      remedy: 'late',
      charge: 'support',
    },
    {
      kind: 'score',
      id: 'loyal',
      measure: 'nps',
      targetScore: 40,
      acceptableScore: '-10.5',
      minAnswers: 10,
    },
  ],
  remedies: {
    late: {
      target: { gte: '95.5' },
      steps: [
        { from: '95.5', toward: 'below', size: '1', partial: 'started', each: { percent: '0.5' } },
      ],
      caps: [{ limit: { percent: 10 }, periods: 3 }],
      minimum: { amount: '1', rule: 'suppressBelow' },
    },
    downtime: {
      target: { gte: '99.9' },
      rows: [
        { gte: '99', lt: '99.9', remedy: { percent: 10 } },
        { lt: '99', remedy: { money: { amount: '50.00', currency: 'EUR' } } },
      ],
      factors: [{ repeat: [1, '1.5', 2] }, { timesPercent: 50 }],
      prices: { serviceDays: { baseDividedBy: 30 } },
      whenUnknown: { serviceDays: 1 },
      domain: { gte: 0, lte: 100 },
      rounding: 'halfEven',
      increment: '0.05',
    },
    outages: {
      metric: 'eachOutage',
      unit: 'minutes',
      target: { lte: { percentOfPeriod: '0.5' } },
      rows: [
        {
          gt: { percentOfPeriod: '2' },
          when: { region: ['north', 1] },
          remedy: { serviceHours: 5 },
          rights: ['a plan'],
        },
      ],
      formula: { serviceHours: { min: [{ product: ['shortfall', { input: 'weight' }] }, '9.5'] } },
      whenNotReported: { serviceHours: 8 },
      caps: [{ limit: { serviceHours: 20 }, window: 'contractYear' }],
      onePer: { hours: 24 },
      paidAs: 'voucher',
    },
  },
  claims: {
    late: { due: { businessDays: 7 }, from: 'periodEnd', calendar: 'office' },
    outages: { due: { billingCycles: 2 }, from: 'incidentEnd' },
    downtime: { automatic: true },
  },
  consequences: {
    exit: {
      of: 'up',
      when: [
        { kind: 'count', atLeast: 2, window: 6, when: { creditPercent: { gte: 5 } } },
        { kind: 'events', atLeast: 3, withinDays: 30, of: 'outage' },
      ],
      cure: { days: 10 },
      exercise: { calendarMonths: 1 },
      gives: 'the customer may terminate',
    },
  },
};

const DAY_MS = 86_400_000;
const YEAR_START = 1_767_225_600_000; // 2026-01-01T00:00Z
const instants = fc.integer({ min: YEAR_START, max: YEAR_START + 365 * DAY_MS });

export const tickets: fc.Arbitrary<Ticket> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 5 }),
  events: fc.array(
    fc.record({
      at: instants,
      type: fc.constantFrom('updated', 'withdrawn'),
      set: fc.record(
        {
          status: fc.constantFrom('new', 'waiting', 'done'),
          priority: fc.constantFrom(1, 2, null),
          tier: fc.constant('a'),
        },
        { requiredKeys: [] },
      ),
    }),
    { maxLength: 6 },
  ),
});

const outages = fc
  .array(fc.tuple(instants, fc.nat(20 * DAY_MS)), { maxLength: 4 })
  .map((pairs) => pairs.map(([start, length]) => ({ start, end: start + length })));

/** Facts with the instant at which they are judged. */
export type Settling = SettlementFacts & { readonly at: number };

/** Valid facts about a year of the full agreement. */
export const facts: fc.Arbitrary<Settling> = fc.record(
  {
    periodOf: instants,
    at: instants,
    tickets: fc.uniqueArray(tickets, { maxLength: 4, selector: ({ id }) => id }),
    services: fc.record(
      {
        web: fc.record(
          { outages, exclusions: outages, trackedSince: instants },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
    charges: fc.record({
      web: fc.nat(100_000).map((cents) => ({ amount: `${cents}.05`, currency: 'EUR' })),
      support: fc.nat(100_000).map((cents) => ({ amount: `${cents}.15`, currency: 'EUR' })),
    }),
    history: fc.record(
      { up: fc.array(fc.record({ missed: fc.boolean() }), { maxLength: 3 }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['periodOf', 'at', 'charges'] },
);
