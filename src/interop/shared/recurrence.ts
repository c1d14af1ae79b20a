import type { DaySpan } from '../../calendar/plan/date-span.js';
import { civilDateOf, weekdayOf } from '../../core/civil.js';
import { candidatesIn, matches, periodOf, startOfPeriod } from './recurrence-period.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import { type Steps, spend } from './steps.js';

/** Where a rule ends, and what looking for its days may cost. */
export interface RecurrenceLimits {
  readonly steps: Steps;
  /** The last day that the rule may give, where it has an end of its own. */
  readonly lastDay?: number | undefined;
}

/**
 * The days of a rule in a span, its start always among them, as RFC 5545 has it. Days that a month
 * does not have are skipped, never moved: 29 February comes in leap years only.
 *
 * The rule is walked here and not by ical.js, whose iterator takes 1 March for 29 February and never
 * returns from rules that cannot come true.
 *
 * @returns Days in order.
 */
export function recurrenceDays(
  rule: RecurrenceRule,
  start: number,
  span: DaySpan,
  { steps, lastDay = Number.POSITIVE_INFINITY }: RecurrenceLimits,
): number[] {
  const full = withImpliedParts(rule, start);
  const stop = Math.min(span.last, lastDay);
  const found: number[] = start >= span.first && start <= stop ? [start] : [];
  // The start counts as the first occurrence.
  let left = (rule.count ?? Number.POSITIVE_INFINITY) - 1;
  let period = firstPeriod(full, start, span);
  for (let isFirst = true; left > 0 && startOfPeriod(full, period) <= stop; isFirst = false) {
    for (const day of daysOfPeriod(full, period, steps)) {
      if (day <= start || day > stop || left <= 0) continue;
      left--;
      if (day >= span.first) found.push(day);
    }
    period += full.interval;
    // The period of the start may have given fewer days than the others.
    const skipped = isFirst ? periodsToSkip(full, period, left, span) : NOTHING;
    left -= skipped.occurrences;
    period += skipped.periods * full.interval;
  }
  return found;
}

const NOTHING = { periods: 0, occurrences: 0 };

/** A rule without a count need not be walked from its start: its phase tells where to begin. */
function firstPeriod(rule: RecurrenceRule, start: number, span: DaySpan): number {
  const first = periodOf(rule, start);
  if (rule.count !== undefined || span.first <= start) return first;
  const skipped = Math.floor((periodOf(rule, span.first) - first) / rule.interval);
  return first + skipped * rule.interval;
}

/** Where each period gives the same number of days, a count is spent up to the span without a walk. */
function periodsToSkip(
  rule: RecurrenceRule,
  period: number,
  left: number,
  span: DaySpan,
): { readonly periods: number; readonly occurrences: number } {
  const share = rule.count === undefined ? undefined : evenShare(rule);
  const away = Math.floor((periodOf(rule, span.first) - period) / rule.interval);
  if (share === undefined || away <= 0) return NOTHING;
  const periods = Math.min(away, Math.floor(left / share));
  return { periods, occurrences: periods * share };
}

function evenShare(rule: RecurrenceRule): number | undefined {
  const { frequency, byDay, byMonth, byMonthDay, byYearDay, byWeekNo, bySetPos } = rule;
  const parts: readonly (readonly unknown[])[] = [
    byMonth,
    byMonthDay,
    byYearDay,
    byWeekNo,
    bySetPos,
  ];
  if (parts.some((part) => part.length > 0)) return undefined;
  if (frequency === 'WEEKLY') return byDay.length;
  return frequency === 'DAILY' && byDay.length === 0 ? 1 : undefined;
}

function daysOfPeriod(rule: RecurrenceRule, period: number, steps: Steps): readonly number[] {
  const first = startOfPeriod(rule, period);
  const candidates = candidatesIn(rule, first, startOfPeriod(rule, period + 1));
  spend(steps, 2 + candidates.length);
  const days = candidates.filter((day) => matches(rule, day));
  if (rule.bySetPos.length === 0) return days;
  const chosen = rule.bySetPos.map((n) => days[n > 0 ? n - 1 : days.length + n]);
  return [...new Set(chosen.filter((day) => day !== undefined))].sort((a, b) => a - b);
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
