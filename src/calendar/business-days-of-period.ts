import { DAY_MS, formatDate } from '../core/civil.js';
import type { IntervalInput } from '../core/interval.js';
import { readerOf } from '../core/read.js';
import { readInterval } from '../core/read-interval.js';
import { labelOfInstant } from '../zone/zone.js';
import { planOf } from './open/block.js';
import { stepBusinessDays } from './open/business-day-blocks.js';
import type { CompiledCalendar } from './open/compiled.js';

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
