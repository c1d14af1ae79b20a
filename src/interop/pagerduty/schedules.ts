import type { Finding } from '../../core/finding.js';
import { childOf, pathOf, type Read, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { instant, text } from '../../core/read-values.js';
import { labelOfInstant, type Zone, zoneOf } from '../../zone/zone.js';
import { neverOpens, unknownZone } from '../shared/calendar-losses.js';
import { type Coverage, hoursOfCoverage, isEverOpen } from '../shared/coverage.js';
import { foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { type NamedZones, zoneIdOf } from '../shared/named-zone.js';
import { pickOrTell } from '../shared/unread.js';
import { WHOLE_WEEK, weekOf } from '../shared/week.js';
import {
  type Entry,
  type PagerDutyOptions,
  type ReadPagerDuty,
  readOneOrMany,
  readPagerDutyOptions,
} from './answer.js';
import { readRestriction } from './restriction.js';
import type { PagerDutyWarning, TellLoss } from './warning.js';

const MOST_LAYERS = 200;
const MOST_RESTRICTIONS = 200;
const MOST_OVERRIDES = 1000;

/** What names and links a thing, and says nothing about time. */
const LINKS = ['type', 'summary', 'self', 'html_url', 'description'];
/** Who uses a schedule, and what PagerDuty works out from its layers. */
const DERIVED = [
  'escalation_policies',
  'users',
  'teams',
  'final_schedule',
  'http_cal_url',
  'web_cal_url',
];
/** Whose turn it is, not whether somebody is on call. */
const TURNS = [
  'id',
  'name',
  'rotation_virtual_start',
  'rotation_turn_length_seconds',
  'rendered_schedule_entries',
  'rendered_coverage_percentage',
];

/**
 * Reads on-call schedules of PagerDuty (`GET /schedules/{id}`, or `GET /schedules` with
 * `include[]=schedule_layers`) as calendars of covered time: open while somebody is on call, whoever
 * that is.
 *
 * A layer holds from its `start` to its `end`, the end excluded, within its restrictions; without any it
 * holds round the clock. Daily and weekly restrictions are hours on the clock of the schedule's
 * `time_zone`, also on a day on which the clock changes; those that run over midnight are cut there.
 * Rotations say whose turn it is, and do not matter. Overrides count where the answer shows them
 * (`since` and `until`), from their `start` to their `end`. Zones are IANA ids or the names of Rails.
 *
 * A clock in such a calendar runs only while somebody is on call.
 *
 * Source: PagerDuty REST API v2, "Get a schedule"; what layers and restrictions mean: PagerDuty support,
 * "Schedule Basics" and "Setting up Restrictions for On-Call Shifts".
 *
 * @param json - The parsed JSON, with `schedule` or the list `schedules`.
 * @param options - Zones by name.
 * @returns Calendars by the id of the schedule, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `invalid-time`,
 * `invalid-duration`, `invalid-interval`, `invalid-option` for a weekday, `unknown-field` for an option
 * that does not exist, `invalid-time-zone` for a zone of the options.
 * @example
 * import { calendarsFromPagerDutySchedules } from 'slakit/interop/pagerduty'
 * calendarsFromPagerDutySchedules({
 *   schedule: {
 *     id: 'PI7DH85', name: 'Nights', time_zone: 'America/New_York',
 *     schedule_layers: [{
 *       name: 'Layer 1', start: '2026-01-05T00:00:00-05:00', end: null,
 *       rotation_virtual_start: '2026-01-05T19:00:00-05:00', rotation_turn_length_seconds: 604800,
 *       users: [{ user: { id: 'PXPGF42', type: 'user_reference' } }],
 *       restrictions: [{ type: 'daily_restriction', start_time_of_day: '19:00:00', duration_seconds: 43200 }],
 *     }],
 *   },
 * }).calendars['PI7DH85']?.layers
 * // => [{ from: '2026-01-05', weekly: { 'mon,tue,wed,thu,fri,sat,sun': '00:00-07:00, 19:00-24:00' } }]
 */
export function calendarsFromPagerDutySchedules(
  json: unknown,
  options: PagerDutyOptions = {},
): ReadPagerDuty {
  const warnings: Finding<PagerDutyWarning>[] = [];
  const tell: TellLoss = (finding) => warnings.push(finding);
  const { timeZones } = readPagerDutyOptions(options);
  const read: Read<Entry | undefined> = (item) => readSchedule(item, timeZones, tell);
  return { calendars: Object.fromEntries(readOneOrMany(json, 'schedule', read)), warnings };
}

function readSchedule(reader: Reader, named: NamedZones, tell: TellLoss): Entry | undefined {
  const {
    id,
    name,
    time_zone: zoneName,
  } = pickOrTell(
    reader,
    'a schedule',
    { id: foreignId, name: text, time_zone: text },
    { immaterial: [...LINKS, ...DERIVED, 'schedule_layers', 'overrides_subschedule'], tell },
  );
  const timeZone = zoneIdOf(zoneName, named);
  const layers = childOf(reader, 'schedule_layers');
  if (timeZone === undefined) tell(unknownZone(childOf(reader, 'time_zone'), 'the schedule is'));
  if (isNone(layers)) tell(withoutLayers(reader));
  if (timeZone === undefined || isNone(layers)) return undefined;
  const zone = zoneOf(timeZone);
  const read = listOf('layers', (item) => readLayer(item, zone, tell), { most: MOST_LAYERS });
  const coverages = [...read(layers).flat(), ...readOverrides(reader, zone)];
  const hours = hoursOfCoverage(coverages);
  if (!isEverOpen(hours)) tell(neverOpens(layers));
  return [id, { name, timeZone, ...hours }];
}

function readLayer(reader: Reader, zone: Zone, tell: TellLoss): readonly Coverage[] {
  const { start, end, users, restrictions } = pickOrTell(
    reader,
    'a layer',
    {
      start: instant,
      end: orNone(instant),
      users: listOf('users', ({ value }) => value),
      restrictions: orNone(
        listOf('restrictions', (item) => readRestriction(item, tell), { most: MOST_RESTRICTIONS }),
      ),
    },
    { immaterial: [...LINKS, ...TURNS], tell },
  );
  if (users.length === 0) {
    tell(noUsers(childOf(reader, 'users')));
    return [];
  }
  const isWhole = restrictions === undefined || restrictions.length === 0;
  const week = isWhole ? WHOLE_WEEK : weekOf(restrictions.flat());
  return between({ start, end }, week, zone);
}

/** Somebody who takes over is on call, also where nobody else would be. */
function readOverrides(schedule: Reader, zone: Zone): readonly Coverage[] {
  const overrides = childOf(schedule, 'overrides_subschedule');
  if (isNone(overrides)) return [];
  const read = orNone(
    listOf(
      'overrides',
      (item) => pickFields(item, '{ start, end }', { start: instant, end: instant }),
      { most: MOST_OVERRIDES },
    ),
  );
  const { rendered_schedule_entries: entries } = pickFields(overrides, 'overrides', {
    rendered_schedule_entries: read,
  });
  return (entries ?? []).flatMap((entry) => between(entry, WHOLE_WEEK, zone));
}

/** A coverage from one instant to another; none when it ends as it begins. */
function between(
  { start, end }: { readonly start: number; readonly end: number | undefined },
  week: Coverage['week'],
  zone: Zone,
): readonly Coverage[] {
  const startMs = labelOfInstant(zone, start);
  const endMs = end === undefined ? Number.POSITIVE_INFINITY : labelOfInstant(zone, end);
  return endMs > startMs ? [{ startMs, endMs, week }] : [];
}

function withoutLayers(reader: Reader): Finding<PagerDutyWarning> {
  return lossOf({
    code: 'without-layers',
    path: pathOf(reader),
    expected: 'a schedule with its schedule_layers',
    received: 'none',
    hint: 'the schedule is left out: ask for it by its id, or include the layers',
  });
}

function noUsers(place: Reader): Finding<PagerDutyWarning> {
  return lossOf({
    code: 'no-users',
    path: pathOf(place),
    expected: 'somebody who is on call',
    received: 'nobody',
    hint: 'the layer is left out',
  });
}
