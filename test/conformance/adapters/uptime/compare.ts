import { parseDecimal } from '../../../../src/core/decimal-text.js';
import {
  compare,
  divide,
  floor,
  multiply,
  type Ratio,
  ratio,
  ratioOf,
  subtract,
} from '../../../../src/core/ratio.js';
import { type RoundingMode, roundRatio } from '../../../../src/core/rounding.js';

/**
 * An answer of the library: a figure, a length of time in milliseconds, an exact fraction, an instant,
 * or a plain value.
 */
export type Answer =
  | { readonly figure: string | number | null }
  | { readonly ms: string | number | null }
  | {
      readonly fraction: { readonly good: string | number; readonly total: string | number } | null;
    }
  | { readonly at: number }
  | { readonly value: unknown };

/** What an answer looks like in the report of a failure. */
export function shownAnswer(answer: Answer): unknown {
  return Object.values(answer)[0];
}

const DAY_MS = 86_400_000;
const UNIT_MS: readonly (readonly [RegExp, number])[] = [
  [/^(ms|milliseconds?)$/, 1],
  [/^(s|sec|seconds?)$/, 1000],
  [/^(m|min|minutes?)$/, 60_000],
  [/^(h|hours?)$/, 3_600_000],
  [/^(d|days?)$/, DAY_MS],
];

/** The unit that the name of a field ends in. */
const FIELD_MS: readonly (readonly [RegExp, number])[] = [
  [/seconds$/i, 1000],
  [/minutes$/i, 60_000],
  [/hours$/i, 3_600_000],
  [/days$/i, DAY_MS],
];

/** Whether an answer is the expected one, to the precision in which that is printed. */
export function matches(key: string, expected: unknown, answer: Answer, rounding: string): boolean {
  if (Array.isArray(expected) && 'value' in answer && Array.isArray(answer.value)) {
    const answers = answer.value as Answer[];
    return (
      expected.length === answers.length &&
      expected.every((item, i) => matches(key, item, answers[i] as Answer, rounding))
    );
  }
  if ('value' in answer) return answer.value === expected;
  if ('at' in answer) return Date.parse(String(expected)) === answer.at;
  if ('fraction' in answer) return isSameFraction(expected, answer.fraction);
  const actual = 'ms' in answer ? answer.ms : answer.figure;
  if (actual === null || expected === null) return actual === expected;
  const printed =
    'ms' in answer
      ? printedTime(key, expected as string | number)
      : printedFigure(expected as string | number);
  return agrees(ratioOf(actual), printed, rounding);
}

/** Whether two fractions are equal, in whatever terms. */
function isSameFraction(
  expected: unknown,
  fraction: { readonly good: string | number; readonly total: string | number } | null,
): boolean {
  if (fraction === null || expected === null) return fraction === expected;
  const [top = '', bottom = ''] = String(expected).split('/');
  return BigInt(top) * BigInt(fraction.total) === BigInt(fraction.good) * BigInt(bottom);
}

interface Printed {
  readonly value: Ratio;
  /** One unit of the last place. */
  readonly step: Ratio;
}

/** Rounds the exact answer as the source says it did; without a word about it, only equality will do. */
function agrees(actual: Ratio, { value, step }: Printed, rounding: string): boolean {
  if (compare(actual, value) === 0) return true;
  if (rounding === '') return false;
  const { modes, isAbout } = roundingOf(rounding);
  if (isAbout && within(actual, value, '0.01')) return true;
  const steps = divide(actual, step);
  const wanted = divide(value, step);
  return modes.some((mode) => compare(ratio(roundRatio(steps, 0, mode)), wanted) === 0);
}

/**
 * What a source says of its rounding, clause by clause. A clause that tells the exact figure says
 * nothing of rounding; who prints so many decimals and names no mode rounds to the nearest.
 */
