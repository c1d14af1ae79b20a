import type { PlainCalendar } from '../../calendar/plan/definition.js';
import { DAY_MS } from '../../core/civil.js';
import { childOf, type Reader, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { flag, text, whole } from '../../core/read-values.js';
import { unknownZone } from '../shared/calendar-losses.js';
import { foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';
import { type NamedZones, zoneIdOf } from '../shared/named-zone.js';
import { pickOrTell } from '../shared/unread.js';
import { type WeekStretch, weekOf } from '../shared/week.js';
import { writeWeek } from '../shared/write-week.js';
import type { TellChatwoot } from './warning.js';

const MOST_INBOXES = 2000;
const MINUTE_MS = 60_000;

/** The calendars of inboxes that have working hours, by the id of the inbox. */
export function readInboxes(
  reader: Reader,
  named: NamedZones,
  tell: TellChatwoot,
): ReadonlyMap<string, PlainCalendar> {
  if (isNone(reader)) return new Map();
  const { payload } = pickFields(reader, '{ payload }', {
    payload: listOf('inboxes', (item) => readInbox(item, named, tell), { most: MOST_INBOXES }),
  });
  return new Map(payload.filter((entry) => entry !== undefined));
}

/**
 * One inbox. Its other fields are the settings of a channel, secrets among them: they are neither read
 * nor told.
 */
function readInbox(
  reader: Reader,
  named: NamedZones,
  tell: TellChatwoot,
): readonly [string, PlainCalendar] | undefined {
  const {
    id,
    name,
    timezone = 'UTC',
    working_hours_enabled: isEnabled = false,
    working_hours: stretches = [],
  } = pickFields(reader, 'an inbox', {
    id: foreignId,
    name: text,
    timezone: orNone(text),
    working_hours_enabled: orNone(flag),
    working_hours: orNone(listOf('days', (item) => readDay(item, tell), { most: 7 })),
  });
  const weekly = writeWeek(weekOf(stretches.flat()));
  if (!isEnabled || Object.keys(weekly).length === 0) return undefined;
  const timeZone = zoneIdOf(timezone, named);
  if (timeZone !== undefined) return [id, { name, timeZone, weekly }];
  tell(unknownZone(childOf(reader, 'timezone'), 'the working hours of the inbox are'));
  return undefined;
}

const readHour = /* @__PURE__ */ orNone(whole('hours', { most: 23 }));
const readMinutes = /* @__PURE__ */ orNone(whole('minutes', { most: 59 }));

/** A day of the week, 0 for Sunday; one that is open all day ends at its midnight. */
function readDay(reader: Reader, tell: TellChatwoot): readonly WeekStretch[] {
  const read = pickOrTell(
    reader,
    'a day of working hours',
    {
      day_of_week: whole('weekday', { most: 6 }),
      closed_all_day: orNone(flag),
      open_all_day: orNone(flag),
      open_hour: readHour,
      open_minutes: readMinutes,
      close_hour: readHour,
      close_minutes: readMinutes,
    },
    { immaterial: [], tell },
  );
  const midnight = ((read.day_of_week + 6) % 7) * DAY_MS;
  if (read.closed_all_day === true) return [];
  if (read.open_all_day === true) return [{ start: midnight, end: midnight + DAY_MS }];
  const start = timeOf(reader, 'open_hour', read.open_hour, read.open_minutes);
  const end = timeOf(reader, 'close_hour', read.close_hour, read.close_minutes);
  if (end > start) return [{ start: midnight + start, end: midnight + end }];
  refuse(childOf(reader, 'close_hour'), {
    code: 'invalid-interval',
    expected: 'an end after the start',
  });
}

function timeOf(
  reader: Reader,
  name: string,
  hour: number | undefined,
  minutes: number | undefined = 0,
): number {
  if (hour !== undefined) return (hour * 60 + minutes) * MINUTE_MS;
  refuse(childOf(reader, name), {
    code: 'missing-field',
    expected: 'an hour, unless the day is open or closed as a whole',
  });
}
