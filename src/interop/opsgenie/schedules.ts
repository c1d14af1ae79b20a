import type { PlainCalendar } from '../../calendar/plan/definition.js';
import type { Finding } from '../../core/finding.js';
import {
  childOf,
  type FieldsOf,
  isList,
  type Read,
  type Reader,
  readerOf,
} from '../../core/read.js';
import { listOf, readFields } from '../../core/read-parts.js';
import { flag, instant, text } from '../../core/read-values.js';
import { labelOfInstant, type Zone, zoneOf } from '../../zone/zone.js';
import { neverOpens, unknownZone } from '../shared/calendar-losses.js';
import { type Coverage, hoursOfCoverage, isEverOpen } from '../shared/coverage.js';
import { foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';
import { type NamedZones, readNamedZones, zoneIdOf } from '../shared/named-zone.js';
import { pickOrTell } from '../shared/unread.js';
import { WEEK_MS, type WeekStretch, weekOf } from '../shared/week.js';
import { readTimeRestriction } from './restriction.js';
import { leftOut, type OpsgenieWarning, type TellLoss } from './warning.js';

/** Options of `calendarsFromOpsgenieSchedules`. */
export interface OpsgenieOptions {
  /** IANA ids for names of zones that are not known, or not as meant. */
  readonly timeZones?: Readonly<Record<string, string>> | undefined;
}

/** Calendars read from schedules, and what is not in them. */
export interface ReadOpsgenieSchedules {
  /** By the id of the schedule. */
  readonly calendars: Readonly<Record<string, PlainCalendar>>;
  readonly warnings: readonly Finding<OpsgenieWarning>[];
}

const MOST_SCHEDULES = 500;
const MOST_ROTATIONS = 200;

/**
 * Reads on-call schedules of Opsgenie (`GET /v2/schedules/{id}`, or `GET /v2/schedules?expand=rotation`)
 * as calendars of covered time: open while some rotation is on call, whoever that is.
 *
 * A rotation holds from its `startDate` to its `endDate`, the end excluded, within its `timeRestriction`;
 * without one round the clock. Restrictions are hours on the clock of the schedule's `timezone`, also on
 * a day on which the clock changes; an end before the start is on the next day, or in the next week.
 * Whose turn it is does not matter, unless it is nobody's: a rotation with a participant `none` is left
 * out, and listed. A schedule that is not enabled is left out, and listed.
 *
 * Source: Opsgenie documentation, "Schedule API" and "Schedule Rotation API". Overrides are another
 * answer of the API, and are not read.
 *
 * @param json - The parsed JSON, with `data`: one schedule, or a list of them.
 * @param options - Zones by name.
 * @returns Calendars by the id of the schedule, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `invalid-option` for an
 * hour, a minute or a weekday, `unknown-field` for an option that does not exist, `invalid-time-zone` for
 * a zone of the options.
 * @example
 * import { calendarsFromOpsgenieSchedules } from 'slakit/interop/opsgenie'
 * calendarsFromOpsgenieSchedules({
 *   data: {
 *     id: 'd875', name: 'Office', timezone: 'Europe/Istanbul', enabled: true,
 *     rotations: [{
 *       id: '82e2', startDate: '2026-01-04T21:00:00Z', endDate: null, type: 'weekly', length: 1,
 *       participants: [{ type: 'user', id: 'b5b9' }],
 *       timeRestriction: {
 *         type: 'weekday-and-time-of-day',
 *         restrictions: [{ startDay: 'monday', startHour: 8, startMin: 0, endDay: 'monday', endHour: 18, endMin: 30 }],
 *       },
 *     }],
 *   },
 * }).calendars
 * // => { d875: { name: 'Office', timeZone: 'Europe/Istanbul', layers: [{ from: '2026-01-05', weekly: { mon: '08:00-18:30' } }] } }
 */
export function calendarsFromOpsgenieSchedules(
  json: unknown,
  options: OpsgenieOptions = {},
): ReadOpsgenieSchedules {
  const warnings: Finding<OpsgenieWarning>[] = [];
  const { timeZones } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const read: Read<Entry | undefined> = (item) =>
    readSchedule(item, timeZones, (finding) => warnings.push(finding));
  const { data } = pickFields(readerOf(json), '{ data }', {
    data: (at) =>
      isList(at) ? listOf('schedules', read, { most: MOST_SCHEDULES })(at) : [read(at)],
  });
  const known = data.filter((entry) => entry !== undefined);
  return { calendars: Object.fromEntries(known), warnings };
}

const OPTIONS = { timeZones: readNamedZones } satisfies FieldsOf<OpsgenieOptions>;

type Entry = readonly [id: string, calendar: PlainCalendar];

function readSchedule(reader: Reader, named: NamedZones, tell: TellLoss): Entry | undefined {
  const read = pickOrTell(
    reader,
    'a schedule',
    { id: foreignId, name: text, timezone: text, enabled: orNone(flag) },
    { immaterial: ['description', 'ownerTeam', 'rotations'], tell },
  );
  const { id, name, timezone, enabled = true } = read;
  const rotations = childOf(reader, 'rotations');
  const timeZone = zoneIdOf(timezone, named);
  if (!enabled) tell(leftOut('disabled', childOf(reader, 'enabled'), DISABLED));
  if (timeZone === undefined) tell(unknownZone(childOf(reader, 'timezone'), 'the schedule is'));
  if (isNone(rotations)) tell(leftOut('without-rotations', rotations, WITHOUT_ROTATIONS));
  if (!enabled || timeZone === undefined || isNone(rotations)) return undefined;
  const zone = zoneOf(timeZone);
  const coverages = listOf('rotations', (item) => readRotation(item, zone, tell), {
    most: MOST_ROTATIONS,
  })(rotations).filter((coverage) => coverage !== undefined);
  const hours = hoursOfCoverage(coverages);
  if (!isEverOpen(hours)) tell(neverOpens(rotations));
  return [id, { name, timeZone, ...hours }];
}

const DISABLED = { expected: 'a schedule that is enabled', hint: 'the schedule is left out' };
const WITHOUT_ROTATIONS = {
  expected: 'a schedule with its rotations',
  hint: 'the schedule is left out: ask for it by its id, or expand the rotations',
};
const NOBODY = {
  expected: 'somebody in every turn',
  hint: 'the rotation is left out',
};

const EVER: readonly WeekStretch[] = [{ start: 0, end: WEEK_MS }];
/** Whose turn it is, not whether somebody is on call. */
const TURNS = ['id', 'name', 'type', 'length'];

function readRotation(reader: Reader, zone: Zone, tell: TellLoss): Coverage | undefined {
  const { startDate, endDate, participants, timeRestriction } = pickOrTell(
    reader,
    'a rotation',
    {
      startDate: instant,
      endDate: orNone(instant),
      participants: listOf('participants', (item) => pickFields(item, 'one', { type: text }).type),
      timeRestriction: (at) => (isNone(at) ? EVER : readTimeRestriction(at, tell)),
    },
    { immaterial: TURNS, tell },
  );
  const isNobody = participants.length === 0 || participants.includes('none');
  if (isNobody) tell(leftOut('nobody', childOf(reader, 'participants'), NOBODY));
  if (isNobody || timeRestriction === undefined) return undefined;
  const startMs = labelOfInstant(zone, startDate);
  const endMs = endDate === undefined ? Number.POSITIVE_INFINITY : labelOfInstant(zone, endDate);
  return endMs > startMs ? { startMs, endMs, week: weekOf(timeRestriction) } : undefined;
}
