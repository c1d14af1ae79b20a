import { type DaySpan, spanHolds } from '../plan/date-span.js';
import { datesOf, type HolidayRule } from '../plan/holiday-rule.js';
import { type PlainDays, shortenEves } from './eves.js';
import { type Gathering, type HolidayDay, putHoliday } from './holiday-day.js';
import { giveSubstitutes, HOLIDAY_REACH, startOfChain } from './substitutes.js';

/** The holidays that fall into a range of days, by day. */
export type HolidayDays = ReadonlyMap<number, HolidayDay>;

/**
 * Resolves rules to days, in three rounds: the dates themselves, then the substitutes, which look for
 * days that are free of them, and then the days before holidays, as the other two have left them.
 */
export function resolveHolidays(
  rules: readonly HolidayRule[],
  range: DaySpan,
  plan: PlainDays,
): HolidayDays {
  const days: Gathering = new Map();
  const hasEves = rules.some(({ eve }) => eve !== undefined);
  // Holidays outside of the range reach into it by what they move: looked at, and dropped at the end.
  const decided = { first: range.first, last: range.last + (hasEves ? HOLIDAY_REACH : 0) };
  const wide = {
    first: startOfChain(rules, decided.first),
    last: decided.last + HOLIDAY_REACH,
  };
  const dated = { first: wide.first - HOLIDAY_REACH, last: wide.last + HOLIDAY_REACH };
  for (const rule of rules)
    for (const day of datesOf(rule, dated)) putHoliday(days, day, rule.effect);
  giveSubstitutes(days, rules, wide, plan.weeklyOn);
  if (hasEves) shortenEves(days, rules, decided, plan);
  for (const day of days.keys()) if (!spanHolds(range, day)) days.delete(day);
  return days;
}
