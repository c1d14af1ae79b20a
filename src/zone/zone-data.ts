import { fingerprintOf } from '../core/fingerprint.js';
import type { IntervalInput } from '../core/interval.js';
import { readerOf } from '../core/read.js';
import { readInterval } from '../core/read-interval.js';
import { BLOCK_MS, offsetAt, offsetRunsOf, readZone } from './zone.js';

/** The offsets of a zone within a stretch of time, by the time zone database of the runtime. */
export interface ZoneData {
  readonly timeZone: string;
  readonly startAt: number;
  readonly endAt: number;
  /** The offsets in force, the first from the start on. */
  readonly offsets: readonly ZoneOffset[];
  /** The same for the same offsets of the same stretch, whatever the version and the zone's name. */
  readonly fingerprint: string;
}

/** An offset from UTC, and the instant from which it holds. */
export interface ZoneOffset {
  readonly startAt: number;
  /** `+02:00`; with seconds, and digits behind them, for the local mean times of old. */
  readonly offset: string;
}

/**
 * Says which offsets every answer about a zone and a stretch of time goes by. Governments change
 * their clocks, so two runtimes with other versions of the tz database can give two due dates for one
 * ticket; parties that compare this compare what their answers depend on, and see where it differs.
 *
 * @param timeZone - An IANA zone or a fixed offset.
 * @param within - The stretch, its start included and its end excluded; any period or interval.
 * @returns The offsets, and a fingerprint of them.
 * @throws {@link SlaError} `invalid-time-zone`, `invalid-interval`, `invalid-instant`,
 * `instant-out-of-range`.
 * @example
 * import { toIso, zoneDataOf } from 'slakit'
 * const data = zoneDataOf('Europe/Paris', ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'])
 * toIso(data.offsets)
 * // => [{ startAt: '2026-03-01T00:00:00.000Z', offset: '+01:00' }, { startAt: '2026-03-29T01:00:00.000Z', offset: '+02:00' }]
 */
export function zoneDataOf(timeZone: string, within: IntervalInput): ZoneData {
  const zone = readZone(readerOf(timeZone, null, 'timeZone'));
  const { startAt, endAt } = readInterval(readerOf(within, null, 'within'));
  let last = offsetAt(zone, startAt);
  const changes: [startAt: number, offsetMs: number][] = [[startAt, last]];
  for (let block = Math.floor(startAt / BLOCK_MS); block * BLOCK_MS < endAt; block++) {
    const { startsAt, offsetsMs } = offsetRunsOf(zone, block);
    startsAt.forEach((at, i) => {
      const offset = offsetsMs[i] as number;
      if (at <= startAt || at >= endAt || offset === last) return;
      last = offset;
      changes.push([at, offset]);
    });
  }
  return {
    timeZone: zone.id,
    startAt,
    endAt,
    offsets: changes.map(([at, offset]) => ({ startAt: at, offset: formatOffset(offset) })),
    fingerprint: fingerprintOf([endAt, changes]),
  };
}

/** Writes an offset in milliseconds as `+05:30`, with seconds where there are any. */
function formatOffset(offsetMs: number): string {
  const length = Math.abs(offsetMs);
  // A day is never reached, so the time of day is the length.
  const text = new Date(length).toISOString().slice(11, -1);
  return `${offsetMs < 0 ? '-' : '+'}${text.replace(/(?::00)?\.000$/, '')}`;
}
