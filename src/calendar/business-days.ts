import { DAY_MS, formatDate } from '../core/civil.js';
import { fail, shown } from '../core/error.js';
import { type InstantInput, MAX_INSTANT, MIN_INSTANT, toInstant } from '../core/instant.js';
import type { IntervalInput } from '../core/interval.js';
import { readerOf } from '../core/read.js';
import { readInterval } from '../core/read-interval.js';
import { date as readDate } from '../core/read-values.js';
import { measure } from '../core/time-set.js';
import { instantOfLabel, labelOfInstant } from '../zone/zone.js';
import {
  type BusinessDayCountOptions,
  type BusinessDayOptions,
  type BusinessDayPlan,
  readDayOptions,
  readIncluded,
} from './business-day-options.js';
import type { NeverOpens } from './business-time.js';
import { planOf } from './open/block.js';
import {
  countBusinessDays,
  isBusinessDayNumber,
  stepBusinessDays,
} from './open/business-day-blocks.js';
import { openTimeOfDay } from './open/business-day-test.js';
import type { CompiledCalendar } from './open/compiled.js';

/**
 * Whether a date is a business day: whether hours start on it. A half-day is one, a full holiday is
 * not; the night from Friday to Saturday belongs to Friday.
 *
 * A composed calendar goes by the clocks of its own zone: a union has a business day where hours of
 * a part start, the others where they are open and the parts on the same clocks have one.
 *
 * @param calendar - A compiled calendar.
 * @param date - `YYYY-MM-DD` in the calendar's zone.
 * @returns Whether hours start on the date.
 * @throws {@link SlaError} `invalid-date`.
 * @example
 * import { compileCalendar, isBusinessDay } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' }, holidays: ['12-25'] })
 * isBusinessDay(office, '2026-12-25') // => false
 */
export function isBusinessDay(calendar: CompiledCalendar, date: string): boolean {
  return isBusinessDayNumber(calendar, readDate(readerOf(date, null, 'date')));
}

/**
 * Steps business days from an instant, and gives a moment on the day that is reached. Each day
 * entered counts: Saturday plus one is Monday. Negative steps go back; zero stays on the day.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant to start from; its date in the calendar's zone is the first day.
 * @param days - Whole business days.
 * @param options - When on the day that is reached, and what the day of the start is worth.
 * @returns Epoch milliseconds, or `'never-opens'` when there are not so many business days.
 * @throws {@link SlaError} `invalid-instant`, `invalid-option`, `invalid-time`, `unknown-field`.
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
  if (!Number.isSafeInteger(days)) {
    fail({
      code: 'invalid-option',
      path: ['days'],
      expected: 'a whole number of business days',
      received: shown(days),
    });
  }
  return businessDayAfter(calendar, toInstant(at), days, readDayOptions(options));
}

/** {@link addBusinessDays} on checked values, for engines. */
export function businessDayAfter(
  calendar: CompiledCalendar,
  at: number,
  days: number,
  plan: BusinessDayPlan,
): number | NeverOpens {
  const label = labelOfInstant(planOf(calendar).zone, at);
  const day = Math.floor(label / DAY_MS);
  const time = label - day * DAY_MS;
  const found = stepBusinessDays(calendar, day, days + firstDayShift(calendar, at, days, plan));
  if (found === undefined) return 'never-opens';
  const moment = momentOn(calendar, found, plan.due, time);
  return moment < MIN_INSTANT || moment > MAX_INSTANT ? 'never-opens' : moment;
}

/** What the day of the start is worth: one step less when it counts, one more when it is over. */
function firstDayShift(
  calendar: CompiledCalendar,
  at: number,
  days: number,
  { cutOff, countFirstDay }: BusinessDayPlan,
): number {
  const label = labelOfInstant(calendar.plan.zone, at);
  const day = Math.floor(label / DAY_MS);
  if (!isBusinessDayNumber(calendar, day)) return 0;
  const isLate = label - day * DAY_MS > cutOff;
  if (isLate) return days >= 0 && !countFirstDay ? 1 : 0;
  return countFirstDay && days > 0 && hasOpenTimeLeft(calendar, day, at) ? -1 : 0;
}

