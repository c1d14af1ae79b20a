import { ALL_DAYS } from '../../calendar/plan/date-span.js';
import { DAY_MS, dayIn, timeIn } from '../../core/civil.js';

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
  const text = String(value).slice(0, LONGEST_MOMENT);
  const [date = '', time] = text.split('T');
  const day = dayIn(date);
  if (day === undefined) return undefined;
  if (time === undefined) return { label: day * DAY_MS, dateOnly: true, tzid: undefined };
  const timeOfDay = timeIn(time.replace(/Z$/, '').replace(/:60$/, ':59'));
  if (timeOfDay === undefined) return undefined;
  const label = day * DAY_MS + timeOfDay;
  return { label, dateOnly: false, tzid: time.endsWith('Z') ? 'UTC' : tzid };
}

/** Longer than `2026-01-05T09:00:00Z`: what is cut off has spoilt the text already. */
const LONGEST_MOMENT = 30;

/**
 * A length of RFC 5545: weeks and days are nominal, they lead to the same time on the clock; hours,
 * minutes and seconds are time that passes. On the night of a clock change P1D is not PT24H.
 */
export interface NominalLength {
  readonly nominalMs: number;
  readonly exactMs: number;
}

const DURATION = /^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const LONGEST_DURATION = 60;
/** From the first to the last date: what is longer ends at no date that there is. */
const LONGEST_MS = (ALL_DAYS.last - ALL_DAYS.first + 1) * DAY_MS;

/** Reads a duration of RFC 5545; `undefined` for what is none, or longer than all dates together. */
export function readDuration(text: string): NominalLength | undefined {
  const match = text.length <= LONGEST_DURATION ? DURATION.exec(text) : null;
  if (match === null) return undefined;
  const [weeks, days, hours, minutes, seconds] = match
    .slice(2)
    .map((part: string | undefined) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const sign = match[1] === '-' ? -1 : 1;
  const nominalMs = (weeks * 7 + days) * DAY_MS;
  const exactMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  if (nominalMs + exactMs > LONGEST_MS) return undefined;
  return { nominalMs: sign * nominalMs + 0, exactMs: sign * exactMs + 0 };
}

/** A length by the clock alone, as two labels have it. */
export function nominal(lengthMs: number): NominalLength {
  return { nominalMs: lengthMs, exactMs: 0 };
}

/** How long a length is where no clock changes. */
export function usualMs({ nominalMs, exactMs }: NominalLength): number {
  return nominalMs + exactMs;
}
