import { parseDate, parseTime } from '../core/civil.js';
import { childOf, type FieldsOf, type Read, type Reader, reading, refuse } from '../core/read.js';
import { optional, readFields, requireObject } from '../core/read-parts.js';
import { whole, word } from '../core/read-values.js';
import { readZone, type Zone } from './zone.js';

/** A recurring calendar period in a time zone. Real lengths: a month has 28 to 31 days, a day 23 to 25 hours. */
export interface CalendarPeriodRule {
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
  /**
   * How many units make one period, 1 to 1000: 2 weeks, 6 months. Where it does not divide a year, so
   * that no usual date begins a period, it needs an anchor.
   *
   * @defaultValue 1
   */
  readonly count?: number | undefined;
  /** IANA id of the zone whose midnights bound the period. */
  readonly timeZone: string;
  /**
   * The date from which periods are counted, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`: a billing anchor.
   * Months anchored on the 29th to 31st start on the last day of a shorter month. With a time,
   * periods begin at that wall-clock time.
   *
   * @defaultValue the first day of the month or year, Monday for weeks
   */
  readonly anchor?: string | undefined;
}

/** A window of fixed civil length that ends at the instant asked about. */
export interface RollingPeriodRule {
  readonly unit: 'rolling';
  readonly timeZone: string;
  /** Civil days back, keeping the wall-clock time. One of `days` and `months` is given. */
  readonly days?: number | undefined;
  /** Months back, keeping date and wall-clock time; a missing day is the last of its month. */
  readonly months?: number | undefined;
}

/**
 * A rule that gives periods: recurring ones of the calendar, or windows that end where one asks.
 */
export type PeriodRule = CalendarPeriodRule | RollingPeriodRule;

/** A rule as read. An anchor's time of day is in milliseconds since 00:00. */
export type PeriodPlan = CalendarPeriodPlan | RollingPeriodPlan;

/** A recurring period as read. */
export interface CalendarPeriodPlan {
  readonly unit: CalendarPeriodRule['unit'];
  readonly count: number;
  readonly zone: Zone;
  readonly anchorDay: number;
  readonly timeMs: number;
}

/** A rolling period as read. */
export interface RollingPeriodPlan {
  readonly unit: 'rolling';
  readonly zone: Zone;
  readonly back: { readonly days: number } | { readonly months: number };
}

/** Reads a rule of periods. */
export function readPeriodRule(reader: Reader): PeriodPlan {
  requireObject(reader, 'a rule of periods such as { unit, timeZone }');
  return childOf(reader, 'unit').value === 'rolling'
    ? readRollingRule(reader)
    : readCalendarRule(reader);
}

const readAnchor: Read<{ readonly day: number; readonly timeMs: number }> = /* @__PURE__ */ reading(
  (text: string) => {
    const end = typeof text === 'string' ? text.indexOf('T') : -1;
    return end < 0
      ? { day: parseDate(text), timeMs: 0 }
      : { day: parseDate(text.slice(0, end)), timeMs: parseTime(text.slice(end + 1)) };
  },
);

/** A millennium of years; a longer period is a slip. */
const MOST_UNITS = 1000;

/** The counts of units, beside 1, that make a year of whole periods: these begin in January. */
const DIVIDES_YEAR: Readonly<Record<CalendarPeriodRule['unit'], readonly number[]>> = {
  day: [],
  week: [],
  month: [2, 3, 4, 6, 12],
  quarter: [2, 4],
  year: [],
};

const CALENDAR_FIELDS = {
  unit: word(['day', 'week', 'month', 'quarter', 'year']),
  count: optional(whole('units', { least: 1, most: MOST_UNITS }), 1),
  timeZone: readZone,
  anchor: optional(readAnchor),
} satisfies FieldsOf<CalendarPeriodRule>;

/** Reads a rule of recurring periods. */
export function readCalendarRule(reader: Reader): CalendarPeriodPlan {
  const values = readFields(reader, 'a rule of periods', CALENDAR_FIELDS);
  const { unit, count, timeZone: zone, anchor } = values;
  if (anchor === undefined && count > 1 && !DIVIDES_YEAR[unit].includes(count)) {
    refuse(childOf(reader, 'anchor'), {
      code: 'missing-field',
      expected: `a date on which one of the periods of ${count} ${unit}s begins`,
    });
  }
  // 1970-01-05 was the first Monday of the epoch; months, quarters and years count from January.
  const { day, timeMs } = anchor ?? { day: unit === 'week' ? 4 : 0, timeMs: 0 };
  return { unit, count, zone, anchorDay: day, timeMs };
}

const ROLLING_FIELDS = {
  unit: word(['rolling']),
  timeZone: readZone,
  days: optional(whole('days', { least: 1 })),
  months: optional(whole('months', { least: 1 })),
} satisfies FieldsOf<RollingPeriodRule>;

function readRollingRule(reader: Reader): RollingPeriodPlan {
  const { timeZone: zone, days, months } = readFields(reader, 'a rolling period', ROLLING_FIELDS);
  if (days !== undefined && months === undefined) return { unit: 'rolling', zone, back: { days } };
  if (months !== undefined && days === undefined)
    return { unit: 'rolling', zone, back: { months } };
  refuse(reader, {
    code: 'invalid-option',
    expected: 'a rolling period of either days or months',
    received: days === undefined ? 'neither' : 'both',
  });
}
