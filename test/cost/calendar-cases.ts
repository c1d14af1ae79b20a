import * as calendar from '../../src/calendar.js';
import { formatDate } from '../../src/core/civil.js';
import { type CostCase, times } from './case.js';

const FIRST_DAY = Date.UTC(2026, 0, 1) / 86_400_000;
const OFFICE = { timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } } as const;
const MOMENT = '2026-03-02T12:00:00Z';

/** Checks a definition, compiles it, and asks it once in each way. */
function asked(definition: (length: number) => calendar.CalendarDefinition): CostCase['prepare'] {
  return (length) => {
    const given = definition(length);
    return () => {
      calendar.checkCalendar(given);
      const compiled = calendar.compileCalendar(given);
      calendar.addBusinessTime(compiled, MOMENT, 'PT4H');
      calendar.addBusinessDays(compiled, MOMENT, 2);
    };
  };
}

/** A date for each index, two days apart, from 2026 on. */
function date(index: number): string {
  return formatDate(FIRST_DAY + 2 * index);
}

function clock(minute: number): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${part(Math.floor(minute / 60))}:${part(minute % 60)}`;
}

/** What a calendar may list, and a question over what is listed. */
export const CALENDAR_CASES: readonly CostCase[] = [
  {
    name: 'holidays',
    length: 2000,
    prepare: asked((length) => ({ ...OFFICE, holidays: times(length, date) })),
  },
  {
    name: 'holidays of one day that move',
    length: 1000,
    prepare: asked((length) => ({
      ...OFFICE,
      holidays: times(length, (i) => ({
        name: `feast ${i}`,
        date: '2026-03-08',
        substitute: { sun: 'next' as const },
      })),
    })),
  },
  {
    name: 'overrides',
    length: 1000,
    prepare: asked((length) => ({
      ...OFFICE,
      overrides: times(length, (i) => ({ kind: 'replace', date: date(i), hours: '10:00-11:00' })),
    })),
  },
  {
    name: 'overrides of one date',
    length: 700,
    prepare: asked((length) => ({
      ...OFFICE,
      overrides: times(length, (i) => ({
        kind: 'replace',
        date: '2026-03-03',
        hours: `${clock(i)}-${clock(i + 1)}`,
      })),
    })),
  },
  {
    name: 'overrides of a century',
    length: 100,
    prepare: asked((length) => ({
      ...OFFICE,
      overrides: times(length, () => ({
        kind: 'add',
        from: '2000-01-01',
        through: '2099-12-31',
        hours: '10:00-12:00',
      })),
    })),
  },
  {
    name: 'breaks',
    length: 300,
    prepare: asked((length) => ({
      ...OFFICE,
      breaks: times(length, (i) => ({ hours: `${clock(2 * i)}-${clock(2 * i + 1)}` })),
    })),
  },
  {
    name: 'layers',
    length: 400,
    prepare: asked((length) => ({
      ...OFFICE,
      layers: times(length, (i) => ({
        from: date(i),
        through: date(i),
        weekly: { 'mon-fri': '10:00-11:00' },
      })),
    })),
  },
  {
    name: 'calendars of a union',
    length: 100,
    prepare: asked((length) => ({ union: times(length, () => OFFICE) })),
  },
  {
    name: 'calendars within calendars',
    length: 14,
    prepare: asked((length) => {
      let whole: calendar.CalendarDefinition = OFFICE;
      for (let i = 0; i < length; i++) whole = { union: [whole] };
      return whole;
    }),
  },
  {
    name: 'hours of a day',
    length: 300,
    prepare: asked((length) => ({
      timeZone: 'UTC',
      weekly: { mon: times(length, (i) => [clock(2 * i), clock(2 * i + 1)] as const) },
    })),
  },
  {
    name: 'weeks of a rota',
    length: 200,
    prepare: asked((length) => ({
      timeZone: 'UTC',
      weekly: { anchor: '2026-01-05', weeks: times(length, () => ({ mon: '09:00-17:00' })) },
    })),
  },
  {
    name: 'days that are explained',
    length: 200,
    prepare: (length) => {
      const compiled = calendar.compileCalendar(OFFICE);
      const from = Date.parse(MOMENT);
      return () => calendar.traceBusinessTime(compiled, from, from + length * 86_400_000);
    },
  },
];
