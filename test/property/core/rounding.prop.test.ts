import { Decimal as SharedDecimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  negate,
  type Ratio,
  ratio,
  ratioOf,
  subtract,
} from '../../../src/core/ratio.js';
import { ROUNDING_MODES, type RoundingMode, roundRatio } from '../../../src/core/rounding.js';

const Decimal = SharedDecimal.clone({ precision: 100, defaults: true });

const mode = fc.constantFrom(...ROUNDING_MODES);
const scale = fc.nat({ max: 6 });
const numerator = fc.oneof(
  fc.bigInt({ min: -50n, max: 50n }),
  fc.bigInt(-(10n ** 30n), 10n ** 30n),
);
// Small denominators, so that ties come up.
const denominator = fc.oneof(fc.constantFrom(1n, 2n, 4n, 20n, 200n), fc.bigInt(1n, 10n ** 20n));
const fraction = fc.tuple(numerator, denominator).map(([a, b]) => ratio(a, b));

/** What a rounded count of units stands for. */
const unitsAs = (units: bigint, digits: number): Ratio => ratio(units, 10n ** BigInt(digits));

const sizeOf = (value: Ratio): Ratio => (value.numerator < 0n ? negate(value) : value);

/** Twice the distance from a value to what it was rounded to, held against one unit. */
function nearness(value: Ratio, units: bigint, digits: number): number {
  const distance = sizeOf(subtract(value, unitsAs(units, digits)));
  return compare(add(distance, distance), unitsAs(1n, digits));
}

describe('rounding a fraction', () => {
  test('gives a neighbour, and the value itself when it needs no rounding', () => {
    fc.assert(
      fc.property(fraction, scale, mode, (value, digits, by) => {
        const units = roundRatio(value, digits, by);
        const distance = sizeOf(subtract(value, unitsAs(units, digits)));
        expect(compare(distance, unitsAs(1n, digits))).toBe(-1);
        expect(roundRatio(unitsAs(units, digits), digits, by)).toBe(units);
      }),
    );
  });

  test('to the nearest is never farther off than half a unit', () => {
    const nearest = ROUNDING_MODES.filter((name) => name.startsWith('half'));
    fc.assert(
      fc.property(fraction, scale, fc.constantFrom(...nearest), (value, digits, by) => {
        expect(nearness(value, roundRatio(value, digits, by), digits)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('each direction keeps to its side', () => {
    fc.assert(
      fc.property(fraction, scale, (value, digits) => {
        const by = (name: RoundingMode): Ratio => unitsAs(roundRatio(value, digits, name), digits);
        expect(compare(by('floor'), value)).toBeLessThanOrEqual(0);
        expect(compare(by('ceiling'), value)).toBeGreaterThanOrEqual(0);
        expect(compare(sizeOf(by('towardZero')), sizeOf(value))).toBeLessThanOrEqual(0);
        expect(compare(sizeOf(by('awayFromZero')), sizeOf(value))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a mode is the mirror of its opposite', () => {
    const opposites: readonly (readonly [RoundingMode, RoundingMode])[] = [
      ['floor', 'ceiling'],
      ['halfTowardPositive', 'halfTowardNegative'],
      ['towardZero', 'towardZero'],
      ['awayFromZero', 'awayFromZero'],
      ['halfTowardZero', 'halfTowardZero'],
      ['halfAwayFromZero', 'halfAwayFromZero'],
      ['halfEven', 'halfEven'],
      ['halfOdd', 'halfOdd'],
    ];
    fc.assert(
      fc.property(fraction, scale, fc.constantFrom(...opposites), (value, digits, [one, other]) => {
        expect(roundRatio(negate(value), digits, one)).toBe(-roundRatio(value, digits, other));
      }),
    );
  });

  test('a tie goes where the mode says, and only a tie', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), scale, (lower, digits) => {
        const tie = ratio(2n * lower + 1n, 2n * 10n ** BigInt(digits));
        const by = (name: RoundingMode): bigint => roundRatio(tie, digits, name);
        expect(by('halfEven') % 2n).toBe(0n);
        expect(by('halfOdd') % 2n).not.toBe(0n);
        expect(by('halfTowardPositive')).toBe(lower + 1n);
        expect(by('halfTowardNegative')).toBe(lower);
        expect(by('halfTowardZero')).toBe(lower >= 0n ? lower : lower + 1n);
        expect(by('halfAwayFromZero')).toBe(lower >= 0n ? lower + 1n : lower);
      }),
    );
  });

  test('never turns the order of two values', () => {
    fc.assert(
      fc.property(fraction, fraction, scale, mode, (a, b, digits, by) => {
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a];
        expect(roundRatio(low, digits, by) <= roundRatio(high, digits, by)).toBe(true);
      }),
    );
  });

  test('does not depend on how a fraction is written', () => {
    const factor = fc.bigInt(1n, 10n ** 6n);
    fc.assert(
      fc.property(fraction, factor, scale, mode, (value, by, digits, name) => {
        const longer = ratio(value.numerator * by, value.denominator * by);
        expect(roundRatio(longer, digits, name)).toBe(roundRatio(value, digits, name));
      }),
    );
  });
});

describe('beside decimal.js', () => {
  const THEIRS: Readonly<Partial<Record<RoundingMode, SharedDecimal.Rounding>>> = {
    halfAwayFromZero: SharedDecimal.ROUND_HALF_UP,
    halfEven: SharedDecimal.ROUND_HALF_EVEN,
    halfTowardPositive: SharedDecimal.ROUND_HALF_CEIL,
    halfTowardNegative: SharedDecimal.ROUND_HALF_FLOOR,
    halfTowardZero: SharedDecimal.ROUND_HALF_DOWN,
    ceiling: SharedDecimal.ROUND_CEIL,
    floor: SharedDecimal.ROUND_FLOOR,
    awayFromZero: SharedDecimal.ROUND_UP,
    towardZero: SharedDecimal.ROUND_DOWN,
  };
  const theirs = Object.entries(THEIRS);

  test('decimals are rounded alike', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.bigInt(-9999n, 9999n), fc.bigInt(-(10n ** 20n), 10n ** 20n)),
        fc.nat({ max: 8 }),
        scale,
        fc.constantFrom(...theirs),
        (units, exponent, digits, [name, rounding]) => {
          const text = `${units}e-${exponent}`;
          const ours = roundRatio(ratioOf(text), digits, name as RoundingMode);
          const expected = new Decimal(text).toDecimalPlaces(digits, rounding).times(10 ** digits);
          expect(String(ours)).toBe(expected.plus(0).toFixed());
        },
      ),
    );
  });
});
