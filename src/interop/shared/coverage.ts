import type { Layer, Override, PlainCalendar } from '../../calendar/plan/definition.js';
import { formatHours } from '../../calendar/plan/hours.js';
import { DAY_MS, formatDate, weekdayOf } from '../../core/civil.js';
import { clip, EMPTY, type TimeSet, union } from '../../core/time-set.js';
import { sameHours } from './day-hours.js';
import { unionOfWeeks } from './week.js';
import { writeWeek } from './write-week.js';

/** Weekly hours that hold for a while; bounds are labels on the clock of the calendar, the end excluded. */
export interface Coverage {
  readonly startMs: number;
  readonly endMs: number;
  /** Hours by day, Monday first, each within its day. */
  readonly week: readonly TimeSet[];
}

/** The hours of a calendar. */
export type CoveredHours = Pick<PlainCalendar, 'weekly' | 'layers' | 'overrides'>;

/** Days of equal hours by weekday, or a single day with hours of its own; the last day is included. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly week: readonly TimeSet[];
}

const CLOSED: readonly TimeSet[] = /* @__PURE__ */ Array.from({ length: 7 }, () => EMPTY);

/**
 * The hours of a calendar that is open while any of several coverages is. A day in whose middle one
 * begins or ends is an override; all other days are weeks that hold from date to date.
 */
export function hoursOfCoverage(coverages: readonly Coverage[]): CoveredHours {
  const weeks: Stretch[] = [];
  const overrides: Override[] = [];
  let current: Stretch = { ...ALWAYS, week: CLOSED };
  for (const { first, last } of stretchesOf(coverages)) {
    const week = weekIn(coverages, first, last);
    const day = week === undefined ? hoursOn(coverages, first) : EMPTY;
    if (week !== undefined) {
      if (isSameWeek(week, current.week)) current = { ...current, last };
      else {
        weeks.push(current);
        current = { first, last, week };
      }
    } else if (sameHours(day, current.week[weekdayOf(first)] as TimeSet)) {
      current = { ...current, last };
    } else {
      overrides.push({ kind: 'replace', date: formatDate(first), hours: formatHours(day) });
    }
  }
  weeks.push(current);
  const layers = weeks.filter(({ week }) => !isSameWeek(week, CLOSED)).map(layerOf);
  const [only] = layers;
  const isForGood = layers.length <= 1 && only?.from === undefined && only?.through === undefined;
  return {
    ...(isForGood ? { weekly: only?.weekly ?? {} } : { layers }),
    ...(overrides.length === 0 ? {} : { overrides }),
  };
}

/** Whether there are hours at all. */
export function isEverOpen({ weekly = {}, layers = [], overrides = [] }: CoveredHours): boolean {
  return Object.keys(weekly).length + layers.length + overrides.length > 0;
}

const ALWAYS = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

/** The days, cut wherever a coverage begins or ends; a day in whose middle one does stands alone. */
function stretchesOf(coverages: readonly Coverage[]): readonly Omit<Stretch, 'week'>[] {
  const cuts = new Set<number>();
  for (const bound of coverages.flatMap(({ startMs, endMs }) => [startMs, endMs])) {
    if (!Number.isFinite(bound)) continue;
    cuts.add(Math.floor(bound / DAY_MS));
    cuts.add(Math.ceil(bound / DAY_MS));
  }
  const firsts = [ALWAYS.first, ...[...cuts].sort((a, b) => a - b)];
  return firsts.map((first, i) => ({ first, last: (firsts[i + 1] ?? ALWAYS.last) - 1 }));
}

/** The hours of whole days, or `undefined` when a coverage holds for part of them only. */
function weekIn(
  coverages: readonly Coverage[],
  first: number,
  last: number,
): readonly TimeSet[] | undefined {
  const [start, end] = [first * DAY_MS, (last + 1) * DAY_MS];
  const some = coverages.filter(({ startMs, endMs }) => startMs < end && endMs > start);
  if (some.some(({ startMs, endMs }) => startMs > start || endMs < end)) return undefined;
  return unionOfWeeks(some.map(({ week }) => week));
}

function hoursOn(coverages: readonly Coverage[], day: number): TimeSet {
  const midnight = day * DAY_MS;
  return coverages.reduce((all, { startMs, endMs, week }) => {
    const hours = week[weekdayOf(day)] as TimeSet;
    return union(all, clip(hours, startMs - midnight, endMs - midnight));
  }, EMPTY);
}

function isSameWeek(a: readonly TimeSet[], b: readonly TimeSet[]): boolean {
  return a.every((hours, day) => sameHours(hours, b[day] as TimeSet));
}

function layerOf({ first, last, week }: Stretch): Layer {
  return {
    ...(Number.isFinite(first) ? { from: formatDate(first) } : {}),
    ...(Number.isFinite(last) ? { through: formatDate(last) } : {}),
    weekly: writeWeek(week),
  };
}
