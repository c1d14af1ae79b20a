import type { Holiday, Override } from '../../calendar/plan/definition.js';
import { formatHours, readHours } from '../../calendar/plan/hours.js';
import { DAY_MS } from '../../core/civil.js';
import type { Finding } from '../../core/finding.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { word } from '../../core/read-values.js';
import { readZone } from '../../zone/zone.js';
import { DATES_FIELDS, datesOf, writeDates } from '../shared/dates.js';
import { type TellLoss, textLosses } from '../shared/loss.js';
import { type ClosedDays, closedDaysOf } from '../shared/partial-days.js';
import { doubtTeller } from './doubts.js';
import { EXPECTATIONS } from './feed.js';
import { readInclude } from './include.js';
import { type Occurrence, occurrencesIn } from './occurrences.js';
import type {
  IcalHolidayOptions,
  IcalHolidays,
  IcalSkipReason,
  IcalWarning,
  IcalWorkday,
} from './options.js';
import { readEvents } from './text.js';

export type {
  IcalCriteria,
  IcalEvent,
  IcalHolidayOptions,
  IcalHolidays,
  IcalSkipped,
  IcalSkipReason,
  IcalWarning,
  IcalWorkday,
} from './options.js';

const OPTIONS = {
  ...DATES_FIELDS,
  timeZone: readZone,
  include: optional(readInclude),
  tentative: optional(word(['skip', 'keep']), 'skip' as const),
  workdayHours: optional((reader) => formatHours(readHours(reader))),
} satisfies FieldsOf<IcalHolidayOptions>;

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
 * Weeks and days of a DURATION lead to the same time on the clock; its hours, minutes and seconds are
 * time that passes, also on a night on which clocks change. A DTEND that repeats is so much time as the
 * first time (RFC 5545, 3.8.5.3), but for whole days, which stay whole. An end at 23:59 or 23:59:59 is
 * midnight. A label that the clocks skip is read with the offset before, one that they repeat is its
 * first time; both by a zone that is known and by a VTIMEZONE.
 *
 * Nothing is dropped without a trace: an event is in the result, in `skipped` with a reason, or named in
 * a warning; and what stands on an assumption is a warning. Lines that cannot be read are warnings, as
 * long as there is something else to keep.
 *
 * Source: RFC 5545 (events, rules, exceptions), RFC 5546 (METHOD and SEQUENCE), Unicode CLDR (names
 * of Windows), and the feeds of Google, Apple, Microsoft and Mozilla for what each of them adds.
 *
 * Rules are written out for the dates only, in at most 1,000,000 steps for the whole text (a day that
 * a rule looks at is one, a year, month or week two), and give at most 20,000 events.
 *
 * @param text - The feed; one or more calendars, at most 5,000,000 characters, 1,000 parameters in a
 * line, and 10 components deep.
 * @param options - The dates, the zone of the calendar, and which events are holidays.
 * @returns Holidays and overrides for a calendar definition, what was skipped, and what to look at,
 * as warnings.
 * @throws {@link SlaError} `invalid-calendar` when nothing of the text is iCalendar, or it repeats
 * beyond measure, `invalid-type`, `invalid-date`, `invalid-time-zone`, `invalid-option`,
 * `unknown-field`; for hours as `compileCalendar`.
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
  const reader = readerOf(options, null, 'options');
  const read = readFields(reader, 'options', OPTIONS);
  const { include = () => true, tentative } = read;
  const span = datesOf(reader, read);
  const warnings: Finding<IcalWarning>[] = [];
  const tell = textLosses(EXPECTATIONS, warnings);
  const occurrences = [...occurrencesIn(readEvents(text, read.timeZone.id, tell), span)].sort(
    (a, b) => a.startMs - b.startMs || compare(a.event.name, b.event.name),
  );
  const seen = new Map<string, Set<string>>();
  const tellDoubts = doubtTeller(tell, { isChosen: read.include !== undefined });
  const skipped: { name: string; date: string; reason: IcalSkipReason }[] = [];
  const closed: ClosedDays[] = [];
  const worked: Occurrence[] = [];
  for (const occurrence of occurrences) {
    const { event, facts } = occurrence;
    const times = seen.get(event.name) ?? new Set<string>();
    const key = `${occurrence.startMs} ${occurrence.endMs}`;
    const isWorkday = facts.specialDay === 'ALTERNATE-WORKDAY';
    const reason =
      reasonToSkip(occurrence, tentative) ??
      (isWorkday || include(event, facts) ? undefined : 'not-included') ??
      (times.has(key) ? 'duplicate' : undefined);
    if (reason !== undefined) {
      skipped.push({ name: event.name, date: event.date, reason });
      continue;
    }
    seen.set(event.name, times.add(key));
    const startMs = Math.max(occurrence.startMs, span.first * DAY_MS);
    const endMs = Math.min(occurrence.endMs, (span.last + 1) * DAY_MS);
    if (isWorkday) {
      worked.push({ ...occurrence, startMs, endMs });
      continue;
    }
    tellDoubts(occurrence);
    closed.push(closedDaysOf({ name: event.name, startMs, endMs }));
  }
  const workdays = worked.map(workdayOf);
  const opened = openedOn(workdays, read.workdayHours, tell);
  return {
    holidays: closed.flatMap(({ holidays }): readonly Holiday[] => holidays),
    overrides: [...closed.flatMap(({ overrides }) => overrides), ...opened],
    workdays,
    skipped,
    warnings,
  };
}

/** Every day that an event of work touches. */
function workdayOf({ event, startMs, endMs }: Occurrence): IcalWorkday {
  const [first, last] = [Math.floor(startMs / DAY_MS), Math.ceil(endMs / DAY_MS) - 1];
  return { name: event.name, ...writeDates(first, last) };
}

/** Workdays with the hours that the caller gives; without hours they are told. */
function openedOn(
  days: readonly IcalWorkday[],
  hours: string | undefined,
  tell: TellLoss<IcalWarning>,
): readonly Override[] {
  if (hours !== undefined) return days.map((day) => ({ kind: 'replace', ...day, hours }));
  for (const day of days) {
    const from = 'date' in day ? day.date : day.from;
    tell('workday', day.name, `people work on ${from}: open it, or give workdayHours`);
  }
  return [];
}

function reasonToSkip(
  { event, startMs, endMs, fate }: Occurrence,
  tentative: 'skip' | 'keep',
): IcalSkipReason | undefined {
  if (fate !== undefined) return fate;
  if (event.status === 'CANCELLED') return 'cancelled';
  if (event.status === 'TENTATIVE' && tentative === 'skip') return 'tentative';
  if (endMs <= startMs) return 'no-length';
  return event.transparent && !event.allDay ? 'transparent' : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
