import OpeningHours, { type nominatim_object } from 'opening_hours';
import type { DaySpan } from '../../calendar/plan/date-span.js';
import type { PlainCalendar } from '../../calendar/plan/definition.js';
import { formatHours } from '../../calendar/plan/hours.js';
import { DAY_MS, formatDate, weekdayOf } from '../../core/civil.js';
import { fail, isSlaError, shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import { readZone } from '../../zone/zone.js';
import { DATES_FIELDS, datesOf } from '../shared/dates.js';
import { dayHoursOfLabels, sameHours } from '../shared/day-hours.js';
import { type Expectations, type TellLoss, textLosses } from '../shared/loss.js';
import { typicalWeekOf } from '../shared/typical-week.js';
import { writeWeek } from '../shared/write-week.js';
import { type MachineClock, machineClock } from './machine-clock.js';
import { type NominatimPlace, readPlace } from './place.js';

export type { NominatimPlace } from './place.js';

/** The dates to read opening hours for, and the place. */
export interface OpeningHoursOptions {
  /** The zone of the place, which the text does not say. */
  readonly timeZone: string;
  /** First and last date, both included; at most 100 years. */
  readonly from: string;
  readonly through: string;
  /** Needed by texts with `PH`, `SH`, `sunrise` and the like. */
  readonly nominatim?: NominatimPlace | undefined;
}

/** A calendar read from opening hours, and what of them is not in it. */
export interface ReadOpeningHours {
  readonly calendar: PlainCalendar;
  readonly warnings: readonly Finding<OpeningHoursWarning>[];
}

/**
 * A code of what of opening hours is not in a calendar: `unknown` (the text says that nobody knows:
 * taken as closed), `comment`, `warning` (of the parser), `machine-clock-change`.
 */
export type OpeningHoursWarning = 'unknown' | 'comment' | 'warning' | 'machine-clock-change';

const EXPECTATIONS: Expectations<OpeningHoursWarning> = {
  unknown: 'hours that somebody knows',
  comment: 'hours without a comment',
  warning: 'a text that its parser does not doubt',
  'machine-clock-change': 'a machine that does not change its clock',
};

const OPTIONS = {
  timeZone: readZone,
  ...DATES_FIELDS,
  nominatim: optional(readPlace),
} satisfies FieldsOf<OpeningHoursOptions>;

/** OpenStreetMap itself keeps no value of more than 255; the parser is not linear in the length. */
const LONGEST_TEXT = 1000;
/**
 * Each part of a text (what stands between commas and semicolons) may open and close on each date:
 * one for a century, two for fifty years, forty for two and a half.
 */
const MOST_PART_DAYS = 36_600;

/**
 * Reads opening hours of OpenStreetMap for some dates. The text is evaluated, not translated: the
 * calendar has one layer with the hours that each weekday mostly has, and an override for each date
 * that differs. Outside the dates it is closed.
 *
 * The meaning is that of opening_hours.js: a later rule also cuts the night that runs into its day.
 * That library thinks in the zone of the machine. Its answers are put on the clock of `timeZone`
 * date by date; on a date on which the machine changes its clock, times before noon may be off,
 * and a warning names it. A machine that runs in UTC has no such dates.
 *
 * @param text - The value of an `opening_hours` tag, at most 1,000 characters.
 * @param options - The place, and the dates. The number of dates times the number of parts of the
 * text (between commas and semicolons) is at most 36,600: five parts for twenty years.
 * @returns The calendar, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-calendar` when the text cannot be read or needs a place,
 * `invalid-type`, `invalid-option` for a place, `invalid-date`, also for too many dates,
 * `invalid-time-zone`, `unknown-field`, `missing-field`.
 * @example
 * import { calendarFromOpeningHours } from 'slakit/interop/opening-hours'
 * calendarFromOpeningHours('Mo-Fr 08:00-18:00; Jan 06 off', {
 *   timeZone: 'Europe/Vienna', from: '2026-01-01', through: '2026-01-31',
 * }).calendar
 * // => {
 * //   timeZone: 'Europe/Vienna',
 * //   layers: [{ from: '2026-01-01', through: '2026-01-31', weekly: { 'mon,tue,wed,thu,fri': '08:00-18:00' } }],
 * //   overrides: [{ kind: 'replace', date: '2026-01-06', hours: '' }],
 * // }
 */
export function calendarFromOpeningHours(
  text: string,
  options: OpeningHoursOptions,
): ReadOpeningHours {
  const reader = readerOf(options, null, 'options');
  const read = readFields(reader, 'options', OPTIONS);
  const span = datesOf(reader, read);
  const timeZone = read.timeZone.id;
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) {
    const expected = `a text of at most ${LONGEST_TEXT} characters`;
    fail({ code: 'invalid-type', path: ['text'], expected, received: shown(text) });
  }
  refuseManyDates(reader, text, span);
  const { open, warnings } = evaluate(text, span, read.nominatim);
  const hours = dayHoursOfLabels(open);
  const week = typicalWeekOf(hours, span);
  const overrides = [];
  for (let day = span.first; day <= span.last; day++) {
    const ofDay: TimeSet = hours.get(day) ?? EMPTY;
    if (sameHours(ofDay, week[weekdayOf(day)] as TimeSet)) continue;
    const override = { kind: 'replace', date: formatDate(day), hours: formatHours(ofDay) } as const;
    overrides.push(override);
  }
  const { from, through } = options;
  return {
    calendar: { timeZone, layers: [{ from, through, weekly: writeWeek(week) }], overrides },
    warnings,
  };
}

