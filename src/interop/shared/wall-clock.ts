import { instantOfLabel, labelOfInstant, zoneOf } from '../../zone/zone.js';

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
