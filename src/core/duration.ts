import { parseDecimal } from './decimal-text.js';
import { asUnreadable, fail, type Path, shown } from './error.js';

/**
 * A length of elapsed time at the border: `{ hours: 4, minutes: 30 }`, `'PT4H30M'`, or integer
 * milliseconds. Days, weeks and months have no fixed length and are refused.
 */
export type DurationInput =
  | string
  | number
  | {
      readonly hours?: number | undefined;
      readonly minutes?: number | undefined;
      readonly seconds?: number | undefined;
      readonly milliseconds?: number | undefined;
    };

/**
 * A length of elapsed time in a rule, always with its unit: a bare number has meant hours, minutes
 * and milliseconds.
 */
export type RuleDuration = Exclude<DurationInput, number>;

const UNIT_MS = { hours: 3_600_000, minutes: 60_000, seconds: 1000, milliseconds: 1 } as const;
type Unit = keyof typeof UNIT_MS;

const ISO = /^([+-])?PT(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?$/i;
const LONGEST_ISO = 60;
/** Longer than the whole range of instants, so that every real length fits. */
const LONGEST_MS = 400_000_000_000_000;
const NO_DAYS =
  'days, weeks and months have no fixed length: say { hours: … }, or { businessDays: … } for a target';

/**
 * Reads a duration as integer milliseconds. Parts may be fractional (`{ hours: 1.5 }`) as long as
 * each is a whole number of milliseconds.
 *
 * @param input - The duration; negative lengths are allowed here, a target refuses them.
 * @returns Milliseconds.
 * @throws {@link SlaError} `invalid-duration`.
 * @example
 * import { toDurationMs } from 'slakit'
 * toDurationMs('PT4H30M') // => 16200000
 * toDurationMs({ minutes: 90 }) // => 5400000
 */
export function toDurationMs(input: DurationInput): number {
  let value: number;
  try {
    value = typeof input === 'number' ? input : readDuration(input);
  } catch (error) {
    throw asUnreadable(error);
  }
  if (!Number.isInteger(value) || Math.abs(value) > LONGEST_MS) {
    fail({
      code: 'invalid-duration',
      path: [],
      expected: 'a whole number of milliseconds below 400 000 000 000 000',
      received: shown(input),
    });
  }
  return value === 0 ? 0 : value;
}

/** Reads a duration that may not be negative. */
export function toPositiveDurationMs(input: DurationInput): number {
  const value = toDurationMs(input);
  if (value < 0) {
    fail({
      code: 'invalid-duration',
      path: [],
      expected: 'a length of 0 or more',
      received: shown(input),
    });
  }
  return value;
}

/**
 * Writes milliseconds as an ISO 8601 duration of hours, minutes and seconds; the inverse of
 * {@link toDurationMs}.
 *
 * @param ms - Milliseconds, at most 400 000 000 000 000 either way, about 12,600 years. Parts of one
 * are written down to the nanosecond, and rounded there.
 * @returns Text such as `PT4H30M`.
 * @throws {@link SlaError} `invalid-duration` when the number is not finite, or larger.
 * @example
 * import { formatDuration } from 'slakit'
 * formatDuration(16_200_000) // => 'PT4H30M'
 * formatDuration(-90_500) // => '-PT1M30.5S'
 */
export function formatDuration(ms: number): string {
  const size = typeof ms === 'number' ? Math.abs(ms) : Number.NaN;
  // Asked this way round, because NaN compares with nothing.
  if (!(size <= LONGEST_MS)) {
    fail({
      code: 'invalid-duration',
      path: [],
      expected: 'a number of milliseconds, at most 400 000 000 000 000 either way',
      received: shown(ms),
    });
  }
  const { whole, nanoseconds } = partsOf(size);
  const hours = Math.floor(whole / UNIT_MS.hours);
  const minutes = Math.floor((whole % UNIT_MS.hours) / UNIT_MS.minutes);
  const seconds = secondsText(whole % UNIT_MS.minutes, nanoseconds);
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds}`;
  const sign = ms < 0 && text !== '' ? '-' : '';
  return `${sign}PT${text === '' ? '0S' : text}`;
}

/** Whole milliseconds and what is over; nearly all lengths are whole. */
function partsOf(size: number): { readonly whole: number; readonly nanoseconds: number } {
  if (Number.isInteger(size)) return { whole: size, nanoseconds: 0 };
  const whole = Math.floor(size);
  const nanoseconds = Math.round((size - whole) * NS_PER_MS);
  return nanoseconds === NS_PER_MS ? { whole: whole + 1, nanoseconds: 0 } : { whole, nanoseconds };
}

const NS_PER_MS = 1_000_000;

/** Seconds in plain digits: JavaScript writes small numbers with an exponent, which ISO 8601 has not. */
function secondsText(ms: number, nanoseconds: number): string {
  if (nanoseconds === 0) return ms === 0 ? '' : `${ms / 1000}S`;
  const fraction = `${String(ms % 1000).padStart(3, '0')}${String(nanoseconds).padStart(6, '0')}`;
  return `${Math.floor(ms / 1000)}.${fraction.replace(/0+$/, '')}S`;
}

function readDuration(input: Exclude<DurationInput, number>): number {
  if (typeof input === 'string') return parseIsoDuration(input);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    fail({
      code: 'invalid-duration',
      path: [],
      expected: '{ hours, minutes, seconds } or PT4H30M',
      received: shown(input),
    });
  }
  for (const key in input) {
    if (!Object.hasOwn(UNIT_MS, key)) fail({ ...unknownUnit(key), path: [key] });
  }
  const keys = Object.keys(input).filter((key) => input[key as Unit] !== undefined);
  if (keys.length === 0) {
    fail({
      code: 'invalid-duration',
      path: [],
      expected: 'at least one of hours, minutes, seconds, milliseconds',
      received: shown(input),
    });
  }
  let total = 0;
  for (const key of keys) {
    const amount = input[key as Unit];
    if (typeof amount !== 'number' || !Number.isFinite(amount)) {
      fail({
        code: 'invalid-duration',
        path: [key],
        expected: 'a finite number',
        received: shown(amount),
      });
    }
    total += Number.isInteger(amount)
      ? amount * UNIT_MS[key as Unit]
      : scaled(String(amount), key as Unit, [key]);
  }
  return total;
}

/** Days are no unit of a length, and are told why; any other name is one that nobody reads. */
function unknownUnit(key: string): Omit<Parameters<typeof fail>[0], 'path'> {
  const isDated = /day|week|month|year/i.test(key);
  return {
    code: isDated ? 'invalid-duration' : 'unknown-field',
    expected: 'hours, minutes, seconds or milliseconds',
    received: shown(key),
    ...(isDated ? { hint: NO_DAYS } : {}),
  };
}

function parseIsoDuration(text: string): number {
  const match = text.length <= LONGEST_ISO ? ISO.exec(text) : null;
  const [, sign, hours, minutes, seconds] = match ?? [];
  if (match === null || (hours ?? minutes ?? seconds) === undefined) {
    const dated = /^[+-]?P\d/i.test(text.slice(0, 4));
    fail({
      code: 'invalid-duration',
      path: [],
      expected: 'an ISO 8601 duration such as PT4H30M',
      received: shown(text),
      ...(dated ? { hint: NO_DAYS } : {}),
    });
  }
  const total = scaled(hours, 'hours') + scaled(minutes, 'minutes') + scaled(seconds, 'seconds');
  return sign === '-' ? -total : total;
}

/** Multiplies a decimal text by its unit in integers: 1.1 h is 3 960 000 ms, not 3 960 000.0000000005. */
function scaled(text: string | undefined, unit: Unit, path: Path = []): number {
  if (text === undefined) return 0;
  const { units, scale } = parseDecimal(text.replace(',', '.'));
  const product = units * BigInt(UNIT_MS[unit]);
  const divisor = 10n ** BigInt(scale);
  if (product % divisor !== 0n) {
    fail({
      code: 'invalid-duration',
      path,
      expected: 'a whole number of milliseconds',
      received: `${text} ${unit}`,
    });
  }
  return Number(product / divisor);
}
