import type { CalendarDefinition, CompiledCalendar } from '../../src/calendar.js';
import * as calendar from '../../src/calendar.js';
import { toTimeSetFromColumns } from '../../src/core/interval.js';
import {
  compileAvailability,
  measureAvailability,
  type OutageColumns,
  type OutageInput,
} from '../../src/uptime.js';
import type { Contender, Prepare, Run } from '../types.js';
import {
  DAY_MS,
  fingerprint,
  HOLIDAYS,
  MANY_HOLIDAYS,
  type Outages,
  outagesByStart,
  outagesInOrder,
  outagesShuffled,
  STARTS,
  WEEK_ENDS,
  YEAR,
  YEAR_ENDS,
} from '../work.js';

type AddDays = (calendar: CompiledCalendar, at: number, days: number) => unknown;

const { addBusinessDaysColumn, addBusinessTime, businessTimeBetween, compileCalendar, isOpen } =
  calendar;

/** Through the public functions only, checks of the input included. */
export function slakit(): Contender {
  const addDays = (calendar as Readonly<Record<string, unknown>>).addBusinessDays;
  return {
    name: 'slakit',
    packages: [],
    otherwise: 'does not export it yet',
    attempts: {
      'add-4h': () => add('UTC', 4),
      'add-40h': () => add('UTC', 40),
      'add-1000h': () => add('UTC', 1000),
      'add-40h-paris': () => add('Europe/Paris', 40),
      'between-week': () => between('UTC', WEEK_ENDS),
      'between-year': () => between('UTC', YEAR_ENDS),
      'between-year-paris': () => between('Europe/Paris', YEAR_ENDS),
      'is-open': isOpenAt,
      'first-answer': () => firstAnswer('UTC'),
      'first-answer-paris': () => firstAnswer('Europe/Paris'),
      ...(typeof addDays === 'function' ? { 'add-10-days': days(addDays as AddDays) } : {}),
      'add-10-days-column': daysColumn,
      'union-sorted': () => union(outagesInOrder(1_000_000)),
      'union-by-start': () => union(outagesByStart(1_000_000)),
      'union-unsorted': () => union(outagesShuffled(1_000_000)),
      'availability-columns': () => availability(outagesShuffled(100_000)),
      'availability-objects': () => availability(asObjects(outagesShuffled(100_000))),
    },
  };
}

function definition(timeZone: string, holidays: readonly string[]): CalendarDefinition {
  return { timeZone, weekly: { 'mon-fri': '09:00-17:00' }, holidays };
}

function add(timeZone: string, hours: number): Run {
  const office = compileCalendar(definition(timeZone, HOLIDAYS));
  const amount = { hours };
  return (i) => addBusinessTime(office, STARTS[i] as number, amount) as number;
}

function between(timeZone: string, ends: Float64Array): Run {
  const office = compileCalendar(definition(timeZone, HOLIDAYS));
  return (i) => businessTimeBetween(office, STARTS[i] as number, ends[i] as number);
}

function isOpenAt(): Run {
  const office = compileCalendar(definition('UTC', HOLIDAYS));
  return (i) => (isOpen(office, STARTS[i] as number) ? 1 : 0);
}

function firstAnswer(timeZone: string): Run {
  const office = definition(timeZone, MANY_HOLIDAYS);
  return (i) => (isOpen(compileCalendar(office), STARTS[i] as number) ? 1 : 0);
}

function days(addDays: AddDays): Prepare {
  return () => {
    const office = compileCalendar(definition('UTC', HOLIDAYS));
    return (i) => addDays(office, STARTS[i] as number, 10) as number;
  };
}

/** One operation is the whole column; the answer is one row of it, another each time. */
function daysColumn(): Run {
  const office = compileCalendar(definition('UTC', HOLIDAYS));
  const dates = Int32Array.from(STARTS, (at) => Math.floor(at / DAY_MS));
  return (i) => addBusinessDaysColumn(office, dates, 10)[i] as number;
}

function union({ starts, ends }: Outages): Run {
  return () => fingerprint(toTimeSetFromColumns(starts, ends));
}

function availability(outages: OutageColumns | readonly OutageInput[]): Run {
  const rule = compileAvailability({ targetPercent: '99.9' });
  const facts = { period: YEAR, outages };
  return () => measureAvailability(rule, facts, { at: YEAR.endAt }).downtimeMs;
}

function asObjects({ starts, ends }: Outages): readonly OutageInput[] {
  return Array.from(starts, (start, i) => ({ start, end: ends[i] as number }));
}