function refuseManyDates(reader: Reader, text: string, { first, last }: DaySpan): void {
  const most = Math.floor(MOST_PART_DAYS / text.split(/[,;]/).length);
  if (last - first < most) return;
  refuse(childOf(reader, 'through'), {
    code: 'invalid-date',
    expected: `at most ${most} dates for a text of so many parts`,
    received: `${last - first + 1} dates`,
    hint: 'ask for fewer years',
  });
}

interface Evaluation {
  /** Open time on the clock, cut at the first and last midnight. */
  readonly open: TimeSet;
  readonly warnings: readonly Finding<OpeningHoursWarning>[];
}

function evaluate(text: string, span: DaySpan, nominatim: NominatimPlace | undefined): Evaluation {
  try {
    const place = (nominatim ?? null) as nominatim_object | null;
    const parsed = new OpeningHours(text, place);
    const clock = machineClock(span);
    const intervals = parsed.getOpenIntervals(clock.from, clock.to);
    const warnings: Finding<OpeningHoursWarning>[] = [];
    const tell = textLosses(EXPECTATIONS, warnings);
    for (const message of parsed.getWarnings()) tell('warning', shown(text), message);
    tellLosses(intervals, clock, tell);
    return { open: openLabels(intervals, clock), warnings };
  } catch (error) {
    if (isSlaError(error)) throw error;
    fail({
      code: 'invalid-calendar',
      path: ['text'],
      expected: 'opening hours of OpenStreetMap',
      received: shown(text),
      // It throws bare texts; an error is one that it trips over itself.
      ...(typeof error === 'string' ? { hint: error } : {}),
    });
  }
}

type OsmInterval = ReturnType<OpeningHours['getOpenIntervals']>[number];

function openLabels(intervals: readonly OsmInterval[], { labelOf, to }: MachineClock): TimeSet {
  const open = intervals.filter(([, , unknown]) => !unknown);
  const starts = open.map(([start]) => labelOf(start));
  const ends = open.map(([start, end]) => Math.max(labelOf(end < to ? end : to), labelOf(start)));
  return toTimeSetFromColumns(starts, ends);
}

function tellLosses(
  intervals: readonly OsmInterval[],
  { labelOf, changes }: MachineClock,
  tell: TellLoss<OpeningHoursWarning>,
): void {
  const dateOf = (at: Date): string => formatDate(Math.floor(labelOf(at) / DAY_MS));
  for (const [start, , isUnknown] of intervals)
    if (isUnknown) tell('unknown', dateOf(start), 'taken as closed');
  const comments = new Map<string, string>();
  for (const [start, , , comment] of intervals)
    if (comment !== undefined && !comments.has(comment)) comments.set(comment, dateOf(start));
  for (const [comment, date] of comments) tell('comment', date, comment);
  for (const day of changes)
    tell('machine-clock-change', formatDate(day), 'times before noon may be off');
}
