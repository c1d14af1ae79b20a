import { WEEKDAYS, type Weekday, weekdayOf } from '../../core/civil.js';
import { measure, type TimeSet } from '../../core/time-set.js';
import type { DaySpan } from '../plan/date-span.js';
import { datesOf, type HolidayEffect, type HolidayRule } from '../plan/holiday-rule.js';
import { closesAll, type Gathering, hoursLeft, putHoliday } from './holiday-day.js';

/** How far from its holiday a substitute day may lie, and the day before a holiday from the holiday. */
export const HOLIDAY_REACH = 14;

/** Two holidays farther apart than this cannot want the same day. */
const APART = 2 * HOLIDAY_REACH;
/** Longer chains of holidays that move, each less than four weeks after the one before, are cut. */
const LONGEST_CHAIN = 13 * APART;

/** The first day from which substitutes are worked out, so that those from a day on are the right ones. */
export function startOfChain(rules: readonly HolidayRule[], day: number): number {
  const movers = rules.filter(mayMove);
  let first = day - HOLIDAY_REACH;
  if (movers.length === 0) return first;
  for (const end = first - LONGEST_CHAIN; first > end; first -= APART) {
    const before = { first: first - APART, last: first - 1 };
    if (!movers.some((rule) => datesOf(rule, before).some((date) => movesOn(rule, date)))) break;
  }
  return first;
}

/**
 * Gives the holidays of some days their substitutes, in the order of the days, so that two holidays of
 * one weekend (Christmas and Boxing Day) take two different working days.
 *
 * @param days - The holidays by date; substitutes are put among them.
 * @param weekly - The weekly hours of a day, holidays left aside.
 */
export function giveSubstitutes(
  days: Gathering,
  rules: readonly HolidayRule[],
  span: DaySpan,
  weekly: (day: number) => TimeSet,
): void {
  for (const { effect, day, direction } of movesIn(days, rules, span)) {
    const step = direction === 'previous' ? -1 : 1;
    for (let moved = day + step; Math.abs(moved - day) <= HOLIDAY_REACH; moved += step) {
      if (!isFreeFor(effect, moved, days, weekly)) continue;
      putHoliday(days, moved, { ...effect, name: `${effect.name} (substitute day)` }, true);
      break;
    }
  }
}

/** A holiday that gives another day off. */
interface Move {
  readonly effect: HolidayEffect;
  readonly day: number;
  readonly direction: 'previous' | 'next';
}

function movesIn(days: Gathering, rules: readonly HolidayRule[], span: DaySpan): readonly Move[] {
  const moves: Move[] = [];
  // By day and name: the same holiday listed twice moves once.
  const seen = new Set<string>();
  const { byDate, movers } = datedRules(days, rules, span);
  for (const { rule, day } of movers) {
    const direction = byWeekday(rule, day) ?? displaced(rule, byDate.get(day) ?? [rule]);
    const key = `${day} ${rule.effect.name}`;
    if (direction === undefined || seen.has(key)) continue;
    seen.add(key);
    moves.push({ effect: rule.effect, day, direction });
  }
  return moves.sort((a, b) => a.day - b.day);
}

/** The dates of rules that may move, and all rules of the dates on which one may give way to another. */
function datedRules(days: Gathering, rules: readonly HolidayRule[], span: DaySpan) {
  const movers = rules.filter(mayMove).flatMap((rule) =>
    datesOf(rule, span)
      .filter((day) => movesOn(rule, day))
      .map((day) => ({ rule, day })),
  );
  const byDate = new Map<number, HolidayRule[]>();
  for (const { rule, day } of movers) {
    const isShared = (days.get(day)?.effects.length ?? 0) > 1;
    if (rule.substitute.holiday !== undefined && isShared) byDate.set(day, []);
  }
  if (byDate.size > 0)
    for (const rule of rules) for (const day of datesOf(rule, span)) byDate.get(day)?.push(rule);
  return { byDate, movers };
}

function mayMove({ substitute }: HolidayRule): boolean {
  return Object.values(substitute).some((direction) => direction !== undefined);
}

function movesOn(rule: HolidayRule, day: number): boolean {
  return rule.substitute.holiday !== undefined || byWeekday(rule, day) !== undefined;
}

function byWeekday({ substitute }: HolidayRule, day: number): 'previous' | 'next' | undefined {
  return substitute[WEEKDAYS[weekdayOf(day)] as Weekday];
}

/**
 * The direction of a holiday that gives way to another of its date. A whole day off gives way only to a
 * whole one, since it takes a half-day's date as it is.
 */
function displaced(
  rule: HolidayRule,
  together: readonly HolidayRule[],
): 'previous' | 'next' | undefined {
  const whole = together.filter(({ effect }) => closesAll(effect));
  const rivals = whole.length > 0 ? whole : together;
  const holder = rivals.find(({ substitute }) => substitute.holiday === undefined) ?? rivals[0];
  return holder?.effect.name === rule.effect.name ? undefined : rule.substitute.holiday;
}

/** A whole day off needs a day with some hours left, a partial one a day of which nothing was cut. */
function isFreeFor(
  effect: HolidayEffect,
  day: number,
  days: Gathering,
  weekly: (day: number) => TimeSet,
): boolean {
  const own = weekly(day);
  const holiday = days.get(day);
  if (own.length === 0 || holiday === undefined) return own.length > 0;
  if (holiday.isSubstitute) return false;
  const left = measure(hoursLeft(own, holiday));
  return closesAll(effect) ? left > 0 : left === measure(own);
}
