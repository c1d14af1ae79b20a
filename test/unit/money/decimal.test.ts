import { Decimal as SharedDecimal } from 'decimal.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ratio } from '../../../src/core/ratio.js';
import type { RoundingMode } from '../../../src/core/rounding.js';
import { Decimal, roundedText, toDecimal } from '../../../src/money/decimal.js';
import { writeMoney } from '../../../src/money/money.js';
import { ROUNDING_MODES } from '../../oracle/rounding.js';

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

const round = (top: bigint | number, bottom: bigint | number, scale: number, mode: RoundingMode) =>
  roundedText(toDecimal(ratio(top, bottom), scale), scale, mode);

describe('rounding a fraction by way of a decimal', () => {
  test.each(ROUNDING_MODES)('%s takes the neighbour that its name says', (mode) => {
    const tenths = [15, 25, -15, -25, 12, -18];
    expect(tenths.map((top) => Number(round(top, 10, 0, mode)))).toEqual(TABLE[mode]);
  });

  test.each([
    [125n, 1000n, '0.13'],
    [135n, 1000n, '0.13'],
    [10n ** 27n + 8n, 8n * 10n ** 27n, '0.13'],
    [10n ** 27n - 8n, 8n * 10n ** 27n, '0.12'],
    [7n, 1n, '7.00'],
  ])('half-odd of %d / %d to two digits is %s', (top, bottom, expected) => {
    expect(round(top, bottom, 2, 'halfOdd')).toBe(expected);
  });

  test('a tie that no finite decimal shows is a tie: a third of 0.015 is 0.005', () => {
    expect(round(15, 3000, 2, 'halfEven')).toBe('0.00');
    expect(round(15, 3000, 2, 'halfAwayFromZero')).toBe('0.01');
  });

  test('what lies beside a tie by less than any shown digit is none', () => {
    // 0.005 and a hair: 1/200 + 1/3e60.
    const hair = 3n * 10n ** 60n;
    expect(round(hair / 200n + 1n, hair, 2, 'halfTowardZero')).toBe('0.01');
    expect(round(hair / 200n - 1n, hair, 2, 'halfAwayFromZero')).toBe('0.00');
    expect(round(1n, hair, 2, 'ceiling')).toBe('0.01');
    expect(round(-1n, hair, 2, 'floor')).toBe('-0.01');
  });

  test('nothing has no sign', () => {
    expect(round(-1, 1000, 2, 'ceiling')).toBe('0.00');
    expect(round(-4, 10, 0, 'halfEven')).toBe('0');
  });
});

describe("the host's decimal.js", () => {
  const answers = () => [
    writeMoney(ratio(12_345_678_955n, 10_000n), 'EUR').amount,
    writeMoney(ratio(10n ** 40n, 3n), 'EUR').amount,
    writeMoney(ratio(25, 10), 'JPY', 'halfEven').amount,
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
    expect(before).toEqual(['1234567.90', `${'3'.repeat(40)}.33`, '2']);
  });

  test('may have been set before the library was loaded', async () => {
    setOddly();
    vi.resetModules();
    const copy = await import('../../../src/money/decimal.js');
    expect(copy.Decimal).not.toBe(Decimal);
    expect(copy.roundedText(copy.toDecimal(ratio(10n ** 60n, 3n), 1), 1, 'floor')).toBe(
      `${'3'.repeat(60)}.3`,
    );
  });

  test('keeps its own settings', () => {
    expect(SharedDecimal.precision).toBe(20);
    expect(SharedDecimal.rounding).toBe(SharedDecimal.ROUND_HALF_UP);
  });
});
