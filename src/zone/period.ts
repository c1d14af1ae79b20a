import { civilDateOf, DAY_MS, daysInMonth, epochDayOf, formatDate } from '../core/civil.js';
import { fail } from '../core/error.js';
import { type InstantInput, MAX_INSTANT, MIN_INSTANT } from '../core/instant.js';
import { type IntervalInput, withinKnownTime } from '../core/interval.js';
import { readerOf } from '../core/read.js';
import { readInterval } from '../core/read-interval.js';
import { instant } from '../core/read-values.js';
import {
  type CalendarPeriodPlan,
  type CalendarPeriodRule,
  type PeriodPlan,
  type PeriodRule,
  type RollingPeriodPlan,
  readPeriodRule,
} from './period-rule.js';
import { instantOfLabel, labelOfInstant } from './zone.js';

export type { CalendarPeriodRule, PeriodRule, RollingPeriodRule } from './period-rule.js';

/** A period: `[startAt, endAt)` in epoch milliseconds, and a name such as `2026-03`. */
export interface Period {
  readonly startAt: number;
  readonly endAt: number;
  readonly id: string;
}

/** Months per unit; days and weeks are counted in days. */
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const DAYS = { day: 1, week: 7 } as const;

/**
 * The period that contains an instant; for a rolling rule, the window that ends there.
 *
 * @param rule - Which periods there are.
 * @param at - The instant.
 * @returns The period, with an id such as `2026-03`.
 * @throws {@link SlaError} `invalid-option`, `unknown-field`, `missing-field`, `invalid-date`,
 * `invalid-time-zone`, `invalid-instant`, `result-out-of-range` when a rolling period starts before the year 0001.
 * @example
 * import { periodAt, toIso } from 'slakit'
 * toIso(periodAt({ unit: 'month', timeZone: 'Europe/Riga' }, '2024-03-10T00:00:00Z'))
 * // => { startAt: '2024-02-29T22:00:00.000Z', endAt: '2024-03-31T21:00:00.000Z', id: '2024-03' }
 * const fortnights = { unit: 'week', count: 2, timeZone: 'UTC', anchor: '2026-01-05' } as const
 * periodAt(fortnights, '2026-01-20T12:00:00Z').id // => '2026-01-19'
 */
export function periodAt(rule: PeriodRule, at: InstantInput): Period {
  const plan = readPeriodRule(readerOf(rule));
  return periodOn(plan, instant(readerOf(at)));
}

/** {@link periodAt} for a rule and an instant as read. */
export function periodOn(plan: PeriodPlan, at: number): Period {
  if (plan.unit === 'rolling') return rollingPeriod(plan, at);
  const { zone, timeMs } = plan;
  const day = Math.floor((labelOfInstant(zone, at) - timeMs) / DAY_MS);
  const index = periodIndexOf(plan, day);
  const period = periodByIndex(plan, index);
  // Clocks set back over midnight show yesterday's date again after the new period has begun; a
  // midnight inside a gap starts the period later than the first label of its date; and an anchored
  // day may still lie ahead.
  if (at >= period.endAt) return withinKnownTime(periodByIndex(plan, index + 1));
  return withinKnownTime(at < period.startAt ? periodByIndex(plan, index - 1) : period);
}

/**
 * The period that follows another of the same rule.
 *
 * @param rule - Which periods there are.
 * @param period - A period of the rule, as any function gives it.
 * @returns The next one; it starts where the other ends.
 * @throws {@link SlaError} as {@link periodAt}, and `invalid-interval`.
 * @example
 * import { nextPeriod, periodAt } from 'slakit'
 * const rule = { unit: 'month', timeZone: 'UTC', anchor: '2026-01-31' } as const
 * nextPeriod(rule, periodAt(rule, '2026-02-10T00:00:00Z')).id // => '2026-02-28'
 */
export function nextPeriod(rule: CalendarPeriodRule, period: IntervalInput): Period {
  const { endAt } = readInterval(readerOf(period, null, 'period'));
  if (endAt >= MAX_INSTANT) {
    fail({
      code: 'instant-out-of-range',
      path: ['period'],
      expected: 'a period that ends within the years 0001 to 9999',
      received: new Date(endAt).toISOString(),
    });
  }
  return periodAt(rule, endAt);
}

