import { Temporal } from 'temporal-polyfill';
import type { CalendarPeriodRule } from '../../src/zone/period.js';

const STEP: Readonly<Record<CalendarPeriodRule['unit'], { days: number } | { months: number }>> = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
};

/** The start of the period so many after the anchor, by Temporal's civil and zone arithmetic. */
function periodStart(rule: CalendarPeriodRule, index: number): number {
  // 1970-01-05 was a Monday.
  const anchor = rule.anchor ?? (rule.unit === 'week' ? '1970-01-05' : '1970-01-01');
  const [[unit, step]] = Object.entries(STEP[rule.unit]) as [[string, number]];
  return Temporal.PlainDate.from(anchor)
    .add({ [unit]: step * index * (rule.count ?? 1) })
    .toPlainDateTime('00:00')
    .toZonedDateTime(rule.timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** The first and last instant of the period around an instant: tried one after the other. */
export function periodAround(rule: CalendarPeriodRule, at: number): readonly [number, number] {
  const unitDays = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.2 }[rule.unit];
  const days = unitDays * (rule.count ?? 1);
  const since = at - periodStart(rule, 0);
  let index = Math.floor(since / 86_400_000 / days) - 3;
  while (periodStart(rule, index + 1) <= at) index++;
  return [periodStart(rule, index), periodStart(rule, index + 1)];
}
