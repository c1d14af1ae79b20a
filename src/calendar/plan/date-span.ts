import { daysInMonth, formatDate } from '../../core/civil.js';
import { childOf, note, REFUSED, type Read, type Reader, refuse } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { date } from '../../core/read-values.js';

/** Epoch days from `first` to `last`, both included. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** Every day that slakit knows: 0001-01-01 to 9999-12-31. */
export const ALL_DAYS: DaySpan = { first: -719_162, last: 2_932_896 };

/** The readers of one date or a range of dates, to be joined with those of other fields. */
export const SPAN_FIELDS: Readonly<Record<'date' | 'from' | 'through', Read<number | undefined>>> =
  {
    date: /* @__PURE__ */ optional(date),
    from: /* @__PURE__ */ optional(date),
    through: /* @__PURE__ */ optional(date),
  };

/** The dates of {@link SPAN_FIELDS} as read: one, or first and last. */
export function spanOf(
  reader: Reader,
  dates: {
    readonly date?: number | undefined;
    readonly from?: number | undefined;
    readonly through?: number | undefined;
  },
): DaySpan {
  const { date: day, from, through } = dates;
  if (day !== undefined) {
    refuseBeside(reader, 'date', { from, through });
    return { first: day, last: day };
  }
  if (from === undefined || through === undefined) {
    refuse(reader, { code: 'missing-field', expected: 'a date, or from and through' });
  }
  return orderedSpan(reader, { first: from, last: through });
}

/** A span of two dates as read; one that ends before it begins is refused where it ends. */
export function orderedSpan(reader: Reader, span: DaySpan, endName: string = 'through'): DaySpan {
  if (span.last >= span.first) return span;
  refuse(childOf(reader, endName), {
    code: 'invalid-date',
    expected: `a date from ${formatDate(span.first)} on`,
  });
}

/** Refuses fields that say again, in another way, what one field has said: one would be ignored. */
export function refuseBeside(
  reader: Reader,
  said: string,
  others: Readonly<Record<string, unknown>>,
): void {
  const given = Object.keys(others).filter((name) => others[name] !== undefined);
  for (const name of given) {
    note(childOf(reader, name), {
      code: 'unknown-field',
      expected: `either ${said} or ${name}`,
      received: 'both',
    });
  }
  if (given.length > 0) throw REFUSED;
}

const DAY_OF_YEAR = /^(\d{2})-(\d{2})$/;

/** Whether a text has the form of a day of the year. */
export function isDayOfYear(value: unknown): boolean {
  return typeof value === 'string' && DAY_OF_YEAR.test(value);
}

/** Reads a day of the year, `MM-DD`, as `month * 100 + day`. */
export function readDayOfYear(reader: Reader): number {
  const { value } = reader;
  const match = typeof value === 'string' ? DAY_OF_YEAR.exec(value) : null;
  const [month, day] = [Number(match?.[1]), Number(match?.[2])];
  // 2000 was a leap year, so 02-29 is a day of the year.
  if (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000, month))
    return month * 100 + day;
  refuse(reader, { code: 'invalid-date', expected: 'a day of the year MM-DD' });
}

/** Whether a day lies in the span. */
export function spanHolds(span: DaySpan, day: number): boolean {
  return span.first <= day && day <= span.last;
}
