import { DAY_MS, formatDate, parseDate, parseTime } from '../core/civil.js';
import { fail, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { measure } from '../core/time-set.js';
import type { Period } from '../zone/period.js';
import { instantOfLabel, labelOfInstant } from '../zone/zone.js';
import { planOf } from './block.js';
import type { NeverOpens } from './business-time.js';
import type { CompiledCalendar } from './compiled.js';
import {
  countBusinessDays,
  isBusinessDayNumber,
  openTimeOfDay,
  stepBusinessDays,
} from './day-table.js';

/** When on the day that was found, and what the day of the start is worth. */
export interface BusinessDayOptions {
  /**
   * The moment on the day that was found: the same wall-clock time as the start, the day's last
   * close, its first opening, or a time of day `HH:MM`.
   *
   * @defaultValue 'sameTime'
   */
  readonly due?: 'sameTime' | 'close' | 'open' | (string & {});
  /** A start strictly later than this time of a business day counts as the next day's: one day more. */
  readonly cutOff?: string;
  /** Whether a start on a business day, before its last close, makes that day the first one. @defaultValue false */
  readonly countFirstDay?: boolean;
}

/** Which ends of a range count. */
export interface BusinessDayCountOptions {
  /** `to`: days in (from, to], so that counting undoes adding. `from`: days in [from, to). @defaultValue 'to' */
  readonly include?: 'to' | 'from';
}

/**
 * Whether a date is a business day: whether hours start on it. A half-day is one, a full holiday is
 * not; the night from Friday to Saturday belongs to Friday.
 *
 * A composed calendar goes by the clocks of its own zone: a union has a business day where hours of
 * a part start, the others where they are open and the parts on the same clocks have one.
 *
 * @param calendar - A compiled calendar.
 * @param date - `YYYY-MM-DD` in the calendar's zone.
 * @throws {@link SlaError} `invalid-date`.
 * @example
 * import { compileCalendar, isBusinessDay } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' }, holidays: ['12-25'] })
 * isBusinessDay(office, '2026-12-25') // => false
 */
export function isBusinessDay(calendar: CompiledCalendar, date: string): boolean {
  return isBusinessDayNumber(calendar, parseDate(date, ['date']));
}

/**
 * Steps business days from an instant, and gives a moment on the day that is reached. Each day
 * entered counts: Saturday plus one is Monday. Negative steps go back; zero stays on the day.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant to start from; its date in the calendar's zone is the first day.
 * @param days - Whole business days.
 * @returns Epoch milliseconds, or `'never-opens'` when there are not so many business days.
 * @throws {@link SlaError} `invalid-instant`, `invalid-option`, `invalid-time`.
 * @example
 * import { addBusinessDays, compileCalendar, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * toIso(addBusinessDays(office, '2026-03-06T15:00:00Z', 2)) // => '2026-03-10T15:00:00.000Z'
 * toIso(addBusinessDays(office, '2026-03-06T15:00:00Z', 2, { due: 'close', countFirstDay: true })) // => '2026-03-09T17:00:00.000Z'
 * @see {@link businessDaysBetween}
 */
export function addBusinessDays(
  calendar: CompiledCalendar,
  at: InstantInput,
  days: number,
  options?: BusinessDayOptions,
): number | NeverOpens {
  const { due = 'sameTime', cutOff, countFirstDay = false } = options ?? {};
  if (!Number.isSafeInteger(days)) {
    fail({
      code: 'invalid-option',
      path: ['days'],
      expected: 'a whole number of business days',
      received: shown(days),
    });
  }
  const instant = toInstant(at);
  const label = labelOfInstant(planOf(calendar).zone, instant);
  const day = Math.floor(label / DAY_MS);
  const time = label - day * DAY_MS;
  const cutOffMs = cutOff === undefined ? Number.POSITIVE_INFINITY : parseTime(cutOff, ['cutOff']);
  const isWorkday = isBusinessDayNumber(calendar, day);
  const isLate = isWorkday && time > cutOffMs;
  const firstCounts =
    countFirstDay && days > 0 && isWorkday && !isLate && hasOpenTimeLeft(calendar, day, instant);
  const steps = days + (isLate && days >= 0 && !countFirstDay ? 1 : 0) - (firstCounts ? 1 : 0);
  const found = stepBusinessDays(calendar, day, steps);
  return found === undefined ? 'never-opens' : momentOn(calendar, found, due, time);
}

/**
 * Counts the business days between the dates of two instants. Antisymmetric: reversed it is the
 * negative. `businessDaysBetween(a, addBusinessDays(a, n)) = n` for steps forward, and for steps back
 * from a business day: back from a Saturday is Friday, and no business day lies between the two.
 *
 * @param calendar - A compiled calendar.
 * @param from - Its date does not count, unless `include` is `'from'`.
 * @param to - Its date counts, unless `include` is `'from'`.
 * @throws {@link SlaError} `invalid-instant`, `invalid-option`.
 * @example
 * import { businessDaysBetween, compileCalendar } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * businessDaysBetween(office, '2026-03-06T15:00:00Z', '2026-03-10T09:00:00Z') // => 2
 */
export function businessDaysBetween(
  calendar: CompiledCalendar,
  from: InstantInput,
  to: InstantInput,
  options?: BusinessDayCountOptions,
): number {
  const { include = 'to' } = options ?? {};
  if (include !== 'to' && include !== 'from') {
    fail({
      code: 'invalid-option',
      path: ['include'],
      expected: 'to or from',
      received: shown(include),
    });
  }
  const { zone } = planOf(calendar);
  const shift = include === 'to' ? 0 : 1;
  const dayOf = (at: InstantInput): number =>
    Math.floor(labelOfInstant(zone, toInstant(at)) / DAY_MS) - shift;
  return countBusinessDays(calendar, dayOf(from), dayOf(to));
}

/**
 * The first business day of a period, as a date of the calendar's zone; the period's own bounds are
 * instants, and a day belongs to it when it begins within it.
 *
 * @returns `YYYY-MM-DD`, or `'no-business-day'`.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, firstBusinessDayOf, periodAt } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * firstBusinessDayOf(office, periodAt({ unit: 'month', timeZone: 'UTC' }, '2026-03-10T00:00:00Z')) // => '2026-03-02'
 * @see {@link lastBusinessDayOf}
 */
export function firstBusinessDayOf(
  calendar: CompiledCalendar,
  period: Pick<Period, 'startAt' | 'endAt'>,
): string {
  const { first, last } = daysOfPeriod(calendar, period);
  const day = stepBusinessDays(calendar, first - 1, 1);
  return day === undefined || day > last ? 'no-business-day' : formatDate(day);
}

/**
 * The last business day of a period: the mirror of {@link firstBusinessDayOf}.
 *
 * @returns `YYYY-MM-DD`, or `'no-business-day'`.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 */
export function lastBusinessDayOf(
  calendar: CompiledCalendar,
  period: Pick<Period, 'startAt' | 'endAt'>,
): string {
  const { first, last } = daysOfPeriod(calendar, period);
  const day = stepBusinessDays(calendar, last + 1, -1);
  return day === undefined || day < first ? 'no-business-day' : formatDate(day);
}

/**
 * How much open time belongs to a date, in milliseconds; 0 when it is no business day.
 *
 * @param date - `YYYY-MM-DD` in the calendar's zone.
 * @throws {@link SlaError} `invalid-date`.
 * @example
 * import { businessDayLength, compileCalendar } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-12:00, 13:00-17:30' } })
 * businessDayLength(office, '2026-03-02') / 3_600_000 // => 7.5
 */
export function businessDayLength(calendar: CompiledCalendar, date: string): number {
  return measure(openTimeOfDay(planOf(calendar), parseDate(date, ['date'])));
}

function momentOn(calendar: CompiledCalendar, day: number, due: string, timeMs: number): number {
  const { plan } = calendar;
  if (due === 'sameTime') return instantOfLabel(plan.zone, day * DAY_MS + timeMs);
  if (due !== 'open' && due !== 'close')
    return instantOfLabel(plan.zone, day * DAY_MS + parseTime(due, ['due']));
  const open = openTimeOfDay(plan, day);
  // Zero days from a closed day stay there: its end stands in for a close that it does not have.
  if (open.length === 0)
    return instantOfLabel(plan.zone, (due === 'open' ? day : day + 1) * DAY_MS);
  return (due === 'open' ? open[0] : open[open.length - 1]) as number;
}

function hasOpenTimeLeft(calendar: CompiledCalendar, day: number, at: number): boolean {
  const open = openTimeOfDay(calendar.plan, day);
  return (open[open.length - 1] ?? at) > at;
}

function daysOfPeriod(
  calendar: CompiledCalendar,
  period: Pick<Period, 'startAt' | 'endAt'>,
): { first: number; last: number } {
  const { zone } = planOf(calendar);
  const startAt = toInstant(period?.startAt, ['period', 'startAt']);
  const endAt = toInstant(period?.endAt, ['period', 'endAt']);
  return {
    first: Math.ceil(labelOfInstant(zone, startAt) / DAY_MS),
    last: Math.ceil(labelOfInstant(zone, endAt) / DAY_MS) - 1,
  };
}
