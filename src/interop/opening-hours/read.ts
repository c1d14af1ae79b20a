import type { DaySpan } from '../../calendar/plan/date-span.js';
import type { PlainCalendar } from '../../calendar/plan/definition.js';
import { formatHours } from '../../calendar/plan/hours.js';
import { formatDate, weekdayOf } from '../../core/civil.js';
import { fail, shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import { readZone } from '../../zone/zone.js';
import { DATES_FIELDS, datesOf } from '../shared/dates.js';
import { dayHoursOfLabels, sameHours } from '../shared/day-hours.js';
import { typicalWeekOf } from '../shared/typical-week.js';
import { clockOfZone } from '../shared/wall-clock.js';
import { writeWeek } from '../shared/write-week.js';
import { evaluateText, type OpeningHoursWarning } from './evaluate.js';
import { type NominatimPlace, readPlace } from './place.js';

export type { OpeningHoursWarning } from './evaluate.js';
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
 * The events of the sun are computed for the place and put on its clock, whatever the machine:
 * sunrise and sunset with the upper edge of the sun at the horizon, dawn and dusk at 6° below it, cut
 * to minutes. A text with `PH`, `SH` or the sun, in whatever spelling its parser knows, is refused
 * without a place.
 *
 * @param text - The value of an `opening_hours` tag, at most 1,000 characters.
 * @param options - The place, and the dates. The number of dates times the number of parts of the
 * text (between commas and semicolons) is at most 36,600: five parts for twenty years; a tenth of
 * that where the text depends on the sun.
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
  const { open, warnings } = evaluateText(text, {
    span,
    place: read.nominatim,
    clock: clockOfZone(timeZone),
  });
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
