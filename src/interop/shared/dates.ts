import type { DaySpan } from '../../calendar/date-span.js';
import { formatDate, parseDate } from '../../core/civil.js';
import { fail } from '../../core/error.js';

/** Longer than any contract; keeps a slip of the pen in a year from costing minutes. */
const MOST_DAYS = 36_600;

/** Reads the dates that a translation is for, both included. */
export function readDates(options: { readonly from: string; readonly through: string }): DaySpan {
  const first = parseDate(options.from, ['from']);
  const last = parseDate(options.through, ['through']);
  if (last < first || last - first > MOST_DAYS) {
    fail({
      code: 'invalid-date',
      path: ['through'],
      expected: `a date from ${formatDate(first)} on, at most 100 years later`,
      received: formatDate(last),
    });
  }
  return { first, last };
}

/** Days as the dates of a holiday or override: one date, or a range. */
export function writeDates(
  first: number,
  last: number,
): { readonly date: string } | { readonly from: string; readonly through: string } {
  const from = formatDate(first);
  return first === last ? { date: from } : { from, through: formatDate(last) };
}
