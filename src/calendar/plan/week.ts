import { civilDateOf, epochDayOf, weekdayOf } from '../../core/civil.js';
import type { FieldsOf, Reader } from '../../core/read.js';
import { listOf, readFields, requireObject } from '../../core/read-parts.js';
import { date } from '../../core/read-values.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import type { IsoWeekParity, WeekCycle } from './definition.js';
import { readWeek } from './hours.js';

/** Weekly hours as read: which of several weeks a Monday starts, and each week's seven days. */
export interface WeekPlan {
  /** `single` has one week; `cycle` counts weeks from a Monday; `parity` goes by ISO week number. */
  readonly kind: 'single' | 'cycle' | 'parity';
  readonly anchorMonday: number;
  /** For `parity`: even weeks first, odd weeks second. */
  readonly weeks: readonly (readonly TimeSet[])[];
}

/** Ten years: no rota is longer. */
export const MOST_WEEKS = 520;

const CYCLE_FIELDS = {
  anchor: date,
  weeks: /* @__PURE__ */ listOf('weeks', readWeek, { least: 1, most: MOST_WEEKS }),
} satisfies FieldsOf<WeekCycle>;

// Even weeks first: their numbers leave no rest.
const PARITY_FIELDS = { even: readWeek, odd: readWeek } satisfies FieldsOf<IsoWeekParity>;

/** Reads plain weekly hours, a cycle of weeks, or odd and even ISO weeks. */
export function readWeekPlan(reader: Reader): WeekPlan {
  const object = requireObject(reader, "hours by weekday, such as { 'mon-fri': '09:00-17:00' }");
  if (Object.hasOwn(object, 'weeks')) {
    const { anchor, weeks } = readFields(reader, 'a cycle of weeks', CYCLE_FIELDS);
    return { kind: 'cycle', anchorMonday: anchor - weekdayOf(anchor), weeks };
  }
  if (Object.hasOwn(object, 'odd') || Object.hasOwn(object, 'even')) {
    const { even, odd } = readFields(reader, 'odd and even weeks', PARITY_FIELDS);
    return { kind: 'parity', anchorMonday: 0, weeks: [even, odd] };
  }
  return { kind: 'single', anchorMonday: 0, weeks: [readWeek(reader)] };
}

/** The hours of a date, as label time since its 00:00. */
export function hoursOn(plan: WeekPlan, epochDay: number): TimeSet {
  const weekday = weekdayOf(epochDay);
  return weekFrom(plan, epochDay - weekday)[weekday] ?? EMPTY;
}

/** The hours of the seven days from a Monday on; fewer than seven when there are no hours at all. */
export function weekFrom(plan: WeekPlan, monday: number): readonly TimeSet[] {
  return plan.weeks[weekIndex(plan, monday)] ?? [];
}

/** Whether the plan has any hours at all. */
export function hasHours(plan: WeekPlan): boolean {
  return plan.weeks.some((week) => week.some((hours) => hours.length > 0));
}

/** The ISO 8601 week number of a date, 1 to 53: the week that holds the year's first Thursday is 1. */
export function isoWeekOf(epochDay: number): number {
  const thursday = epochDay - weekdayOf(epochDay) + 3;
  const newYear = epochDayOf(civilDateOf(thursday).year, 1, 1);
  return Math.floor((thursday - newYear) / 7) + 1;
}

function weekIndex(plan: WeekPlan, monday: number): number {
  switch (plan.kind) {
    case 'single':
      return 0;
    case 'parity':
      return isoWeekOf(monday) % 2;
    case 'cycle': {
      const count = plan.weeks.length;
      const weeks = (monday - plan.anchorMonday) / 7;
      return ((weeks % count) + count) % count;
    }
  }
}
