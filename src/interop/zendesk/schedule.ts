import type { Holiday } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import { childOf, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { date, text } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import { writeDates } from '../shared/dates.js';
import { count, foreignId, orNone, pickFields } from '../shared/foreign.js';

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
  const starts: number[][] = Array.from({ length: 7 }, () => []);
  const ends: number[][] = Array.from({ length: 7 }, () => []);
  for (const { start, end } of readIntervals(reader) ?? []) {
    cutAtMidnights(start * MINUTE_MS, end * MINUTE_MS, (day, from, to) => {
      starts[day]?.push(from);
      ends[day]?.push(to);
    });
  }
  return starts.map((own, day) => toTimeSetFromColumns(own, ends[day] as number[]));
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

function cutAtMidnights(
  start: number,
  end: number,
  add: (weekday: number, from: number, to: number) => void,
): void {
  for (let from = start; from < end; ) {
    const sinceSunday = Math.floor(from / DAY_MS);
    const midnight = sinceSunday * DAY_MS;
    const to = Math.min(end, midnight + DAY_MS);
    add((sinceSunday + 6) % 7, from - midnight, to - midnight);
    from = to;
  }
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