function roundingOf(text: string): {
  readonly modes: readonly RoundingMode[];
  readonly isAbout: boolean;
} {
  const clauses = text.split(';').map((clause) => clause.trim());
  const telling = clauses.filter((clause) => !clause.startsWith('exact'));
  const modes = telling.flatMap((clause): RoundingMode[] => {
    if (/floor|trunc/.test(clause)) return ['floor'];
    const nearest = /half up|nearest|printed|decimal|digit|whole|stores|asserts|pins|states/;
    const found: RoundingMode[] = nearest.test(clause) ? ['halfAwayFromZero'] : [];
    if (/rounded up/.test(clause)) found.push('ceiling');
    return found;
  });
  return {
    modes: modes.length === 0 ? ['halfAwayFromZero'] : modes,
    isAbout: telling.some((clause) => /\b(about|around)\b/.test(clause)),
  };
}

function within(actual: Ratio, value: Ratio, share: string): boolean {
  const gap = subtract(actual, value);
  const size = gap.numerator < 0n ? { ...gap, numerator: -gap.numerator } : gap;
  return compare(size, multiply(value, ratioOf(share))) <= 0;
}

function printedFigure(expected: string | number): Printed {
  const { units, scale } = parseDecimal(expected);
  const one = 10n ** BigInt(scale);
  return { value: ratio(units, one), step: ratio(1n, one) };
}

/** Reads `PT43M`, `8h 45min 57s`, or a number in the unit that its field names, as milliseconds. */
function printedTime(key: string, expected: string | number): Printed {
  if (typeof expected === 'string' && expected.startsWith('P'))
    return printedText(spellIso(expected));
  if (typeof expected === 'string' && /[a-z]/.test(expected)) return printedText(expected);
  const unit = FIELD_MS.find(([name]) => name.test(key))?.[1] ?? 1;
  const { value, step } = printedFigure(expected);
  return { value: multiply(value, ratio(unit)), step: multiply(step, ratio(unit)) };
}

function spellIso(text: string): string {
  const [date = '', time = ''] = text.slice(1).split('T');
  return `${date.toLowerCase()}${time.toLowerCase()}`;
}

function printedText(text: string): Printed {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)].map(([, amount, unit]) => {
    const ms = UNIT_MS.find(([name]) => name.test(unit as string))?.[1];
    if (ms === undefined) throw new Error(`unknown unit in ${text}`);
    const { value, step } = printedFigure(amount as string);
    return { value: multiply(value, ratio(ms)), step: multiply(step, ratio(ms)) };
  });
  const value = parts.reduce(
    (sum, part) => subtract(sum, { ...part.value, numerator: -part.value.numerator }),
    ratio(0),
  );
  return { value, step: (parts.at(-1) as Printed).step };
}

/**
 * Reads an ISO duration of weeks, days, hours, minutes and seconds as milliseconds; years and months
 * by the lengths that the vector names.
 */
export function msOf(iso: string, rules: Readonly<Record<string, unknown>> = {}): number {
  const match =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(
      iso,
    );
  if (match === null) throw new Error(`not a duration: ${iso}`);
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const yearMs = years === 0 ? 0 : years * daysMs(rules.yearDays ?? '365');
  const monthMs = months === 0 ? 0 : months * daysMs(rules.monthDays ?? '30');
  return (
    yearMs +
    monthMs +
    (weeks * 7 + days) * DAY_MS +
    hours * 3_600_000 +
    minutes * 60_000 +
    Math.round(seconds * 1000)
  );
}

/** A number of days such as `365.25/12`, in milliseconds. */
function daysMs(text: unknown): number {
  const [days, parts = '1'] = String(text).split('/');
  const exact = divide(multiply(ratioOf(days as string), ratio(DAY_MS)), ratioOf(parts));
  return Number(floor(exact));
}

/** An amount of minutes (or another unit) as a decimal of milliseconds. */
export function inMs(amount: unknown, unitMs: number): string {
  const { units, scale } = parseDecimal(amount as string);
  const exact = units * BigInt(unitMs);
  const one = 10n ** BigInt(scale);
  if (exact % one !== 0n) throw new Error(`not whole milliseconds: ${String(amount)}`);
  return String(exact / one);
}
