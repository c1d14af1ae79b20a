import ICAL from 'ical.js';
import type { CalendarDefinition } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate, formatTime, weekdayOf } from '../../core/civil.js';
import type { Finding } from '../../core/finding.js';
import type { InstantInput } from '../../core/instant.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { instant, text } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import { instantOfLabel, zoneOf } from '../../zone/zone.js';
import type { Segment } from '../shared/segment.js';
import {
  EXPORT_FIELDS,
  type ExportDates,
  exportDatesOf,
  type SegmentLoss,
  segmentsOf,
} from '../shared/segments.js';

/** Options of `vavailabilityFromCalendar`. */
export interface VavailabilityOptions extends ExportDates {
  /** The DTSTAMP of all parts. @defaultValue 1970-01-01T00:00:00Z */
  readonly stampedAt?: InstantInput | undefined;
  /** What the UIDs of all parts begin with. @defaultValue 'slakit' */
  readonly uid?: string | undefined;
}

/** Availability as text, and what of the calendar it does not say. */
export interface WrittenAvailability {
  /** An iCalendar text with CRLF. */
  readonly text: string;
  readonly warnings: readonly Finding<SegmentLoss>[];
}

/**
 * Writes a calendar as availability of RFC 7953: a VAVAILABILITY for each stretch of dates, in it an
 * AVAILABLE for the hours of some weekdays, with EXDATE and single AVAILABLE parts for the dates
 * that differ.
 *
 * Without dates, hours that repeat for ever have no end, and begin on 1970-01-05 where they have no
 * start; what returns by the year (holidays, seasons, odd and even weeks) is lost. With dates,
 * everything within them is written out. A calendar composed of others needs dates. Zones are named
 * by their IANA id, as RFC 7809 allows, without a VTIMEZONE.
 *
 * @param definition - The calendar.
 * @param options - The dates to write it out for, stamp and identity.
 * @returns The text, and what is lost, as warnings.
 * @throws {@link SlaError} as `compileCalendar`; `missing-field` when dates are needed,
 * `invalid-date`, `invalid-option`, `invalid-instant`, `unknown-field`; `invalid-calendar` for a calendar
 * whose zone changes.
 * @example
 * import { vavailabilityFromCalendar } from 'slakit/interop/vavailability'
 * const office = { timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:00' } }
 * vavailabilityFromCalendar(office).text.includes('RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR') // => true
 * @see {@link calendarFromVavailability}
 */
export function vavailabilityFromCalendar(
  definition: CalendarDefinition,
  options: VavailabilityOptions = {},
): WrittenAvailability {
  const reader = readerOf(options, null, 'options');
  const { uid, stampedAt, ...dates } = readFields(reader, 'options', OPTIONS);
  const { timeZone, segments, warnings } = segmentsOf(definition, exportDatesOf(reader, dates));
  const stamp = new Date(stampedAt).toISOString().slice(0, 19);
  const zone = zoneOf(timeZone);
  const inUtc = (label: number): string => `${localText(instantOfLabel(zone, label))}Z`;
  const writer: Writer = { timeZone, stamp: `${stamp}Z`, uid, inUtc };
  const components = segments.map((segment, index) => componentOf(segment, index, writer));
  const header = [property('version', 'text', '2.0'), property('prodid', 'text', '-//slakit//EN')];
  return { text: ICAL.stringify(['vcalendar', header, components]), warnings };
}

const OPTIONS = {
  ...EXPORT_FIELDS,
  stampedAt: optional(instant, 0),
  uid: optional(text, 'slakit'),
} satisfies FieldsOf<VavailabilityOptions>;

interface Writer {
  readonly timeZone: string;
  readonly stamp: string;
  readonly uid: string;
  readonly inUtc: (label: number) => string;
}

type Property = [name: string, parameters: object, type: string, ...values: unknown[]];
type Component = [name: string, properties: Property[], components: Component[]];

