import { civilDateOf, WEEKDAYS, type Weekday, weekdayOf } from '../../core/civil.js';
import { intersection, type TimeSet } from '../../core/time-set.js';
import { type DaySpan, spanHolds } from '../plan/date-span.js';
import type { HolidayEffect, HolidayRule } from '../plan/holiday.js';

/** The holidays that fall into a range of days, by day. */
export type HolidayDays = ReadonlyMap<number, HolidayDay>;

/** All that is kept on one day; its names are joined only for whoever reads them. */
export interface HolidayDay {
  readonly effects: readonly HolidayEffect[];
  /** Hours that all of them leave open, or `undefined` when one closes the whole day. */
  readonly hours: TimeSet | undefined;
}

/**
 * Resolves rules to days. Substitutes come last and in order, so that two holidays of one weekend
 * (Christmas and Boxing Day) take two different working days.
 *
 * @param isWorkday - Whether the week opens on a day at all, holidays left aside.
 */
export function resolveHolidays(
  rules: readonly HolidayRule[],
  range: DaySpan,
  isWorkday: (day: number) => boolean,
): HolidayDays {
  const days = new Map<number, Gathering>();
  // By day and name: the same holiday listed twice moves once.
  const moved = new Map<string, { rule: HolidayRule; day: number }>();
  // A substitute may come from just outside the range: look two weeks further, drop it at the end.
  const wide = { first: range.first - SUBSTITUTE_REACH, last: range.last + SUBSTITUTE_REACH };
  for (const rule of rules) {
    for (const day of daysOf(rule, wide)) {
      putHoliday(days, day, rule.effect);
      if (directionOf(rule, day) === undefined) continue;
      const key = `${day} ${rule.effect.name}`;
      if (!moved.has(key)) moved.set(key, { rule, day });
    }
  }
  for (const { rule, day } of [...moved.values()].sort((a, b) => a.day - b.day)) {
    const step = directionOf(rule, day) === 'previous' ? -1 : 1;
    const free = nearestFreeDay(day, step, days, isWorkday);
    if (free !== undefined)
      putHoliday(days, free, { ...rule.effect, name: `${rule.effect.name} (substitute day)` });
  }
  for (const day of days.keys()) if (!spanHolds(range, day)) days.delete(day);
  return days;
}

/** The names of what is kept on a day, each once. */
export function holidayNames({ effects }: HolidayDay): string {
  return [...new Set(effects.map(({ name }) => name))].join(', ');
}

/** A day as it fills. */
interface Gathering {
  readonly effects: HolidayEffect[];
  hours: TimeSet | undefined;
}

const SUBSTITUTE_REACH = 14;

function directionOf({ substitute }: HolidayRule, day: number): 'previous' | 'next' | undefined {
  return substitute[WEEKDAYS[weekdayOf(day)] as Weekday];
}

function daysOf({ when }: HolidayRule, range: DaySpan): readonly number[] {
  const days: number[] = [];
  if ('span' in when) {
    const last = Math.min(when.span.last, range.last);
    for (let day = Math.max(when.span.first, range.first); day <= last; day++) days.push(day);
    return days;
  }
  // A day long before or after Easter lies in the year beside it.
  const beside = when.easter === undefined ? 0 : 1;
  const lastYear = civilDateOf(range.last).year + beside;
  for (let year = civilDateOf(range.first).year - beside; year <= lastYear; year++) {
    const day = when.dayIn(year);
    if (day !== undefined && spanHolds(range, day)) days.push(day);
  }
  return days;
}

function nearestFreeDay(
  from: number,
  step: 1 | -1,
  taken: ReadonlyMap<number, unknown>,
  isWorkday: (day: number) => boolean,
): number | undefined {
  for (let day = from + step; Math.abs(day - from) <= SUBSTITUTE_REACH; day += step) {
    if (isWorkday(day) && !taken.has(day)) return day;
  }
  return undefined;
}

/** Two holidays on one day leave what both leave open. */
function putHoliday(days: Map<number, Gathering>, day: number, effect: HolidayEffect): void {
  const known = days.get(day);
  if (known === undefined) {
    days.set(day, { effects: [effect], hours: effect.hours });
    return;
  }
  known.effects.push(effect);
  known.hours = commonHours(known.hours, effect.hours);
}

function commonHours(known: TimeSet | undefined, other: TimeSet | undefined): TimeSet | undefined {
  if (known === undefined || other === undefined) return undefined;
  // Nearly all hours are one interval, and the common part of many soon lies within the next.
  const isWithin =
    known.length === 2 &&
    other.length === 2 &&
    (known[0] as number) >= (other[0] as number) &&
    (known[1] as number) <= (other[1] as number);
  return isWithin ? known : intersection(known, other);
}
