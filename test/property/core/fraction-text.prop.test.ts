import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatExact, formatFraction, formatPercent } from '../../../src/core/fraction-text.js';
import {
  compare,
  multiply,
  type Ratio,
  ratio,
  ratioOf,
  subtract,
} from '../../../src/core/ratio.js';
import { ROUNDING_MODES, roundRatio } from '../../../src/core/rounding.js';

const mode = fc.constantFrom(...ROUNDING_MODES);
const digits = fc.nat({ max: 20 });
const numerator = fc.oneof(fc.bigInt(-100n, 100n), fc.bigInt(-(10n ** 15n), 10n ** 15n));
const fraction = fc
  .tuple(numerator, fc.oneof(fc.bigInt(1n, 100n), fc.bigInt(1n, 10n ** 12n)))
  .map(([a, b]) => ratio(a, b));
/** Fractions that some decimal holds: denominators of twos and fives. */
const finite = fc
  .tuple(numerator, fc.nat({ max: 12 }), fc.nat({ max: 12 }))
  .map(([a, twos, fives]) => ratio(a, 2n ** BigInt(twos) * 5n ** BigInt(fives)));

const same = (a: Ratio, b: Ratio): boolean => compare(a, b) === 0;
const DECIMAL = /^-?\d+(\.\d+)?$/;
/** How many digits stand after the point. */
const digitsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

describe('a fraction with digits', () => {
  test('is read back as what it was rounded to', () => {
    fc.assert(
      fc.property(fraction, digits, mode, fc.boolean(), (value, most, rounding, fixed) => {
        const text = formatFraction(value, { digits: most, rounding, fixed });
        expect(text).toMatch(DECIMAL);
        const units = roundRatio(value, most, rounding);
        expect(same(ratioOf(text), ratio(units, 10n ** BigInt(most)))).toBe(true);
      }),
    );
  });

  test('has as many as asked when they are fixed, and else no zero at its end', () => {
    fc.assert(
      fc.property(fraction, digits, mode, (value, most, rounding) => {
        const fixed = formatFraction(value, { digits: most, rounding, fixed: true });
        expect(digitsOf(fixed)).toBe(most);
        const short = formatFraction(value, { digits: most, rounding });
        expect(digitsOf(short)).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/\.\d*0$/);
        expect(short).not.toBe('-0');
      }),
    );
  });

  test('as a percentage is a hundred times the fraction', () => {
    fc.assert(
      fc.property(fraction, digits, mode, (value, most, rounding) => {
        const hundredfold = multiply(value, ratio(100));
        const format = { digits: most, rounding };
        expect(formatPercent(value, format)).toBe(formatFraction(hundredfold, format));
      }),
    );
  });
});

describe('the shortest exact decimal', () => {
  test('is exact where a decimal can be', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(same(ratioOf(formatExact(value)), value)).toBe(true);
      }),
    );
  });

  test('is the shortest: no zero at its end', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(formatExact(value)).toMatch(/^(-?\d+|-?\d+\.\d*[1-9])$/);
      }),
    );
  });

  test('where none is, is below the value by less than a unit of the twelfth digit', () => {
    // A denominator of a prime other than 2 and 5, that the numerator does not hold.
    const endless = fc
      .tuple(numerator, fc.constantFrom(3n, 7n, 11n, 13n), fc.bigInt(1n, 10n ** 6n))
      .filter(([top, prime]) => top % prime !== 0n)
      .map(([top, prime, rest]) => ratio(top, prime * rest));
    fc.assert(
      fc.property(endless, (value) => {
        const distance = subtract(value, ratioOf(formatExact(value)));
        expect(distance.numerator > 0n).toBe(true);
        expect(compare(distance, ratio(1, 10n ** 12n))).toBe(-1);
      }),
    );
  });

  test('does not depend on how a fraction is written', () => {
    fc.assert(
      fc.property(fraction, fc.bigInt(1n, 10n ** 6n), (value, by) => {
        const longer = ratio(value.numerator * by, value.denominator * by);
        expect(formatExact(longer)).toBe(formatExact(value));
      }),
    );
  });
});
