import { isZoneId } from '../../zone/zone.js';

/** Names are short; each end of one is tried. */
const LONGEST_NAME = 200;

/**
 * The IANA zone that a TZID names: by itself, or after a prefix that makes it unique in the world
 * (RFC 5545, 3.8.3.1: `/mozilla.org/20050126_1/Europe/Berlin`,
 * `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`). `undefined` for other names.
 */
export function zoneNamed(tzid: string): string | undefined {
  if (isZoneId(tzid)) return tzid;
  if (!tzid.startsWith('/') || tzid.length > LONGEST_NAME) return undefined;
  const parts = tzid.split('/');
  // America/Argentina/Buenos_Aires is the longest kind, and a country alone would be a guess.
  const ends = [3, 2].map((count) => parts.slice(-count).join('/'));
  const last = parts.at(-1);
  return [...ends, ...(last === 'UTC' ? [last] : [])].find(isZoneId);
}