/**
 * The period before another of the same rule.
 *
 * @param rule - Which periods there are.
 * @param period - A period of the rule, as any function gives it.
 * @returns The previous one; it ends where the other starts.
 * @throws {@link SlaError} as {@link periodAt}, and `invalid-interval`.
 * @example
 * import { periodAt, previousPeriod } from 'slakit'
 * const rule = { unit: 'quarter', timeZone: 'UTC' } as const
 * previousPeriod(rule, periodAt(rule, '2026-02-10T00:00:00Z')).id // => '2025-Q4'
 * @see {@link nextPeriod}
 */
export function previousPeriod(rule: CalendarPeriodRule, period: IntervalInput): Period {
  return periodAt(rule, readInterval(readerOf(period, null, 'period')).startAt - 1);
}

function rollingPeriod({ zone, back }: RollingPeriodPlan, endAt: number): Period {
  const label = labelOfInstant(zone, endAt);
  const day = Math.floor(label / DAY_MS);
  const startDay = 'days' in back ? day - back.days : addMonths(day, -back.months);
  const id = 'days' in back ? `P${back.days}D` : `P${back.months}M`;
  // Asked the other way round, so that a day too far back for a number is refused too.
  if (!(startDay * DAY_MS >= MIN_INSTANT)) {
    fail({
      code: 'result-out-of-range',
      path: [],
      expected: 'a rolling period that starts in the year 0001 or later',
      received: id,
    });
  }
  const startAt = instantOfLabel(zone, startDay * DAY_MS + (label - day * DAY_MS));
  return { startAt, endAt, id };
}

function periodByIndex(plan: CalendarPeriodPlan, index: number): Period {
  const { zone, timeMs } = plan;
  const first = periodStartDay(plan, index);
  const next = periodStartDay(plan, index + 1);
  return {
    startAt: instantOfLabel(zone, first * DAY_MS + timeMs),
    endAt: instantOfLabel(zone, next * DAY_MS + timeMs),
    id: periodId(plan, first),
  };
}

/**
 * Which period since the anchor a day falls in, negative before the anchor; or the one after, where the
 * anchored day of the month still lies ahead.
 */
function periodIndexOf({ unit, count, anchorDay }: CalendarPeriodPlan, day: number): number {
  if (unit === 'day' || unit === 'week')
    return Math.floor((day - anchorDay) / (DAYS[unit] * count));
  const from = civilDateOf(anchorDay);
  const to = civilDateOf(day);
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return Math.floor(months / (MONTHS[unit] * count));
}

function periodStartDay({ unit, count, anchorDay }: CalendarPeriodPlan, index: number): number {
  return unit === 'day' || unit === 'week'
    ? anchorDay + index * DAYS[unit] * count
    : addMonths(anchorDay, index * MONTHS[unit] * count);
}

/** Adds months to an epoch day; a day that the target month lacks becomes its last. */
export function addMonths(day: number, months: number): number {
  const from = civilDateOf(day);
  const first = civilDateOf(epochDayOf(from.year, from.month + months, 1));
  return epochDayOf(
    first.year,
    first.month,
    Math.min(from.day, daysInMonth(first.year, first.month)),
  );
}

/**
 * Names a period by what its start leaves open: a year, a month, a quarter, or a date. One of several
 * units has the date on which it begins: `2026-03` would be March.
 */
function periodId({ unit, count }: CalendarPeriodPlan, startDay: number): string {
  const { month, day } = civilDateOf(startDay);
  const date = formatDate(startDay);
  if (count > 1) return date;
  if (day === 1 && unit === 'month') return date.slice(0, -3);
  if (day === 1 && unit === 'quarter' && month % 3 === 1)
    return `${date.slice(0, -6)}-Q${(month + 2) / 3}`;
  if (day === 1 && unit === 'year' && month === 1) return date.slice(0, -6);
  return date;
}
