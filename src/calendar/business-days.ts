import { DAY_MS } from '../core/civil.js';
import { type InstantInput, MAX_INSTANT, MIN_INSTANT, toInstant } from '../core/instant.js';
import { readerOf } from '../core/read.js';
import { date as readDate } from '../core/read-values.js';
import { measure } from '../core/time-set.js';
import { instantOfLabel, labelOfInstant } from '../zone/zone.js';
import {
  type BusinessDayCountOptions,
  type BusinessDayOptions,
  type BusinessDayPlan,
  readDayOptions,
  readIncluded,
  unitsOfDays,
} from './business-day-options.js';
import type { NeverOpens } from './business-time.js';
import { planOf } from './open/block.js';
import {
  businessDayUnitsOn,
  countBusinessDays,
  stepBusinessDays,
} from './open/business-day-blocks.js';
import { openTimeOfDay } from './open/business-day-units.js';
import type { CompiledCalendar } from './open/compiled.js';

/**
 * Whether a date is a business day: whether hours start on it, whatever it counts for. A half-day is one, a full holiday is
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
  return businessDayShare(calendar, date) > 0;
}

/**
 * The share of a business day that a date counts for: 1, less where `dayShares` or a holiday says so, or 0
 * when it is none.
 *
 * @param calendar - A compiled calendar.
 * @param date - `YYYY-MM-DD` in the calendar's zone.
 * @returns From 0 to 1. A union counts the most that one of its parts says, the others the least.
 * @throws {@link SlaError} `invalid-date`.
 * @example
 * import { businessDayShare, compileCalendar } from 'slakit/calendar'
 * const shop = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sat': '09:00-17:00' }, dayShares: { sat: '0.5' } })
 * businessDayShare(shop, '2026-03-07') // => 0.5
 */
export function businessDayShare(calendar: CompiledCalendar, date: string): number {
  const { dayUnits } = planOf(calendar);
  return businessDayUnitsOn(calendar, readDate(readerOf(date, null, 'date'))) / dayUnits;
}

/**
 * Steps business days from an instant, and gives a moment on the day that is reached. Each day
 * entered counts: Saturday plus one is Monday. Negative steps go back; zero stays on the day.
 *
 * Where days count for less than 1 (`dayShares`), each day entered counts its share, and the day is reached
 * with which so many have passed: with half Saturdays Friday plus 0.5 is Saturday, and plus 1 or 1.5 is
 * Monday. The moment on it is that of a whole day.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant to start from; its date in the calendar's zone is the first day.
 * @param days - Business days: whole ones, or in steps of which all shares of the calendar are multiples.
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
  const units = unitsOfDays(days, planOf(calendar).dayUnits);
  return dayAfter(calendar, toInstant(at), units, readDayOptions(options));
}

/** {@link addBusinessDays} on checked values, for engines that count in whole days. */
export function businessDayAfter(
  calendar: CompiledCalendar,
  at: number,
  days: number,
  plan: BusinessDayPlan,
): number | NeverOpens {
  return dayAfter(calendar, at, days * planOf(calendar).dayUnits, plan);
}

function dayAfter(
  calendar: CompiledCalendar,
  at: number,
  units: number,
  plan: BusinessDayPlan,
): number | NeverOpens {
  const label = labelOfInstant(calendar.plan.zone, at);
  const day = Math.floor(label / DAY_MS);
  const time = label - day * DAY_MS;
  const found = stepBusinessDays(calendar, day, units + firstDayShift(calendar, at, units, plan));
  if (found === undefined) return 'never-opens';
  const moment = momentOn(calendar, found, plan.due, time);
  return moment < MIN_INSTANT || moment > MAX_INSTANT ? 'never-opens' : moment;
}

/** What the day of the start is worth in units: so much less when it counts, the next day more when it is over. */
function firstDayShift(
  calendar: CompiledCalendar,
  at: number,
  units: number,
  { cutOff, countFirstDay }: BusinessDayPlan,
): number {
  const label = labelOfInstant(calendar.plan.zone, at);
  const day = Math.floor(label / DAY_MS);
  const ofDay = businessDayUnitsOn(calendar, day);
  if (ofDay === 0) return 0;
  const isLate = label - day * DAY_MS > cutOff;
  if (isLate) return units >= 0 && !countFirstDay ? unitsOfNextDay(calendar, day) : 0;
  const counts = countFirstDay && units > 0 && hasOpenTimeLeft(calendar, day, at);
  return counts ? -Math.min(ofDay, units) : 0;
}

function unitsOfNextDay(calendar: CompiledCalendar, day: number): number {
  const next = stepBusinessDays(calendar, day, 1);
  return next === undefined ? 1 : businessDayUnitsOn(calendar, next);
}

/**
 * Counts the business days between the dates of two instants. Antisymmetric: reversed it is the
 * negative. `businessDaysBetween(a, addBusinessDays(a, n)) = n` for steps forward, and for steps back
 * from a business day: back from a Saturday is Friday, and no business day lies between the two.
 *
 * Each date counts its share. Where that is less than 1 for some, the count after a step may be more than
 * the step by less than the share of its last day: no earlier date would have been enough.
 *
 * @param calendar - A compiled calendar.
 * @param from - Its date does not count, unless `include` is `'from'`.
 * @param to - Its date counts, unless `include` is `'from'`.
 * @param options - Which end of the range counts.
 * @returns How many business days, exact to the four decimals of shares; negative when reversed.
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
  return countBusinessDays(calendar, dayOf(from), dayOf(to)) / calendar.plan.dayUnits;
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
