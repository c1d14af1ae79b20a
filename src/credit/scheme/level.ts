import { type Bounds, holds, readBounds } from '../../core/bounds.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import { type FractionFormat, formatExact, formatFraction } from '../../core/fraction-text.js';
import { divide, multiply, type Ratio, ratio, sum } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Read,
  type Reader,
  readerOf,
  refuse,
} from '../../core/read.js';
import { listOf, oneKind, optional, readFields } from '../../core/read-parts.js';
import { amount, decimal, flag, whole, word } from '../../core/read-values.js';
import { MOST_DIGITS, ROUNDING_MODES } from '../../core/rounding.js';

/** The unit in which the levels of a rule are stated. */
export type LevelUnit =
  | 'percent'
  | 'count'
  | 'money'
  | 'points'
  | 'milliseconds'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days';

type TimeUnit = Exclude<LevelUnit, 'percent' | 'count' | 'money' | 'points'>;

const UNIT_MS: Readonly<Record<TimeUnit, number>> = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** The length of a unit of time; `undefined` for a unit of something else. */
export function unitMsOf(unit: LevelUnit | null): number | undefined {
  return unit === null ? undefined : UNIT_MS[unit as TimeUnit];
}

export const LEVEL_UNITS: readonly LevelUnit[] = [
  'percent',
  'count',
  'money',
  'points',
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
];

/**
 * A measured level at the border, always exact:
 * a decimal in the unit of the rule; `good` of `total` as a percentage; `amount` divided by `per`
 * (seconds in days: `per: 86400`); a length of time, where the rule says in which unit of time its
 * levels are; or the mean of several.
 *
 * `{ good: 0, total: 0 }` is what a period without anything to measure gives: no level.
 */
export type LevelInput = SingleLevel | { readonly mean: readonly SingleLevel[] };

/** A level that is no mean of others. */
export type SingleLevel =
  | DecimalInput
  | { readonly good: DecimalInput; readonly total: DecimalInput }
  | { readonly amount: DecimalInput; readonly per: DecimalInput }
  | { readonly durationMs: number };

/**
 * Writes a level as decimal text: exact where a decimal can be, else cut to 12 digits, so that no
 * more shows than was reached; or as the format says.
 *
 * @param level - The level; a mean averages its parts exactly.
 * @param format - Digits and rounding. @defaultValue the shortest exact text
 * @returns Decimal text; `null` for a level without data.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-type`, `invalid-option` for a division by
 * zero, `missing-field`, `unknown-field`;
 * `result-out-of-range` for fractions of more than 1,048,576 bits between two steps.
 * @example
 * import { formatLevel } from 'slakit'
 * formatLevel({ good: 2998, total: 3000 }) // => '99.933333333333'
 * formatLevel({ mean: ['99.8', '99.0'] }) // => '99.4'
 * formatLevel('99.945', { digits: 2, rounding: 'halfAwayFromZero' }) // => '99.95'
 * formatLevel({ good: 0, total: 0 }) // => null
 */
export function formatLevel(level: LevelInput, format?: FractionFormat): string | null {
  const value = levelIn(null)(readerOf(level, null, 'level'));
  if (value === null) return null;
  if (format === undefined) return formatExact(value);
  return formatFraction(value, readFormat(readerOf(format, null, 'format')));
}

const FORMAT_FIELDS = {
  digits: /* @__PURE__ */ whole('digits', { most: MOST_DIGITS }),
  rounding: /* @__PURE__ */ word(ROUNDING_MODES),
  fixed: /* @__PURE__ */ optional(flag, false),
} satisfies FieldsOf<FractionFormat>;

function readFormat(reader: Reader): FractionFormat {
  return readFields(reader, 'a format', FORMAT_FIELDS);
}

/**
 * Tells whether a level lies within bounds; compared exactly, never after rounding.
 *
 * @param level - The level, in the unit of the bounds.
 * @param bounds - The bounds; `{}` holds every level.
 * @returns Whether every bound holds; a level without data lies within none.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-type`, `invalid-option` for bounds that
 * nothing satisfies, `missing-field`, `unknown-field`.
 * @example
 * import { isWithin } from 'slakit'
 * isWithin('99.9', { gte: '99.9' }) // => true
 * isWithin({ good: 999, total: 1000 }, { lt: '99.9' }) // => false
 */
