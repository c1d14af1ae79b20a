import { describe, expect, test } from 'vitest';
import { ratio, ZERO } from '../../../../src/core/ratio.js';
import { readerOf } from '../../../../src/core/read.js';
import type { Value } from '../../../../src/credit/scheme/value.js';
import { baseOf, type ExactFacts } from '../../../../src/credit/stages/exact-facts.js';
import {
  compareValues,
  greaterValue,
  shareOf,
  worthOf,
} from '../../../../src/credit/stages/worth.js';
import { thrownBy } from '../../../oracle/thrown.js';

const facts = (base: bigint | null, currency: string | null = 'USD'): ExactFacts => ({
  readings: [],
  base: base === null ? null : ratio(base),
  currency,
  history: [],
  period: null,
  periodsBefore: { calendarYear: null, contractYear: null, term: null },
  conversion: null,
  place: readerOf({}, null, 'facts'),
});
const share = (percent: bigint): Value => ({ share: ratio(percent, 100n), money: ZERO });
const money = (amount: bigint): Value => ({ share: ZERO, money: ratio(amount) });

describe('the worth of a value', () => {
  test('is its share of the base and its sum', () => {
    const both = { share: ratio(1n, 10n), money: ratio(5n) };
    expect(worthOf(both, facts(200n))).toEqual(ratio(250n, 10n));
    expect(worthOf(money(7n), facts(null))).toEqual(ratio(7n));
  });

  test('of a share needs a base, or takes 100 where nothing has a currency', () => {
    expect(baseOf(facts(200n))).toEqual(ratio(200n));
    expect(baseOf(facts(null, null))).toEqual(ratio(100n));
    expect(thrownBy(() => worthOf(share(1n), facts(null)))).toMatchObject({
      code: 'missing-field',
      path: ['facts', 'base'],
      expected: 'the charges that percentages are taken of',
      received: 'undefined',
    });
  });
});

describe('values are ordered', () => {
  test.each<[string, Value, Value, bigint, number]>([
    ['10 % and 20 of 100', share(10n), money(20n), 100n, -1],
    ['10 % and 5 of 100', share(10n), money(5n), 100n, 1],
    ['10 % and 20 % of 100', share(10n), share(20n), 100n, -1],
    ['10 % and 20 % of nothing', share(10n), share(20n), 0n, -1],
    ['20 % and 20 % of nothing', share(20n), share(20n), 0n, 0],
    ['10 % and 0 of nothing', share(10n), money(0n), 0n, 1],
    ['5 and 10 % of nothing', money(5n), share(10n), 0n, 1],
    ['10 and 10 % of 100: worth the same', money(10n), share(10n), 100n, 0],
  ])('%s', (_, a, b, base, order) => {
    expect(Math.sign(compareValues(a, b, facts(base)))).toBe(order);
    expect(Math.sign(compareValues(b, a, facts(base)))).toBe(order === 0 ? 0 : -order);
    expect(greaterValue(a, b, facts(base))).toBe(order >= 0 ? a : b);
  });

  test.each<[string, Value, Value, bigint, readonly [bigint, bigint]]>([
    ['10 % of 20 %, of any base', share(10n), share(20n), 0n, [1n, 2n]],
    ['5 of 20 % of 100', money(5n), share(20n), 100n, [1n, 4n]],
    ['a sum of nothing at all', money(0n), { share: ratio(1n), money: ZERO }, 0n, [0n, 1n]],
  ])('the part that %s is', (_, part, whole, base, [numerator, denominator]) => {
    const found = shareOf(part, whole, facts(base));
    expect(found.numerator * denominator).toBe(numerator * found.denominator);
  });

  test('shares need no base to be ordered', () => {
    expect(compareValues(share(1n), share(2n), facts(null))).toBe(-1);
  });
});
