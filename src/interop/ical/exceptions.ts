import type { DaySpan } from '../../calendar/plan/date-span.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import type { Moment } from '../shared/moment.js';
import { spend } from '../shared/steps.js';
import type { WallClock } from '../shared/wall-clock.js';
import { clockOf, type Feed, labelOn } from './feed.js';
import type { Started } from './length.js';

/** What an EXDATE or RECURRENCE-ID says, with the calendar that it stands in. */
export interface Exception {
  readonly moment: Moment;
  readonly feed: Feed;
}

/** An event to whose occurrences exceptions are held. */
export type Series = Omit<Started, 'component'> & { readonly allDay: boolean };

/** Exceptions by what they mean to events of one kind, on one clock. */
export interface ExceptionIndex {
  readonly byKey: ReadonlyMap<string, Exception>;
  readonly hasInstants: boolean;
}

/**
 * Sorts exceptions by what they mean. A date means whatever starts on it: Outlook writes exceptions of
 * timed events so. A midnight that is an exception of whole days means its date, on whatever clock it is
 * written: Office 365 writes `EXDATE;TZID=W. Europe Standard Time:20260501T000000` for a series of
 * dates. All else is an instant, or a label where the event floats.
 */
export function indexExceptions(exceptions: readonly Exception[], series: Series): ExceptionIndex {
  spend(series.feed.steps, exceptions.length);
  const byKey = new Map<string, Exception>();
  for (const exception of exceptions) byKey.set(keyOf(exception, series), exception);
  return { byKey, hasInstants: [...byKey.keys()].some((key) => key.startsWith('at')) };
}

/** The exceptions that mean a start of an event. */
export function exceptionsAt(
  { byKey, hasInstants }: ExceptionIndex,
  label: number,
  clock: WallClock,
): readonly Exception[] {
  const keys = [
    dayKey(label),
    labelKey(label),
    ...(hasInstants ? [instantKey(clock.instantOf(label))] : []),
  ];
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** Whether an exception is of the dates, and so should have met something. */
export function isWithin({ moment: { label } }: Exception, { first, last }: DaySpan): boolean {
  return label >= first * DAY_MS && label < (last + 1) * DAY_MS;
}

function dayKey(label: number): string {
  return `on ${Math.floor(label / DAY_MS)}`;
}

function labelKey(label: number): string {
  return `label ${label}`;
}

function instantKey(instant: number): string {
  return `at ${instant}`;
}

function keyOf({ moment, feed }: Exception, series: Series): string {
  if (moment.dateOnly) return dayKey(moment.label);
  if (series.allDay) return dayKey(dateMeant(moment, feed, series));
  const isOnSameClock = moment.tzid === undefined || moment.tzid === series.start.tzid;
  const floats = series.start.tzid === undefined && moment.tzid !== 'UTC';
  const own = clockOf(moment, feed);
  if (isOnSameClock || floats || own === undefined) return labelKey(moment.label);
  return instantKey(own.instantOf(moment.label));
}

/** A label of the date that an exception of whole days means. */
function dateMeant(moment: Moment, feed: Feed, { clock, tell }: Series): number {
  if (moment.label % DAY_MS === 0) return moment.label;
  const from = clockOf(moment, feed);
  const meant = [clock, ...feed.ownClocks]
    .map((one: WallClock) => labelOn(one, from, moment.label))
    .find((label) => label % DAY_MS === 0);
  const label = meant ?? moment.label;
  tell(
    'exception-type',
    `the exception at ${formatDate(Math.floor(moment.label / DAY_MS))}, not midnight, is taken for ${formatDate(Math.floor(label / DAY_MS))}`,
  );
  return label;
}
