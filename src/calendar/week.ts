import { civilDateOf, epochDayOf, parseDate, weekdayOf } from '../core/civil.js';
import { fail, type Path, shown } from '../core/error.js';
import { EMPTY, type TimeSet } from '../core/time-set.js';
import type { IsoWeekParity, WeekCycle, WeekInput, WeeklyHours } from './definition.js';
import { readWeek } from './hours.js';
import { attempt, type Findings } from './issues.js';

/** Weekly hours as read: which of several weeks a Monday starts, and each week's seven days. */
export interface WeekPlan {
  /** `single` has one week; `cycle` counts weeks from a Monday; `parity` goes by ISO week number. */
  readonly kind: 'single' | 'cycle' | 'parity';
  readonly anchorMonday: number;
  /** For `parity`: even weeks first, odd weeks second. */
  readonly weeks: readonly (readonly TimeSet[])[];
}

const MOST_WEEKS = 520;

/** Reads plain weekly hours, a cycle of weeks, or odd and even ISO weeks. */
export function readWeekPlan(input: WeekInput, path: Path, findings: Findings): WeekPlan {
  if (isCycle(input)) return attempt(findings, NO_HOURS, () => readCycle(input, path, findings));
  if (isParity(input)) {
    const weeks = (['even', 'odd'] as const).map((key) =>
      readWeek(input[key], [...path, key], findings),
    );
    return { kind: 'parity', anchorMonday: 0, weeks };
  }
  return {
    kind: 'single',
    anchorMonday: 0,
    weeks: [readWeek(input as WeeklyHours, path, findings)],
  };
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

const NO_HOURS: WeekPlan = { kind: 'single', anchorMonday: 0, weeks: [[]] };

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

function readCycle(input: WeekCycle, path: Path, findings: Findings): WeekPlan {
  if (!Array.isArray(input.weeks) || input.weeks.length === 0 || input.weeks.length > MOST_WEEKS) {
    fail({
      code: 'invalid-calendar',
      path: [...path, 'weeks'],
      expected: `a list of 1 to ${MOST_WEEKS} weeks`,
      received: shown(input.weeks),
    });
  }
  const anchor = parseDate(input.anchor, [...path, 'anchor']);
  const weeks = input.weeks.map((week, index) =>
    readWeek(week, [...path, 'weeks', index], findings),
  );
  return { kind: 'cycle', anchorMonday: anchor - weekdayOf(anchor), weeks };
}

function isCycle(input: WeekInput): input is WeekCycle {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, 'weeks');
}

function isParity(input: WeekInput): input is IsoWeekParity {
  return (
    typeof input === 'object' &&
    input !== null &&
    (Object.hasOwn(input, 'odd') || Object.hasOwn(input, 'even'))
  );
}
