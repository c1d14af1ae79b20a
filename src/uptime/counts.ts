import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import { add, compare, divide, ONE, type Ratio, ratioOf, subtract, ZERO } from '../core/ratio.js';
import { readChoice } from './figures.js';

/**
 * Counters of events: any two of the three say the third. `null` is a counter that gave no value.
 * Fractions are accepted, because extrapolated counters have them.
 */
export interface CountsInput {
  readonly good?: DecimalInput | null;
  readonly bad?: DecimalInput | null;
  readonly total?: DecimalInput | null;
}

/** What to do with counters that cannot all be right. */
export interface CountOptions {
  /**
   * What a counter of `null` means beside one that gave a value: nothing is known, or no such event.
   *
   * @defaultValue `'no-data'`
   */
  readonly missing?: 'no-data' | 'zero';
  /**
   * Whether more good (or bad) events than there were in total is a mistake, or is cut to the total,
   * as counters read at different moments need.
   *
   * @defaultValue `'error'`
   */
  readonly excess?: 'error' | 'clamp';
}

/** Exact counts; `good` never exceeds `total`. */
export interface Counts {
  readonly good: Ratio;
  readonly total: Ratio;
}

/** Reads counters, or gives `undefined` when they say nothing. */
export function readCounts(
  input: CountsInput,
  options: CountOptions,
  path: Path = [],
): Counts | undefined {
  const missing = readChoice(
    options.missing ?? 'no-data',
    ['no-data', 'zero'],
    [...path, 'missing'],
  );
  const good = readCount(input.good, missing, [...path, 'good']);
  const bad = readCount(input.bad, missing, [...path, 'bad']);
  const total = readCount(input.total, 'no-data', [...path, 'total']);
  // A missing counter stands for zero only beside another that proves that counting took place.
  const counted = [input.good, input.bad, input.total].some(
    (count) => count !== null && count !== undefined,
  );
  if (!counted) return undefined;
  if (total !== undefined && good !== undefined)
    return { good: within(good, total, options, [...path, 'good']), total };
  if (total !== undefined && bad !== undefined) {
    return { good: subtract(total, within(bad, total, options, [...path, 'bad'])), total };
  }
  if (good !== undefined && bad !== undefined) return { good, total: add(good, bad) };
  if ([input.good, input.bad, input.total].includes(null)) return undefined;
  fail({
    code: 'missing-field',
    path,
    expected: 'two of good, bad and total',
    received: shown(input),
  });
}

/** The share of bad events; none when there were no events, for nothing was lost. */
export function errorRatioOf(counts: Counts): Ratio {
  return counts.total.numerator === 0n ? ZERO : subtract(ONE, divide(counts.good, counts.total));
}

/** Reads an amount that may not be negative. */
export function readAmount(input: DecimalInput, path: Path): Ratio {
  const amount = ratioOf(input, path);
  if (amount.numerator >= 0n) return amount;
  fail({
    code: 'invalid-option',
    path,
    expected: 'an amount of 0 or more',
    received: shown(input),
  });
}

/** Reads a share from 0 to 1. */
export function readShare(input: DecimalInput, path: Path): Ratio {
  const share = readAmount(input, path);
  if (compare(share, ONE) <= 0) return share;
  fail({
    code: 'invalid-option',
    path,
    expected: 'a ratio from 0 to 1',
    received: shown(input),
  });
}

function readCount(
  input: DecimalInput | null | undefined,
  missing: 'no-data' | 'zero',
  path: Path,
): Ratio | undefined {
  if (input === undefined) return undefined;
  if (input === null) return missing === 'zero' ? ZERO : undefined;
  return readAmount(input, path);
}

function within(count: Ratio, total: Ratio, options: CountOptions, path: Path): Ratio {
  if (compare(count, total) <= 0) return count;
  if (readChoice(options.excess ?? 'error', ['error', 'clamp'], ['excess']) === 'clamp')
    return total;
  fail({
    code: 'invalid-option',
    path,
    expected: 'no more events than the total',
    received: 'more',
    hint: "excess: 'clamp' accepts counters read at different moments",
  });
}
