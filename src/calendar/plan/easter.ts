import { epochDayOf } from '../../core/civil.js';

/** Whose Easter it is: the churches reckon it differently. */
export type Church = 'western' | 'orthodox';

/**
 * Easter Sunday as an epoch day, in the Gregorian calendar.
 *
 * Western: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 2nd edition, chapter
 * 8). Orthodox: Meeus's Julian algorithm, same chapter; the distance between the calendars is added.
 */
export function easterSunday(year: number, church: Church): number {
  return church === 'western' ? westernEaster(year) : orthodoxEaster(year);
}

function westernEaster(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leapCenturies = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonCorrection + 15) % 30;
  const yearOfCentury = year % 100;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return epochDayOf(year, 3, 22 + epact + weekday - 7 * late);
}

function orthodoxEaster(year: number): number {
  const fullMoon = (19 * (year % 19) + 15) % 30;
  const weekday = (2 * (year % 4) + 4 * (year % 7) - fullMoon + 34) % 7;
  const calendarGap = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return epochDayOf(year, 3, 22 + fullMoon + weekday + calendarGap);
}
