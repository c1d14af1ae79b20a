import { formatDate, parseDate } from '../core/civil.js';
import { fail, type Path, shown } from '../core/error.js';

/** Epoch days from `first` to `last`, both included. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** Every day that slakit knows: 0001-01-01 to 9999-12-31. */
export const ALL_DAYS: DaySpan = { first: -719_162, last: 2_932_896 };

/** Reads `{ date }` or `{ from, through }`. */
export function readDaySpan(input: object, path: Path): DaySpan {
  const { date, from, through } = input as { date?: string; from?: string; through?: string };
  if (date !== undefined) {
    const day = parseDate(date, [...path, 'date']);
    return { first: day, last: day };
  }
  if (from === undefined || through === undefined) {
    fail({
      code: 'missing-field',
      path,
      expected: 'a date, or from and through',
      received: shown(input),
    });
  }
  const first = parseDate(from, [...path, 'from']);
  const last = parseDate(through, [...path, 'through']);
  if (last < first) {
    fail({
      code: 'invalid-date',
      path: [...path, 'through'],
      expected: `a date from ${formatDate(first)} on`,
      received: shown(through),
    });
  }
  return { first, last };
}

/** Whether a day lies in the span. */
export function spanHolds(span: DaySpan, day: number): boolean {
  return span.first <= day && day <= span.last;
}
