import { DAY_MS, formatDate } from '../../core/civil.js';
import { MAX_INSTANT } from '../../core/instant.js';
import type { NamedCalendar } from '../../uptime/terms/calendars.js';
import { addMonths, periodOn } from '../../zone/period.js';
import type { CalendarPeriodPlan } from '../../zone/period-rule.js';
import { instantOfLabel, labelOfInstant, type Zone } from '../../zone/zone.js';
import type { DayCountingPlan, DaySpanPlan } from './day-span.js';

/** The end of a span. */
export interface SpanEnd {
  /** The last day that belongs to it, `YYYY-MM-DD`. */
  readonly lastDay: string;
  /** The end of that day, which no longer belongs to it. */
  readonly endAt: number;
}

/**
 * The end of a span after a moment, whose own day is not counted; `null` where it lies beyond the year
 * 9999, and where the calendar has not so many business days.
 */
export function endOfSpan(
  { unit, count }: DaySpanPlan,
  { timeZone, calendar, billing }: DayCountingPlan,
  from: number,
): SpanEnd | null {
  if (unit === 'billingCycles') return billing && endOfCycle(billing, count, from);
  const day = dayOf(timeZone, from);
  if (unit === 'days') return endOfDay(timeZone, day + count);
  if (unit === 'calendarMonths') return endOfDay(timeZone, addMonths(day, count));
  const last = calendar && lastBusinessDay(calendar, day, count);
  return last === null ? null : endOfDay(timeZone, last);
}

/** The day of an instant by the clocks of a zone, as an epoch day. */
export function dayOf(zone: Zone, at: number): number {
  return Math.floor(labelOfInstant(zone, at) / DAY_MS);
}

function endOfDay(zone: Zone, day: number): SpanEnd | null {
  const midnight = (day + 1) * DAY_MS;
  // A zone may be a day ahead or behind.
  if (midnight > MAX_INSTANT - DAY_MS) return null;
  return { lastDay: formatDate(day), endAt: instantOfLabel(zone, midnight) };
}

const NOON_MS = DAY_MS / 2;

/** Dates are those of the rule's zone; which of them are business days the calendar says. */
function lastBusinessDay({ compiled }: NamedCalendar, day: number, count: number): number | null {
  const { zone } = compiled.plan;
  const found = compiled.businessDayAfter(instantOfLabel(zone, day * DAY_MS + NOON_MS), count);
  return found === 'never-opens' ? null : dayOf(zone, found);
}

/** The end of the cycle that lies so many after the one of a moment. */
function endOfCycle(rule: CalendarPeriodPlan, count: number, from: number): SpanEnd | null {
  let endAt = from;
  for (let i = 0; i <= count; i++) {
    if (endAt >= LAST_CYCLE) return null;
    endAt = periodOn(rule, endAt).endAt;
  }
  return { lastDay: formatDate(dayOf(rule.zone, endAt - 1)), endAt };
}

/** A cycle may be a thousand years long, and one that begins later may end after the year 9999. */
const LAST_CYCLE = MAX_INSTANT - 1001 * 366 * DAY_MS;
