import { DAY_MS } from '../../core/civil.js';
import type { WallClock } from '../shared/wall-clock.js';

/** The events of the sun that opening hours name. */
export type SunEvent = 'dawn' | 'sunrise' | 'sunset' | 'dusk';

/**
 * Minutes since 00:00 of a date on the clock of the place. Where the sun does not cross the height of
 * an event, it is `above` or `below` it all day.
 */
export type SunTimes = Readonly<Record<SunEvent, number | 'above' | 'below'>>;

/** Where something is, in degrees; north and east are positive. */
export interface Coordinates {
  readonly lat: number;
  readonly lon: number;
}

/**
 * The times of the sun around the noon of a date, cut to whole minutes. A sunset after midnight has
 * more than 24 hours, for it is the evening of its date.
 *
 * They are computed here and not by opening_hours.js, which asks for the events of a date of the
 * machine: on the other side of the world that is another date, or one without an event.
 *
 * Source: J. Meeus, Astronomical Algorithms, chapters 12 (sidereal time), 15 (rising and setting) and
 * 25 (position of the sun, low accuracy), as suncalc has them, which opening_hours.js uses. The sun
 * rises and sets at -0.833 degrees, for refraction and its radius; civil twilight begins at -6.
 */
export function sunTimesOf(day: number, place: Coordinates, clock: WallClock): SunTimes {
  const noon = noonOf(day, place, clock);
  const minutesOf = (name: SunEvent): SunTimes[SunEvent] => {
    const at = timeOf(EVENTS[name], noon, place);
    if (typeof at === 'string') return at;
    return Math.floor((clock.labelOf(instantOf(at)) - day * DAY_MS) / 60_000);
  };
  return {
    dawn: minutesOf('dawn'),
    sunrise: minutesOf('sunrise'),
    sunset: minutesOf('sunset'),
    dusk: minutesOf('dusk'),
  };
}

const RADIAN = Math.PI / 180;
/** 2000-01-01T12:00 in days since 1970; all times below are days since then. */
const J2000_DAYS = 10_957.5;
const DAYS_OF_A_CENTURY = 36_525;

interface Crossing {
  /** The height of the sun, in degrees. */
  readonly height: number;
  /** Before or after noon. */
  readonly side: -1 | 1;
}

const EVENTS: Readonly<Record<SunEvent, Crossing>> = {
  dawn: { height: -6, side: -1 },
  sunrise: { height: -0.833, side: -1 },
  sunset: { height: -0.833, side: 1 },
  dusk: { height: -6, side: 1 },
};

function instantOf(at: number): number {
  return Math.floor((at + J2000_DAYS) * DAY_MS);
}

/** The noon of the sun that is on a date of the clock; near the date line dates run ahead of the sun. */
function noonOf(day: number, place: Coordinates, clock: WallClock): number {
  const usual = day + 0.5 - J2000_DAYS - place.lon / 360;
  const ahead = Math.floor(clock.labelOf(instantOf(usual)) / DAY_MS) - day;
  return whenAtHourAngle(() => 0, usual - ahead, place);
}

/** When the sun crosses a height, or on which side of it it stays. */
function timeOf(
  { height, side }: Crossing,
  noon: number,
  place: Coordinates,
): number | 'above' | 'below' {
  const latitude = place.lat * RADIAN;
  const cosineAt = (at: number): number => {
    const { declination } = positionAt(at);
    const rest = Math.sin(height * RADIAN) - Math.sin(latitude) * Math.sin(declination);
    return rest / (Math.cos(latitude) * Math.cos(declination));
  };
  const atNoon = cosineAt(noon);
  if (Math.abs(atNoon) > 1) return atNoon < 0 ? 'above' : 'below';
  // Near a pole the sun may cross the height at noon, and no more some hours later.
  const angleAt = (at: number): number => side * Math.acos(Math.min(Math.max(cosineAt(at), -1), 1));
  return whenAtHourAngle(angleAt, noon + angleAt(noon) / (2 * Math.PI), place);
}

/** Each step leaves less than a hundredth of the distance to the hour angle. */
const STEPS = 4;

/** When the sun stands at an hour angle, which itself may change with the sun, near a time. */
function whenAtHourAngle(
  angleAt: (at: number) => number,
  near: number,
  { lon }: Coordinates,
): number {
  let at = near;
  for (let step = 0; step < STEPS; step++) {
    const sidereal = (280.460_618_37 + 360.985_647_366_29 * at + lon) * RADIAN;
    const turns = (sidereal - positionAt(at).ascension - angleAt(at)) / (2 * Math.PI);
    at -= turns - Math.round(turns);
  }
  return at;
}

/** Where the sun is among the stars, in radians: its apparent right ascension and declination. */
function positionAt(at: number): { readonly ascension: number; readonly declination: number } {
  const t = at / DAYS_OF_A_CENTURY;
  const anomaly = (357.529_11 + t * (35_999.050_29 - t * 0.000_153_7)) * RADIAN;
  const center =
    (1.914_602 - t * (0.004_817 + t * 0.000_014)) * Math.sin(anomaly) +
    (0.019_993 - t * 0.000_101) * Math.sin(2 * anomaly) +
    0.000_289 * Math.sin(3 * anomaly);
  const node = (125.04 - 1934.136 * t) * RADIAN;
  const mean = 280.466_46 + t * (36_000.769_83 + t * 0.000_303_2);
  const longitude = (mean + center - 0.005_69 - 0.004_78 * Math.sin(node)) * RADIAN;
  const obliquity = (23.439_291 - t * 0.013_004_2 + 0.002_56 * Math.cos(node)) * RADIAN;
  return {
    ascension: Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude)),
    declination: Math.asin(Math.sin(obliquity) * Math.sin(longitude)),
  };
}
