import type { Holiday, PlainCalendar } from '../../calendar/plan/definition.js';
import { DAY_MS, WEEKDAYS } from '../../core/civil.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import {
  childOf,
  keysOf,
  pathOf,
  type Reader,
  readAll,
  readerOf,
  refuse,
} from '../../core/read.js';
import { listOf, requireObject } from '../../core/read-parts.js';
import { flag, date as readDate, text, timeOfDay } from '../../core/read-values.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import { isZoneId, zoneOf } from '../../zone/zone.js';
import { neverOpens } from '../shared/calendar-losses.js';
import { foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { pickOrTell, type UnreadField, unread } from '../shared/unread.js';
import { writeWeek } from '../shared/write-week.js';

/** Calendars read from those of Zammad, and what is not in them. */
export interface ReadZammadCalendars {
  /** By the id of the calendar. */
  readonly calendars: Readonly<Record<string, PlainCalendar>>;
  readonly warnings: readonly Finding<ZammadCalendarWarning>[];
}

/**
 * A code of what is not in calendars read from those of Zammad: `unknown-time-zone` (the calendar is
 * left out), `never-opens` (it has no hours, so no clock can use it), `holiday-feed` (Zammad will add
 * holidays from a feed), `unread-field` (a
 * public holiday on no date among them).
 */
export type ZammadCalendarWarning =
  | 'unknown-time-zone'
  | 'never-opens'
  | 'holiday-feed'
  | UnreadField;

const MOST_CALENDARS = 500;
const MOST_FRAMES = 1440;
/** What of a calendar says nothing about its hours. */
const IMMATERIAL: readonly string[] = [
  'default',
  'last_log',
  'last_sync',
  'created_at',
  'created_by_id',
  'updated_at',
  'updated_by_id',
];

/**
 * Reads the calendars of Zammad (`GET /api/v1/calendars`).
 *
 * Days that are not `active` are closed, and so are public holidays that are active and not removed,
 * as whole days. A timeframe `23:59` as its end means the end of the day, as in Zammad. Holidays are
 * those that Zammad has; what its feed of holidays will bring later is not in them.
 *
 * Source: Zammad documentation, "API: Calendar"; zammad/zammad, app/models/calendar.rb.
 *
 * @param json - The parsed JSON: the list of calendars.
 * @returns Calendars by id, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-time`, `invalid-interval`.
 * @example
 * import { calendarsFromZammadCalendars } from 'slakit/interop/zammad'
 * calendarsFromZammadCalendars([{
 *   id: 1, name: 'Office', timezone: 'Europe/Berlin',
 *   business_hours: {
 *     mon: { active: true, timeframes: [['09:00', '17:00']] },
 *     sat: { active: false, timeframes: [['10:00', '14:00']] },
 *   },
 *   public_holidays: { '2026-05-01': { active: true, summary: 'Labour Day' } },
 * }]).calendars
 * // => {
 * //   '1': {
 * //     name: 'Office',
 * //     timeZone: 'Europe/Berlin',
 * //     weekly: { mon: '09:00-17:00' },
 * //     holidays: [{ name: 'Labour Day', date: '2026-05-01' }],
 * //   },
 * // }
 */
export function calendarsFromZammadCalendars(json: unknown): ReadZammadCalendars {
  const warnings: Finding<ZammadCalendarWarning>[] = [];
  const tell = (finding: Finding<ZammadCalendarWarning>): void => {
    warnings.push(finding);
  };
  const read = listOf('calendars', (item) => readCalendar(item, tell), { most: MOST_CALENDARS });
  const calendars = read(readerOf(json)).flatMap((one): [string, PlainCalendar][] => {
    const { reader, id, name, zoneName, week, holidays } = one;
    if (!isZoneId(zoneName)) {
      tell(unknownZone(childOf(reader, 'timezone')));
      return [];
    }
    const weekly = writeWeek(week);
    if (Object.keys(weekly).length === 0) tell(neverOpens(childOf(reader, 'business_hours')));
    const calendar = { name, timeZone: zoneOf(zoneName).id, weekly };
    return [[id, holidays.length === 0 ? calendar : { ...calendar, holidays }]];
  });
  return { calendars: Object.fromEntries(calendars), warnings };
}

interface Calendar {
  readonly reader: Reader;
  readonly id: string;
  readonly name: string;
  readonly zoneName: string;
  /** Hours by day, Monday first. */
  readonly week: readonly TimeSet[];
  readonly holidays: readonly Holiday[];
}

function readCalendar(
  reader: Reader,
  tell: (finding: Finding<ZammadCalendarWarning>) => void,
): Calendar {
  const fields = pickOrTell(
    reader,
    'a calendar',
    {
      id: foreignId,
      name: text,
      timezone: text,
      business_hours: readWeek,
      public_holidays: (at) => readHolidays(at, tell),
      ical_url: orNone(text),
    },
    { immaterial: IMMATERIAL, tell },
  );
  if (fields.ical_url !== undefined && fields.ical_url !== '') {
    tell(holidayFeed(childOf(reader, 'ical_url')));
  }
  const { id, name, timezone: zoneName, business_hours: week, public_holidays: holidays } = fields;
  return { reader, id, name, zoneName, week, holidays };
}

function readWeek(reader: Reader): readonly TimeSet[] {
  requireObject(reader, '{ mon, tue, … }');
  return WEEKDAYS.map((day) => orNone(readDay)(childOf(reader, day)) ?? EMPTY);
}

function readDay(reader: Reader): TimeSet {
  const { active, timeframes } = pickFields(reader, '{ active, timeframes }', {
    active: orNone(flag),
    timeframes: orNone(listOf('timeframes', readFrame, { most: MOST_FRAMES })),
  });
  const frames = active === true ? (timeframes ?? []) : [];
  return toTimeSetFromColumns(
    frames.map(({ start }) => start),
    frames.map(({ end }) => end),
  );
}

interface Frame {
  readonly start: number;
  readonly end: number;
}

function readFrame(reader: Reader): Frame {
  const [from, to] = [childOf(reader, 0), childOf(reader, 1)];
  const start = timeOfDay(from);
  const end = to.value === LAST_MINUTE ? DAY_MS : timeOfDay(to);
  if (end > start) return { start, end };
  refuse(reader, {
    code: 'invalid-interval',
    expected: 'a time of day, and a later one',
    received: shown(reader.value),
  });
}

/** What the form of Zammad writes for the end of a day. */
const LAST_MINUTE = '23:59';

function readHolidays(
  reader: Reader,
  tell: (finding: Finding<ZammadCalendarWarning>) => void,
): readonly Holiday[] {
  if (isNone(reader)) return [];
  requireObject(reader, 'public holidays by date');
  return keysOf(reader).flatMap((date): readonly Holiday[] => {
    const place = childOf(reader, date);
    if (readAll(date, [], readDate) === undefined) {
      tell(unread(place));
      return [];
    }
    const name = readHoliday(place);
    return name === undefined ? [] : [{ ...(name === '' ? {} : { name }), date }];
  });
}

/** The name of a day that is closed; `undefined` for one that is open all the same. */
function readHoliday(reader: Reader): string | undefined {
  if (isNone(reader)) return undefined;
  const { active, removed, summary } = pickFields(reader, '{ active, summary }', {
    active: orNone(flag),
    removed: orNone(flag),
    summary: orNone(text),
  });
  return active === true && removed !== true ? (summary ?? '') : undefined;
}

function holidayFeed(place: Reader): Finding<ZammadCalendarWarning> {
  return lossOf({
    code: 'holiday-feed',
    path: pathOf(place),
    expected: 'all holidays among the public holidays',
    received: shown(place.value),
    hint: 'only those that Zammad has read so far are in the calendar',
  });
}

function unknownZone(place: Reader): Finding<ZammadCalendarWarning> {
  return lossOf({
    code: 'unknown-time-zone',
    path: pathOf(place),
    expected: 'an IANA time zone that is known',
    received: shown(place.value),
    hint: 'the calendar is left out',
  });
}