export function isWithin(level: LevelInput, bounds: Bounds): boolean {
  const value = levelIn(null)(readerOf(level, null, 'level'));
  const read = readBounds(readerOf(bounds, null, 'bounds'));
  return value !== null && holds(value, read);
}

/** Reads a level exactly, in the unit of its rule; `null` is one without data. */
export function levelIn(unit: LevelUnit | null): Read<Ratio | null> {
  const read = levelReaders.get(unit);
  if (read !== undefined) return read;
  const made = makeLevelIn(unit);
  levelReaders.set(unit, made);
  return made;
}

const levelReaders = /* @__PURE__ */ new Map<LevelUnit | null, Read<Ratio | null>>();

function makeLevelIn(unit: LevelUnit | null): Read<Ratio | null> {
  const kinds = {
    good: percentageIn(unit),
    amount: readQuotient,
    durationMs: durationIn(unit),
  };
  const single = decimalOr(oneKind<Ratio | null>('a level', kinds));
  const parts = listOf('levels', single, { least: 1, most: MOST_PARTS });
  const mean: Read<Ratio | null> = (reader) =>
    meanOf(readFields(reader, 'a mean', { mean: parts }).mean);
  return decimalOr(oneKind<Ratio | null>('a level', { ...kinds, mean }));
}

/** More levels than any contract averages. */
const MOST_PARTS = 1000;

function decimalOr(read: Read<Ratio | null>): Read<Ratio | null> {
  return (reader) =>
    typeof reader.value === 'object' && reader.value !== null ? read(reader) : readDecimal(reader);
}

function readDecimal(reader: Reader): Ratio {
  const { value } = reader;
  if (typeof value === 'string' || typeof value === 'number') return decimal(reader);
  refuse(reader, {
    code: 'invalid-type',
    expected: 'a decimal, { good, total }, { amount, per }, { durationMs } or { mean }',
  });
}

/** A mean over a part without data has none either. */
function meanOf(parts: readonly (Ratio | null)[]): Ratio | null {
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length ? null : divide(sum(known), ratio(parts.length));
}

function percentageIn(unit: LevelUnit | null): Read<Ratio | null> {
  return (reader) => {
    if (unit !== null && unit !== 'percent') {
      refuse(reader, {
        code: 'invalid-option',
        expected: `a level in ${unit}`,
        received: 'a percentage',
        hint: `the rule states its levels in ${unit}`,
      });
    }
    const { good, total } = readFields(reader, 'a level', COUNTS);
    if (total.numerator > 0n) return multiply(HUNDRED, divide(good, total));
    if (good.numerator === 0n) return null;
    refuse(childOf(reader, 'total'), { code: 'invalid-option', expected: 'a value above 0' });
  };
}

const COUNTS = { good: amount, total: amount };

const HUNDRED = /* @__PURE__ */ ratio(100n);

function readQuotient(reader: Reader): Ratio {
  const fields = readFields(reader, 'a level', { amount: decimal, per: decimal });
  if (fields.per.numerator !== 0n) return divide(fields.amount, fields.per);
  refuse(childOf(reader, 'per'), { code: 'invalid-option', expected: 'a value other than 0' });
}

function durationIn(unit: LevelUnit | null): Read<Ratio> {
  const unitMs = unitMsOf(unit);
  return (reader) => {
    const { durationMs } = readFields(reader, 'a level', { durationMs: whole('milliseconds') });
    if (unitMs !== undefined) return ratio(durationMs, unitMs);
    refuse(reader, {
      code: 'invalid-option',
      expected: unit === null ? 'a level in the unit of the rule' : `a level in ${unit}`,
      received: 'a length of time',
      hint: "say in which unit of time the rule states its levels: unit: 'minutes'",
    });
  };
}
