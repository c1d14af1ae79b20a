import type { CalendarDefinition, PlainCalendar } from '../../calendar/plan/definition.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, pathOf, type Reader, readerOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { isZoneId, readZone, type Zone, zoneOf } from '../../zone/zone.js';
import { pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';
import { cell, fullCell, resultOf, tellFull } from './cell.js';
import { layersOf, readSpan, type Span } from './span.js';

/** Options of `calendarsFromServiceNowSchedules`. */
export interface ServiceNowScheduleOptions {
  /** The zone of floating schedules, which have none. @defaultValue they are left out */
  readonly timeZone?: string | undefined;
}

/** Calendars read from schedules, and what is not in them. */
export interface ReadServiceNowSchedules {
  /** By the `sys_id` of the schedule. */
  readonly calendars: Readonly<Record<string, CalendarDefinition>>;
  readonly warnings: readonly Finding<ServiceNowScheduleWarning>[];
}

/**
 * A code of what is not in calendars read from schedules: `unknown-time-zone` (the schedule is left
 * out), `no-entries` (it has none, and is left out), `parent` (it is read without its parent),
 * `repetition` and `unknown-type` (that entry is left out), `without-schedule`, `unread-field`.
 */
export type ServiceNowScheduleWarning =
  | 'unknown-time-zone'
  | 'no-entries'
  | 'parent'
  | 'repetition'
  | 'unknown-type'
  | 'without-schedule'
  | UnreadField;

type Tell = (finding: Finding<ServiceNowScheduleWarning>) => void;

const MOST_SCHEDULES = 2000;
const MOST_SPANS = 100_000;
/** What of a schedule says nothing about its hours. */
const IMMATERIAL: readonly string[] = [
  ...['description', 'document', 'document_key', 'read_only', 'is_legacy_schedule'],
  ...['sys_class_name', 'sys_created_by', 'sys_created_on', 'sys_mod_count', 'sys_name'],
  ...['sys_package', 'sys_policy', 'sys_scope', 'sys_tags', 'sys_update_name', 'sys_updated_by'],
  ...['sys_updated_on', 'sys_domain', 'sys_domain_path', 'sys_overrides'],
];

/**
 * Reads schedules of ServiceNow (`GET /api/now/table/cmn_schedule`) with their entries
 * (`GET /api/now/table/cmn_schedule_span`) as calendars.
 *
 * A schedule is open while one of its entries is, and none of its excluded entries. An entry holds once,
 * or repeats on days of the week from its first date until its last: `daily`, `weekdays`, `weekends`,
 * `weekMWF`, `weekTT` and `weekly`, each time. Others (monthly, yearly, every second week) are told. A
 * day that ends at 23:59:59 ends at 24:00. Times that end in `Z` are of UTC, others of the schedule.
 *
 * Schedules in schedules, such as holidays that several share, are in a table of their own and are not
 * read: exclude their entries, or subtract their calendar.
 *
 * Source: ServiceNow documentation, "Schedule fields", "Schedule entry fields"; the script include
 * `ICalUtilSNC` of the base system.
 *
 * @param json - The parsed JSON: `{ schedules, spans }`, the answer of each with or without its `result`.
 * @param options - The zone of floating schedules.
 * @returns Calendars by the id of the schedule, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-date`, `invalid-interval`,
 * `unknown-field` for an option that does not exist, `invalid-time-zone` for a zone of the options.
 * @example
 * import { calendarsFromServiceNowSchedules } from 'slakit/interop/servicenow'
 * calendarsFromServiceNowSchedules({
 *   schedules: [{ sys_id: '08fc', name: '8-5 weekdays', time_zone: 'Europe/Paris' }],
 *   spans: [{
 *     schedule: '08fc', start_date_time: '20080101T080000', end_date_time: '20080101T170000',
 *     repeat_type: 'weekdays', repeat_count: '1',
 *   }],
 * }).calendars
 * // => {
 * //   '08fc': {
 * //     name: '8-5 weekdays',
 * //     timeZone: 'Europe/Paris',
 * //     layers: [{ from: '2008-01-01', weekly: { 'mon,tue,wed,thu,fri': '08:00-17:00' } }],
 * //   },
 * // }
 */
export function calendarsFromServiceNowSchedules(
  json: unknown,
  options: ServiceNowScheduleOptions = {},
): ReadServiceNowSchedules {
  const { timeZone } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const warnings: Finding<ServiceNowScheduleWarning>[] = [];
  const tell: Tell = (finding) => {
    warnings.push(finding);
  };
  const readSchedules = listOf('schedules', (item) => readSchedule(item, timeZone, tell), {
    most: MOST_SCHEDULES,
  });
  const readSpans = listOf('schedule entries', (item) => readSpan(item, tellFull(tell)), {
    most: MOST_SPANS,
  });
  const { schedules, spans } = pickFields(readerOf(json), '{ schedules, spans }', {
    schedules: (at) => readSchedules(resultOf(at)),
    spans: (at) => readSpans(resultOf(at)),
  });
  const known = new Set(schedules.map(({ id }) => id));
  for (const span of spans) {
    if (!known.has(span.schedule)) tell(lost(childOf(span.reader, 'schedule'), 'without-schedule'));
  }
  const calendars = schedules.flatMap((schedule): [string, CalendarDefinition][] => {
    const own = spans.filter((span) => span.schedule === schedule.id);
    const calendar = calendarOf(schedule, own, tell);
    return calendar === undefined ? [] : [[schedule.id, calendar]];
  });
  return { calendars: Object.fromEntries(calendars), warnings };
}

const OPTIONS = {
  timeZone: optional(readZone),
} satisfies FieldsOf<ServiceNowScheduleOptions>;

interface Schedule {
  readonly reader: Reader;
  readonly id: string;
  readonly name: string;
  /** `undefined` for one whose zone is not known. */
  readonly zone: Zone | undefined;
}

function readSchedule(reader: Reader, floating: Zone | undefined, tell: Tell): Schedule {
  const { sys_id, name, time_zone, parent } = pickOrTell(
    reader,
    'a schedule',
    { sys_id: fullCell, name: fullCell, time_zone: cell, parent: cell },
    { immaterial: IMMATERIAL, tell: tellFull(tell) },
  );
  if (parent !== null) tell(lost(childOf(reader, 'parent'), 'parent'));
  const isFloating = time_zone === null || time_zone.toLowerCase() === 'floating';
  const named = !isFloating && isZoneId(time_zone) ? zoneOf(time_zone) : undefined;
  return { reader, id: sys_id, name, zone: isFloating ? floating : named };
}

function calendarOf(
  { reader, name, zone }: Schedule,
  spans: readonly Span[],
  tell: Tell,
): CalendarDefinition | undefined {
  if (zone === undefined) {
    tell(lost(childOf(reader, 'time_zone'), 'unknown-time-zone'));
    return undefined;
  }
  const open: PlainCalendar[] = [];
  const excluded: PlainCalendar[] = [];
  for (const span of spans) {
    const list = span.type === null ? open : EXCLUDED.includes(span.type) ? excluded : undefined;
    const layers = layersOf(span);
    if (list === undefined) tell(lost(childOf(span.reader, 'type'), 'unknown-type'));
    else if (layers === undefined) tell(lost(childOf(span.reader, 'repeat_type'), 'repetition'));
    else list.push({ timeZone: span.isUtc ? 'UTC' : zone.id, layers });
  }
  const [first] = open;
  if (first === undefined) {
    tell(lost(childOf(reader, 'sys_id'), 'no-entries'));
    return undefined;
  }
  const timeZone = zone.id;
  if (excluded.length > 0) return { name, timeZone, difference: [unionOf(open), ...excluded] };
  return open.length === 1 ? { name, ...first } : { name, timeZone, union: open };
}

const EXCLUDED: readonly string[] = ['exclude', 'excluded'];

function unionOf(calendars: readonly PlainCalendar[]): CalendarDefinition {
  const [first] = calendars;
  return calendars.length === 1 && first !== undefined ? first : { union: calendars };
}

type Code = Exclude<ServiceNowScheduleWarning, UnreadField>;

const LOSSES: Readonly<Record<Code, { readonly expected: string; readonly hint: string }>> = {
  'unknown-time-zone': {
    expected: 'a time zone that is known',
    hint: 'the schedule is left out: name the zone of floating ones in timeZone',
  },
  'no-entries': { expected: 'entries that are open', hint: 'the schedule is left out' },
  parent: { expected: 'a schedule without a parent', hint: 'it is read without its parent' },
  repetition: { expected: 'an entry of days of the week', hint: 'the entry is left out' },
  'unknown-type': { expected: 'an entry that is open or excluded', hint: 'the entry is left out' },
  'without-schedule': { expected: 'the id of a schedule', hint: 'the entry is left out' },
};

function lost(place: Reader, code: Code): Finding<ServiceNowScheduleWarning> {
  return lossOf({ code, path: pathOf(place), received: shown(cell(place)), ...LOSSES[code] });
}
