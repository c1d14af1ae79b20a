import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  checkAgreement,
  compileAgreement,
  evaluateTicket,
  settlePeriod,
} from '../../../src/index.js';

const BYTES = 100_000;
const SOON_MS = 1000;

const OFFICE = { timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:00' } };
const ENDS = { start: { on: 'created' }, stop: { on: 'solved' } } as const;
const times = <T>(count: number, member: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => member(index));
const date = (year: number, day: number): string =>
  new Date(Date.UTC(year, 0, day)).toISOString().slice(0, 10);
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** One clock in one calendar, and a service that is up. */
function agreement(calendar: unknown, target: unknown = { elapsed: 'PT8H' }): unknown {
  return {
    id: 'large',
    timeZone: 'Europe/Paris',
    currency: 'EUR',
    calendars: { office: calendar },
    objectives: [
      {
        kind: 'clock',
        id: 'fix',
        ...ENDS,
        targets: [{ ...(target as object), calendar: 'office' }],
      },
      { kind: 'availability', id: 'up', service: 'web', targetPercent: '99.9', calendar: 'office' },
    ],
  };
}

/** Documents that pass the check, about as long as the law allows, each of another kind. */
const DOCUMENTS: Readonly<Record<string, unknown>> = {
  'a thousand targets': {
    ...(agreement(OFFICE) as object),
    objectives: [
      {
        kind: 'clock',
        id: 'fix',
        ...ENDS,
        targets: times(1000, (i) => ({
          when: { field: 'priority', equals: i },
          elapsed: 'PT8H',
          calendar: 'office',
        })),
      },
    ],
  },
  'eight hundred objectives': {
    ...(agreement(OFFICE) as object),
    objectives: times(800, (i) => ({
      kind: 'clock',
      id: `fix ${i}`,
      ...ENDS,
      targets: [{ elapsed: 'PT8H', calendar: 'office' }],
    })),
  },
  'a thousand rows': {
    ...(agreement(OFFICE) as object),
    remedies: {
      back: {
        target: { gte: '99.9' },
        rows: times(1000, (i) => ({ lt: String(99.9 - i / 20), remedy: { percent: i / 20 } })),
      },
    },
    objectives: [
      { kind: 'availability', id: 'up', service: 'web', targetPercent: '99.9', remedy: 'back' },
    ],
  },
  'a condition of many parts': {
    ...(agreement(OFFICE) as object),
    objectives: times(3, (k) => ({
      kind: 'clock',
      id: `fix ${k}`,
      ...ENDS,
      appliesTo: { any: times(900, (i) => ({ field: 'group', equals: `g${i}` })) },
      targets: [{ elapsed: 'PT8H', calendar: 'office' }],
    })),
  },
  'holidays of all years': agreement({
    ...OFFICE,
    holidays: times(2500, (i) => ({ date: date(2000 + (i % 60), 1 + (i % 365)), name: `n${i}` })),
  }),
  'overrides of single dates': agreement({
    ...OFFICE,
    overrides: times(1200, (i) => ({
      kind: 'replace',
      date: date(2000 + (i % 60), 1 + (i % 365)),
      hours: '10:00-12:00',
    })),
  }),
  'overrides of whole centuries': agreement({
    ...OFFICE,
    overrides: times(1000, (i) => ({
      kind: 'add',
      from: '2000-01-01',
      through: '2099-12-31',
      hours: `10:00-12:${10 + (i % 50)}`,
    })),
  }),
  'half-holidays over ten thousand years': agreement({
    ...OFFICE,
    holidays: times(1000, (i) => ({
      from: '0001-01-01',
      through: '9999-12-31',
      hours: `09:00-${12 + (i % 4)}:00`,
    })),
  }),
  'two calendars of long holidays and overrides': {
    ...(agreement(OFFICE) as object),
    calendars: Object.fromEntries(
      ['office', 'night'].map((id) => [
        id,
        {
          ...OFFICE,
          holidays: times(200, (i) => ({ from: date(2000 + i, 1), through: date(2001 + i, 200) })),
          overrides: times(200, (i) => ({
            kind: 'add',
            from: date(2000 + i, 1),
            through: date(2003 + i, 1),
            hours: '10:00-11:00',
          })),
        },
      ]),
    ),
  },
  'a union of calendars with layers, over a century': agreement(
    {
      union: times(15, () => ({
        ...OFFICE,
        layers: times(30, (i) => ({
          from: date(2000 + i, 1),
          through: date(2000 + i, 300),
          weekly: { 'mon-fri': '10:00-11:00' },
        })),
      })),
    },
    { elapsed: { hours: 876_600 } },
  ),
  'a century of business days': agreement(
    { ...OFFICE, holidays: times(2500, (i) => date(1990 + (i % 200), 1 + (i % 365))) },
    { businessDays: 36_525 },
  ),
  'hours that come once in ten years': agreement(
    {
      timeZone: 'Europe/Paris',
      weekly: {
        anchor: '2026-01-05',
        weeks: times(520, (i) => (i === 7 ? { mon: '09:00-17:00' } : {})),
      },
    },
    { elapsed: { hours: 4000 } },
  ),
  'seven hundred intervals a day': agreement({
    timeZone: 'Europe/Paris',
    weekly: {
      'mon-sun': times(720, (i) => `${clock(2 * i)}-${clock(2 * i + 1)}`).join(', '),
    },
  }),
  'as many calendars as fit': {
    ...(agreement(OFFICE) as object),
    calendars: Object.fromEntries(times(900, (i) => [i === 0 ? 'office' : `c${i}`, OFFICE])),
  },
};

const MARCH = { startAt: Date.UTC(2026, 2, 1), endAt: Date.UTC(2026, 3, 1) };

describe('a document of 100 kB that passes the check answers a ticket and a month within a second', () => {
  test.each(Object.entries(DOCUMENTS))('%s', (_, document) => {
    expect(JSON.stringify(document).length).toBeLessThan(1.3 * BYTES);
    const spent: Record<string, number> = {};
    const timed = <T>(name: string, call: () => T): T => {
      const before = process.cpuUsage().user;
      const result = call();
      spent[name] = Math.round((process.cpuUsage().user - before) / 1000);
      return result;
    };
    const check = timed('check', () => checkAgreement(document));
    expect(check.ok ? [] : check.issues.slice(0, 2)).toEqual([]);
    const sla = timed('compile', () => compileAgreement(document as Agreement));
    const ticket = {
      id: 'T-1',
      attributes: { priority: 7, group: 'g7' },
      events: [{ at: '2026-03-02T09:00:00Z', type: 'created' }],
    };
    timed('ticket', () => evaluateTicket(sla, ticket, { at: '2026-03-05T09:00:00Z' }));
    timed('month', () =>
      settlePeriod(
        sla,
        {
          periodOf: MARCH.startAt,
          tickets: [ticket],
          ...(sla.agreement.objectives.some(({ kind }) => kind === 'availability')
            ? {
                services: { web: { outages: [['2026-03-03T09:00:00Z', '2026-03-03T10:00:00Z']] } },
                charges: { web: { amount: '100.00', currency: 'EUR' } },
              }
            : {}),
        },
        { at: MARCH.endAt },
      ),
    );
    if (process.env.SHOW_COST !== undefined) console.log(_, JSON.stringify(spent));
    for (const [name, ms] of Object.entries(spent))
      expect([name, ms < SOON_MS, ms]).toEqual([name, true, ms]);
  });
});
