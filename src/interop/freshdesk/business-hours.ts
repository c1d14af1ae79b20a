import type { HolidayInput, PlainCalendar } from '../../calendar/plan/definition.js';
import { readHoliday } from '../../calendar/plan/holiday.js';
import type { CalendarChoice } from '../../clock/rule/rule.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { plainEcho } from '../../core/plain.js';
import {
  childOf,
  type FieldsOf,
  pathOf,
  type Read,
  type Reader,
  readerOf,
} from '../../core/read.js';
import { byKnownName } from '../../core/read-names.js';
import { byName, listOf, optional, readFields } from '../../core/read-parts.js';
import { flag, text } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import { isZoneId, readZone, type Zone, zoneOf } from '../../zone/zone.js';
import { foreignId, orNone } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { RAILS_TIME_ZONES } from '../shared/rails-zones.js';
import { pickOrTell } from '../shared/unread.js';
import { writeWeek } from '../shared/write-week.js';
import { readDay } from './day.js';
import { choicesOf } from './groups.js';
import type { FreshdeskBusinessHoursWarning, TellHours } from './warning.js';

/** Options of `calendarsFromFreshdeskBusinessHours`: what the answer on business hours does not hold. */
export interface FreshdeskBusinessHoursOptions {
  /** The answer of `GET /api/v2/groups`: which group works in which business hours. */
  readonly groups?: unknown;
  /**
   * Holidays by the id of the business hours: the API does not give them. An empty list says that
   * there are none.
   */
  readonly holidays?: Readonly<Record<string, readonly HolidayInput[]>> | undefined;
  /** IANA ids for names of zones that are not known, or not as meant. */
  readonly timeZones?: Readonly<Record<string, string>> | undefined;
}

/** Calendars read from business hours, who works in them, and what is not in them. */
export interface ReadFreshdeskBusinessHours {
  /** By the id of the business hours. */
  readonly calendars: Readonly<Record<string, PlainCalendar>>;
  /**
   * The calendar of a ticket: by its attribute `group_id` that of the group, else the default one. For
   * `calendar` of `clocksFromFreshdeskSlaPolicies`.
   */
  readonly choices: readonly CalendarChoice[];
  readonly warnings: readonly Finding<FreshdeskBusinessHoursWarning>[];
}

const MOST_HOURS = 500;
const MOST_HOLIDAYS = 5000;
const IMMATERIAL = ['description', 'created_at', 'updated_at'];
const DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/**
 * Reads the business hours of Freshdesk (`GET /api/v2/business_hours`) as calendars.
 *
 * Each day has one stretch, the end excluded; a day that is missing is closed. Zones have the names of
 * Rails (`Eastern Time (US & Canada)`) or IANA ids. The API gives no holidays: `options.holidays` does.
 *
 * Source: Freshdesk API documentation, "Business Hours" and "Groups" (`business_hour_id`); which hours
 * hold for a ticket: Freshdesk support, article 37627. How the API shows hours round the clock is not
 * documented.
 *
 * @param json - The parsed JSON: the list of business hours.
 * @param options - Groups, holidays, and zones by name.
 * @returns Calendars by the id of the business hours, the choice among them by group, and what is
 * lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-time`, `invalid-interval`,
 * `unknown-field` for an option that does not exist, `invalid-time-zone` for a zone of the options,
 * `unknown-reference` for holidays of hours that are not there, and all that holidays may have wrong.
 * @example
 * import { calendarsFromFreshdeskBusinessHours } from 'slakit/interop/freshdesk'
 * calendarsFromFreshdeskBusinessHours([{
 *   id: 7, name: 'Office', time_zone: 'Eastern Time (US & Canada)', is_default: true,
 *   business_hours: { monday: { start_time: '08:00:00 am', end_time: '05:00:00 pm' } },
 * }], { holidays: { 7: ['12-25'] } }).calendars
 * // => { '7': { name: 'Office', timeZone: 'America/New_York', weekly: { mon: '08:00-17:00' }, holidays: ['12-25'] } }
 */
