import type { TimeSet } from '../../core/time-set.js';
import type { DaySpan } from './date-span.js';
import type { PlainPlan } from './plan.js';

/**
 * A year in which every minute opens and closes, and more than any calendar has. What a question costs
 * goes with the intervals of a year, not with the entries: a hundred overrides of a century each are
 * two lines of a document and thirty-six thousand days.
 */
export const MOST_INTERVALS_A_YEAR = 600_000;

const DAYS_OF_YEAR = 366;

/** How many intervals a plan places in one year at most, each day counted as one at least. */
export function intervalsOfYear({ layers, holidays, overrides, breaks }: PlainPlan): number {
  let total = 0;
  for (const { week, when } of layers)
    total += ('span' in when ? daysIn(when.span) : DAYS_OF_YEAR) * mostIntervals(week.weeks.flat());
  for (const { effect, when } of holidays)
    total += ('span' in when ? daysIn(when.span) : 1) * mostIntervals([effect.hours ?? []]);
  for (const { hours, span } of overrides) total += daysIn(span) * mostIntervals([hours]);
  for (const { hours, when } of breaks)
    total += ('span' in when ? daysIn(when.span) : DAYS_OF_YEAR) * mostIntervals([hours]);
  return total;
}

function daysIn({ first, last }: DaySpan): number {
  return Math.min(last - first + 1, DAYS_OF_YEAR);
}

function mostIntervals(days: readonly TimeSet[]): number {
  return days.reduce((most, hours) => Math.max(most, hours.length / 2), 1);
}