function componentOf(segment: Segment, index: number, writer: Writer): Component {
  const uid = `${writer.uid}-${index + 1}`;
  const { name, first, last } = segment;
  const properties = [
    ...identity(uid, writer),
    ...(name === undefined ? [] : [property('summary', 'text', name)]),
    ...(first === undefined ? [] : [moment('dtstart', first * DAY_MS, writer)]),
    ...(last === undefined ? [] : [moment('dtend', (last + 1) * DAY_MS, writer)]),
  ];
  const parts = [...weeklyParts(segment, writer), ...datedParts(segment, writer)];
  const named = parts.map(
    (part, i): Component => ['available', [...identity(`${uid}-${i + 1}`, writer), ...part], []],
  );
  return ['vavailability', properties, named];
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** 1970-01-05, a Monday. */
const EARLIEST = 4;

/** An AVAILABLE for every stretch of hours and week of the rota, on all weekdays that have it. */
function weeklyParts(segment: Segment, writer: Writer): Property[][] {
  const found = new Map<
    string,
    { readonly week: number; readonly hours: readonly number[]; readonly days: number[] }
  >();
  segment.hours.forEach((hours, offset) => {
    const week = Math.floor(offset / 7);
    for (let i = 0; i < hours.length; i += 2) {
      const pair = [hours[i] as number, hours[i + 1] as number];
      const key = [week, ...pair].join();
      const known = found.get(key) ?? { week, hours: pair, days: [] };
      known.days.push(offset % 7);
      found.set(key, known);
    }
  });
  const { last } = segment;
  const weeks = segment.hours.length / 7;
  return [...found.values()].flatMap(({ week, hours, days }) => {
    const falls = (day: number): boolean =>
      days.includes(weekdayOf(day)) &&
      Math.floor(mod(day - segment.anchor, segment.hours.length) / 7) === week;
    const start = firstDayFrom(
      segment.first ?? Math.min(EARLIEST, segment.last ?? EARLIEST),
      falls,
    );
    if (last !== undefined && start > last) return [];
    // RFC 5545 wants UNTIL in UTC where DTSTART has a zone.
    const until =
      last === undefined ? {} : { until: writer.inUtc(last * DAY_MS + (hours[0] as number)) };
    const rule = {
      freq: 'WEEKLY',
      ...(weeks === 1 ? {} : { interval: weeks }),
      ...until,
      byday: days.map((day) => DAYS[day]),
    };
    const excluded = [...segment.exceptions.keys()]
      .filter((day) => falls(day) && day >= start)
      .sort((a, b) => a - b);
    return [
      [
        ...times(start, hours, writer),
        property('rrule', 'recur', rule),
        ...excluded.map((day) => moment('exdate', day * DAY_MS + (hours[0] as number), writer)),
      ],
    ];
  });
}

function datedParts({ exceptions }: Segment, writer: Writer): Property[][] {
  return [...exceptions]
    .sort(([a], [b]) => a - b)
    .flatMap(([day, hours]) => pairsOf(hours).map((pair) => times(day, pair, writer)));
}

function pairsOf(hours: TimeSet): (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (let i = 0; i < hours.length; i += 2)
    found.push([hours[i] as number, hours[i + 1] as number]);
  return found;
}

function times(day: number, [start, end]: readonly number[], writer: Writer): Property[] {
  const midnight = day * DAY_MS;
  return [
    moment('dtstart', midnight + (start as number), writer),
    moment('dtend', midnight + (end as number), writer),
  ];
}

function firstDayFrom(first: number, falls: (day: number) => boolean): number {
  let day = first;
  while (!falls(day)) day++;
  return day;
}

function identity(uid: string, { stamp }: Writer): Property[] {
  return [property('uid', 'text', uid), property('dtstamp', 'date-time', stamp)];
}

function moment(name: string, label: number, { timeZone }: Writer): Property {
  const text = localText(label);
  // UTC has a form of its own; a TZID of that name is not allowed.
  return timeZone === 'UTC'
    ? [name, {}, 'date-time', `${text}Z`]
    : [name, { tzid: timeZone }, 'date-time', text];
}

function localText(label: number): string {
  const day = Math.floor(label / DAY_MS);
  const time = formatTime(label - day * DAY_MS);
  return `${formatDate(day)}T${time.length === 5 ? `${time}:00` : time}`;
}

function property(name: string, type: string, value: unknown): Property {
  return [name, {}, type, value];
}

function mod(value: number, length: number): number {
  return ((value % length) + length) % length;
}
