import type { Holiday, PlainCalendar } from '../../calendar/plan/definition.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, pathOf, type Reader, readerOf } from '../../core/read.js';
import { byKnownName } from '../../core/read-names.js';
import { byName, listOf, optional, readFields } from '../../core/read-parts.js';
import { isZoneId, readZone, type Zone, zoneOf } from '../../zone/zone.js';
import { pickFields } from '../shared/foreign.js';
import { type Loss, lossOf } from '../shared/loss.js';
import { RAILS_TIME_ZONES } from '../shared/rails-zones.js';
import { writeWeek } from '../shared/write-week.js';
import { readHolidays, readSchedule, type Schedule } from './schedule.js';

/**
 * Options of `calendarsFromZendeskSchedules`: holidays and zones, which the answer on schedules
 * does not hold.
 */
export interface ZendeskScheduleOptions {
  /**
   * Answers of `GET /api/v2/business_hours/schedules/{id}/holidays` by the id of the schedule, each
   * with its list `holidays`.
   */
  readonly holidays?: Readonly<Record<string, unknown>> | undefined;
  /** IANA ids for names of zones that are not known, or not as meant. */
  readonly timeZones?: Readonly<Record<string, string>> | undefined;
}

/** Calendars read from schedules, and what is not in them. */
export interface ReadZendeskSchedules {
  /** By the id of the schedule. */
  readonly calendars: Readonly<Record<string, PlainCalendar>>;
  readonly warnings: readonly Finding<ZendeskScheduleWarning>[];
}

/**
 * A code of what is not in calendars read from schedules: `unknown-time-zone` (the schedule is left
 * out), `never-opens` (it has no hours, so no clock can use it), `holidays-without-schedule`.
 */
export type ZendeskScheduleWarning =
  | 'unknown-time-zone'
  | 'never-opens'
  | 'holidays-without-schedule';

const MOST_SCHEDULES = 500;

/**
 * Reads the schedules of Zendesk (`GET /api/v2/business_hours/schedules`) as calendars.
 *
 * Intervals are minutes since Sunday 00:00, the end excluded; one that runs over midnight is cut
 * there. Holidays close whole days, both dates included; they come from `options.holidays`, from a
 * list `holidays` in the schedule, or, when there is one schedule only, from one beside it. Zones
 * are IANA ids or the names of Rails (`Eastern Time (US & Canada)`).
 *
 * Source: Zendesk developer documentation, "Schedules".
 *
 * @param json - The parsed JSON, with the list `schedules`.
 * @param options - Holidays by schedule, and zones by name.
 * @returns Calendars by the id of the schedule, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-interval`, `invalid-date`,
 * `unknown-field` for an option that does not exist, `invalid-time-zone` for a zone of the options,
 * `unknown-reference` for holidays of a schedule that is not there.
 * @example
 * import { calendarsFromZendeskSchedules } from 'slakit/interop/zendesk'
 * calendarsFromZendeskSchedules({
 *   schedules: [{
 *     id: 1, name: 'Office', time_zone: 'Eastern Time (US & Canada)',
 *     intervals: [{ start_time: 1980, end_time: 2460 }],
 *   }],
 * }).calendars
 * // => { '1': { name: 'Office', timeZone: 'America/New_York', weekly: { mon: '09:00-17:00' } } }
 */
export function calendarsFromZendeskSchedules(
  json: unknown,
  options: ZendeskScheduleOptions = {},
): ReadZendeskSchedules {
  const root = pickFields(readerOf(json), '{ schedules }', {
    schedules: listOf('schedules', readSchedule, { most: MOST_SCHEDULES }),
    holidays: readHolidays,
  });
  const { holidays, timeZones } = readFields(
    readerOf(options, null, 'options'),
    'options',
    optionFields(root.schedules),
  );
  const warnings: Finding<ZendeskScheduleWarning>[] = [];
  const isShared = root.schedules.length === 1;
  if (root.holidays.length > 0 && !isShared) warnings.push(lossOf(WITHOUT_SCHEDULE));
  const calendars = root.schedules.flatMap((schedule): [string, PlainCalendar][] => {
    const timeZone = zoneIdOf(schedule, timeZones);
    if (timeZone === undefined) {
      warnings.push(unknownZone(schedule));
      return [];
    }
    const { id, name } = schedule;
    const weekly = writeWeek(schedule.week);
    if (Object.keys(weekly).length === 0) warnings.push(neverOpens(schedule));
    const closed = [
      ...schedule.holidays,
      ...(isShared ? root.holidays : []),
      ...(holidays.get(id)?.holidays ?? []),
    ];
    const calendar = { name, timeZone, weekly };
    return [[id, closed.length === 0 ? calendar : { ...calendar, holidays: closed }]];
  });
  return { calendars: Object.fromEntries(calendars), warnings };
}

/** Holidays of a schedule that is not there would be lost. */
function optionFields(schedules: readonly Schedule[]) {
  const ids = schedules.map(({ id }) => id);
  const readAnswer = (answer: Reader) =>
    pickFields(answer, '{ holidays }', { holidays: readHolidays });
  return {
    holidays: optional(
      byKnownName('schedules', ids, readAnswer),
      new Map<string, { readonly holidays: readonly Holiday[] }>(),
    ),
    timeZones: optional(byName('time zones', readZone), new Map<string, Zone>()),
  } satisfies FieldsOf<ZendeskScheduleOptions>;
}

/** The zone that the options name, else the one of that name. */
function zoneIdOf(
  { zoneName }: Schedule,
  timeZones: ReadonlyMap<string, Zone>,
): string | undefined {
  const named = timeZones.get(zoneName);
  if (named !== undefined) return named.id;
  const id = RAILS_TIME_ZONES.get(zoneName) ?? zoneName;
  return isZoneId(id) ? zoneOf(id).id : undefined;
}

const WITHOUT_SCHEDULE: Loss<ZendeskScheduleWarning> = {
  code: 'holidays-without-schedule',
  path: ['holidays'],
  expected: 'one schedule that they are of',
  received: 'none or several',
  hint: 'they are left out: pass them by the id of their schedule',
};

function unknownZone({ reader, zoneName }: Schedule): Finding<ZendeskScheduleWarning> {
  return lossOf({
    code: 'unknown-time-zone',
    path: pathOf(childOf(reader, 'time_zone')),
    expected: 'a time zone that is known',
    received: shown(zoneName),
    hint: 'the schedule is left out: name its zone in timeZones',
  });
}

function neverOpens({ reader, id }: Schedule): Finding<ZendeskScheduleWarning> {
  return lossOf({
    code: 'never-opens',
    path: pathOf(childOf(reader, 'intervals')),
    expected: 'some hours',
    received: `none in schedule ${id}`,
    hint: 'a clock in it never runs',
  });
}
