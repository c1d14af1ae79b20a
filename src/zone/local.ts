import {
  DAY_MS,
  formatDate,
  formatTime,
  parseDate,
  parseTime,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from '../core/civil.js';
import { fail, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { instantOfLabel, labelOfInstant, zoneOf } from './zone.js';

/** The reading of the clock on the wall at an instant. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:MM`, with seconds when there are any. */
  readonly time: string;
  readonly weekday: Weekday;
}

/**
 * The instant at which the clocks of a zone show a date and time. A time that the clocks skip moves
 * forward by the gap, one that they repeat is its first occurrence.
 *
 * @param local - `YYYY-MM-DDTHH:MM`, seconds optional, no offset.
 * @param timeZone - IANA id.
 * @returns Epoch milliseconds.
 * @throws {@link SlaError} `invalid-date`, `invalid-time`, `invalid-time-zone`.
 * @example
 * import { toInstantInZone, toIso } from 'slakit'
 * toIso(toInstantInZone('2026-03-29T02:30', 'Europe/Paris')) // => '2026-03-29T01:30:00.000Z'
 * @see {@link toLocalTime}
 */
export function toInstantInZone(local: string, timeZone: string): number {
  const [date = '', time = '', ...rest] =
    typeof local === 'string' && local.length <= 30 ? local.split(/[T ]/) : [];
  if (time === '' || rest.length > 0) {
    fail({
      code: 'invalid-date',
      path: [],
      expected: 'a local date and time YYYY-MM-DDTHH:MM',
      received: shown(local),
    });
  }
  return instantOfLabel(zoneOf(timeZone), parseDate(date) * DAY_MS + parseTime(time));
}

/**
 * The date, time and weekday that the clocks of a zone show at an instant.
 *
 * @param at - The instant.
 * @param timeZone - IANA id.
 * @returns Date, time and weekday as texts.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`, `invalid-time-zone`.
 * @example
 * import { toLocalTime } from 'slakit'
 * toLocalTime('2026-03-29T01:30:00Z', 'Europe/Paris') // => { date: '2026-03-29', time: '03:30', weekday: 'sun' }
 * @see {@link toInstantInZone}
 */
export function toLocalTime(at: InstantInput, timeZone: string): LocalTime {
  const label = labelOfInstant(zoneOf(timeZone), toInstant(at));
  const day = Math.floor(label / DAY_MS);
  return {
    date: formatDate(day),
    time: formatTime(label - day * DAY_MS),
    weekday: WEEKDAYS[weekdayOf(day)] as Weekday,
  };
}
