import { type DecimalInput, parseDecimal, powerOfTen } from './decimal-text.js';
import { fail } from './error.js';

/**
 * An exact fraction. Verdicts compare these: with doubles, `100 - 99.95` is 0.04999999999999716 and
 * a burn rate of exactly 14.4 counts as less than 14.4.
 */
export interface Ratio {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

export const ZERO: Ratio = { numerator: 0n, denominator: 1n };
export const ONE: Ratio = { numerator: 1n, denominator: 1n };

/** Makes a fraction of two integers; the denominator must not be zero. */
export function ratio(numerator: bigint | number, denominator: bigint | number = 1n): Ratio {
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  return bottom < 0n
    ? { numerator: -top, denominator: -bottom }
    : { numerator: top, denominator: bottom };
}

/** Reads a decimal as an exact fraction. */
export function ratioOf(input: DecimalInput): Ratio {
  const { units, scale } = parseDecimal(input);
  return { numerator: units, denominator: powerOfTen(scale) };
}

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator)
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Ratio, b: Ratio): Ratio {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** The same fraction with the other sign. */
export function negate(a: Ratio): Ratio {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** Divides; the divisor must not be zero. */
export function divide(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The smaller of two. */
export function smallerOf(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b;
}

/** The greater of two. */
export function greaterOf(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b;
}

/** Whether the value is greater than zero. */
export function isPositive(a: Ratio): boolean {
  return a.numerator > 0n;
}

/** So many percent as the share that they are: 5 is 1/20. */
export function shareOfPercent(percent: Ratio): Ratio {
  return { numerator: percent.numerator, denominator: percent.denominator * 100n };
}

/** A share as percent: 1/20 is 5. */
export function percentOfShare(share: Ratio): Ratio {
  return { numerator: share.numerator * 100n, denominator: share.denominator };
}

/**
 * The longest fraction that goes from one step of a calculation to the next, in bits: about 315,000
 * digits. A month of minutes stays below, each with a total of its own of up to ten million events; what
 * lies above takes seconds.
 */
const LONGEST_FRACTION = 1_048_576n;

/**
 * The sum of a list. Fractions of one denominator, which most lists are, are added as integers; the
 * rest is added in pairs and reduced, so that no denominator grows with the length of the list.
 *
 * @throws {@link SlaError} `result-out-of-range` when the sum is longer than {@link LONGEST_FRACTION}.
 */
export function sum(values: Iterable<Ratio>): Ratio {
  const byDenominator = new Map<bigint, bigint>();
  for (const { numerator, denominator } of values)
    byDenominator.set(denominator, (byDenominator.get(denominator) ?? 0n) + numerator);
  const terms = [...byDenominator].map(([denominator, numerator]) => ({ numerator, denominator }));
  return inPairs(terms, ZERO, addReduced);
}

/**
 * The product of a list, multiplied in pairs: factors of one length multiply fastest.
 *
 * @throws {@link SlaError} `result-out-of-range` when it is longer than {@link LONGEST_FRACTION}.
 */
export function product(values: readonly Ratio[]): Ratio {
  return inPairs(values, ONE, (a, b) => requireShort(multiply(a, b)));
}

/** Joins a list from its halves: no step has a long operand beside a short one. */
function inPairs(terms: readonly Ratio[], none: Ratio, join: (a: Ratio, b: Ratio) => Ratio): Ratio {
  const of = (from: number, to: number): Ratio => {
    if (to - from < 2) return terms[from] ?? none;
    const middle = (from + to) >> 1;
    return join(of(from, middle), of(middle, to));
  };
  return of(0, terms.length);
}

function addReduced(a: Ratio, b: Ratio): Ratio {
  const total = addShared(a, b);
  // Beyond that, reducing costs more than the digits that it saves.
  if (total.denominator >> LONGEST_REDUCED === 0n) return reduce(total);
  return requireShort(total);
}

/** Adds; a denominator that is a multiple of the other, as among decimals, is kept as it is. */
export function addShared(a: Ratio, b: Ratio): Ratio {
  const [long, short] = a.denominator >= b.denominator ? [a, b] : [b, a];
  if (long.denominator % short.denominator !== 0n) return add(long, short);
  const scaled = short.numerator * (long.denominator / short.denominator);
  return { numerator: long.numerator + scaled, denominator: long.denominator };
}

/** A fraction that may go on to the next step; a longer one is refused. */
function requireShort(value: Ratio): Ratio {
  if (value.denominator >> LONGEST_FRACTION === 0n) return value;
  fail({
    code: 'result-out-of-range',
    path: [],
    expected: `exact fractions of at most ${LONGEST_FRACTION} bits`,
    received: 'a longer one',
    hint: 'round what goes in, or give it over fewer different totals',
  });
}

/** In bits. */
const LONGEST_REDUCED = 512n;

/** The same fraction in lowest terms. */
export function reduce(value: Ratio): Ratio {
  let a = value.numerator < 0n ? -value.numerator : value.numerator;
  let b = value.denominator;
  while (b !== 0n) [a, b] = [b, a % b];
  return a <= 1n ? value : ratio(value.numerator / a, value.denominator / a);
}

/** The largest integer that is not greater than the fraction. */
export function floor(a: Ratio): bigint {
  const quotient = a.numerator / a.denominator;
  return a.numerator < 0n && quotient * a.denominator !== a.numerator ? quotient - 1n : quotient;
}
