import { describe, expect, test } from 'vitest';
import {
  compare,
  divide,
  floor,
  formatPercent,
  formatRatio,
  formatShort,
  ONE,
  ratio,
  ratioOf,
  ratioOfPercent,
  subtract,
  ZERO,
} from '../../../src/core/ratio.js';

describe('comparisons are exact where doubles are not', () => {
  test('a burn rate of exactly 14.4 reaches the threshold 14.4', () => {
    // 1.44 % of errors against a budget of 0.1 %; in doubles 0.0144 / (1 - 0.999) is 14.399….
    const burnRate = divide(ratio(144, 10_000), subtract(ONE, ratioOfPercent('99.9')));
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

describe('display', () => {
  const almost = ratioOfPercent('99.9999');

  test.each([0, 1, 2, 3])('99.9999 %% with %d digits never shows as 100', (digits) => {
    expect(formatPercent(almost, digits)).toBe(digits === 0 ? '99' : `99.${'9'.repeat(digits)}`);
  });

  test('only who asks for half-up sees 100', () => {
    expect(formatPercent(almost, 2, 'half-up')).toBe('100.00');
    expect(formatPercent(ONE, 2)).toBe('100.00');
  });

  // The value, then what floor, truncate and half-up show with one digit.
  test.each([
    ['0', '0.0', '0.0', '0.0'],
    ['0.04', '0.0', '0.0', '0.0'],
    ['0.05', '0.0', '0.0', '0.1'],
    ['1.25', '1.2', '1.2', '1.3'],
    ['-0.04', '-0.1', '0.0', '0.0'],
    ['-0.05', '-0.1', '0.0', '0.0'],
    ['-0.06', '-0.1', '0.0', '-0.1'],
    ['-1.25', '-1.3', '-1.2', '-1.2'],
    ['-1.2', '-1.2', '-1.2', '-1.2'],
    ['-1.26', '-1.3', '-1.2', '-1.3'],
  ])('%s', (text, floored, truncated, halfUp) => {
    const value = ratioOf(text);
    expect(formatRatio(value, 1)).toBe(floored);
    expect(formatRatio(value, 1, 'floor')).toBe(floored);
    expect(formatRatio(value, 1, 'truncate')).toBe(truncated);
    expect(formatRatio(value, 1, 'half-up')).toBe(halfUp);
  });

  test.each([
    ['14.4', 4, '14.4'],
    ['100', 2, '100'],
    ['100', 0, '100'],
    ['0', 3, '0'],
    ['10.50', 3, '10.5'],
    ['-0.25', 3, '-0.25'],
    ['1000.001', 2, '1000'],
  ])('short form of %s with at most %d digits is %s', (text, digits, expected) => {
    expect(formatShort(ratioOf(text), digits)).toBe(expected);
  });

  test('floor goes down, below zero too', () => {
    expect([ratio(7, 2), ratio(-7, 2), ratio(-4, 2), ratio(0, 5)].map(floor)).toEqual([
      3n,
      -4n,
      -2n,
      0n,
    ]);
  });
});
