import fc from 'fast-check';
import type { Agreement } from '../../../src/agreement/document.js';
import type { SettlementInput } from '../../../src/agreement/statement.js';
import type { Ticket } from '../../../src/agreement/ticket.js';

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
  attributes: { status: ['new', 'waiting', 'done'], priority: [1, 2, null] },
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
      targets: [
        {
          when: {
            all: [{ field: 'priority', lte: 1 }, { any: [{ field: 'tier', exists: true }] }],
          },
          elapsed: { hours: 2 },
          calendar: 'follow',
        },
        { elapsed: 'PT8H', acceptable: 36_000_000 },
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
      excluded: 'remove',
      exclusionRules: { maintenance: { cap: { hours: 4 }, notice: 'PT72H' } },
      remedy: 'downtime',
    },
  ],
  remedies: {
    late: {
      target: { gte: '95.5' },
      steps: [
        { from: '95.5', toward: 'below', size: '1', partial: 'ceil', each: { percent: '0.5' } },
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
      factors: [{ repeat: [1, '1.5', 2] }],
      rounding: 'halfEven',
    },
  },
};

type Path = readonly (string | number)[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      placesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function changedAt(value: unknown, [step, ...rest]: Path, put: unknown): unknown {
  if (step === undefined) return put;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  const inner = changedAt(copy[step], rest, put);
  if (inner !== undefined) copy[step] = inner;
  else delete copy[step];
  return copy;
}

const oddValues = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    '0',
    '-1',
    '101',
    '1e400',
    'x',
    0,
    -1,
    0.5,
    101,
    1e300,
    true,
    'office',
    '24:00',
    'PT0S',
    'P1D',
  ),
  fc.constantFrom(
    {},
    [],
    [{}],
    [null],
    { percent: 5 },
    { on: 'x' },
    { hours: 1 },
    { money: { amount: '1', currency: 'USD' } },
    { gte: '1' },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** An agreement of which one part, of any depth, is another value or gone. */
export function changed(agreement: Agreement): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...placesIn(agreement)), oddValues)
    .map(([path, put]) => changedAt(agreement, path, put));
}

const DAY_MS = 86_400_000;
const YEAR_START = 1_767_225_600_000; // 2026-01-01T00:00Z
const instants = fc.integer({ min: YEAR_START, max: YEAR_START + 365 * DAY_MS });

const tickets: fc.Arbitrary<Ticket> = fc.record({
  id: fc.string({ maxLength: 5 }),
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

/** Valid facts about a year of the full agreement. */
export const facts: fc.Arbitrary<SettlementInput> = fc.record(
  {
    periodOf: instants,
    asOf: instants,
    tickets: fc.array(tickets, { maxLength: 4 }),
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
  { requiredKeys: ['periodOf', 'asOf', 'charges'] },
);
