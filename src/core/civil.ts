import { fail, shown } from './error.js';

/**
 * Dates and times of day as integers, without any zone: a date is its epoch day (days since
 * 1970-01-01), a time of day is milliseconds since the label 00:00.
 */

export const DAY_MS = 86_400_000;

/** Days of the week in ISO order, Monday first. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A day of the week, in three letters. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** A civil date in parts; months and days count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The last label of the last instant, east of Greenwich, has a year of five digits: ISO 8601 writes a sign. */
const DATE = /^(\d{4}|\+010000)-(\d{2})-(\d{2})$/;
/** The first and the last date on which an instant of the years 0001 to 9999 falls, in any zone. */
const FIRST_DATE = -719_163;
const LAST_DATE = 2_932_897;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Days of 400 years, after which the Gregorian calendar begins anew. */
const ERA_DAYS = 146_097;
/** From 0000-03-01, where eras begin, to 1970-01-01: years that begin in March have their leap day last. */
const EPOCH_OFFSET = 719_468;

/** The epoch day of a date; a month or day beyond its range carries over. */
export function epochDayOf(year: number, month: number, day: number): number {
  const sinceMarch = month - 3;
  const marchYear = year + Math.floor(sinceMarch / 12);
  const marchMonth = sinceMarch - Math.floor(sinceMarch / 12) * 12;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  // Five months from March have 153 days, again and again.
  const beforeMonth = Math.floor((153 * marchMonth + 2) / 5);
  return era * ERA_DAYS + yearOfEra * 365 + leapDays + beforeMonth + day - 1 - EPOCH_OFFSET;
}

/** The date of an epoch day. */
export function civilDateOf(epochDay: number): CivilDate {
  const era = Math.floor((epochDay + EPOCH_OFFSET) / ERA_DAYS);
  const dayOfEra = epochDay + EPOCH_OFFSET - era * ERA_DAYS;
  // The last days of 4, 100 and 400 years do not fit the rule of 365 days; they are taken out first.
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - yearOfEra * 365 - leapDays;
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The weekday of an epoch day, 0 for Monday to 6 for Sunday. */
export function weekdayOf(epochDay: number): number {
  // 1970-01-01 was a Thursday.
  return (((epochDay + 3) % 7) + 7) % 7;
}

/**
 * The kind of a year of our era, 0 to 13: years of one kind have the same weekdays and the same
 * 29 February, or none. 0001-01-01 was a Monday, and a common year is a day longer than 52 weeks.
 */
export function kindOfYear(year: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return 2 * ((((before + leapDays) % 7) + 7) % 7) + (isLeap ? 1 : 0);
}

/** The first of `count` years from `from` on that has the kind of a year. */
export function sameKindOfYear(year: number, from: number, count: number): number {
  const kind = kindOfYear(year);
  for (let other = from; other < from + count; other++)
    if (kindOfYear(other) === kind) return other;
  return year;
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  return epochDayOf(year, month + 1, 1) - epochDayOf(year, month, 1);
}

/**
 * Reads `YYYY-MM-DD` as an epoch day.
 *
 * @throws {@link SlaError} `invalid-date`, also for a day that its month does not have.
 */
export function parseDate(text: string): number {
  const day = dayIn(text);
  if (day !== undefined) return day;
  fail({
    code: 'invalid-date',
    path: [],
    expected: 'a date YYYY-MM-DD that exists',
    received: shown(text),
  });
}

/** The same for texts of which many may be no date: an error for each would cost more than the dates. */
export function dayIn(text: string): number | undefined {
  const match = typeof text === 'string' ? DATE.exec(text) : null;
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  const epochDay = exists ? epochDayOf(year, month, day) : Number.NaN;
  return epochDay >= FIRST_DATE && epochDay <= LAST_DATE ? epochDay : undefined;
}

/** Writes an epoch day as `YYYY-MM-DD`; the day after the last of 9999, east of Greenwich, as `+010000-01-01`. */
export function formatDate(epochDay: number): string {
  const text = new Date(epochDay * DAY_MS).toISOString();
  return text.slice(0, text.indexOf('T'));
}

/**
 * Reads `HH:MM` or `HH:MM:SS` as milliseconds since 00:00; `24:00` is the end of the day.
 *
 * @throws {@link SlaError} `invalid-time`.
 */
export function parseTime(text: string): number {
  const time = timeIn(text);
  if (time !== undefined) return time;
  fail({
    code: 'invalid-time',
    path: [],
    expected: 'a time HH:MM or HH:MM:SS, 00:00 to 24:00',
    received: shown(text),
  });
}

/** The same for texts of which many may be no time. */
export function timeIn(text: string): number | undefined {
  const match = typeof text === 'string' ? TIME.exec(text) : null;
  if (match === null) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const value = ((hour * 60 + minute) * 60 + second) * 1000;
  return minute <= 59 && second <= 59 && value <= DAY_MS ? value : undefined;
}

/** Writes milliseconds since 00:00 as `HH:MM`, or `HH:MM:SS` when there are seconds. */
export function formatTime(timeOfDayMs: number): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(timeOfDayMs / 1000) % 60;
  const text = `${part(Math.floor(timeOfDayMs / 3_600_000))}:${part(Math.floor(timeOfDayMs / 60_000) % 60)}`;
  return seconds === 0 ? text : `${text}:${part(seconds)}`;
}