export function calendarsFromFreshdeskBusinessHours(
  json: unknown,
  options: FreshdeskBusinessHoursOptions = {},
): ReadFreshdeskBusinessHours {
  const warnings: Finding<FreshdeskBusinessHoursWarning>[] = [];
  const tell: TellHours = (finding) => warnings.push(finding);
  const all = listOf('business hours', (item) => readBusinessHours(item, tell), {
    most: MOST_HOURS,
  })(readerOf(json));
  const optionsReader = readerOf(options, null, 'options');
  const { holidays, timeZones } = readFields(optionsReader, 'options', optionFields(all));
  const known = all.flatMap((hours) => {
    const timeZone = zoneIdOf(hours, timeZones);
    if (timeZone === undefined) tell(unknownZone(hours));
    return timeZone === undefined ? [] : [{ ...hours, timeZone }];
  });
  const calendars = known.map(({ reader, id, name, timeZone, week }): [string, PlainCalendar] => {
    const weekly = writeWeek(week);
    if (Object.keys(weekly).length === 0) tell(neverOpens(reader));
    const closed = holidays.get(id);
    if (closed === undefined) tell(noHolidays(reader));
    const calendar = { name, timeZone, weekly };
    return [id, closed?.length ? { ...calendar, holidays: closed } : calendar];
  });
  const choices = choicesOf(childOf(optionsReader, 'groups'), known, tell);
  return { calendars: Object.fromEntries(calendars), choices, warnings };
}

/** Business hours as read. */
interface BusinessHours {
  readonly reader: Reader;
  readonly id: string;
  readonly name: string;
  readonly zoneName: string;
  readonly isDefault: boolean;
  /** Hours by day, Monday first. */
  readonly week: readonly TimeSet[];
}

function readBusinessHours(reader: Reader, tell: TellHours): BusinessHours {
  const read = pickOrTell(
    reader,
    'business hours',
    {
      id: foreignId,
      name: text,
      time_zone: text,
      is_default: orNone(flag),
      business_hours: orNone((at) => readDays(at, tell)),
    },
    { immaterial: IMMATERIAL, tell },
  );
  const { id, name, time_zone: zoneName, is_default: isDefault = false } = read;
  return { reader, id, name, zoneName, isDefault, week: read.business_hours ?? [] };
}

function readDays(reader: Reader, tell: TellHours): readonly TimeSet[] {
  const day: Read<TimeSet> = (at) => readDay(at, (end) => tell(endOfDay(end)));
  const table = Object.fromEntries(DAYS.map((name) => [name, day]));
  const days = pickOrTell(reader, 'hours by day', table, { immaterial: [], tell });
  return DAYS.map((name) => days[name] as TimeSet);
}

/** Holidays of hours that are not there would be lost. */
function optionFields(all: readonly BusinessHours[]) {
  const ids = all.map(({ id }) => id);
  return {
    groups: optional(({ value }) => value),
    holidays: optional(
      byKnownName('business hours', ids, readHolidays),
      new Map<string, readonly HolidayInput[]>(),
    ),
    timeZones: optional(byName('time zones', readZone), new Map<string, Zone>()),
  } satisfies FieldsOf<FreshdeskBusinessHoursOptions>;
}

function readHolidays(reader: Reader): readonly HolidayInput[] {
  listOf('holidays', readHoliday, { most: MOST_HOLIDAYS })(reader);
  return plainEcho(reader) as readonly HolidayInput[];
}

/** The zone that the options name, else the one of that name. */
function zoneIdOf(
  { zoneName }: BusinessHours,
  timeZones: ReadonlyMap<string, Zone>,
): string | undefined {
  const named = timeZones.get(zoneName);
  if (named !== undefined) return named.id;
  const id = RAILS_TIME_ZONES.get(zoneName) ?? zoneName;
  return isZoneId(id) ? zoneOf(id).id : undefined;
}

function unknownZone({ reader, zoneName }: BusinessHours): Finding<FreshdeskBusinessHoursWarning> {
  return lossOf({
    code: 'unknown-time-zone',
    path: pathOf(childOf(reader, 'time_zone')),
    expected: 'a time zone that is known',
    received: shown(zoneName),
    hint: 'the business hours are left out: name their zone in timeZones',
  });
}

function neverOpens(reader: Reader): Finding<FreshdeskBusinessHoursWarning> {
  return lossOf({
    code: 'never-opens',
    path: pathOf(childOf(reader, 'business_hours')),
    expected: 'some hours',
    received: 'none',
    hint: 'a clock in it never runs',
  });
}

function endOfDay(end: Reader): Finding<FreshdeskBusinessHoursWarning> {
  return lossOf({
    code: 'end-of-day',
    path: pathOf(end),
    expected: 'an end within the day',
    received: shown(end.value),
    hint: 'taken as midnight, the end of the day',
  });
}

function noHolidays(reader: Reader): Finding<FreshdeskBusinessHoursWarning> {
  return lossOf({
    code: 'no-holidays',
    path: pathOf(reader),
    expected: 'holidays, which the API does not give',
    received: 'none in the options',
    hint: 'taken as none: pass them by the id of the business hours, or an empty list',
  });
}
