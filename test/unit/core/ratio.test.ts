import { describe, expect, test } from 'vitest';
import {
  compare,
  divide,
  floor,
  ONE,
  ratio,
  ratioOf,
  subtract,
  ZERO,
} from '../../../src/core/ratio.js';

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
