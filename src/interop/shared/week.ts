import { DAY_MS } from '../../core/civil.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import { EMPTY, type TimeSet, union } from '../../core/time-set.js';

export const WEEK_MS: number = 7 * DAY_MS;

/** A stretch of every week: milliseconds since Monday 00:00, the end excluded. */
export interface WeekStretch {
  readonly start: number;
  /** After the start, at most a week later; what lies behind Sunday is of the next Monday. */
  readonly end: number;
}

/** All days from midnight to midnight, Monday first. */
export const WHOLE_WEEK: readonly TimeSet[] = /* @__PURE__ */ weekOf([{ start: 0, end: WEEK_MS }]);

/** The hours of each day, Monday first; a stretch that runs over midnight is cut there. */
export function weekOf(stretches: readonly WeekStretch[]): readonly TimeSet[] {
  const starts: number[][] = Array.from({ length: 7 }, () => []);
  const ends: number[][] = Array.from({ length: 7 }, () => []);
  for (const { start, end } of stretches) {
    for (let from = start; from < end; ) {
      const day = Math.floor(from / DAY_MS);
      const to = Math.min(end, (day + 1) * DAY_MS);
      starts[day % 7]?.push(from - day * DAY_MS);
      ends[day % 7]?.push(to - day * DAY_MS);
      from = to;
    }
  }
  return starts.map((own, day) => toTimeSetFromColumns(own, ends[day] as number[]));
}

/** The hours of any of several weeks. */
export function unionOfWeeks(weeks: readonly (readonly TimeSet[])[]): readonly TimeSet[] {
  return Array.from({ length: 7 }, (_, day) =>
    weeks.reduce((all, week) => union(all, week[day] as TimeSet), EMPTY),
  );
}
