import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoundingMode } from '../../../src/core/rounding.js';
import { roundTo } from '../../../src/credit.js';
import { decimalOf, roundDecimal } from '../../../src/money/decimal.js';

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** The better of two neighbours by the plain meaning of each mode's name. */
const CHOICES: Readonly<Record<string, (low: bigint, high: bigint) => bigint>> = {
  floor: (low) => low,
  ceiling: (_, high) => high,
  towardZero: (low, high) => (abs(low) < abs(high) ? low : high),
  awayFromZero: (low, high) => (abs(low) > abs(high) ? low : high),
  halfTowardNegative: (low) => low,
  halfTowardPositive: (_, high) => high,
  halfTowardZero: (low, high) => (abs(low) < abs(high) ? low : high),
  halfAwayFromZero: (low, high) => (abs(low) > abs(high) ? low : high),
  halfEven: (low, high) => (low % 2n === 0n ? low : high),
  halfOdd: (low, high) => (low % 2n === 0n ? high : low),
};

/** Walks up to the neighbours of a fraction, then chooses: slow and plain. */
function slowRound(numerator: bigint, denominator: bigint, mode: string): bigint {
  let low = numerator / denominator - 2n;
  while ((low + 1n) * denominator <= numerator) low += 1n;
  if (low * denominator === numerator) return low;
  const toLow = numerator - low * denominator;
  const toHigh = (low + 1n) * denominator - numerator;
  const isTie = toLow === toHigh;
  if (mode.startsWith('half') && !isTie) return toLow < toHigh ? low : low + 1n;
  return CHOICES[mode]?.(low, low + 1n) as bigint;
}

const modes = fc.constantFrom(...Object.keys(CHOICES)) as fc.Arbitrary<RoundingMode>;
const small = fc.integer({ min: -500, max: 500 });

describe('rounding', () => {
  it('agrees with a slow oracle on any fraction, in every mode', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 40 }), modes, (top, bottom, mode) => {
        const expected = slowRound(BigInt(top) * 10n, BigInt(bottom), mode);
        const actual = roundTo({ amount: top, per: bottom }, 1, mode);
        expect(BigInt(actual.replace('.', ''))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with the decimal room on every decimal', () => {
    const decimals = fc.tuple(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.integer({ min: 0, max: 6 }),
    );
    fc.assert(
      fc.property(
        decimals,
        fc.integer({ min: 0, max: 4 }),
        modes,
        ([units, digits], scale, mode) => {
          const text = decimalOf(String(units))
            .div(decimalOf(`1${'0'.repeat(digits)}`))
            .toFixed(digits);
          const expected = roundDecimal(decimalOf(text), scale, mode);
          const shown = expected.isZero() ? expected.abs() : expected;
          expect(roundTo(text, scale, mode)).toBe(shown.toFixed(scale));
        },
      ),
    );
  });

  it('stays where it is when it is repeated', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 999 }), modes, (top, bottom, mode) => {
        const once = roundTo({ amount: top, per: bottom }, 2, mode);
        expect(roundTo(once, 2, mode)).toBe(once);
      }),
    );
  });
});
