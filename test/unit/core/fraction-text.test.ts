import { describe, expect, test } from 'vitest';
import { formatExact, formatFraction, formatPercent } from '../../../src/core/fraction-text.js';
import { ratio, ratioOf } from '../../../src/core/ratio.js';

describe('so many digits at most', () => {
  test.each([
    [ratio(72, 5), 2, '14.4'],
    [ratio(14), 2, '14'],
    [ratio(140), 0, '140'],
    [ratio(100), 3, '100'],
    [ratio(0), 3, '0'],
    [ratio(1, 3), 4, '0.3333'],
    [ratio(-1, 3), 4, '-0.3334'],
    [ratio(1, 1000), 2, '0'],
    [ratio(-1, 1000), 2, '-0.01'],
  ])('%o with %d digits, rounded down, is %s', (value, digits, expected) => {
    expect(formatFraction(value, { digits, rounding: 'floor' })).toBe(expected);
  });

  test('fixed digits are all written', () => {
    const format = { digits: 2, rounding: 'floor', fixed: true } as const;
    expect(formatFraction(ratio(72, 5), format)).toBe('14.40');
    expect(formatFraction(ratio(0), format)).toBe('0.00');
    expect(formatFraction(ratio(7), { ...format, digits: 0 })).toBe('7');
  });

  test('the mode decides the last digit', () => {
    const value = ratioOf('0.125');
    expect(formatFraction(value, { digits: 2, rounding: 'halfEven' })).toBe('0.12');
    expect(formatFraction(value, { digits: 2, rounding: 'halfAwayFromZero' })).toBe('0.13');
    expect(formatFraction(value, { digits: 2, rounding: 'ceiling' })).toBe('0.13');
  });

  test('nothing is minus zero', () => {
    expect(formatFraction(ratio(-1, 1000), { digits: 2, rounding: 'towardZero' })).toBe('0');
    const fixed = { digits: 2, rounding: 'towardZero', fixed: true } as const;
    expect(formatFraction(ratio(-1, 1000), fixed)).toBe('0.00');
  });
});

test('99.9999 % never shows as 100 when it is rounded down', () => {
  const value = ratioOf('0.999999');
  for (const digits of [0, 1, 2, 3]) {
    const text = formatPercent(value, { digits, rounding: 'floor' });
    expect(Number(text)).toBeLessThan(100);
  }
  expect(formatPercent(value, { digits: 4, rounding: 'floor' })).toBe('99.9999');
  expect(formatPercent(value, { digits: 2, rounding: 'halfEven', fixed: true })).toBe('100.00');
});

describe('the shortest exact decimal', () => {
  test.each([
    [ratio(999, 1000), '0.999'],
    [ratio(50, 100), '0.5'],
    [ratio(3, 8), '0.375'],
    [ratio(-3, 8), '-0.375'],
    [ratio(100), '100'],
    [ratio(0, 7), '0'],
    [ratio(6, 3), '2'],
    [ratio(21, 14), '1.5'],
    [ratio(1, 10n ** 20n), '0.00000000000000000001'],
  ])('of %o is %s', (value, expected) => {
    expect(formatExact(value)).toBe(expected);
  });

  test('where none is exact has 12 digits, rounded down', () => {
    expect(formatExact(ratio(2, 3))).toBe('0.666666666666');
    expect(formatExact(ratio(-2, 3))).toBe('-0.666666666667');
    // Just below 99.9: must not show as 99.9 beside a credit.
    const level = ratio(999n * 10n ** 18n - 1n, 3n * 10n ** 18n);
    expect(formatExact(level)).toBe('332.999999999999');
  });

  test('where none is exact is written as one asks', () => {
    const format = { digits: 2, rounding: 'halfEven', fixed: true } as const;
    expect(formatExact(ratio(2, 3), format)).toBe('0.67');
    expect(formatExact(ratio(1, 8), format)).toBe('0.125');
  });
});
