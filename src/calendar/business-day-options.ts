import { parseDecimal } from '../core/decimal-text.js';
import { fail, shown } from '../core/error.js';
import { type FieldsOf, type Read, type Reader, readerOf } from '../core/read.js';
import { optional, readFields } from '../core/read-parts.js';
import { flag, timeOfDay, word } from '../core/read-values.js';

/**
 * Options of `addBusinessDays`: the time of the day that is found, and from when the day of the
 * start counts.
 */
export interface BusinessDayOptions {
  /**
   * The moment on the day that was found: the same wall-clock time as the start, the day's last
   * close, its first opening, or a time of day `HH:MM`.
   *
   * @defaultValue 'sameTime'
   */
  readonly due?: 'sameTime' | 'close' | 'open' | (string & {}) | undefined;
  /**
   * A start strictly later than this time of a business day counts as the next day's: one day more.
   *
   * @defaultValue no cut-off
   */
  readonly cutOff?: string | undefined;
  /** Whether a start on a business day, before its last close, makes that day the first one. @defaultValue false */
  readonly countFirstDay?: boolean | undefined;
}

/** Options as read: times of day are milliseconds since 00:00, `cutOff` is infinite without one. */
export interface BusinessDayPlan {
  readonly due: 'sameTime' | 'close' | 'open' | number;
  readonly cutOff: number;
  readonly countFirstDay: boolean;
}

/** The readers of {@link BusinessDayOptions}, to be joined with those of a target that counts in days. */
export const BUSINESS_DAY_FIELDS: {
  readonly [Key in keyof BusinessDayPlan]: Read<BusinessDayPlan[Key]>;
} = {
  due: optional(readDue, 'sameTime' as const),
  cutOff: optional(timeOfDay, Number.POSITIVE_INFINITY),
  countFirstDay: optional(flag, false),
} satisfies FieldsOf<BusinessDayOptions>;

/** Options of `businessDaysBetween`: whether the ends of the range count. */
export interface BusinessDayCountOptions {
  /** `to`: days in (from, to], so that counting undoes adding. `from`: days in [from, to). @defaultValue 'to' */
  readonly include?: 'to' | 'from' | undefined;
}

/** Reads the options of a step; a call without any costs nothing. */
export function readDayOptions(options: BusinessDayOptions | undefined): BusinessDayPlan {
  if (options === undefined) return PLAIN_DAYS;
  return readFields(readerOf(options, null, 'options'), 'options', BUSINESS_DAY_FIELDS);
}

/** Reads which end of a range counts. */
export function readIncluded(options: BusinessDayCountOptions | undefined): 'to' | 'from' {
  if (options === undefined) return 'to';
  return readFields(readerOf(options, null, 'options'), 'options', COUNT_FIELDS).include;
}

/**
 * Business days as units of a calendar, of which a whole day has `dayUnits`. A number of days is read by its
 * shortest text, so that 0.7 is seven tenths; one that no days of the calendar can make is refused.
 */
export function unitsOfDays(
  days: number,
  dayUnits: number,
  name: 'days' | 'steps' = 'days',
  row?: number,
): number {
  const units = Number.isInteger(days) ? days * dayUnits : fractionIn(days, dayUnits);
  if (Number.isSafeInteger(units)) return units;
  fail({
    code: 'invalid-option',
    path: row === undefined ? [name] : [name, row],
    expected:
      dayUnits === 1
        ? 'a whole number of business days'
        : `a number of business days in steps of ${1 / dayUnits}`,
    received: shown(days),
  });
}

function fractionIn(days: number, dayUnits: number): number {
  if (typeof days !== 'number' || !Number.isFinite(days)) return Number.NaN;
  const { units, scale } = parseDecimal(days);
  const [all, one] = [units * BigInt(dayUnits), 10n ** BigInt(scale)];
  return all % one === 0n ? Number(all / one) : Number.NaN;
}

export const PLAIN_DAYS: BusinessDayPlan = {
  due: 'sameTime',
  cutOff: Number.POSITIVE_INFINITY,
  countFirstDay: false,
};

const COUNT_FIELDS = {
  include: optional(word(['to', 'from']), 'to' as const),
} satisfies FieldsOf<BusinessDayCountOptions>;

function readDue(reader: Reader): BusinessDayPlan['due'] {
  const { value } = reader;
  return value === 'sameTime' || value === 'close' || value === 'open' ? value : timeOfDay(reader);
}
