import { DAY_MS, formatDate, formatTime } from '../../core/civil.js';
import { labelOfInstant, offsetAt, type Zone } from '../../zone/zone.js';

/** An instant as the REST interface writes it. */
export interface JsmInstant {
  /** On the clock of the zone, with its offset: `2026-03-02T10:00:00+01:00`. */
  readonly iso8601: string;
  readonly epochMillis: number;
  /** On the clock of the zone, to the minute: `2026-03-02 10:00`. */
  readonly friendly: string;
}

/** A length as the REST interface writes it. */
export interface JsmDuration {
  readonly millis: number;
  /** Whole hours and minutes, what is less is cut off: `1h 6m`, `-36m`, `0m`. */
  readonly friendly: string;
}

const MINUTE_MS = 60_000;

/** Writes an instant on the clock of a zone. */
export function jsmInstant(at: number, zone: Zone): JsmInstant {
  const label = labelOfInstant(zone, at);
  const friendly = `${formatDate(Math.floor(label / DAY_MS))} ${formatTime(minuteOf(label))}`;
  return { iso8601: isoOf(at, offsetAt(zone, at)), epochMillis: at, friendly };
}

/** Writes a length; the sign stands in front of the whole. */
export function jsmDuration(ms: number): JsmDuration {
  const minutes = Math.trunc(Math.abs(ms) / MINUTE_MS);
  const hours = Math.trunc(minutes / 60);
  const parts = [
    ...(hours > 0 ? [`${hours}h`] : []),
    ...(minutes % 60 > 0 || hours === 0 ? [`${minutes % 60}m`] : []),
  ];
  return { millis: ms, friendly: `${ms < 0 && minutes > 0 ? '-' : ''}${parts.join(' ')}` };
}

function minuteOf(label: number): number {
  const timeOfDay = label - Math.floor(label / DAY_MS) * DAY_MS;
  return timeOfDay - (timeOfDay % MINUTE_MS);
}

/** Offsets of the nineteenth century have seconds, which ISO 8601 cannot write: those are in UTC. */
function isoOf(at: number, offsetMs: number): string {
  if (offsetMs === 0 || offsetMs % MINUTE_MS !== 0) return withoutZeros(new Date(at).toISOString());
  const size = Math.abs(offsetMs);
  const offset = `${offsetMs < 0 ? '-' : '+'}${formatTime(size - (size % MINUTE_MS))}`;
  const local = new Date(at + offsetMs).toISOString();
  return `${withoutZeros(local).slice(0, -1)}${offset}`;
}

function withoutZeros(iso: string): string {
  return iso.replace('.000Z', 'Z');
}
