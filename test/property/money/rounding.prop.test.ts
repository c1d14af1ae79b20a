import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatUnits } from '../../../src/core/decimal-text.js';
import { ratio, ratioOf } from '../../../src/core/ratio.js';
import { readerOf } from '../../../src/core/read.js';
import { roundRatio } from '../../../src/core/rounding.js';
import { minorDigitsOf } from '../../../src/money/currency.js';
import { roundedText, toDecimal } from '../../../src/money/decimal.js';
import { readMoney, sumMoney, writeExactMoney, writeMoney } from '../../../src/money/money.js';
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
/** Fractions of any denominator, many of them ties over a factor that no decimal can hold. */
const fractions = fc.oneof(
  fc.tuple(units, fc.bigInt({ min: 1n, max: 10n ** 20n })),
  fc
    .tuple(units, scales, fc.integer({ min: 1, max: 999 }), fc.integer({ min: -1, max: 1 }))
    .map(([value, scale, factor, beside]) => {
      const denominator = 10n ** BigInt(scale) * BigInt(factor);
      return [value * BigInt(factor) + BigInt(beside), denominator] as [bigint, bigint];
    }),
);
const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CLF');

describe('rounding', () => {
  test.each(ROUNDING_MODES)('%s chooses the neighbour that its name says', (mode) => {
    fc.assert(
      fc.property(units, scales, digits, (value, scale, count) => {
        const rounded = roundedText(
          toDecimal(ratioOf(formatUnits(value, scale)), count),
          count,
          mode,
        );
        expect(rounded).toBe(formatUnits(roundUnits(value, scale, count, mode), count));
      }),
      { numRuns: 300 },
    );
  });

  // decimal.js rounds money, the kit rounds fractions: each is the other's oracle.
  test.each(ROUNDING_MODES)('%s of a decimal with its rest is that of the fraction', (mode) => {
    fc.assert(
      fc.property(fractions, digits, ([top, bottom], count) => {
        const value = ratio(top, bottom);
        const rounded = roundedText(toDecimal(value, count), count, mode);
        expect(rounded).toBe(formatUnits(roundRatio(value, count, mode), count));
      }),
      { numRuns: 300 },
    );
  });
});

describe('money', () => {
  test('is written with the digits of its currency, and zero has no sign', () => {
    fc.assert(
      fc.property(units, scales, currencies, modes, (value, scale, currency, mode) => {
        const count = minorDigitsOf(currency);
        const money = writeMoney(ratioOf(formatUnits(value, scale)), currency, mode);
        const expected = formatUnits(roundUnits(value, scale, count, mode), count);
        expect(money).toEqual({ amount: expected, currency });
        expect(money.amount).not.toMatch(/^-[0.]*$/);
      }),
    );
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(units, scales, currencies, modes, (value, scale, currency, mode) => {
        const money = writeMoney(ratioOf(formatUnits(value, scale)), currency, mode);
        const again = readMoney(readerOf(money)).value;
        for (const other of ROUNDING_MODES)
          expect(writeMoney(again, currency, other)).toEqual(money);
        expect(writeExactMoney(again, currency)).toEqual(money);
      }),
    );
  });

  test('adds up in any order and in any groups', () => {
    const amounts = fc.array(fc.tuple(units, fc.nat({ max: 2 })), { maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.nat({ max: 12 }), (list, cut) => {
        const all = list.map(([value, scale]) => ({
          amount: formatUnits(value, scale),
          currency: 'EUR',
        }));
        const sum = (some: typeof all) => sumMoney(some, 'EUR');
        const total = sum(all);
        expect(sum([...all].reverse())).toEqual(total);
        expect(sum([sum(all.slice(0, cut)), sum(all.slice(cut))])).toEqual(total);
      }),
    );
  });
});
