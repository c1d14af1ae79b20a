import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import { divide, multiply, type Ratio, ratio, ratioOf } from '../core/ratio.js';
import { levelDecimal, sumOf } from './exact.js';

/**
 * A measured level at the border, always exact:
 * a decimal in the unit of the contract; `good` of `total` as a percentage; `amount` divided by
 * `per` (seconds in days: `per: 86400`); or the mean of several levels.
 */
export type LevelInput =
  | DecimalInput
  | { readonly good: DecimalInput; readonly total: DecimalInput }
  | { readonly amount: DecimalInput; readonly per: DecimalInput }
  | { readonly mean: readonly LevelInput[] };

/**
 * Writes a level as decimal text: exact where a decimal can be, else cut to 12 digits, so
 * that no more shows than was reached.
 *
 * @param level - The level; a mean averages its parts exactly.
 * @returns Decimal text.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-type`, `invalid-option` for a division by zero
 * or a mean of nothing.
 * @example
 * import { levelText } from 'slakit'
 * levelText({ good: 2998, total: 3000 }) // => '99.933333333333'
 * levelText({ mean: ['99.8', '99.0'] }) // => '99.4'
 */
export function levelText(level: LevelInput): string {
  return levelDecimal(readLevel(level, ['level']));
}

/** Reads a level as an exact fraction. */
export function readLevel(level: LevelInput, path: Path): Ratio {
  if (typeof level === 'string' || typeof level === 'number') return ratioOf(level, path);
  if (typeof level === 'object' && level !== null) {
    if ('mean' in level) return meanOf(level.mean, [...path, 'mean']);
    if ('good' in level) {
      return multiply(ratio(100), quotient(level.good, level.total, path, 'good', 'total'));
    }
    if ('amount' in level) return quotient(level.amount, level.per, path, 'amount', 'per');
  }
  fail({
    code: 'invalid-type',
    path,
    expected: 'a decimal, { good, total }, { amount, per } or { mean }',
    received: shown(level),
  });
}

function meanOf(levels: readonly LevelInput[], path: Path): Ratio {
  if (!Array.isArray(levels) || levels.length === 0) {
    fail({
      code: 'invalid-option',
      path,
      expected: 'at least one level',
      received: shown(levels),
    });
  }
  const total = sumOf(
    (levels as readonly LevelInput[]).map((level, index) => readLevel(level, [...path, index])),
  );
  return divide(total, ratio(levels.length));
}

function quotient(
  top: DecimalInput,
  bottom: DecimalInput,
  path: Path,
  topName: string,
  bottomName: string,
): Ratio {
  const divisor = ratioOf(bottom, [...path, bottomName]);
  if (divisor.numerator === 0n) {
    fail({
      code: 'invalid-option',
      path: [...path, bottomName],
      expected: 'a value other than zero',
      received: shown(bottom),
    });
  }
  return divide(ratioOf(top, [...path, topName]), divisor);
}
