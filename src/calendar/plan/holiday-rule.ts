import { civilDateOf } from '../../core/civil.js';
import type { TimeSet } from '../../core/time-set.js';
import { type DaySpan, spanHolds } from './date-span.js';
import type { SubstituteRule } from './definition.js';
import type { EvePlan } from './eve.js';
import type { YearlyDay } from './yearly-day.js';

/** What a holiday leaves of a date. */
export interface HolidayEffect {
  readonly name: string;
  /** Hours that stay open, or `undefined` when the whole day is closed. */
  readonly hours: TimeSet | undefined;
  /** What the date counts for if it stays a business day, in ten-thousandths. */
  readonly share: number;
}

/** A holiday as read: one-off days, or a function that gives its day in a year. */
export interface HolidayRule {
  readonly effect: HolidayEffect;
  readonly substitute: SubstituteRule;
  readonly eve: EvePlan | undefined;
  /** One-off holidays have a span, recurring ones a rule and the years it holds. */
  readonly when: { readonly span: DaySpan } | RecurringDay;
}

/** The day of a holiday in each year that has it. */
export interface RecurringDay extends YearlyDay {
  /** The first and the last year in which it is kept. */
  readonly years: DaySpan;
}

/** The dates of a holiday among some days, in order; where it moves to is another question. */
export function datesOf({ when }: HolidayRule, days: DaySpan): readonly number[] {
  const dates: number[] = [];
  if ('span' in when) {
    const last = Math.min(when.span.last, days.last);
    for (let day = Math.max(when.span.first, days.first); day <= last; day++) dates.push(day);
    return dates;
  }
  // A day long before or after Easter lies in the year beside it.
  const beside = when.easter === undefined ? 0 : 1;
  const lastYear = civilDateOf(days.last).year + beside;
  for (let year = civilDateOf(days.first).year - beside; year <= lastYear; year++) {
    const day = when.dayIn(year);
    if (day !== undefined && spanHolds(days, day)) dates.push(day);
  }
  return dates;
}
