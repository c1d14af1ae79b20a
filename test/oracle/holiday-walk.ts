import { Temporal } from 'temporal-polyfill';
import type { Holiday, HolidayInput, PlainCalendar } from '../../src/calendar.js';
import {
  breakHolds,
  DAY_NAMES,
  isDated,
  merged,
  overlap,
  type Span,
  spansOf,
} from './calendar-words.js';

/** The hours of a date as its holidays leave them, in minutes since its 00:00. */
export type HolidayWalk = (date: Temporal.PlainDate) => readonly Span[];

/** How far from its holiday a substitute day may lie, and the day before a holiday. */
const REACH_DAYS = 14;
/** Far more than chains of holidays that push one another on are long. */
const AROUND_DAYS = 150;

/**
 * Works out the holidays of a calendar date by date, over months on either side of the dates
 * that are asked for: first every date is given its holidays, then each that moves looks at one day after
 * another, then each day before a holiday loses its minutes one by one.
 */
export function holidayWalk(
  calendar: PlainCalendar,
  dates: readonly Temporal.PlainDate[],
  weekly: HolidayWalk,
): HolidayWalk {
  const holidays = (calendar.holidays ?? []).map(longForm);
  const kept = datesOf(holidays, dates);
  const substitutes = new Set<string>();
  const left: HolidayWalk = (date) =>
    (kept.get(date.toString()) ?? []).reduce<readonly Span[]>(
      (hours, holiday) => overlap(hours, spansOf(holiday.hours ?? [])),
      weekly(date),
    );
  for (const { holiday, from, step } of movesOf(kept)) {
    for (let days = 1; days <= REACH_DAYS; days++) {
      const date = from.add({ days: step * days });
      const name = date.toString();
      const isFree = isWhole(holiday)
        ? left(date).length > 0
        : left(date).length > 0 && minutesIn(left(date)) === minutesIn(weekly(date));
      if (!isFree || substitutes.has(name)) continue;
      kept.set(name, [...(kept.get(name) ?? []), holiday]);
      substitutes.add(name);
      break;
    }
  }
  const eves = evesOf(holidays, dates, left);
  return (date) => {
    const before = eves.get(date.toString());
    return before === undefined ? left(date) : cut(calendar, date, left(date), before);
  };
}

function datesOf(
  holidays: readonly Holiday[],
  dates: readonly Temporal.PlainDate[],
): Map<string, readonly Holiday[]> {
  const kept = new Map<string, readonly Holiday[]>();
  for (const date of around(dates)) {
    const there = holidays.filter((holiday) => isHoliday(holiday, date));
    if (there.length > 0) kept.set(date.toString(), there);
  }
  return kept;
}

interface Move {
  readonly holiday: Holiday;
  readonly from: Temporal.PlainDate;
  readonly step: number;
}

function movesOf(kept: ReadonlyMap<string, readonly Holiday[]>): readonly Move[] {
  const moves: Move[] = [];
  for (const [name, there] of kept) {
    const from = Temporal.PlainDate.from(name);
    const day = DAY_NAMES[from.dayOfWeek - 1] as 'mon';
    const movedNames = new Set<string>();
    for (const holiday of there) {
      const way =
        holiday.substitute?.[day] ??
        (givesWay(holiday, there) ? holiday.substitute?.holiday : undefined);
      // One holiday listed twice moves once, as its first entry that moves says.
      if (way === undefined || movedNames.has(nameOf(holiday))) continue;
      movedNames.add(nameOf(holiday));
      moves.push({ holiday, from, step: way === 'next' ? 1 : -1 });
    }
  }
  return moves;
}

/** Whether another holiday keeps the date: a whole day off before a half-day, and the first of its kind. */
function givesWay(holiday: Holiday, there: readonly Holiday[]): boolean {
  const wholes = there.filter(isWhole);
  const rivals = wholes.length > 0 ? wholes : there;
  const steady = rivals.filter(({ substitute }) => substitute?.holiday === undefined);
  const keeper = (steady.length > 0 ? steady : rivals)[0] as Holiday;
  return nameOf(keeper) !== nameOf(holiday);
}

function evesOf(
  holidays: readonly Holiday[],
  dates: readonly Temporal.PlainDate[],
  left: HolidayWalk,
): ReadonlyMap<string, readonly Holiday[]> {
  const eves = new Map<string, readonly Holiday[]>();
  for (const date of around(dates)) {
    for (const holiday of holidays) {
      if (holiday.eve === undefined || !isHoliday(holiday, date)) continue;
      if ('from' in holiday && holiday.from !== date.toString()) continue;
      const furthest = holiday.eve.on === 'day' ? 1 : REACH_DAYS;
      for (let days = 1; days <= furthest; days++) {
        const before = date.subtract({ days });
        if (left(before).length === 0) continue;
        eves.set(before.toString(), [...(eves.get(before.toString()) ?? []), holiday]);
        break;
      }
    }
  }
  return eves;
}

