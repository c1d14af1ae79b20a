import type { DaySpan } from '../../calendar/plan/date-span.js';
import { isoWeekOf } from '../../calendar/plan/week.js';
import { civilDateOf, daysInMonth, epochDayOf, weekdayOf } from '../../core/civil.js';
import type { RecurrenceRule } from './recurrence-rule.js';

/**
 * The days of a rule in a span, its start always among them, as RFC 5545 has it. Days that a month
 * does not have are skipped, never moved: 29 February comes in leap years only.
 *
 * The rule is walked here and not by ical.js, whose iterator takes 1 March for 29 February and never
 * returns from rules that cannot come true.
 *
 * @param lastDay - The last day that the rule may give, where it has an end of its own.
 */
export function recurrenceDays(
  rule: RecurrenceRule,
  start: number,
  span: DaySpan,
  lastDay: number = Number.POSITIVE_INFINITY,
): number[] {
  const full = withImpliedParts(rule, start);
  const stop = Math.min(span.last, lastDay);
  const found: number[] = start >= span.first && start <= stop ? [start] : [];
  // The start counts as the first occurrence.
  let left = (rule.count ?? Number.POSITIVE_INFINITY) - 1;
  let period = firstPeriod(full, start, span);
  for (; left > 0; period += full.interval) {
    const first = startOfPeriod(full, period);
    if (first > stop) break;
    for (const day of daysOfPeriod(full, first, startOfPeriod(full, period + 1))) {
      if (day <= start || day > stop || left <= 0) continue;
      left--;
      if (day >= span.first) found.push(day);
    }
  }
  return found;
}

/** A rule without a count need not be walked from its start: its phase tells where to begin. */
function firstPeriod(rule: RecurrenceRule, start: number, span: DaySpan): number {
  const first = periodOf(rule, start);
  if (rule.count !== undefined || span.first <= start) return first;
  const skipped = Math.floor((periodOf(rule, span.first) - first) / rule.interval);
  return first + skipped * rule.interval;
}

function periodOf(rule: RecurrenceRule, day: number): number {
  const { year, month } = civilDateOf(day);
  switch (rule.frequency) {
    case 'DAILY':
      return day;
    case 'WEEKLY':
      return Math.floor((day + EPOCH_WEEKDAY - rule.weekStart) / 7);
    case 'MONTHLY':
      return year * 12 + month - 1;
    case 'YEARLY':
      return year;
  }
}

function startOfPeriod(rule: RecurrenceRule, period: number): number {
  switch (rule.frequency) {
    case 'DAILY':
      return period;
    case 'WEEKLY':
      return period * 7 - EPOCH_WEEKDAY + rule.weekStart;
    case 'MONTHLY':
      return epochDayOf(Math.floor(period / 12), (period % 12) + 1, 1);
    case 'YEARLY':
      return epochDayOf(period, 1, 1);
  }
}

/** 1970-01-01 was a Thursday. */
const EPOCH_WEEKDAY = 3;

function daysOfPeriod(rule: RecurrenceRule, first: number, next: number): number[] {
  const days: number[] = [];
  for (let day = first; day < next; day++) if (matches(rule, day)) days.push(day);
  if (rule.bySetPos.length === 0) return days;
  const chosen = rule.bySetPos.map((n) => days[n > 0 ? n - 1 : days.length + n]);
  return [...new Set(chosen.filter((day) => day !== undefined))].sort((a, b) => a - b);
}

function matches(rule: RecurrenceRule, day: number): boolean {
  const { year, month, day: dayOfMonth } = civilDateOf(day);
  const inMonth = { position: dayOfMonth, length: daysInMonth(year, month) };
  const newYear = epochDayOf(year, 1, 1);
  const inYear = { position: day - newYear + 1, length: epochDayOf(year + 1, 1, 1) - newYear };
  const wholeYear = rule.frequency === 'YEARLY' && rule.byMonth.length === 0;
  return (
    holds(rule.byMonth, (n) => n === month) &&
    holds(rule.byMonthDay, (n) => isAt(n, inMonth)) &&
    holds(rule.byYearDay, (n) => isAt(n, inYear)) &&
    holds(rule.byWeekNo, (n) => n === isoWeekOf(day)) &&
    holds(rule.byDay, ({ weekday, nth }) => {
      if (weekday !== weekdayOf(day)) return false;
      return nth === undefined || isNthOfItsKind(nth, wholeYear ? inYear : inMonth);
    })
  );
}

interface Place {
  /** Counted from 1. */
  readonly position: number;
  readonly length: number;
}

function holds<T>(parts: readonly T[], test: (part: T) => boolean): boolean {
  return parts.length === 0 || parts.some(test);
}

function isAt(n: number, { position, length }: Place): boolean {
  return n > 0 ? n === position : n === position - length - 1;
}

function isNthOfItsKind(nth: number, { position, length }: Place): boolean {
  const fromStart = Math.floor((position - 1) / 7) + 1;
  const fromEnd = -Math.floor((length - position) / 7) - 1;
  return nth === fromStart || nth === fromEnd;
}

/** What a rule leaves open, its start says: a yearly rule without more is the day of its start. */
function withImpliedParts(rule: RecurrenceRule, start: number): RecurrenceRule {
  const { frequency, byDay, byMonth, byMonthDay, byWeekNo, byYearDay } = rule;
  const { month, day } = civilDateOf(start);
  const sameWeekday = { byDay: [{ weekday: weekdayOf(start) }] };
  if (frequency === 'WEEKLY' && byDay.length === 0) return { ...rule, ...sameWeekday };
  if (frequency === 'YEARLY' && byWeekNo.length > 0 && byDay.length === 0) {
    return { ...rule, ...sameWeekday };
  }
  const saysDays = byDay.length + byMonthDay.length + byYearDay.length + byWeekNo.length > 0;
  if (saysDays || frequency === 'DAILY' || frequency === 'WEEKLY') return rule;
  const ofYear = frequency === 'YEARLY' && byMonth.length === 0 ? { byMonth: [month] } : {};
  return { ...rule, byMonthDay: [day], ...ofYear };
}
