import { DAY_MS } from '../../core/civil.js';
import { instantOfLabel, isZoneId, labelOfInstant, zoneOf } from '../../zone/zone.js';
import { type IcalComponent, textOf } from './jcal.js';
import { readMoment } from './moment.js';
import { recurrenceDays } from './recurrence.js';
import { readRecurrenceRule } from './recurrence-rule.js';

/** A clock on a wall: labels to instants and back. */
export interface WallClock {
  /** The IANA zone, where there is one. */
  readonly timeZone?: string;
  readonly instantOf: (label: number) => number;
  readonly labelOf: (instant: number) => number;
}

/** The clock of a zone that the world knows. */
export function clockOfZone(timeZone: string): WallClock {
  const zone = zoneOf(timeZone);
  return {
    timeZone: zone.id,
    instantOf: (label) => instantOfLabel(zone, label),
    labelOf: (instant) => labelOfInstant(zone, instant),
  };
}

/**
 * The clock that a TZID means: the IANA zone of that name, else what the VTIMEZONE of the text says
 * (`W. Europe Standard Time`). The zone database comes first, because many feeds carry a VTIMEZONE
 * that knows only one year.
 */
export function clockOfTzid(
  tzid: string,
  components: readonly IcalComponent[],
): WallClock | undefined {
  const definition = components.find(
    (one) => one.name === 'vtimezone' && textOf(one, 'tzid') === tzid,
  );
  const location = definition === undefined ? undefined : textOf(definition, 'x-lic-location');
  for (const id of [tzid, location]) {
    const clock = id === undefined ? undefined : knownClock(id);
    if (clock !== undefined) return clock;
  }
  return definition === undefined ? undefined : clockOfDefinition(definition);
}

function knownClock(timeZone: string): WallClock | undefined {
  return isZoneId(timeZone) ? clockOfZone(timeZone) : undefined;
}

interface Observance {
  readonly component: IcalComponent;
  readonly start: number;
  readonly offsetMs: number;
}

function clockOfDefinition(definition: IcalComponent): WallClock | undefined {
  const observances = definition.components.flatMap(readObservance);
  if (observances.length === 0) return undefined;
  const offsetAt = (label: number): number => {
    let best = observances[0] as Observance;
    let bestOnset = Number.NEGATIVE_INFINITY;
    for (const observance of observances) {
      const onset = lastOnset(observance, label);
      if (onset !== undefined && onset > bestOnset) [best, bestOnset] = [observance, onset];
    }
    return best.offsetMs;
  };
  const instantOf = (label: number): number => label - offsetAt(label);
  const labelOf = (instant: number): number => {
    const labels = observances.map(({ offsetMs }) => instant + offsetMs);
    return labels.find((label) => instantOf(label) === instant) ?? (labels[0] as number);
  };
  return { instantOf, labelOf };
}

function readObservance(component: IcalComponent): Observance[] {
  const start = textOf(component, 'dtstart');
  const offset = /^([+-])(\d{2}):?(\d{2})/.exec(textOf(component, 'tzoffsetto') ?? '');
  const moment = start === undefined ? undefined : readMoment(start, undefined);
  if (moment === undefined || offset === null) return [];
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  const offsetMs = (offset[1] === '-' ? -1 : 1) * minutes * 60_000;
  return [{ component, start: moment.label, offsetMs }];
}

/** The last label, at or before the given one, at which an observance began. */
function lastOnset({ component, start }: Observance, label: number): number | undefined {
  if (label < start) return undefined;
  const rule = component.properties.find(({ name }) => name === 'rrule')?.values[0];
  const read = rule === undefined ? undefined : readRecurrenceRule(rule);
  if (read === undefined) return start;
  const startDay = Math.floor(start / DAY_MS);
  const day = Math.floor(label / DAY_MS);
  const until = read.until === undefined ? undefined : readMoment(read.until, undefined);
  const lastDay = until === undefined ? undefined : Math.floor(until.label / DAY_MS) + 1;
  const timeOfDayMs = start - startDay * DAY_MS;
  // Two years hold an onset of every yearly rule; older ones only matter when the rule has ended.
  const first = Math.max(startDay, Math.min(day, lastDay ?? day) - 800);
  const onsets = recurrenceDays(read, startDay, { first, last: day }, lastDay)
    .map((onset) => onset * DAY_MS + timeOfDayMs)
    .filter((onset) => onset <= label);
  return onsets.length === 0 ? start : Math.max(...onsets);
}
