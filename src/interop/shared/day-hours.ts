import {
  breakHours,
  type DayHours,
  dayChangesOf,
  overrideHours,
  ownHoursOn,
} from '../../calendar/open/resolve.js';
import { type DaySpan, spanHolds } from '../../calendar/plan/date-span.js';
import type { PlainPlan } from '../../calendar/plan/plan.js';
import { DAY_MS } from '../../core/civil.js';
import { clip, difference, EMPTY, type TimeSet, union } from '../../core/time-set.js';

/** Hours by day: milliseconds since its 00:00, up to 48:00 for hours that run into the next day. */
export type HoursByDay = ReadonlyMap<number, TimeSet>;

/**
 * The hours of each day of a plain calendar on the clock of its zone, after holidays, overrides and
 * breaks. What a break leaves of a night after midnight belongs to the day on which it lies.
 */
export function dayHoursOf(plan: PlainPlan, span: DaySpan): HoursByDay {
  const wide = { first: span.first - 2, last: span.last + 2 };
  const changes = dayChangesOf(plan, wide);
  const added = byDay(overrideHours(plan, 'add', wide));
  const closed = byDay([
    ...overrideHours(plan, 'remove', wide),
    ...plan.breaks.flatMap((item) => breakHours(item, wide)),
  ]);
  const result = new Map<number, TimeSet>();
  let carried: TimeSet = EMPTY;
  for (let day = span.first - 2; day <= span.last; day++) {
    const own = union(ownHoursOn(plan, day, changes), added.get(day) ?? EMPTY);
    const open = [-1, 0, 1].reduce(
      (rest, step) => difference(rest, shift(closed.get(day + step) ?? EMPTY, step * DAY_MS)),
      own,
    );
    const { today, tomorrow } = splitByStart(union(open, carried));
    if (spanHolds(span, day)) result.set(day, today);
    carried = tomorrow;
  }
  return result;
}

/** Hours cut at midnight: those of the day, and those that lie on the next. */
export function cutAtMidnight(hours: TimeSet): {
  readonly today: TimeSet;
  readonly tomorrow: TimeSet;
} {
  return {
    today: clip(hours, 0, DAY_MS),
    tomorrow: shift(clip(hours, DAY_MS, 3 * DAY_MS), -DAY_MS),
  };
}

/** Time of any length on a clock as hours of days; a stretch of a day or more is cut at midnights. */
export function dayHoursOfLabels(labels: TimeSet): HoursByDay {
  const result = new Map<number, TimeSet>();
  for (let i = 0; i < labels.length; i += 2) {
    const end = labels[i + 1] as number;
    for (let start = labels[i] as number; start < end; ) {
      const day = Math.floor(start / DAY_MS);
      const isNight = end - start < DAY_MS;
      const stop = isNight ? end : Math.min(end, (day + 1) * DAY_MS);
      const hours = [start - day * DAY_MS, stop - day * DAY_MS];
      result.set(day, union(result.get(day) ?? EMPTY, hours));
      start = stop;
    }
  }
  return result;
}

/** Whether two sets of hours are the same. */
export function sameHours(a: TimeSet, b: TimeSet): boolean {
  return a.length === b.length && a.every((bound, i) => bound === b[i]);
}

/** What begins on the next day is the next day's; more than 24 hours in a row cannot be written. */
function splitByStart(hours: TimeSet): { readonly today: TimeSet; readonly tomorrow: TimeSet } {
  const today: number[] = [];
  const tomorrow: number[] = [];
  for (let i = 0; i < hours.length; i += 2) {
    const [start, end] = [hours[i] as number, hours[i + 1] as number];
    const tooLong = end - start >= DAY_MS && end > DAY_MS;
    if (start < DAY_MS) today.push(start, tooLong ? DAY_MS : end);
    if (start >= DAY_MS) tomorrow.push(start - DAY_MS, end - DAY_MS);
    else if (tooLong) tomorrow.push(0, end - DAY_MS);
  }
  return { today, tomorrow };
}

function shift(hours: TimeSet, byMs: number): TimeSet {
  return Array.from(hours, (bound) => bound + byMs);
}

function byDay(entries: readonly DayHours[]): ReadonlyMap<number, TimeSet> {
  const result = new Map<number, TimeSet>();
  for (const { day, hours } of entries) {
    result.set(day, union(result.get(day) ?? EMPTY, hours));
  }
  return result;
}
