import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatUnits } from '../../../src/core/decimal-text.js';
import { decimalOf, roundDecimal } from '../../../src/money/decimal.js';
import { amountOf, minorDigitsOf, moneyOf } from '../../../src/money/money.js';
import { ROUNDING_MODES, roundUnits } from '../../oracle/rounding.js';

const modes = fc.constantFrom(...ROUNDING_MODES);
const scales = fc.nat({ max: 8 });
const digits = fc.nat({ max: 4 });
/** Half of the values lie on a tie or beside one: chance alone hardly ever meets a tie. */
const units = fc.oneof(
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  fc
    .tuple(
      fc.integer({ min: -2000, max: 2000 }),
      fc.nat({ max: 8 }),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([half, zeros, beside]) => BigInt(half) * 5n * 10n ** BigInt(zeros) + BigInt(beside)),
);
const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CLF');

describe('rounding', () => {
  test.each(ROUNDING_MODES)('%s chooses the neighbour that its name says', (mode) => {
    fc.assert(
      fc.property(units, scales, digits, (value, scale, count) => {
        const rounded = roundDecimal(decimalOf(formatUnits(value, scale)), count, mode);
        const expected = roundUnits(value, scale, count, mode);
        expect(rounded.equals(formatUnits(expected, count))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('what is rounded once stays', () => {
    fc.assert(
      fc.property(units, scales, digits, modes, (value, scale, count, mode) => {
        const once = roundDecimal(decimalOf(formatUnits(value, scale)), count, mode);
        expect(roundDecimal(once, count, mode).equals(once)).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  test('is written with the digits of its currency, and zero has no sign', () => {
    fc.assert(
      fc.property(units, scales, currencies, modes, (value, scale, currency, mode) => {
        const count = minorDigitsOf(currency);
        const money = moneyOf(decimalOf(formatUnits(value, scale)), currency, mode);
        const expected = formatUnits(roundUnits(value, scale, count, mode), count);
        expect(money).toEqual({ amount: expected, currency });
        expect(money.amount).not.toMatch(/^-[0.]*$/);
      }),
    );
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(units, scales, currencies, modes, (value, scale, currency, mode) => {
        const money = moneyOf(decimalOf(formatUnits(value, scale)), currency, mode);
        for (const other of ROUNDING_MODES) {
          expect(moneyOf(amountOf(money), currency, other)).toEqual(money);
        }
      }),
    );
  });
});
