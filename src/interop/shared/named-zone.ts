import type { Read } from '../../core/read.js';
import { byName, optional } from '../../core/read-parts.js';
import { isZoneId, readZone, type Zone, zoneOf } from '../../zone/zone.js';
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
