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
import { fail, type Path, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { instantOfLabel, labelOfInstant, zoneOf } from './zone.js';

/** What the clock on the wall shows at an instant. */
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
 * import { instantInZone, toIso } from 'slakit'
 * toIso(instantInZone('2026-03-29T02:30', 'Europe/Paris')) // => '2026-03-29T01:30:00.000Z'
 * @see {@link localTimeIn}
 */
export function instantInZone(local: string, timeZone: string, path: Path = []): number {
  const [date = '', time = '', ...rest] =
    typeof local === 'string' && local.length <= 30 ? local.split(/[T ]/) : [];
  if (time === '' || rest.length > 0) {
    fail({
      code: 'invalid-date',
      path,
      expected: 'a local date and time YYYY-MM-DDTHH:MM',
      received: shown(local),
    });
  }
  return instantOfLabel(
    zoneOf(timeZone, path),
    parseDate(date, path) * DAY_MS + parseTime(time, path),
  );
}

/**
 * The date, time and weekday that the clocks of a zone show at an instant.
 *
 * @example
 * import { localTimeIn } from 'slakit'
 * localTimeIn('2026-03-29T01:30:00Z', 'Europe/Paris') // => { date: '2026-03-29', time: '03:30', weekday: 'sun' }
 * @see {@link instantInZone}
 */
export function localTimeIn(at: InstantInput, timeZone: string): LocalTime {
  const label = labelOfInstant(zoneOf(timeZone), toInstant(at));
  const day = Math.floor(label / DAY_MS);
  return {
    date: formatDate(day),
    time: formatTime(label - day * DAY_MS),
    weekday: WEEKDAYS[weekdayOf(day)] as Weekday,
  };
}