/**
 * Counts the business days between the dates of two instants. Antisymmetric: reversed it is the
 * negative. `businessDaysBetween(a, addBusinessDays(a, n)) = n` for steps forward, and for steps back
 * from a business day: back from a Saturday is Friday, and no business day lies between the two.
 *
 * @param calendar - A compiled calendar.
 * @param from - Its date does not count, unless `include` is `'from'`.
 * @param to - Its date counts, unless `include` is `'from'`.
 * @param options - Which end of the range counts.
 * @returns How many business days; negative when reversed.
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
  const { zone } = planOf(calendar);
  // Days in [from, to) are those in (from, to] one day earlier.
  const shift = readIncluded(options) === 'to' ? 0 : 1;
  const dayOf = (at: InstantInput): number =>
    Math.floor(labelOfInstant(zone, toInstant(at)) / DAY_MS) - shift;
  return countBusinessDays(calendar, dayOf(from), dayOf(to));
}

/**
 * The first business day of a period, as a date of the calendar's zone; the period's own bounds are
 * instants, and a day belongs to it when it begins within it.
 *
 * @param calendar - A compiled calendar.
 * @param period - A period of `periodAt`, or any interval of a result.
 * @returns `YYYY-MM-DD`, or `'no-business-day'`.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, firstBusinessDayOf, periodAt } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * firstBusinessDayOf(office, periodAt({ unit: 'month', timeZone: 'UTC' }, '2026-03-10T00:00:00Z')) // => '2026-03-02'
 * @see {@link lastBusinessDayOf}
 */
export function firstBusinessDayOf(calendar: CompiledCalendar, period: IntervalInput): string {
  const { first, last } = daysOfPeriod(calendar, period);
  const day = stepBusinessDays(calendar, first - 1, 1);
  return day === undefined || day > last ? 'no-business-day' : formatDate(day);
}

/**
 * The last business day of a period: the mirror of {@link firstBusinessDayOf}.
 *
 * @param calendar - A compiled calendar.
 * @param period - A period of `periodAt`, or any interval of a result.
 * @returns `YYYY-MM-DD`, or `'no-business-day'`.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, lastBusinessDayOf, periodAt } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * lastBusinessDayOf(office, periodAt({ unit: 'month', timeZone: 'UTC' }, '2026-01-10T00:00:00Z')) // => '2026-01-30'
 */
export function lastBusinessDayOf(calendar: CompiledCalendar, period: IntervalInput): string {
  const { first, last } = daysOfPeriod(calendar, period);
  const day = stepBusinessDays(calendar, last + 1, -1);
  return day === undefined || day < first ? 'no-business-day' : formatDate(day);
}

/**
 * The open time that belongs to a date; 0 when it is no business day.
 *
 * @param calendar - A compiled calendar.
 * @param date - `YYYY-MM-DD` in the calendar's zone.
 * @returns Milliseconds.
 * @throws {@link SlaError} `invalid-date`.
 * @example
 * import { businessDayLength, compileCalendar } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-12:00, 13:00-17:30' } })
 * businessDayLength(office, '2026-03-02') / 3_600_000 // => 7.5
 */
export function businessDayLength(calendar: CompiledCalendar, date: string): number {
  return measure(openTimeOfDay(planOf(calendar), readDate(readerOf(date, null, 'date'))));
}

function momentOn(
  calendar: CompiledCalendar,
  day: number,
  due: BusinessDayPlan['due'],
  timeMs: number,
): number {
  const { plan } = calendar;
  if (due === 'sameTime') return instantOfLabel(plan.zone, day * DAY_MS + timeMs);
  if (typeof due === 'number') return instantOfLabel(plan.zone, day * DAY_MS + due);
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
  period: IntervalInput,
): { first: number; last: number } {
  const { zone } = planOf(calendar);
  const { startAt, endAt } = readInterval(readerOf(period, null, 'period'));
  return {
    first: Math.ceil(labelOfInstant(zone, startAt) / DAY_MS),
    last: Math.ceil(labelOfInstant(zone, endAt) / DAY_MS) - 1,
  };
}
