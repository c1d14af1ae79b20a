import type { Holiday, PlainCalendar } from '../../calendar/plan/definition.js';
import { DAY_MS, epochDayOf, formatDate } from '../../core/civil.js';
import { childOf, type Reader, refuse } from '../../core/read.js';
import { date, text, timeOfDay } from '../../core/read-values.js';
import { writeDates } from '../shared/dates.js';
import { foreignId } from '../shared/foreign.js';
import { type WeekStretch, weekOf } from '../shared/week.js';
import { writeWeek } from '../shared/write-week.js';
import { integer, rowFields, rowsOf, tick } from './rows.js';
import { lossAt, type TellGlpi } from './warning.js';

const LEFT_OUT = 'it is left out';

/** Reads the four tables of calendars; one without time ranges is left out. */
export function readCalendars(
  answers: Reader,
  timeZone: string,
  tell: TellGlpi,
): Readonly<Record<string, PlainCalendar>> {
  const calendars = rowsOf(childOf(answers, 'calendars'), (row) => readCalendar(row, tell));
  const ids = new Set(calendars.map(({ id }) => id));
  const stretches = byCalendar(ids, 'calendarSegments', readSegment);
  const holidays = readHolidays(childOf(answers, 'holidays'), tell);
  const closed = byCalendar(ids, 'calendarHolidays', readLink);
  const open = calendars.flatMap(({ reader, id, name }): [string, PlainCalendar][] => {
    const weekly = writeWeek(weekOf((stretches.get(id) ?? []).map(({ value }) => value)));
    if (Object.keys(weekly).length === 0) {
      const expected = 'some time ranges';
      tell(lossAt('never-opens', reader, { expected, received: 'none', hint: LEFT_OUT }));
      return [];
    }
    const days = (closed.get(id) ?? []).flatMap(({ reader: link, value }) =>
      holidaysOf(holidays, value, childOf(link, 'holidays_id'), tell),
    );
    const calendar = { name, timeZone, weekly };
    return [[id, days.length === 0 ? calendar : { ...calendar, holidays: days }]];
  });
  return Object.fromEntries(open);

  /** The rows of a table by the calendar to which they belong. */
  function byCalendar<T>(
    known: ReadonlySet<string>,
    table: string,
    read: (row: Reader, tell: TellGlpi) => { readonly calendar: string; readonly value: T },
  ): ReadonlyMap<string, readonly { readonly reader: Reader; readonly value: T }[]> {
    const result = new Map<string, { reader: Reader; value: T }[]>();
    rowsOf(childOf(answers, table), (reader) => {
      const { calendar, value } = read(reader, tell);
      if (!known.has(calendar)) {
        const expected = 'the id of a calendar that is there';
        const place = childOf(reader, 'calendars_id');
        tell(lossAt('unknown-calendar', place, { expected, received: calendar, hint: LEFT_OUT }));
        return;
      }
      result.set(calendar, [...(result.get(calendar) ?? []), { reader, value }]);
    });
    return result;
  }
}

function readCalendar(reader: Reader, tell: TellGlpi) {
  const { id, name } = rowFields(
    reader,
    'a calendar',
    { id: foreignId, name: text },
    // Worked out from the time ranges.
    { immaterial: ['cache_duration'], tell },
  );
  return { reader, id, name };
}

function readSegment(reader: Reader, tell: TellGlpi) {
  const { calendars_id, day, begin, end } = rowFields(
    reader,
    'a time range',
    { calendars_id: foreignId, day: readWeekday, begin: timeOfDay, end: timeOfDay },
    { tell },
  );
  if (end > begin) {
    const midnight = day * DAY_MS;
    const value: WeekStretch = { start: midnight + begin, end: midnight + end };
    return { calendar: calendars_id, value };
  }
  refuse(reader, {
    code: 'invalid-interval',
    expected: 'an end after the begin, at most 24:00',
    received: `${childOf(reader, 'begin').value} to ${childOf(reader, 'end').value}`,
  });
}

/** 0 is Sunday there, and Monday here. */
function readWeekday(reader: Reader): number {
  const day = integer(reader);
  if (day >= 0 && day <= 6) return (day + 6) % 7;
  refuse(reader, { code: 'invalid-type', expected: 'a weekday, 0 for Sunday to 6' });
}

function readLink(reader: Reader, tell: TellGlpi) {
  const { calendars_id, holidays_id } = rowFields(
    reader,
    'a holiday of a calendar',
    { calendars_id: foreignId, holidays_id: foreignId },
    { tell },
  );
  return { calendar: calendars_id, value: holidays_id };
}

/** Close times by id; one that lasts several days of every year is a holiday for each. */
function readHolidays(reader: Reader, tell: TellGlpi): ReadonlyMap<string, readonly Holiday[]> {
  return new Map(rowsOf(reader, (row) => readHoliday(row, tell)));
}

function readHoliday(reader: Reader, tell: TellGlpi): readonly [string, readonly Holiday[]] {
  const read = rowFields(
    reader,
    'a close time',
    { id: foreignId, name: text, begin_date: date, end_date: date, is_perpetual: tick },
    { tell },
  );
  const { id, name, begin_date: first, end_date: last, is_perpetual: isYearly } = read;
  if (isYearly) return [id, yearlyHolidays(reader, name, tell)];
  if (last >= first) return [id, [{ name, ...writeDates(first, last) }]];
  refuse(childOf(reader, 'end_date'), {
    code: 'invalid-date',
    expected: `a date from ${formatDate(first)} on`,
  });
}

/** GLPI compares months and days as texts, so that a range over the new year never applies. */
function yearlyHolidays(reader: Reader, name: string, tell: TellGlpi): readonly Holiday[] {
  const [from, through] = ['begin_date', 'end_date'].map((field) =>
    String(childOf(reader, field).value).slice(5),
  ) as [string, string];
  if (from > through) {
    const expected = 'a range within a year, when it returns every year';
    const received = `${from} to ${through}`;
    tell(lossAt('wrapping-holiday', reader, { expected, received, hint: LEFT_OUT }));
    return [];
  }
  return DAYS_OF_YEAR.filter((day) => day >= from && day <= through).map((yearly) => ({
    name,
    yearly,
  }));
}

/** All days that a year can have, as months and days. */
const DAYS_OF_YEAR: readonly string[] = /* @__PURE__ */ Array.from({ length: 366 }, (_, day) =>
  formatDate(epochDayOf(2000, 1, 1) + day).slice(5),
);

function holidaysOf(
  holidays: ReadonlyMap<string, readonly Holiday[]>,
  id: string,
  place: Reader,
  tell: TellGlpi,
): readonly Holiday[] {
  const found = holidays.get(id);
  if (found !== undefined) return found;
  const expected = 'the id of a close time that is there';
  tell(lossAt('unknown-holiday', place, { expected, received: id, hint: LEFT_OUT }));
  return [];
}
