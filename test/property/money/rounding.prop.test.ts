import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatUnits } from '../../../src/core/decimal-text.js';
import { ratio, ratioOf } from '../../../src/core/ratio.js';
import { readerOf } from '../../../src/core/read.js';
import { type RoundingMode, roundRatio } from '../../../src/core/rounding.js';
import { minorDigitsOf } from '../../../src/money/currency.js';
import { roundedText, toDecimal } from '../../../src/money/decimal.js';
import {
  readMoney,
  roundMoney,
  sumMoney,
  writeExactMoney,
  writeMoney,
  writtenValue,
} from '../../../src/money/money.js';
import { ROUNDING_MODES, roundQuotient, roundUnits } from '../../oracle/rounding.js';

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

describe('a step of cash', () => {
  /** Increments in minor units: those of coins, and any. */
  const steps = fc.oneof(
    fc.constantFrom(1, 5, 10, 20, 25, 50, 100, 500),
    fc.integer({ min: 1, max: 2000 }),
  );
  /** An amount in minor units as a fraction: anything, or on a tie or beside one by less than a digit. */
  const amounts = fc.oneof(
    fc.tuple(units, fc.bigInt({ min: 1n, max: 10n ** 20n })),
    fc
      .tuple(steps, fc.integer({ min: -999, max: 999 }), fc.integer({ min: -1, max: 1 }))
      .map(([step, halves, beside]): [bigint, bigint] => {
        const hair = 10n ** 30n;
        return [BigInt(step) * BigInt(halves) * hair + BigInt(beside), 2n * hair];
      }),
  );
  const cases = fc.record({ amount: amounts, step: steps, currency: currencies });
  const rounding = (mode: RoundingMode, { amount: [top, bottom], step, currency }: Case) => {
    const scale = minorDigitsOf(currency);
    const per = 10n ** BigInt(scale);
    const money = writeMoney(ratio(top, bottom * per), currency, mode, ratio(step, per));
    const { numerator, denominator } = writtenValue(money);
    return { money, minor: (numerator * per) / denominator };
  };
  interface Case {
    readonly amount: readonly [top: bigint, bottom: bigint];
    readonly step: number;
    readonly currency: string;
  }

  test.each(ROUNDING_MODES)('%s takes the number of steps that whole numbers take', (mode) => {
    fc.assert(
      fc.property(cases, (one) => {
        const [top, bottom] = one.amount;
        const step = BigInt(one.step);
        expect(rounding(mode, one).minor).toBe(roundQuotient(top, bottom * step, mode) * step);
      }),
      { numRuns: 300 },
    );
  });

  test.each(ROUNDING_MODES)('%s gives a multiple less than a step away, and keeps one', (mode) => {
    fc.assert(
      fc.property(cases, (one) => {
        const [top, bottom] = one.amount;
        const { money, minor } = rounding(mode, one);
        expect(minor % BigInt(one.step)).toBe(0n);
        const away = minor * bottom - top;
        const distance = away < 0n ? -away : away;
        const step = BigInt(one.step) * bottom;
        if (mode.startsWith('half')) expect(2n * distance <= step).toBe(true);
        else expect(distance < step).toBe(true);
        const increment = formatUnits(BigInt(one.step), minorDigitsOf(one.currency));
        for (const other of ROUNDING_MODES)
          expect(roundMoney(money, { rounding: other, increment })).toEqual(money);
      }),
      { numRuns: 100 },
    );
  });

  test('of the minor unit is none', () => {
    fc.assert(
      fc.property(cases, modes, (one, mode) => {
        const [top, bottom] = one.amount;
        const value = ratio(top, bottom * 10n ** BigInt(minorDigitsOf(one.currency)));
        expect(rounding(mode, { ...one, step: 1 }).money).toEqual(
          writeMoney(value, one.currency, mode),
        );
      }),
    );
  });
});
