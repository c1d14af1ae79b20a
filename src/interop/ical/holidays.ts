import type { Holiday } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import type { Finding } from '../../core/finding.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { word } from '../../core/read-values.js';
import { readZone } from '../../zone/zone.js';
import { clocksIn } from '../shared/clocks.js';
import { DATES_FIELDS, datesOf } from '../shared/dates.js';
import { readIcal } from '../shared/jcal.js';
import { type Expectations, type TellLoss, textLosses } from '../shared/loss.js';
import { type ClosedDays, closedDaysOf } from '../shared/partial-days.js';
import { allSteps } from '../shared/steps.js';
import type { WallClock } from '../shared/wall-clock.js';
import { readInclude } from './include.js';
import { type Occurrence, occurrencesIn } from './occurrences.js';
import type { IcalHolidayOptions, IcalHolidays, IcalSkipReason, IcalWarning } from './options.js';

export type {
  IcalCriteria,
  IcalEvent,
  IcalHolidayOptions,
  IcalHolidays,
  IcalSkipped,
  IcalSkipReason,
  IcalWarning,
} from './options.js';

const OPTIONS = {
  ...DATES_FIELDS,
  timeZone: readZone,
  include: optional(readInclude),
  tentative: optional(word(['skip', 'keep']), 'skip' as const),
} satisfies FieldsOf<IcalHolidayOptions>;

const EXPECTATIONS: Expectations<IcalWarning> = {
  'unreadable-event': 'an event with a start and a length',
  'unsupported-rule': 'a rule of days, weeks, months or years',
  'unknown-zone': 'a zone that is known',
  'this-and-future': 'a change of one occurrence',
  'possible-observance': 'a holiday',
};

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
 * time that passes, also on a night on which clocks change. A DTEND that repeats keeps its time on the
 * clock. A label that the clocks skip is read with the offset before, one that they repeat is its
 * first time; both by a zone that is known and by a VTIMEZONE.
 *
 * Rules are written out for the dates only, in at most 1,000,000 steps for the whole text (a day that
 * a rule looks at is one, a year, month or week two), and give at most 20,000 events.
 *
 * @param text - The feed; one or more calendars, at most 5,000,000 characters, 1,000 parameters in a
 * line, and 10 components deep.
 * @param options - The dates, the zone of the calendar, and which events are holidays.
 * @returns Holidays and overrides for a calendar definition, what was skipped, and what to look at,
 * as warnings.
 * @throws {@link SlaError} `invalid-calendar` when the text is no iCalendar or repeats beyond
 * measure, `invalid-type`, `invalid-date`, `invalid-time-zone`, `invalid-option`,
 * `unknown-field`.
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
  const steps = allSteps();
  const warnings: Finding<IcalWarning>[] = [];
  const tell = textLosses(EXPECTATIONS, warnings);
  const occurrences = readIcal(text)
    .flatMap(({ components }) => {
      const clocks = clocksIn(components, steps);
      const calendarClock = clocks.clockOf(read.timeZone.id) as WallClock;
      return occurrencesIn(components, span, { clocks, calendarClock, steps, tell });
    })
    .sort((a, b) => a.startMs - b.startMs || compare(a.event.name, b.event.name));
  const seen = new Map<string, Set<string>>();
  const warnOfObservance = observanceWarner(tell);
  const skipped: { name: string; date: string; reason: IcalSkipReason }[] = [];
  const closed: ClosedDays[] = [];
  for (const occurrence of occurrences) {
    const { event } = occurrence;
    const times = seen.get(event.name) ?? new Set<string>();
    const key = `${occurrence.startMs} ${occurrence.endMs}`;
    const reason =
      reasonToSkip(occurrence, tentative) ??
      (include(event, occurrence.facts) ? undefined : 'not-included') ??
      (times.has(key) ? 'duplicate' : undefined);
    if (reason !== undefined) {
      skipped.push({ name: event.name, date: event.date, reason });
      continue;
    }
    seen.set(event.name, times.add(key));
    if (read.include === undefined) warnOfObservance(occurrence);
    const startMs = Math.max(occurrence.startMs, span.first * DAY_MS);
    const endMs = Math.min(occurrence.endMs, (span.last + 1) * DAY_MS);
    closed.push(closedDaysOf({ name: event.name, startMs, endMs }));
  }
  return {
    holidays: closed.flatMap(({ holidays }): readonly Holiday[] => holidays),
    overrides: closed.flatMap(({ overrides }) => overrides),
    skipped,
    warnings,
  };
}

function reasonToSkip(
  { event, startMs, endMs }: Occurrence,
  tentative: 'skip' | 'keep',
): IcalSkipReason | undefined {
  if (event.status === 'CANCELLED') return 'cancelled';
  if (event.status === 'TENTATIVE' && tentative === 'skip') return 'tentative';
  if (endMs <= startMs) return 'no-length';
  return event.transparent && !event.allDay ? 'transparent' : undefined;
}

/** Feeds of Google and others say in the description what kind of day it is. */
function observanceWarner(tell: TellLoss<IcalWarning>): (occurrence: Occurrence) => void {
  const known = new Map<Occurrence['facts'], boolean>();
  return ({ facts, startMs }) => {
    const texts = (): readonly string[] => [facts.description, ...facts.categories];
    const says = known.get(facts) ?? texts().some((text) => /^observance\b/i.test(text));
    known.set(facts, says);
    if (!says) return;
    const date = formatDate(Math.floor(startMs / DAY_MS));
    tell(
      'possible-observance',
      facts.name,
      `${date} calls itself an observance: choose with include`,
    );
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
