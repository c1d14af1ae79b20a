import type { DaySpan } from '../../calendar/plan/date-span.js';
import { formatDate } from '../../core/civil.js';
import { childOf, type Read, type Reader, refuse } from '../../core/read.js';
import { date } from '../../core/read-values.js';

/** Longer than any contract; keeps a slip of the pen in a year from costing minutes. */
const MOST_DAYS = 36_600;

/** The readers of the dates that a translation is for, to be joined with other options. */
export const DATES_FIELDS: Readonly<Record<'from' | 'through', Read<number>>> = {
  from: date,
  through: date,
};

/** The dates of {@link DATES_FIELDS} as read, both included. */
export function datesOf(
  reader: Reader,
  { from: first, through: last }: { readonly from: number; readonly through: number },
): DaySpan {
  if (last >= first && last - first <= MOST_DAYS) return { first, last };
  refuse(childOf(reader, 'through'), {
    code: 'invalid-date',
    expected: `a date from ${formatDate(first)} on, at most 100 years later`,
    received: formatDate(last),
  });
}

/** Days as the dates of a holiday or override: one date, or a range. */
export function writeDates(
  first: number,
  last: number,
): { readonly date: string } | { readonly from: string; readonly through: string } {
  const from = formatDate(first);
  return first === last ? { date: from } : { from, through: formatDate(last) };
}
