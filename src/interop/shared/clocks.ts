import { isZoneId } from '../../zone/zone.js';
import { type IcalComponent, textOf } from './jcal.js';
import type { Steps } from './steps.js';
import { clockOfDefinition } from './vtimezone.js';
import { clockOfZone, type WallClock } from './wall-clock.js';

/** The clocks of a text by their TZID, each made once, whatever asks for it. */
export interface Clocks {
  readonly clockOf: (tzid: string) => WallClock | undefined;
}

/**
 * The clocks that the TZIDs of a text mean: the IANA zone of that name, else what its VTIMEZONE says
 * (`W. Europe Standard Time`). The zone database comes first, because many feeds carry a VTIMEZONE
 * that knows only one year.
 */
export function clocksIn(components: readonly IcalComponent[], steps: Steps): Clocks {
  const definitions = new Map<string, IcalComponent>();
  for (const component of components) {
    const tzid = component.name === 'vtimezone' ? textOf(component, 'tzid') : undefined;
    if (tzid !== undefined && !definitions.has(tzid)) definitions.set(tzid, component);
  }
  const clocks = new Map<string, WallClock | undefined>();
  const clockOf = (tzid: string): WallClock | undefined => {
    if (!clocks.has(tzid)) clocks.set(tzid, makeClock(tzid, definitions.get(tzid), steps));
    return clocks.get(tzid);
  };
  return { clockOf };
}

function makeClock(
  tzid: string,
  definition: IcalComponent | undefined,
  steps: Steps,
): WallClock | undefined {
  const location = definition === undefined ? undefined : textOf(definition, 'x-lic-location');
  const timeZone = [tzid, location].find((id) => id !== undefined && isZoneId(id));
  if (timeZone !== undefined) return clockOfZone(timeZone);
  return definition === undefined ? undefined : clockOfDefinition(definition, steps);
}
