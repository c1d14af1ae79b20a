import { DAY_MS, formatDate } from '../../core/civil.js';
import { type IcalComponent, propertyOf, textOf } from '../shared/jcal.js';
import {
  type Moment,
  type NominalLength,
  nominal,
  readDuration,
  usualMs,
} from '../shared/moment.js';
import type { WallClock } from '../shared/wall-clock.js';
import { clockOf, type Feed, labelOn, momentsOf } from './feed.js';
import type { IcalWarning } from './options.js';

/** How long an event is, and whether it is one of whole days. */
export interface EventLength {
  readonly length: NominalLength;
  /** Its days are dates, whatever clock they were written on. */
  readonly allDay: boolean;
  /** By the clock, for an event that repeats and whose DTEND says how much time passes. */
  readonly onClockMs?: number;
}

/** An event whose start is known. */
export interface Started {
  readonly component: IcalComponent;
  readonly start: Moment;
  readonly clock: WallClock;
  readonly feed: Feed;
  readonly tell: (code: IcalWarning, hint: string) => void;
}

/** Reads DTEND or DURATION; `undefined` for one that cannot be read. */
export function readLength(event: Started): EventLength | undefined {
  const { component, start } = event;
  if (propertyOf(component, 'dtend') !== undefined) {
    const end = momentsOf(component, 'dtend')[0];
    if (end === undefined) return undefined;
    return start.dateOnly ? endOfDates(event, end) : endOfTimes(event, end);
  }
  const written = textOf(component, 'duration');
  const length = written === undefined ? nominal(0) : readDuration(written);
  if (length === undefined) return undefined;
  if (start.dateOnly) return wholeDays(event, usualMs(length), written === undefined);
  const toMidnight = untilMidnight(event, usualMs(length));
  return withFlags(event, toMidnight === undefined ? length : nominal(toMidnight), toMidnight);
}

/** A date without an end is one day; an end that is no later than the start is meant so too. */
function wholeDays({ tell }: Started, lengthMs: number, isUnsaid: boolean): EventLength {
  const days = Math.max(Math.ceil(lengthMs / DAY_MS), 1);
  if (days * DAY_MS !== lengthMs && !isUnsaid)
    tell('doubtful-end', `taken as ${days === 1 ? 'one whole day' : `${days} whole days`}`);
  return { length: nominal(days * DAY_MS), allDay: true };
}

/** The end of dates is a date, also where it is written as the midnight of some clock. */
function endOfDates(event: Started, end: Moment): EventLength {
  const lengthMs = end.label - event.start.label;
  return wholeDays(event, untilMidnight(event, lengthMs) ?? lengthMs, false);
}

function endOfTimes(event: Started, end: Moment): EventLength {
  const { start, clock, feed, component } = event;
  const label = end.tzid === undefined ? end.label : labelOn(clock, clockOf(end, feed), end.label);
  const lengthMs = Math.max(label - start.label, 0);
  const toMidnight = untilMidnight(event, lengthMs);
  const read = withFlags(event, nominal(toMidnight ?? lengthMs), toMidnight);
  const repeats = ['rrule', 'rdate'].some((name) => propertyOf(component, name) !== undefined);
  const fromMidnight = start.label % DAY_MS === 0 && lengthMs % DAY_MS === 0;
  if (read.allDay || toMidnight !== undefined || !repeats || fromMidnight) return read;
  const exactMs = Math.max(clock.instantOf(label) - clock.instantOf(start.label), 0);
  return { ...read, length: { nominalMs: 0, exactMs }, onClockMs: lengthMs };
}

/** The last minute and the last second of a day, which stand for its end. */
const NEARLY_MIDNIGHT: readonly number[] = [DAY_MS - 60_000, DAY_MS - 1000];

/** The length up to midnight, of what ends in the last minute or second before. */
function untilMidnight({ start, tell }: Started, lengthMs: number): number | undefined {
  const end = start.label + lengthMs;
  const day = Math.floor(end / DAY_MS);
  if (lengthMs <= 0 || !NEARLY_MIDNIGHT.includes(end - day * DAY_MS)) return undefined;
  const allDay = start.label % DAY_MS === 0;
  tell(
    'end-of-day',
    `it ends on ${formatDate(day)} in the last minute: taken ${allDay ? 'as whole days, whose dates are as written' : 'to end at midnight'}`,
  );
  return (day + 1) * DAY_MS - start.label;
}

/** Producers write whole days as times from midnight to midnight, and flag them. */
const FLAGS = [
  'x-microsoft-cdo-alldayevent',
  'x-microsoft-msncalendar-alldayevent',
  'x-funambol-allday',
];

function withFlags(
  { component, start }: Started,
  length: NominalLength,
  toMidnight: number | undefined,
): EventLength {
  const isFlagged = FLAGS.some((flag) => /^(TRUE|1)$/i.test(textOf(component, flag) ?? ''));
  const isWhole = start.label % DAY_MS === 0 && usualMs(length) % DAY_MS === 0;
  const allDay = isWhole && usualMs(length) > 0 && (isFlagged || toMidnight !== undefined);
  return { length, allDay };
}
