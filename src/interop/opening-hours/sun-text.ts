import { formatTime } from '../../core/civil.js';
import type { SunEvent, SunTimes } from './sun.js';

/** What a text needs to know of the place that it is for. */
export interface Needs {
  /** Public or school holidays. */
  readonly holidays: boolean;
  readonly sun: boolean;
}

const QUOTED = /"[^"]*"/g;

/** What a text needs, as its parser writes it (`feiertag` is `PH` then); comments need nothing. */
export function needsOf(text: string): Needs {
  const plain = text.replace(QUOTED, '');
  return { holidays: /\b(PH|SH)\b/.test(plain), sun: /\b(dawn|sunrise|sunset|dusk)\b/.test(plain) };
}

const EVENT =
  /"[^"]*"|\(\s*(dawn|sunrise|sunset|dusk)\s*([+-])\s*(\d{1,2}):(\d{2})\s*\)|\b(dawn|sunrise|sunset|dusk)\b/g;
const LAST_START = 24 * 60 - 1;
const LAST_END = 48 * 60 - 1;

/** A text with the times of a date for the events of the sun. */
export function withSunTimes(text: string, times: Readonly<Record<SunEvent, number>>): string {
  return text.replace(EVENT, (written: string, ...found: unknown[]) => {
    const [shifted, sign, hours, minutes, plain] = found as (string | undefined)[];
    const name = (shifted ?? plain) as SunEvent | undefined;
    if (name === undefined) return written;
    const by = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
    const isEnd = text[(found[5] as number) - 1] === '-';
    const most = isEnd ? LAST_END : LAST_START;
    return formatTime(Math.min(Math.max(times[name] + by, 0), most) * 60_000);
  });
}

const FULL_DAY = 24 * 60;
const NOON = FULL_DAY / 2;

/**
 * The times of a date for a text: where the sun does not set, it is up from 00:00 to 24:00. Where it
 * does not rise there are two, and true is what is in both: a day can be short, but not empty.
 */
export function timesForText(times: SunTimes): readonly Readonly<Record<SunEvent, number>>[] {
  const isDark = Object.values(times).includes('below');
  return isDark ? [filled(times, 0), filled(times, NOON)] : [filled(times, 0)];
}

function filled(
  { dawn, sunrise, sunset, dusk }: SunTimes,
  dark: number,
): Readonly<Record<SunEvent, number>> {
  const begin = (at: SunTimes[SunEvent]): number =>
    typeof at === 'number' ? at : at === 'above' ? 0 : dark;
  const end = (at: SunTimes[SunEvent]): number =>
    typeof at === 'number' ? at : at === 'above' ? FULL_DAY : dark + 1;
  return { dawn: begin(dawn), sunrise: begin(sunrise), sunset: end(sunset), dusk: end(dusk) };
}
