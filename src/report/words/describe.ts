import { formatDuration } from '../../core/duration.js';
import { guarded } from '../../core/error.js';
import type { InstantInput } from '../../core/instant.js';
import { toLocalTime } from '../../zone/local.js';

/**
 * Writes an instant as a person of a zone would: weekday, date and time of day.
 *
 * @param at - The instant.
 * @param timeZone - IANA id of the zone.
 * @returns Text such as `Mon 2026-03-02 09:00`, with seconds when there are any.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`, `invalid-time-zone`.
 * @example
 * import { describeInstant } from 'slakit/report'
 * describeInstant('2026-03-29T01:30:00Z', 'Europe/Berlin') // => 'Sun 2026-03-29 03:30'
 */
export function describeInstant(at: InstantInput, timeZone: string): string {
  return guarded(() => {
    const { date, time, weekday } = toLocalTime(at, timeZone);
    return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${date} ${time}`;
  });
}

/**
 * Writes a length in hours, minutes and seconds.
 *
 * @param ms - The length in milliseconds; a negative one has a minus.
 * @returns Text such as `1 h 30 min` or `1.5 s`; nothing at all is `0 min`.
 * @throws {@link SlaError} `invalid-duration` when the number is not finite.
 * @example
 * import { describeDuration } from 'slakit/report'
 * describeDuration(5_400_000) // => '1 h 30 min'
 * describeDuration(-1500) // => '-1.5 s'
 */
export function describeDuration(ms: number): string {
  return guarded(() => {
    const [, sign = '', parts = ''] = /^(-?)PT(.*)$/.exec(formatDuration(ms)) ?? [];
    if (parts === '0S') return '0 min';
    const words = parts.replace('H', ' h ').replace('M', ' min ').replace('S', ' s ');
    return sign + words.trimEnd();
  });
}
