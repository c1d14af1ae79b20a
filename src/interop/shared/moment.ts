import { DAY_MS, parseDate, parseTime } from '../../core/civil.js';
import { isSlaError } from '../../core/error.js';

/** A date or date-time of an iCalendar text: what it shows, and on whose clock. */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00 on that clock. */
  readonly label: number;
  readonly dateOnly: boolean;
  /** `UTC`, a TZID, or `undefined` for a time that floats. */
  readonly tzid: string | undefined;
}

/** Reads the jCal form of a date or date-time; `undefined` for a day or time that does not exist. */
export function readMoment(value: unknown, tzid: string | undefined): Moment | undefined {
  const [date = '', time] = String(value).split('T');
  try {
    const midnight = parseDate(date) * DAY_MS;
    if (time === undefined) return { label: midnight, dateOnly: true, tzid: undefined };
    const label = midnight + parseTime(time.replace(/Z$/, '').replace(/:60$/, ':59'));
    return { label, dateOnly: false, tzid: time.endsWith('Z') ? 'UTC' : tzid };
  } catch (error) {
    if (isSlaError(error)) return undefined;
    throw error;
  }
}

const DURATION = /^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS_MS = [7 * DAY_MS, DAY_MS, 3_600_000, 60_000, 1000];

/** Reads a duration of RFC 5545, in which a day is 24 hours on the clock. */
export function readDurationMs(text: string): number | undefined {
  const [, sign, ...parts] = DURATION.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const total = UNITS_MS.reduce((sum, unit, i) => sum + unit * Number(parts[i] ?? 0), 0);
  return sign === '-' ? -total : total;
}
