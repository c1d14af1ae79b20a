import { parseDate, parseTime } from './civil.js';
import type { DurationInput } from './duration.js';
import { toPositiveDurationMs } from './duration.js';
import { type InstantInput, looksLikeSeconds, toInstant } from './instant.js';
import { compare, ONE, type Ratio, ratio, ratioOf, ZERO } from './ratio.js';
import { isList, type Read, type Reader, reading, refuse, unknownName, warn } from './read.js';

/** Readers of single values: each knows its range and its unit, and gives what the value means. */

/** Reads a text. */
export function text(reader: Reader): string {
  if (typeof reader.value === 'string') return reader.value;
  refuse(reader, { code: 'invalid-type', expected: 'a text' });
}

/** Reads an id: a text that is not empty. */
export function id(reader: Reader): string {
  const value = text(reader);
  if (value !== '') return value;
  refuse(reader, { code: 'invalid-type', expected: 'an id of at least one character' });
}

/** Reads a yes or no. */
export function flag(reader: Reader): boolean {
  if (typeof reader.value === 'boolean') return reader.value;
  refuse(reader, { code: 'invalid-type', expected: 'true or false' });
}

/** Reads one of several words. */
export function word<const Word extends string>(words: readonly Word[]): Read<Word> {
  return (reader) => {
    const { value } = reader;
    if (words.includes(value as Word)) return value as Word;
    refuse(reader, {
      code: 'invalid-option',
      expected: words.length === 1 ? `'${words[0]}'` : `one of ${words.join(', ')}`,
      ...(typeof value === 'string' ? unknownName(value, words) : {}),
    });
  };
}

/** The range of a number; both ends included. */
export interface NumberRange {
  readonly least?: number;
  readonly most?: number;
}

/** Reads a whole number of things: `periods`, `slices`. */
export function whole(what: string, range: NumberRange = {}): Read<number> {
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = range;
  return (reader) => {
    const { value } = reader;
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
      return (value as number) + 0;
    const end = most === Number.MAX_SAFE_INTEGER ? 'on' : `to ${most}`;
    refuse(reader, {
      code: 'invalid-option',
      expected: `a whole number of ${what}, from ${least} ${end}`,
    });
  };
}

/** Reads a decimal exactly. */
export const decimal: Read<Ratio> = /* @__PURE__ */ reading(ratioOf);

/** The range of a decimal, in its own unit; both ends included. */
export interface DecimalRange {
  readonly least?: Ratio;
  readonly most?: Ratio;
}

/** Reads a decimal within a range. */
export function decimalWithin(what: string, { least, most }: DecimalRange): Read<Ratio> {
  return (reader) => {
    const value = decimal(reader);
    if (least !== undefined && compare(value, least) < 0) return outside(reader, what);
    if (most !== undefined && compare(value, most) > 0) return outside(reader, what);
    return value;
  };
}

function outside(reader: Reader, expected: string): never {
  refuse(reader, { code: 'invalid-option', expected });
}

const HUNDRED: Ratio = { numerator: 100n, denominator: 1n };

/** Reads a decimal that is not below 0. */
export const amount: Read<Ratio> = /* @__PURE__ */ decimalWithin('0 or more', { least: ZERO });

/** Reads a share, 0 to 1, as it is. */
export const share: Read<Ratio> = /* @__PURE__ */ decimalWithin('a share from 0 to 1', {
  least: ZERO,
  most: ONE,
});

/** Reads a percentage, 0 to 100, as the share that it stands for. */
export function percent(reader: Reader): Ratio {
  const value = decimalWithin('a percentage from 0 to 100', { least: ZERO, most: HUNDRED })(reader);
  return ratio(value.numerator, value.denominator * 100n);
}

/**
 * Reads a promised percentage as the share that it stands for. A promise of 1 % or less is most
 * likely a ratio (0.999 for 99.9), and is warned of.
 */
export function promisedPercent(reader: Reader): Ratio {
  const value = percent(reader);
  if (value.numerator > 0n && compare(value, ratio(1, 100)) <= 0) {
    warn(reader, {
      code: 'percent-like-ratio',
      expected: 'a percentage such as "99.9"',
      hint: 'a promise of 1 % or less: 0.999 is written 99.9 here',
    });
  }
  return value;
}

/**
 * Reads a length in a document, 0 or more. A bare number is refused: 4 has meant hours, minutes and
 * milliseconds.
 */
export function duration(reader: Reader): number {
  const { value } = reader;
  if (typeof value === 'number') {
    refuse(reader, {
      code: 'invalid-duration',
      expected: 'a duration with its unit, such as { hours: 4 } or PT4H',
      hint: `say { minutes: ${value} }, { hours: ${value} } or { milliseconds: ${value} }`,
    });
  }
  return readDuration(reader);
}

const readDuration = /* @__PURE__ */ reading((value: DurationInput) => toPositiveDurationMs(value));

/** Reads a length above 0 in a document. */
export function lengthAboveZero(reader: Reader): number {
  const value = duration(reader);
  if (value > 0) return value;
  refuse(reader, { code: 'invalid-duration', expected: 'a length above 0' });
}

/** Reads a length as an argument of a call, 0 or more: whole milliseconds are allowed. */
export const durationArgument: Read<number> = readDuration;

/** Reads an instant; one that looks like epoch seconds is warned of. */
export function instant(reader: Reader): number {
  const at = readInstant(reader);
  if (looksLikeSeconds(reader.value)) {
    warn(reader, {
      code: 'instant-like-seconds',
      expected: 'epoch milliseconds',
      hint: 'taken as milliseconds this is early in 1970: multiply epoch seconds by 1000',
    });
  }
  return at;
}

const readInstant = /* @__PURE__ */ reading((value: InstantInput) => toInstant(value));

/** Reads a date as its epoch day. */
export const date: Read<number> = /* @__PURE__ */ reading((value: string) => parseDate(value));

/** Reads a time of day as milliseconds since 00:00. */
export const timeOfDay: Read<number> = /* @__PURE__ */ reading((value: string) => parseTime(value));

/** Reads the id of one of several things, and gives the thing. */
export function reference<T>(things: ReadonlyMap<string, T>, name: string): Read<T> {
  return (reader) => {
    const key = id(reader);
    const thing = things.get(key);
    if (thing !== undefined || things.has(key)) return thing as T;
    const known = [...things.keys()];
    refuse(reader, {
      code: 'unknown-reference',
      expected: `one of the ${name} ${known.slice(0, 8).join(', ') || '(none given)'}`,
      ...unknownName(key, known),
    });
  };
}

/** Reads a column of numbers; whether they are numbers is asked where they are gone through. */
export function column(reader: Reader): ArrayLike<number> {
  const { value } = reader;
  const isColumn = isList(reader) || (ArrayBuffer.isView(value) && 'length' in value);
  if (isColumn) return value as unknown as ArrayLike<number>;
  refuse(reader, {
    code: 'invalid-type',
    expected: 'a column: a list or a typed array of numbers',
  });
}
