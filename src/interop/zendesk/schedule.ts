import type { Holiday } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { childOf, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { date, text } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import { writeDates } from '../shared/dates.js';
import { count, foreignId, orNone, pickFields } from '../shared/foreign.js';
import { weekOf } from '../shared/week.js';

/** A schedule as read. */
export interface Schedule {
  readonly reader: Reader;
  readonly id: string;
  readonly name: string;
  /** The name that Zendesk gives to its zone. */
  readonly zoneName: string;
  /** Hours by day, Monday first. */
  readonly week: readonly TimeSet[];
  readonly holidays: readonly Holiday[];
}

const MOST_INTERVALS = 2000;
const MOST_HOLIDAYS = 5000;
const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;
/** Weeks begin on Monday here, and on Sunday there. */
const SUNDAY_MS = 6 * DAY_MS;

/** Reads one schedule. */
export function readSchedule(reader: Reader): Schedule {
  const fields = pickFields(reader, 'a schedule', {
    id: foreignId,
    name: text,
    time_zone: text,
    intervals: readWeek,
    holidays: readHolidays,
  });
  const { id, name, time_zone: zoneName, intervals: week, holidays } = fields;
  return { reader, id, name, zoneName, week, holidays };
}

/** The hours of the week, Monday first. */
function readWeek(reader: Reader): readonly TimeSet[] {
  const intervals = readIntervals(reader) ?? [];
  return weekOf(
    intervals.map(({ start, end }) => ({
      start: SUNDAY_MS + start * MINUTE_MS,
      end: SUNDAY_MS + end * MINUTE_MS,
    })),
  );
}

const readIntervals: Read<readonly MinuteInterval[] | undefined> = orNone(
  listOf('intervals', readInterval, { most: MOST_INTERVALS }),
);

/** Minutes since Sunday 00:00. */
interface MinuteInterval {
  readonly start: number;
  readonly end: number;
}

function readInterval(reader: Reader): MinuteInterval {
  const { start_time: start, end_time: end } = pickFields(reader, '{ start_time, end_time }', {
    start_time: count,
    end_time: count,
  });
  if (end > start && end <= WEEK_MINUTES) return { start, end };
  refuse(reader, {
    code: 'invalid-interval',
    expected: `an end after the start, at most ${WEEK_MINUTES} minutes after Sunday 00:00`,
    received: `${start} to ${end}`,
  });
}

/** Reads holidays that may be missing. */
export function readHolidays(reader: Reader): readonly Holiday[] {
  return readHolidayList(reader) ?? [];
}

const readHolidayList: Read<readonly Holiday[] | undefined> = orNone(
  listOf('holidays', readHoliday, { most: MOST_HOLIDAYS }),
);

function readHoliday(reader: Reader): Holiday {
  const fields = pickFields(reader, '{ name, start_date, end_date }', {
    name: text,
    start_date: date,
    end_date: date,
  });
  const { name, start_date: first, end_date: last } = fields;
  if (last >= first) return { name, ...writeDates(first, last) };
  refuse(childOf(reader, 'end_date'), {
    code: 'invalid-date',
    expected: `a date from ${formatDate(first)} on`,
  });
}
