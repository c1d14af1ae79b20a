import { describe, expect, test } from 'vitest';
import { type DecimalInput, formatUnits, parseDecimal } from '../../../src/core/decimal-text.js';
import { thrownBy } from '../../oracle/thrown.js';

describe('parseDecimal', () => {
  test.each<[DecimalInput, bigint, number]>([
    ['99.95', 9995n, 2],
    [99.95, 9995n, 2],
    [0.1, 1n, 1],
    ['0.10', 10n, 2],
    ['-0.5', -5n, 1],
    ['+3', 3n, 0],
    ['007', 7n, 0],
    ['-0', 0n, 0],
    [-0, 0n, 0],
    ['1e3', 1000n, 0],
    ['1.25e1', 125n, 1],
    ['1.25E+3', 1250n, 0],
    ['125e-4', 125n, 4],
    [1e-7, 1n, 7],
    [1e21, 10n ** 21n, 0],
    [Number.MAX_SAFE_INTEGER, 9_007_199_254_740_991n, 0],
    [Number.MIN_VALUE, 5n, 324],
    ['9'.repeat(60), 10n ** 60n - 1n, 0],
  ])('%s is exact', (input, units, scale) => {
    expect(parseDecimal(input)).toEqual({ units, scale });
  });

  test.each<[string, unknown, object]>([
    ['a percent sign', '99.9%', { hint: 'leave out the % sign' }],
    ['a percent sign after a space', '99.9 %', { hint: 'leave out the % sign' }],
    ['a comma', '99,9', { hint: 'write a point, not a comma' }],
    ['a comma for thousands', '1,000.5', { hint: undefined }],
    ['NaN', Number.NaN, { received: 'NaN' }],
    ['Infinity', Number.POSITIVE_INFINITY, { received: 'Infinity' }],
    ['NaN as text', 'NaN', {}],
    ['hexadecimal', '0x10', {}],
    ['no text', '', {}],
    ['no digit before the point', '.5', {}],
    ['no digit after the point', '5.', {}],
    ['spaces', ' 5 ', {}],
    ['a line end', '5\n', {}],
    ['two points', '1.2.3', {}],
    ['a group mark', '1_000', {}],
    ['an exponent of four digits', '1e1000', {}],
    ['a fraction bar', '1/3', {}],
    ['digits of another script', '٣', {}],
    ['61 digits', '9'.repeat(61), {}],
    ['a megabyte of digits', '9'.repeat(1_000_000), {}],
    ['a megabyte of percent', `${'9'.repeat(1_000_000)}%`, {}],
    ['null', null, {}],
    ['undefined', undefined, {}],
    ['a bigint', 5n, {}],
    ['a symbol', Symbol('5'), {}],
    ['an object that has a text', { toString: () => '5' }, {}],
    ['an array', ['5'], {}],
  ])('refuses %s', (_, input, expected) => {
    const error = thrownBy(() => parseDecimal(input as DecimalInput));
    expect({ hint: undefined, ...error }).toMatchObject({
      code: 'invalid-decimal',
      path: [],
      ...expected,
    });
    expect(error.message.length).toBeLessThan(300);
  });
});

test.each([
  [0n, 0, '0'],
  [0n, 2, '0.00'],
  [5n, 2, '0.05'],
  [-5n, 2, '-0.05'],
  [-12_345n, 3, '-12.345'],
  [12n, 0, '12'],
])('formatUnits writes %s / 10^%d as %s', (units, scale, expected) => {
  expect(formatUnits(units, scale)).toBe(expected);
});
