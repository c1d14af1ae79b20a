import { isoWeekOf } from '../../calendar/plan/week.js';
import { civilDateOf, daysInMonth, epochDayOf, weekdayOf } from '../../core/civil.js';
import type { RecurrenceRule } from './recurrence-rule.js';

/** The days, weeks, months or years of a rule, numbered, and the days that it can mean in one. */

/** The period in which a day lies. */
export function periodOf(rule: RecurrenceRule, day: number): number {
  switch (rule.frequency) {
    case 'DAILY':
      return day;
    case 'WEEKLY':
      return Math.floor((day + EPOCH_WEEKDAY - rule.weekStart) / 7);
    case 'MONTHLY': {
      const { year, month } = civilDateOf(day);
      return year * 12 + month - 1;
    }
    case 'YEARLY':
      return civilDateOf(day).year;
  }
}

/** The first day of a period. */
export function startOfPeriod(rule: RecurrenceRule, period: number): number {
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

/**
 * The days of a period among which those of the rule are, in order. The parts that name days say
 * where these lie, so that a rule costs what it gives, and not the length of its years.
 */
export function candidatesIn(rule: RecurrenceRule, first: number, next: number): readonly number[] {
  if (rule.frequency === 'DAILY') return [first];
  return rangesIn(rule, first, next).flatMap((range) => daysIn(rule, range));
}

/** Days from `first` to before `next`. */
interface Range {
  readonly first: number;
  readonly next: number;
  /** Whether it is one month, in which days have numbers. */
  readonly isMonth: boolean;
}

function rangesIn(rule: RecurrenceRule, first: number, next: number): readonly Range[] {
  const { frequency, byMonth, byMonthDay } = rule;
  if (frequency === 'WEEKLY') return [{ first, next, isMonth: false }];
  const { year, month } = civilDateOf(first);
  if (frequency === 'MONTHLY')
    return byMonth.length === 0 || byMonth.includes(month) ? [{ first, next, isMonth: true }] : [];
  if (byMonth.length + byMonthDay.length === 0) return [{ first, next, isMonth: false }];
  const months = byMonth.length > 0 ? [...byMonth].sort((a, b) => a - b) : ALL_MONTHS;
  return months.map((one) => ({
    first: epochDayOf(year, one, 1),
    next: epochDayOf(year, one + 1, 1),
    isMonth: true,
  }));
}

const ALL_MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

function daysIn(rule: RecurrenceRule, range: Range): readonly number[] {
  const { byDay, byMonthDay, byYearDay } = rule;
  if (range.isMonth && byMonthDay.length > 0) return placed(byMonthDay, range);
  if (byDay.length > 0)
    return inOrder(
      byDay.flatMap((one) => weekdaysIn(one, range)),
      range,
    );
  if (!range.isMonth && rule.frequency === 'YEARLY' && byYearDay.length > 0)
    return placed(byYearDay, range);
  return Array.from({ length: range.next - range.first }, (_, i) => range.first + i);
}

/** Days by their numbers, from 1 at the start or from -1 at the end. */
function placed(numbers: readonly number[], range: Range): readonly number[] {
  const { first, next } = range;
  return inOrder(
    numbers.map((n) => (n > 0 ? first + n - 1 : next + n)),
    range,
  );
}

function weekdaysIn(
  { weekday, nth }: RecurrenceRule['byDay'][number],
  { first, next }: Range,
): readonly number[] {
  const earliest = first + ((weekday - weekdayOf(first) + 7) % 7);
  const count = Math.ceil((next - earliest) / 7);
  if (nth === undefined) return Array.from({ length: count }, (_, i) => earliest + i * 7);
  return [earliest + (nth > 0 ? nth - 1 : count + nth) * 7];
}

function inOrder(days: readonly number[], { first, next }: Range): readonly number[] {
  const inside = days.filter((day) => day >= first && day < next);
  return inside.length < 2 ? inside : [...new Set(inside)].sort((a, b) => a - b);
}

/** Whether all parts of a rule hold on a day. */
export function matches(rule: RecurrenceRule, day: number): boolean {
  const { byWeekNo, byDay } = rule;
  const weekday = weekdayOf(day);
  const ofWeekday = byDay.filter((one) => one.weekday === weekday);
  if (byDay.length > 0 && ofWeekday.length === 0) return false;
  if (byWeekNo.length > 0 && !byWeekNo.includes(isoWeekOf(day))) return false;
  const hasNumbers = rule.byMonth.length + rule.byMonthDay.length + rule.byYearDay.length > 0;
  const hasOrdinals = ofWeekday.some(({ nth }) => nth !== undefined);
  // Most rules say no more, and then the date itself need not be known.
  return (!hasNumbers && !hasOrdinals) || matchesDate(rule, ofWeekday, day);
}

function matchesDate(
  { frequency, byMonth, byMonthDay, byYearDay }: RecurrenceRule,
  ofWeekday: RecurrenceRule['byDay'],
  epochDay: number,
): boolean {
  const { year, month, day } = civilDateOf(epochDay);
  if (!holds(byMonth, (n) => n === month)) return false;
  const inMonth = { position: day, length: daysInMonth(year, month) };
  if (!holds(byMonthDay, (n) => isAt(n, inMonth))) return false;
  const inYear = placeInYear(epochDay, year);
  if (!holds(byYearDay, (n) => isAt(n, inYear))) return false;
  const place = frequency === 'YEARLY' && byMonth.length === 0 ? inYear : inMonth;
  return holds(ofWeekday, ({ nth }) => nth === undefined || isNthOfItsKind(nth, place));
}

interface Place {
  /** Counted from 1. */
  readonly position: number;
  readonly length: number;
}

function placeInYear(day: number, year: number): Place {
  const newYear = epochDayOf(year, 1, 1);
  return { position: day - newYear + 1, length: epochDayOf(year + 1, 1, 1) - newYear };
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
