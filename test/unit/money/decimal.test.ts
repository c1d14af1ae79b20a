import { Decimal as SharedDecimal } from 'decimal.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RoundingMode } from '../../../src/core/rounding.js';
import { Decimal, decimalOf, roundDecimal } from '../../../src/money/decimal.js';
import { moneyOf } from '../../../src/money/money.js';
import { ROUNDING_MODES } from '../../oracle/rounding.js';
import { thrownBy } from '../../oracle/thrown.js';

// The columns: 1.5, 2.5, -1.5, -2.5, 1.2, -1.8, each to a whole number.
const TABLE: Readonly<Record<RoundingMode, readonly number[]>> = {
  halfAwayFromZero: [2, 3, -2, -3, 1, -2],
  halfEven: [2, 2, -2, -2, 1, -2],
  halfOdd: [1, 3, -1, -3, 1, -2],
  halfTowardPositive: [2, 3, -1, -2, 1, -2],
  halfTowardNegative: [1, 2, -2, -3, 1, -2],
  halfTowardZero: [1, 2, -1, -2, 1, -2],
  ceiling: [2, 3, -1, -2, 2, -1],
  floor: [1, 2, -2, -3, 1, -2],
  awayFromZero: [2, 3, -2, -3, 2, -2],
  towardZero: [1, 2, -1, -2, 1, -1],
};

describe('rounding', () => {
  test.each(ROUNDING_MODES)('%s', (mode) => {
    const values = ['1.5', '2.5', '-1.5', '-2.5', '1.2', '-1.8'];
    const rounded = values.map((value) => roundDecimal(decimalOf(value), 0, mode).toNumber());
    expect(rounded).toEqual(TABLE[mode]);
  });

  test.each([
    ['0.125', 2, '0.13'],
    ['0.135', 2, '0.13'],
    ['0.1250000000000000000000000001', 2, '0.13'],
    ['0.1249999999999999999999999999', 2, '0.12'],
    ['7', 2, '7'],
  ])('half-odd of %s to %d digits is %s', (value, scale, expected) => {
    expect(roundDecimal(decimalOf(value), scale, 'halfOdd').toString()).toBe(expected);
  });

  test.each(['up', 'toString', '__proto__', undefined, 4])('%s is no mode', (mode) => {
    const call = () => roundDecimal(decimalOf(1), 0, mode as RoundingMode, ['rounding']);
    expect(thrownBy(call)).toMatchObject({ code: 'invalid-option', path: ['rounding'] });
    for (const name of ROUNDING_MODES) expect(thrownBy(call).expected).toContain(name);
  });
});

describe('reading', () => {
  test('a number is read by its shortest text', () => {
    expect(decimalOf(0.1).plus(decimalOf(0.2)).toString()).toBe('0.3');
    expect(decimalOf('1e3').toString()).toBe('1000');
    expect(decimalOf(1e-7).toString()).toBe('0.0000001');
  });

  test('no digit of a long text is lost', () => {
    const text = `${'1'.repeat(29)}.${'9'.repeat(30)}`;
    expect(decimalOf(text).toFixed()).toBe(text);
  });

  test.each(['0x10', '0b1', 'Infinity', '-Infinity', 'NaN', ' 5', '1_000', '.5', Number.NaN])(
    'what decimal.js alone would take or misread is refused: %s',
    (input) => {
      expect(thrownBy(() => decimalOf(input, ['rate']))).toMatchObject({
        code: 'invalid-decimal',
        path: ['rate'],
      });
    },
  );
});

describe("the host's decimal.js", () => {
  const answers = () => [
    new Decimal(1).dividedBy(3).toString(),
    new Decimal('1e-30').toString(),
    new Decimal('1e40').toString(),
    roundDecimal(decimalOf('2.5'), 0, 'halfEven').toString(),
    moneyOf(decimalOf('1234567.895'), 'EUR').amount,
  ];
  const setOddly = () =>
    SharedDecimal.set({
      precision: 3,
      rounding: 0,
      toExpNeg: -1,
      toExpPos: 1,
      maxE: 50,
      minE: -50,
    });

  afterEach(() => {
    SharedDecimal.set({ defaults: true });
    vi.resetModules();
  });

  test('may be set in any way without changing an answer', () => {
    const before = answers();
    setOddly();
    expect(new SharedDecimal(1).dividedBy(3).toString()).toBe('3.34e-1');
    expect(answers()).toEqual(before);
    expect(before).toEqual([
      `0.${'3'.repeat(60)}`,
      `0.${'0'.repeat(29)}1`,
      `1${'0'.repeat(40)}`,
      '2',
      '1234567.90',
    ]);
  });

  test('may have been set before the library was loaded', async () => {
    setOddly();
    vi.resetModules();
    const copy = await import('../../../src/money/decimal.js');
    expect(copy.Decimal).not.toBe(Decimal);
    expect(new copy.Decimal(1).dividedBy(3).toString()).toBe(`0.${'3'.repeat(60)}`);
    expect(copy.decimalOf('1e60').toFixed()).toBe(`1${'0'.repeat(60)}`);
  });

  test('keeps its own settings', () => {
    expect(SharedDecimal.precision).toBe(20);
    expect(SharedDecimal.rounding).toBe(SharedDecimal.ROUND_HALF_UP);
  });
});