/** Takes hours away that no eve leaves open, and then open minutes from the end, one by one. */
function cut(
  calendar: PlainCalendar,
  date: Temporal.PlainDate,
  hours: readonly Span[],
  before: readonly Holiday[],
): readonly Span[] {
  let left = hours;
  let minutes = 0;
  for (const { eve } of before) {
    if (eve === undefined) continue;
    if ('hours' in eve) left = overlap(left, spansOf(eve.hours));
    else minutes = Math.max(minutes, (eve.shorterBy as { minutes: number }).minutes);
  }
  const breaks = [-1, 0, 1].flatMap((days) =>
    (calendar.breaks ?? [])
      .filter((item) => breakHolds(item, date.add({ days })))
      .flatMap((item) => spansOf(item.hours))
      .map(([start, end]): Span => [start + days * 1440, end + days * 1440]),
  );
  let end = 2880;
  while (minutes > 0 && end > 0) {
    end--;
    const holds = ([from, to]: Span): boolean => from <= end && end < to;
    if (left.some(holds) && !breaks.some(holds)) minutes--;
  }
  return overlap(left, [[0, end]]);
}

function around(dates: readonly Temporal.PlainDate[]): readonly Temporal.PlainDate[] {
  const first = (dates[0] as Temporal.PlainDate).subtract({ days: AROUND_DAYS });
  const count = first.until(dates.at(-1) as Temporal.PlainDate).days + 4 * REACH_DAYS;
  return Array.from({ length: count }, (_, days) => first.add({ days }));
}

function minutesIn(hours: readonly Span[]): number {
  return merged(hours).reduce((sum, [start, end]) => sum + end - start, 0);
}

const isWhole = ({ hours }: Holiday): boolean => hours === undefined || spansOf(hours).length === 0;

const nameOf = ({ name }: Holiday): string => name ?? 'holiday';

function longForm(holiday: HolidayInput): Holiday {
  if (typeof holiday !== 'string') return holiday;
  return holiday.length === 'MM-DD'.length ? { yearly: holiday } : { date: holiday };
}

/** Whether a holiday, or a day of every year, lies on a date. */
export function isHoliday(holiday: Holiday, date: Temporal.PlainDate): boolean {
  if ('date' in holiday || 'from' in holiday) return isDated(holiday, date);
  const { since = 0, until = 9999 } = holiday;
  if (date.year < since || date.year > until) return false;
  if ('yearly' in holiday) return date.toString().slice(5) === holiday.yearly;
  if ('easter' in holiday) {
    const easter = (holiday.church === 'orthodox' ? ORTHODOX_EASTER : WESTERN_EASTER)[date.year];
    return date.equals(
      Temporal.PlainDate.from(`${date.year}-${easter}`).add({ days: holiday.easter }),
    );
  }
  const { month, weekday, nth } = holiday;
  if (date.month !== month || DAY_NAMES[date.dayOfWeek - 1] !== weekday) return false;
  const fromStart = Math.ceil(date.day / 7);
  const fromEnd = Math.ceil((date.daysInMonth - date.day + 1) / 7);
  return nth > 0 ? fromStart === nth : fromEnd === -nth;
}

/** Easter Sundays as printed in church calendars, both on Gregorian dates. */
const WESTERN_EASTER: Readonly<Record<number, string>> = {
  2010: '04-04',
  2011: '04-24',
  2012: '04-08',
  2013: '03-31',
  2014: '04-20',
  2015: '04-05',
  2016: '03-27',
  2017: '04-16',
  2018: '04-01',
  2019: '04-21',
  2020: '04-12',
  2021: '04-04',
  2022: '04-17',
  2023: '04-09',
  2024: '03-31',
  2025: '04-20',
  2026: '04-05',
  2027: '03-28',
  2028: '04-16',
  2029: '04-01',
  2030: '04-21',
};
const ORTHODOX_EASTER: Readonly<Record<number, string>> = {
  2010: '04-04',
  2011: '04-24',
  2012: '04-15',
  2013: '05-05',
  2014: '04-20',
  2015: '04-12',
  2016: '05-01',
  2017: '04-16',
  2018: '04-08',
  2019: '04-28',
  2020: '04-19',
  2021: '05-02',
  2022: '04-24',
  2023: '04-16',
  2024: '05-05',
  2025: '04-20',
  2026: '04-12',
  2027: '05-02',
  2028: '04-16',
  2029: '04-08',
  2030: '04-28',
};
