import { DAY_MS } from '../../core/civil.js';
import type { Finding } from '../../core/finding.js';
import { childOf, pathOf, type Read, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { text, timeOfDay, whole, word } from '../../core/read-values.js';
import { neverOpens, unknownZone } from '../shared/calendar-losses.js';
import { foreignId, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { type NamedZones, zoneIdOf } from '../shared/named-zone.js';
import { pickOrTell } from '../shared/unread.js';
import { weekOf } from '../shared/week.js';
import { writeWeek } from '../shared/write-week.js';
import {
  type Entry,
  type PagerDutyOptions,
  type ReadPagerDuty,
  readOneOrMany,
  readPagerDutyOptions,
} from './answer.js';
import type { PagerDutyWarning, TellLoss } from './warning.js';

/**
 * Reads the support hours of PagerDuty services (`GET /services/{id}` or `GET /services`) as calendars.
 * A service without support hours has no calendar; its other settings are not about time, and are not
 * read.
 *
 * Support hours are the same on each of `days_of_week`, 1 for Monday to 7 for Sunday, from `start_time`
 * to `end_time`, the end excluded. Hours whose end is not after their start are listed, and left out:
 * what they mean is not documented.
 *
 * Source: PagerDuty REST API v2, "Get a service", `support_hours`; the numbers of weekdays: Terraform
 * provider PagerDuty/pagerduty, resource `pagerduty_service`.
 *
 * @param json - The parsed JSON, with `service` or the list `services`.
 * @param options - Zones by name.
 * @returns Calendars by the id of the service, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-time`, `invalid-option` for a
 * weekday or a type, `unknown-field` for an option that does not exist, `invalid-time-zone` for a zone
 * of the options.
 * @example
 * import { calendarsFromPagerDutyServices } from 'slakit/interop/pagerduty'
 * calendarsFromPagerDutyServices({
 *   service: {
 *     id: 'PIJ90N7', name: 'My Web App',
 *     support_hours: {
 *       type: 'fixed_time_per_day', time_zone: 'America/Lima',
 *       start_time: '09:00:00', end_time: '17:00:00', days_of_week: [1, 2, 3],
 *     },
 *   },
 * }).calendars
 * // => { PIJ90N7: { name: 'My Web App', timeZone: 'America/Lima', weekly: { 'mon,tue,wed': '09:00-17:00' } } }
 */
export function calendarsFromPagerDutyServices(
  json: unknown,
  options: PagerDutyOptions = {},
): ReadPagerDuty {
  const warnings: Finding<PagerDutyWarning>[] = [];
  const { timeZones } = readPagerDutyOptions(options);
  const read: Read<Entry | undefined> = (item) =>
    readService(item, timeZones, (finding) => warnings.push(finding));
  return { calendars: Object.fromEntries(readOneOrMany(json, 'service', read)), warnings };
}

function readService(reader: Reader, named: NamedZones, tell: TellLoss): Entry | undefined {
  const {
    id,
    name,
    support_hours: hours,
  } = pickFields(reader, 'a service', {
    id: foreignId,
    name: text,
    support_hours: orNone((at) => readHours(at, named, tell)),
  });
  return hours === undefined ? undefined : [id, { name, ...hours }];
}

const readWeekday = whole('weekday', { least: 1, most: 7 });

function readHours(
  reader: Reader,
  named: NamedZones,
  tell: TellLoss,
): Pick<Entry[1], 'timeZone' | 'weekly'> | undefined {
  const {
    time_zone: zoneName,
    start_time: start,
    end_time: end,
    days_of_week: days,
  } = pickOrTell(
    reader,
    'support hours',
    {
      type: word(['fixed_time_per_day']),
      time_zone: text,
      start_time: timeOfDay,
      end_time: timeOfDay,
      days_of_week: listOf('weekdays', readWeekday, { most: 7 }),
    },
    { immaterial: [], tell },
  );
  const timeZone = zoneIdOf(zoneName, named);
  if (timeZone === undefined) tell(unknownZone(childOf(reader, 'time_zone'), 'the service is'));
  if (end <= start)
    tell(unclearHours(childOf(reader, 'end_time'), String(childOf(reader, 'end_time').value)));
  if (timeZone === undefined || end <= start) return undefined;
  if (days.length === 0) tell(neverOpens(childOf(reader, 'days_of_week')));
  const week = weekOf(
    days.map((day) => ({ start: (day - 1) * DAY_MS + start, end: (day - 1) * DAY_MS + end })),
  );
  return { timeZone, weekly: writeWeek(week) };
}

function unclearHours(place: Reader, received: string): Finding<PagerDutyWarning> {
  return lossOf({
    code: 'unclear-hours',
    path: pathOf(place),
    expected: 'an end after the start',
    received,
    hint: 'the service is left out',
  });
}
