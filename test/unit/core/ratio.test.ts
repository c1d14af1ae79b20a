import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  floor,
  greaterOf,
  isPositive,
  ONE,
  product,
  ratio,
  ratioOf,
  reduce,
  shareOfPercent,
  smallerOf,
  subtract,
  sum,
  ZERO,
} from '../../../src/core/ratio.js';
import { thrownBy } from '../../oracle/thrown.js';

describe('comparisons are exact where doubles are not', () => {
  test('a burn rate of exactly 14.4 reaches the threshold 14.4', () => {
    // 1.44 % of errors against a budget of 0.1 %; in doubles 0.0144 / (1 - 0.999) is 14.399….
    const burnRate = divide(ratio(144, 10_000), subtract(ONE, ratioOf('0.999')));
    expect(0.0144 / (1 - 0.999)).toBeLessThan(14.4);
    expect(compare(burnRate, ratioOf('14.4'))).toBe(0);
    expect(compare(burnRate, ratioOf(14.4))).toBe(0);
  });

  test('100 - 99.95 is 0.05', () => {
    expect(100 - 99.95).not.toBe(0.05);
    expect(compare(subtract(ratioOf(100), ratioOf(99.95)), ratioOf('0.05'))).toBe(0);
  });

  test('a fraction that was not shortened equals its short form', () => {
    expect(compare(ratio(50, 100), ratio(1, 2))).toBe(0);
    expect(compare(ratio(0, -7), ZERO)).toBe(0);
  });

  test('a third lies above 0.333 and below 0.334', () => {
    expect(compare(ratio(1, 3), ratioOf('0.333'))).toBe(1);
    expect(compare(ratio(1, 3), ratioOf('0.334'))).toBe(-1);
  });

  test('a negative denominator moves its sign up', () => {
    expect(ratio(1, -2)).toEqual({ numerator: -1n, denominator: 2n });
    expect(divide(ONE, ratio(-1, 3))).toEqual({ numerator: -3n, denominator: 1n });
  });
});

describe('whole parts', () => {
  test('floor goes down, below zero too', () => {
    expect([ratio(7, 2), ratio(-7, 2), ratio(-4, 2), ratio(0, 5)].map(floor)).toEqual([
      3n,
      -4n,
      -2n,
      0n,
    ]);
  });
});

describe('choosing', () => {
  const [third, half, twoQuarters] = [ratio(1, 3), ratio(1, 2), ratio(2, 4)] as const;

  test('gives the smaller and the greater, and of equal ones the first', () => {
    expect([smallerOf(third, half), smallerOf(half, third)]).toEqual([third, third]);
    expect([greaterOf(third, half), greaterOf(half, third)]).toEqual([half, half]);
    expect(smallerOf(twoQuarters, half)).toBe(twoQuarters);
    expect(greaterOf(twoQuarters, half)).toBe(twoQuarters);
  });

  test('zero is not positive', () => {
    expect([ONE, ZERO, ratio(-1)].map(isPositive)).toEqual([true, false, false]);
  });

  test('5 percent are a twentieth', () => {
    expect(compare(shareOfPercent(ratio(5)), ratio(1, 20))).toBe(0);
  });
});

describe('adding', () => {
  test('keeps a denominator that both have', () => {
    expect(add(ratio(1, 4), ratio(2, 4))).toEqual({ numerator: 3n, denominator: 4n });
  });

  test.each<[string, readonly [number, number][], [bigint, bigint]]>([
    ['nothing', [], [0n, 1n]],
    ['one', [[2, 4]], [2n, 4n]],
    [
      'one denominator',
      [
        [1, 4],
        [2, 4],
        [-1, 4],
      ],
      [2n, 4n],
    ],
    // 3/6 + 1/6 = 4/6, which is 2/3.
    [
      'one that is a multiple of the other',
      [
        [1, 2],
        [1, 6],
      ],
      [2n, 3n],
    ],
    [
      'the multiple first',
      [
        [1, 6],
        [1, 2],
      ],
      [2n, 3n],
    ],
    // 3/6 + 2/6 + 1/6 = 1.
    [
      'three denominators',
      [
        [1, 2],
        [1, 3],
        [1, 6],
      ],
      [1n, 1n],
    ],
    // 1/4 - 1/6 = 3/12 - 2/12; it is summed up over 24, and reduced.
    [
      'no multiples, and one below zero',
      [
        [1, 4],
        [-1, 6],
      ],
      [1n, 12n],
    ],
    // -1/2 + 1/6 = -2/6.
    [
      'a sum below zero',
      [
        [-1, 2],
        [1, 6],
      ],
      [-1n, 3n],
    ],
  ])('a list of %s', (_, list, [numerator, denominator]) => {
    expect(sum(list.map(([top, bottom]) => ratio(top, bottom)))).toEqual({
      numerator,
      denominator,
    });
  });

  test('does not reduce what is longer than 512 bits', () => {
    // 1/2^600 + 1/(3 · 2^600) = 4/(3 · 2^600), which would be 1/(3 · 2^598).
    const total = sum([ratio(1n, 1n << 600n), ratio(1n, 3n << 600n)]);
    expect(total).toEqual({ numerator: 4n, denominator: 3n << 600n });
  });
});

describe('multiplying', () => {
  test.each<[readonly [number, number][], [bigint, bigint]]>([
    [[], [1n, 1n]],
    [[[2, 3]], [2n, 3n]],
    [
      [
        [1, 2],
        [2, 3],
        [3, 4],
      ],
      [6n, 24n],
    ],
  ])('%j', (list, [numerator, denominator]) => {
    expect(product(list.map(([top, bottom]) => ratio(top, bottom)))).toEqual({
      numerator,
      denominator,
    });
  });

  test('goes on until the denominator has more than 1,048,576 bits', () => {
    // 2^524288 · 2^524287 = 2^1048575 has 1,048,576 bits; twice as much is one bit too long.
    const [long, short] = [ratio(1n, 1n << 524_288n), ratio(1n, 1n << 524_287n)] as const;
    expect(product([long, short]).denominator === 1n << 1_048_575n).toBe(true);
    expect(thrownBy(() => product([long, long]))).toMatchObject({
      code: 'result-out-of-range',
      path: [],
      expected: 'exact fractions of at most 1048576 bits',
      received: 'a longer one',
      hint: 'round what goes in, or give it over fewer different totals',
    });
  });
});

test.each<[number, number, bigint, bigint]>([
  [6, 8, 3n, 4n],
  [-6, 8, -3n, 4n],
  [0, 5, 0n, 1n],
  [3, 4, 3n, 4n],
  [5, 5, 1n, 1n],
])('%d/%d in lowest terms', (top, bottom, numerator, denominator) => {
  expect(reduce(ratio(top, bottom))).toEqual({ numerator, denominator });
});
