import { asUnreadable, fail, shown } from './error.js';

/**
 * An instant at the border: an ISO 8601 string with an offset or `Z`, integer epoch milliseconds, a
 * `Date`, or any object with a numeric `epochMilliseconds` (the Instant and ZonedDateTime of every
 * Temporal, native or not). A string without an offset is an error: it names no instant.
 */
export type InstantInput = string | number | Date | { readonly epochMilliseconds: number };

/** The first instant that slakit accepts: 0001-01-01T00:00:00Z. */
export const MIN_INSTANT = -62_135_596_800_000;
/** The last instant that slakit accepts: 9999-12-31T23:59:59.999Z. */
export const MAX_INSTANT = 253_402_300_799_999;

/** Seconds of the years 1973 to 2286, which taken for milliseconds are the first months of 1970. */
const LIKE_SECONDS = { least: 100_000_000, most: 9_999_999_999 };

/**
 * Whether an instant as given is a number that most likely counts seconds: taken for milliseconds it lies
 * between 2 January and 26 April 1970. For whoever checks documents and logs; a question about that time
 * is answered as any other, and a text or a `Date` says which time it means.
 */
export function looksLikeSeconds(input: unknown): boolean {
  return typeof input === 'number' && input >= LIKE_SECONDS.least && input <= LIKE_SECONDS.most;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)(?:\[[^\]]{1,60}\])*$/;
const LONGEST_ISO = 160;

/**
 * Reads an instant as integer epoch milliseconds (UTC). Digits below a millisecond are cut off, as
 * `Date` and Temporal do. A zone annotation such as `[Europe/Paris]` may follow the offset; the
 * offset decides.
 *
 * @param input - The instant.
 * @returns Epoch milliseconds from {@link MIN_INSTANT} (included) to {@link MAX_INSTANT} (included).
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { toInstant } from 'slakit'
 * toInstant('2026-03-02T09:00:00+01:00') // => 1772438400000
 */
export function toInstant(input: InstantInput): number {
  const value = typeof input === 'number' ? input : readInstant(input);
  if (!Number.isInteger(value)) {
    fail({
      code: 'invalid-instant',
      path: [],
      expected: 'integer epoch milliseconds',
      received: shown(input),
      ...(Number.isFinite(value) ? { hint: 'round it to whole milliseconds first' } : {}),
      ...(typeof input === 'object' && Number.isNaN(value) ? { hint: 'the Date is invalid' } : {}),
    });
  }
  if (value < MIN_INSTANT || value > MAX_INSTANT) {
    fail({
      code: 'instant-out-of-range',
      path: [],
      expected: 'an instant of the years 0001 to 9999',
      received: shown(input),
    });
  }
  // Adding 0 turns -0, which no clock shows, into 0.
  return value + 0;
}

function readInstant(input: Exclude<InstantInput, number>): number {
  if (typeof input === 'string') return parseIso(input);
  if (typeof input === 'object' && input !== null) {
    const known = epochMsOfTemporal(input) ?? epochMsOfDate(input);
    if (known !== undefined) return known;
  }
  fail({
    code: 'invalid-instant',
    path: [],
    expected: 'an ISO 8601 string with offset, epoch milliseconds, a Date or a Temporal object',
    received: shown(input),
  });
}

/** Duck typing on purpose: a native Temporal and two polyfill copies fail each other's instanceof. */
function epochMsOfTemporal(input: object): number | undefined {
  try {
    const value = 'epochMilliseconds' in input ? input.epochMilliseconds : undefined;
    return typeof value === 'number' ? value : undefined;
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** The method itself is the check: it knows a Date of any realm and refuses all else. */
function epochMsOfDate(input: object): number | undefined {
  try {
    return Date.prototype.getTime.call(input);
  } catch {
    return undefined;
  }
}

function parseIso(text: string): number {
  const match = text.length <= LONGEST_ISO ? ISO.exec(text) : null;
  if (match === null) failIso(text);
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset] =
    match as unknown as string[];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const sameDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  const midnight = Number(hour) === 24 && Number(minute + second + fraction) === 0;
  const offsetMs = parseOffset(offset as string);
  if (
    !sameDay ||
    (Number(hour) > 23 && !midnight) ||
    Number(minute) > 59 ||
    Number(second) > 60 ||
    offsetMs === null
  ) {
    failIso(text);
  }
  // ISO 8601 knows a leap second, POSIX time does not: 60 is the second before the next minute.
  const seconds = Math.min(Number(second), 59);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const local =
    date.getTime() + ((Number(hour) * 60 + Number(minute)) * 60 + seconds) * 1000 + milliseconds;
  return local - offsetMs;
}

function parseOffset(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0;
  if (hours > 23 || minutes > 59) return null;
  return (text[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function failIso(text: string): never {
  const local = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}[\d:.]*)?$/.test(text.slice(0, 40));
  fail({
    code: 'invalid-instant',
    path: [],
    expected: 'an ISO 8601 date-time with Z or an offset',
    received: shown(text),
    ...(local ? { hint: 'say which instant it is: add Z or +02:00' } : {}),
  });
}
