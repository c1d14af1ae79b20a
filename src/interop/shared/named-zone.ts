import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { pathOf, type Read, type Reader } from '../../core/read.js';
import { byName, optional } from '../../core/read-parts.js';
import { isZoneId, readZone, type Zone, zoneOf } from '../../zone/zone.js';
import { lossOf } from './loss.js';
import { RAILS_TIME_ZONES } from './rails-zones.js';

/** Zones that an option names, by the names that another system gives them. */
export type NamedZones = ReadonlyMap<string, Zone>;

/** Reads the option. */
export const readNamedZones: Read<NamedZones> = /* @__PURE__ */ optional(
  byName('time zones', readZone),
  new Map<string, Zone>(),
);

/** The IANA id of a zone: the one that the options name, else the one that has the name, in Rails or by itself. */
export function zoneIdOf(name: string, named: NamedZones): string | undefined {
  const known = named.get(name);
  if (known !== undefined) return known.id;
  const id = RAILS_TIME_ZONES.get(name) ?? name;
  return isZoneId(id) ? zoneOf(id).id : undefined;
}

/** Tells that a zone is not known, and that what is in it is therefore left out. */
export function unknownZone(place: Reader, what: string): Finding<'unknown-time-zone'> {
  return lossOf({
    code: 'unknown-time-zone',
    path: pathOf(place),
    expected: 'a time zone that is known',
    received: shown(place.value),
    hint: `${what} left out: name the zone in timeZones`,
  });
}

/** Tells that a calendar has no hours. */
export function neverOpens(place: Reader): Finding<'never-opens'> {
  return lossOf({
    code: 'never-opens',
    path: pathOf(place),
    expected: 'some hours',
    received: 'none',
    hint: 'a clock in it never runs',
  });
}
