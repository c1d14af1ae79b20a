import type { Holiday, PlainCalendar } from '../../calendar/definition.js';
import { DAY_MS, parseDate } from '../../core/civil.js';
import { fail, isSlaError, type Path, shown } from '../../core/error.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import type { TimeSet } from '../../core/time-set.js';
import { zoneOf } from '../../zone/zone.js';
import { writeDates } from '../shared/dates.js';
import { writeWeek } from '../shared/write-week.js';
import {
  fieldOf,
  type JsonRecord,
  readCount,
  readId,
  readList,
  readOptionalList,
  readRecord,
  readText,
  type ZendeskLost,
} from './json.js';
import { RAILS_TIME_ZONES } from './time-zones.js';

/** What belongs to schedules and comes from elsewhere. */
export interface ZendeskScheduleOptions {
  /**
   * Answers of `GET /api/v2/business_hours/schedules/{id}/holidays` by the id of the schedule, each
   * with its list `holidays`.
   */
  readonly holidays?: Readonly<Record<string, unknown>>;
  /** IANA ids for names of zones that are not known, or not as meant. */
  readonly timeZones?: Readonly<Record<string, string>>;
}

/** Calendars read from schedules, and what is not in them. */
export interface ReadZendeskSchedules {
  /** By the id of the schedule. */
  readonly calendars: Readonly<Record<string, PlainCalendar>>;
  /**
   * Codes: `unknown-time-zone` (the schedule is left out), `never-opens` (it has no hours, so no
   * clock can use it), `holidays-without-schedule`.
   */
  readonly lost: readonly ZendeskLost[];
}

const MOST_SCHEDULES = 500;
const MOST_INTERVALS = 2000;
const MOST_HOLIDAYS = 5000;
const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;

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
 * @returns Calendars by the id of the schedule, and what is lost.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-interval`, `invalid-date`,
 * `invalid-time-zone` for a zone of the options.
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
  const lost: ZendeskLost[] = [];
  const root = readRecord(json, [], '{ schedules }');
  const { holidays, timeZones } = readOptions(options);
  const schedules = readList(root, 'schedules', [], MOST_SCHEDULES).map((item, index) => {
    const path = ['schedules', index];
    const record = readRecord(item, path, 'a schedule');
    return { path, record, id: readId(record, 'id', path) };
  });
  const shared = readOptionalList(root, 'holidays', [], MOST_HOLIDAYS);
  if (shared.length > 0 && schedules.length !== 1) {
    const message = 'they do not say of which schedule they are: pass them by its id';
    lost.push({
      code: 'holidays-without-schedule',
      path: ['holidays'],
      subject: 'holidays',
      message,
    });
  }
  const calendars = schedules.flatMap(({ record, path, id }): [string, PlainCalendar][] => {
    const weekly = writeWeek(readWeek(record, path));
    const closed = [
      ...readHolidays(record, path),
      ...(schedules.length === 1 ? readHolidays(root, []) : []),
      ...holidaysOf(holidays, id),
    ];
    const name = readText(record, 'name', path);
    const timeZone = readZone(record, path, timeZones, lost);
    if (timeZone === undefined) return [];
    if (Object.keys(weekly).length === 0) {
      const message = 'the schedule has no hours: a clock in it never runs';
      lost.push({ code: 'never-opens', path: [...path, 'intervals'], subject: id, message });
    }
    const calendar = { name, timeZone, weekly };
    return [[id, closed.length === 0 ? calendar : { ...calendar, holidays: closed }]];
  });
  return { calendars: Object.fromEntries(calendars), lost };
}

function readOptions(options: ZendeskScheduleOptions): {
  readonly holidays: JsonRecord;
  readonly timeZones: JsonRecord;
} {
  const record = readRecord(options, ['options'], '{ holidays, timeZones }');
  const [holidays, timeZones] = (['holidays', 'timeZones'] as const).map((key) =>
    readRecord(fieldOf(record, key) ?? {}, ['options', key], 'an object'),
  ) as [JsonRecord, JsonRecord];
  return { holidays, timeZones };
}

function holidaysOf(holidays: JsonRecord, id: string): readonly Holiday[] {
  const answer = fieldOf(holidays, id);
  if (answer === undefined) return [];
  const path = ['options', 'holidays', id];
  return readHolidays(readRecord(answer, path, '{ holidays }'), path);
}

/** The hours of the week, Monday first. */
function readWeek(schedule: JsonRecord, path: Path): readonly TimeSet[] {
  const starts: number[][] = Array.from({ length: 7 }, () => []);
  const ends: number[][] = Array.from({ length: 7 }, () => []);
  readOptionalList(schedule, 'intervals', path, MOST_INTERVALS).forEach((item, index) => {
    const at = [...path, 'intervals', index];
    const record = readRecord(item, at, '{ start_time, end_time }');
    const start = readCount(record, 'start_time', at);
    const end = readCount(record, 'end_time', at);
    if (end <= start || end > WEEK_MINUTES) {
      fail({
        code: 'invalid-interval',
        path: at,
        expected: `an end after the start, at most ${WEEK_MINUTES} minutes after Sunday 00:00`,
        received: `${start} to ${end}`,
      });
    }
    cutAtMidnights(start * MINUTE_MS, end * MINUTE_MS, (day, from, to) => {
      starts[day]?.push(from);
      ends[day]?.push(to);
    });
  });
  return starts.map((own, day) => toTimeSetFromColumns(own, ends[day] as number[]));
}

function cutAtMidnights(
  start: number,
  end: number,
  add: (weekday: number, from: number, to: number) => void,
): void {
  for (let from = start; from < end; ) {
    const sinceSunday = Math.floor(from / DAY_MS);
    const midnight = sinceSunday * DAY_MS;
    const to = Math.min(end, midnight + DAY_MS);
    add((sinceSunday + 6) % 7, from - midnight, to - midnight);
    from = to;
  }
}

function readHolidays(record: JsonRecord, path: Path): readonly Holiday[] {
  return readOptionalList(record, 'holidays', path, MOST_HOLIDAYS).map((item, index) => {
    const at = [...path, 'holidays', index];
    const holiday = readRecord(item, at, '{ name, start_date, end_date }');
    const first = parseDate(readText(holiday, 'start_date', at), [...at, 'start_date']);
    const last = parseDate(readText(holiday, 'end_date', at), [...at, 'end_date']);
    if (last < first) {
      fail({
        code: 'invalid-date',
        path: [...at, 'end_date'],
        expected: 'a date not before start_date',
        received: shown(fieldOf(holiday, 'end_date')),
      });
    }
    return { name: readText(holiday, 'name', at), ...writeDates(first, last) };
  });
}

function readZone(
  schedule: JsonRecord,
  path: Path,
  timeZones: JsonRecord,
  lost: ZendeskLost[],
): string | undefined {
  const name = readText(schedule, 'time_zone', path);
  if (Object.hasOwn(timeZones, name)) {
    return zoneOf(timeZones[name] as string, ['options', 'timeZones', name]).id;
  }
  const zone = knownZone(RAILS_TIME_ZONES.get(name) ?? name);
  if (zone !== undefined) return zone;
  const message = 'this time zone is not known: the schedule is left out, name it in timeZones';
  const at = [...path, 'time_zone'];
  lost.push({ code: 'unknown-time-zone', path: at, subject: name.slice(0, 80), message });
  return undefined;
}

function knownZone(id: string): string | undefined {
  try {
    return zoneOf(id).id;
  } catch (error) {
    if (isSlaError(error)) return undefined;
    throw error;
  }
}
