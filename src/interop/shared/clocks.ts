import { DAY_MS, epochDayOf } from '../../core/civil.js';
import { type IcalComponent, textOf } from './jcal.js';
import { type Steps, spend } from './steps.js';
import { clockOfDefinition } from './vtimezone.js';
import { clockOfZone, type WallClock } from './wall-clock.js';
import { windowsZone } from './windows-zones.js';
import { zoneNamed } from './zone-name.js';

/** The clocks of a text by their TZID, each made once, whatever asks for it. */
export interface Clocks {
  readonly clockOf: (tzid: string) => WallClock | undefined;
}

/** Told, once for each, of a TZID that is read as a zone because a table says so. */
export type TellZone = (tzid: string, timeZone: string) => void;

/**
 * The clocks that the TZIDs of a text mean: the IANA zone of that name, else what its VTIMEZONE says
 * (`W. Europe Standard Time`), else, and told, the zone that stands for a name of Windows. The zone
 * database comes first, because many feeds carry a VTIMEZONE that knows only one year.
 */
export function clocksIn(
  components: readonly IcalComponent[],
  steps: Steps,
  tellZone: TellZone,
): Clocks {
  const definitions = new Map<string, IcalComponent>();
  for (const component of components) {
    const tzid = component.name === 'vtimezone' ? textOf(component, 'tzid') : undefined;
    if (tzid !== undefined && !definitions.has(tzid)) definitions.set(tzid, component);
  }
  const clocks = new Map<string, WallClock | undefined>();
  const clockOf = (tzid: string): WallClock | undefined => {
    if (!clocks.has(tzid)) clocks.set(tzid, makeClock(tzid, definitions.get(tzid)));
    return clocks.get(tzid);
  };
  const makeClock = (tzid: string, definition?: IcalComponent): WallClock | undefined => {
    spend(steps, STEPS_OF_A_ZONE);
    const location = definition === undefined ? undefined : textOf(definition, 'x-lic-location');
    const timeZone = zoneNamed(tzid) ?? (location === undefined ? undefined : zoneNamed(location));
    if (timeZone !== undefined) return meteredClock(timeZone, steps);
    const defined = definition === undefined ? undefined : clockOfDefinition(definition, steps);
    if (defined !== undefined) return defined;
    const assumed = windowsZone(tzid);
    if (assumed === undefined) return undefined;
    tellZone(tzid, assumed);
    return meteredClock(assumed, steps);
  };
  return { clockOf };
}

/** The clock of a zone; what a zone is in a year that nobody has asked for yet takes long to find out. */
function meteredClock(timeZone: string, steps: Steps): WallClock {
  const clock = clockOfZone(timeZone);
  const pay = (ms: number): void =>
    spend(steps, ms < USUAL_MS.least || ms > USUAL_MS.most ? STEPS_OF_A_FAR_YEAR : 1);
  return {
    ...clock,
    instantOf: (label) => {
      pay(label);
      return clock.instantOf(label);
    },
    labelOf: (instant) => {
      pay(instant);
      return clock.labelOf(instant);
    },
  };
}

const USUAL_MS = { least: epochDayOf(1900, 1, 1) * DAY_MS, most: epochDayOf(2200, 1, 1) * DAY_MS };
/** A name that is no zone is told by an error of the platform. */
const STEPS_OF_A_ZONE = 200;
/** Some tenths of a millisecond, where a usual step is less than a thousandth. */
const STEPS_OF_A_FAR_YEAR = 300;
