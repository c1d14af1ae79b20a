import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatUnits, parseDecimal } from '../../../src/core/decimal-text.js';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  ONE,
  type Ratio,
  ratio,
  ratioOf,
  subtract,
  ZERO,
} from '../../../src/core/ratio.js';

const ratios = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    fc.bigInt({ min: 1n, max: 10n ** 12n }),
  )
  .map(([numerator, denominator]) => ratio(numerator, denominator));
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

const same = (a: Ratio, b: Ratio): boolean => compare(a, b) === 0;

describe('decimal text', () => {
  test('a number means its shortest text and comes back as itself', () => {
    fc.assert(
      fc.property(finite, (value) => {
        const { units, scale } = parseDecimal(value);
        expect(parseDecimal(String(value))).toEqual({ units, scale });
        expect(Number(formatUnits(units, scale))).toBe(value + 0);
      }),
    );
  });

  test('units and scale come back from their text', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
        fc.nat({ max: 15 }),
        (units, scale) => {
          expect(parseDecimal(formatUnits(units, scale))).toEqual({ units, scale });
        },
      ),
    );
  });

  test('an exponent moves the point', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -20, max: 20 }), (value, exponent) => {
        const power = ratio(10n ** BigInt(Math.abs(exponent)));
        const expected = exponent < 0 ? divide(ratio(value), power) : multiply(ratio(value), power);
        expect(same(ratioOf(`${value}e${exponent}`), expected)).toBe(true);
      }),
    );
  });
});

describe('ratios are a field with an order', () => {
  test('addition and multiplication', () => {
    fc.assert(
      fc.property(ratios, ratios, ratios, (a, b, c) => {
        expect(same(add(a, b), add(b, a))).toBe(true);
        expect(same(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(same(multiply(a, b), multiply(b, a))).toBe(true);
        expect(same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(same(subtract(add(a, b), b), a)).toBe(true);
        expect(same(subtract(a, a), ZERO)).toBe(true);
        expect(same(multiply(a, ONE), a)).toBe(true);
        if (b.numerator !== 0n) expect(same(divide(multiply(a, b), b), a)).toBe(true);
      }),
    );
  });

  test('compare is the sign of the difference, and every denominator is positive', () => {
    fc.assert(
      fc.property(ratios, ratios, (a, b) => {
        const difference = subtract(a, b).numerator;
        expect(compare(a, b)).toBe(difference === 0n ? 0 : difference > 0n ? 1 : -1);
        expect(compare(b, a)).toBe(0 - compare(a, b) + 0);
        for (const value of [add(a, b), multiply(a, b), subtract(a, b)]) {
          expect(value.denominator > 0n).toBe(true);
        }
        if (b.numerator !== 0n) expect(divide(a, b).denominator > 0n).toBe(true);
      }),
    );
  });

  test('floor is the integer at or below, less than one away', () => {
    fc.assert(
      fc.property(ratios, (a) => {
        const whole = ratio(floor(a));
        expect(compare(whole, a)).toBeLessThanOrEqual(0);
        expect(compare(add(whole, ONE), a)).toBe(1);
      }),
    );
  });
});
