import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  greaterOf,
  isPositive,
  negate,
  percentOfShare,
  type Ratio,
  ratio,
  reduce,
  shareOfPercent,
  smallerOf,
  subtract,
  sum,
  ZERO,
} from '../../../src/core/ratio.js';

const fraction = fc
  .tuple(
    fc.bigInt(-(10n ** 20n), 10n ** 20n),
    fc.oneof(fc.constantFrom(1n, 2n, 100n), fc.bigInt(1n, 10n ** 12n)),
  )
  .map(([a, b]) => ratio(a, b));
const list = fc.array(fraction, { maxLength: 30 });

const same = (a: Ratio, b: Ratio): boolean => compare(a, b) === 0;
/** One after the other: slow, and obviously right. */
const slowSum = (values: readonly Ratio[]): Ratio => values.reduce(add, ZERO);

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

describe('a sum', () => {
  test('is what adding one after the other gives', () => {
    fc.assert(
      fc.property(list, (values) => {
        expect(same(sum(values), slowSum(values))).toBe(true);
      }),
    );
  });

  test('does not depend on the order', () => {
    const shuffled = list.chain((values) =>
      fc.tuple(
        fc.constant(values),
        fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([values, others]) => {
        expect(same(sum(values), sum(others))).toBe(true);
      }),
    );
  });

  test('of two lists is the sum of their sums', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        expect(same(sum([...a, ...b]), add(sum(a), sum(b)))).toBe(true);
      }),
    );
  });

  test('takes anything that can be gone through once', () => {
    fc.assert(
      fc.property(list, (values) => {
        expect(same(sum(new Set(values).values()), slowSum([...new Set(values)]))).toBe(true);
      }),
    );
  });

  test('of nothing is zero', () => {
    expect(same(sum([]), ZERO)).toBe(true);
  });

  test('has a denominator that does not grow with the list', () => {
    // Denominators up to 40 have a common multiple of 16 digits, however many there are of them.
    const small = fc.tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 40n));
    const many = fc.array(small, { minLength: 50, maxLength: 300 });
    const common = Array.from({ length: 40 }, (_, i) => BigInt(i + 1)).reduce(
      (a, b) => (a / gcd(a, b)) * b,
    );
    fc.assert(
      fc.property(many, (pairs) => {
        const { denominator } = sum(pairs.map(([a, b]) => ratio(a, b)));
        expect(common % denominator).toBe(0n);
      }),
    );
  });
});

describe('parts of a sum', () => {
  test('lowest terms are the same fraction, and have no common factor', () => {
    fc.assert(
      fc.property(fraction, fc.bigInt(1n, 1000n), (value, factor) => {
        const longer = ratio(value.numerator * factor, value.denominator * factor);
        const { numerator, denominator } = reduce(longer);
        expect(same(ratio(numerator, denominator), value)).toBe(true);
        expect(gcd(numerator < 0n ? -numerator : numerator, denominator)).toBe(1n);
      }),
    );
  });

  test('a value and its opposite make nothing', () => {
    fc.assert(
      fc.property(fraction, (value) => {
        expect(same(sum([value, negate(value)]), ZERO)).toBe(true);
        expect(same(negate(negate(value)), value)).toBe(true);
      }),
    );
  });

  test('the smaller and the greater of two are the two', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const [small, great] = [smallerOf(a, b), greaterOf(a, b)];
        expect(compare(small, great)).toBeLessThanOrEqual(0);
        expect(same(add(small, great), add(a, b))).toBe(true);
        expect(isPositive(subtract(great, small))).toBe(!same(a, b));
      }),
    );
  });

  test('so many percent of a share are that share again', () => {
    fc.assert(
      fc.property(fraction, (value) => {
        expect(same(percentOfShare(shareOfPercent(value)), value)).toBe(true);
      }),
    );
    expect(same(shareOfPercent(ratio(5)), ratio(1, 20))).toBe(true);
  });
});
