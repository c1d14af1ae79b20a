import dayjs, { type Dayjs } from 'dayjs';
import businessTime from 'dayjs-business-time';
import type { Contender, Run } from '../types.js';
import { HOLIDAYS, MANY_HOLIDAYS, STARTS, WEEK_ENDS, YEAR_ENDS } from '../work.js';
import { NO_COLUMNS, NO_ZONES } from './reasons.js';

const MINUTE_MS = 60_000;
const OFFICE = [{ start: '09:00:00', end: '17:00:00' }];
const WEEK = {
  sunday: null,
  monday: OFFICE,
  tuesday: OFFICE,
  wednesday: OFFICE,
  thursday: OFFICE,
  friday: OFFICE,
  saturday: null,
};

export function dayjsBusinessTime(): Contender {
  dayjs.extend(businessTime);
  return {
    name: 'dayjs-business-time',
    packages: ['dayjs-business-time', 'dayjs'],
    otherwise: 'has no outages',
    differsBecause: 'counts the instant of closing as open',
    attempts: {
      ...NO_COLUMNS,
      ...NO_ZONES,
      'add-4h': () => add(4),
      'add-40h': () => add(40),
      'add-1000h': () => add(1000),
      'between-week': () => between(WEEK_ENDS),
      'between-year': () => between(YEAR_ENDS),
      'is-open': isOpen,
      'first-answer': firstAnswer,
      'add-10-days': addDays,
    },
  };
}

function add(hours: number): Run {
  configure(HOLIDAYS);
  const starts = asDayjs(STARTS);
  return (i) => (starts[i] as Dayjs).addBusinessHours(hours).valueOf();
}

function between(ends: Float64Array): Run {
  configure(HOLIDAYS);
  const starts = asDayjs(STARTS);
  const until = asDayjs(ends);
  return (i) => (starts[i] as Dayjs).businessMinutesDiff(until[i] as Dayjs) * MINUTE_MS;
}

function isOpen(): Run {
  configure(HOLIDAYS);
  const starts = asDayjs(STARTS);
  return (i) => ((starts[i] as Dayjs).isBusinessTime() ? 1 : 0);
}

function firstAnswer(): Run {
  const starts = asDayjs(STARTS);
  return (i) => {
    configure(MANY_HOLIDAYS);
    return (starts[i] as Dayjs).isBusinessTime() ? 1 : 0;
  };
}

function addDays(): Run {
  configure(HOLIDAYS);
  const starts = asDayjs(STARTS);
  return (i) => (starts[i] as Dayjs).addBusinessDays(10).valueOf();
}

function configure(holidays: readonly string[]): void {
  dayjs.setBusinessTime(WEEK);
  dayjs.setHolidays([...holidays]);
}

function asDayjs(instants: Float64Array): readonly Dayjs[] {
  return Array.from(instants, (at) => dayjs(at));
}
