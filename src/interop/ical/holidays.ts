import type { Holiday } from '../../calendar/definition.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { readDates } from '../shared/dates.js';
import { readIcal } from '../shared/jcal.js';
import { type ClosedDays, closedDaysOf } from '../shared/partial-days.js';
import { clockOfZone } from '../shared/wall-clock.js';
import { isIncluded, readInclude } from './include.js';
import { type Occurrence, occurrencesIn } from './occurrences.js';
import type { IcalHolidayOptions, IcalHolidays, IcalIssue, IcalSkipReason } from './options.js';

export type {
  IcalCriteria,
  IcalEvent,
  IcalHolidayOptions,
  IcalHolidays,
  IcalIssue,
  IcalSkipped,
  IcalSkipReason,
} from './options.js';

/**
 * Reads the holidays of an iCalendar feed, with repeating events written out date by date.
 *
 * All-day events are dates, whatever the zone. Timed events are converted to the clock of the
 * calendar; the whole days in them become holidays, the rest becomes overrides that remove hours, so
 * that an afternoon off leaves the morning, and a night shift after it, as they are. A time that
 * floats is on the clock of the calendar.
 *
 * An all-day event is taken even when it is marked transparent, as most holiday feeds do; a timed
 * one then blocks nothing and is skipped. An event that reaches over the first or last date is cut.
 *
 * @param text - The feed; one or more calendars.
 * @returns Holidays and overrides for a calendar definition, what was skipped, and what to look at.
 * @throws {@link SlaError} `invalid-calendar` when the text is no iCalendar or repeats beyond
 * measure, `invalid-type`, `invalid-date`, `invalid-time-zone`, `invalid-option`.
 * @example
 * import { holidaysFromIcal } from 'slakit/interop/ical'
 * const feed = [
 *   'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN',
 *   'BEGIN:VEVENT', 'UID:1', 'DTSTART;VALUE=DATE:20200501', 'RRULE:FREQ=YEARLY', 'SUMMARY:Labour Day', 'END:VEVENT',
 *   'END:VCALENDAR',
 * ].join('\r\n')
 * holidaysFromIcal(feed, { from: '2026-01-01', through: '2026-12-31', timeZone: 'Europe/Paris' }).holidays
 * // => [{ name: 'Labour Day', date: '2026-05-01' }]
 */
export function holidaysFromIcal(text: string, options: IcalHolidayOptions): IcalHolidays {
  const span = readDates(options);
  const clock = clockOfZone(options.timeZone);
  const include = readInclude(options);
  const issues: IcalIssue[] = [];
  const occurrences = readIcal(text, ['text'])
    .flatMap(({ components }) => occurrencesIn(components, clock, span, issues))
    .sort((a, b) => a.startMs - b.startMs || compare(a.event.name, b.event.name));
  const seen = new Set<string>();
  const skipped: { name: string; date: string; reason: IcalSkipReason }[] = [];
  const closed: ClosedDays[] = [];
  for (const occurrence of occurrences) {
    const { event } = occurrence;
    const key = JSON.stringify([event.name, occurrence.startMs, occurrence.endMs]);
    const duplicate = seen.has(key) ? 'duplicate' : undefined;
    const reason = reasonToSkip(occurrence, options) ?? isIncluded(event, include) ?? duplicate;
    if (reason !== undefined) {
      skipped.push({ name: event.name, date: event.date, reason });
      continue;
    }
    seen.add(key);
    warnOfObservance(occurrence, options, issues);
    const startMs = Math.max(occurrence.startMs, span.first * DAY_MS);
    const endMs = Math.min(occurrence.endMs, (span.last + 1) * DAY_MS);
    closed.push(closedDaysOf({ name: event.name, startMs, endMs }));
  }
  return {
    holidays: closed.flatMap(({ holidays }): readonly Holiday[] => holidays),
    overrides: closed.flatMap(({ overrides }) => overrides),
    skipped,
    issues,
  };
}

function reasonToSkip(
  { event, startMs, endMs }: Occurrence,
  { tentative = 'skip' }: IcalHolidayOptions,
): IcalSkipReason | undefined {
  if (event.status === 'CANCELLED') return 'cancelled';
  if (event.status === 'TENTATIVE' && tentative === 'skip') return 'tentative';
  if (endMs <= startMs) return 'no-length';
  return event.transparent && !event.allDay ? 'transparent' : undefined;
}

/** Feeds of Google and others say in the description what kind of day it is. */
function warnOfObservance(
  { event, startMs }: Occurrence,
  { include }: IcalHolidayOptions,
  issues: IcalIssue[],
): void {
  const says = [event.description, ...event.categories].some((text) => /^observance\b/i.test(text));
  if (!says || include !== undefined) return;
  issues.push({
    code: 'possible-observance',
    name: event.name,
    message: `${formatDate(Math.floor(startMs / DAY_MS))} calls itself an observance: choose with include`,
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
