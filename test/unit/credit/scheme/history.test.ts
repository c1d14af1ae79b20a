import { describe, expect, test } from 'vitest';
import { ratio, ZERO } from '../../../../src/core/ratio.js';
import { readerOf } from '../../../../src/core/read.js';
import {
  type CreditPeriod,
  historyIn,
  lastPeriods,
  missesInARow,
  sumOfLast,
} from '../../../../src/credit/scheme/history.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const read = (periods: unknown) => historyIn(null)(readerOf(periods, null, 'history'));
const history = (periods: readonly CreditPeriod[]) => read(periods);

describe('the history', () => {
  test('of which nothing is said is unknown, but for what was owed in kind: nothing', () => {
    const unknown = {
      missed: null,
      level: null,
      creditPercent: null,
      credit: null,
      charge: null,
      capReached: null,
      quantities: { serviceHours: ZERO, serviceDays: ZERO, freeMonths: ZERO, points: ZERO },
    };
    expect(read([{}, { quantities: {} }])).toEqual([unknown, unknown]);
    const nulls = { missed: null, level: null, creditPercent: null, credit: null };
    expect(read([{ ...nulls, charge: null, capReached: null }])).toEqual([unknown]);
  });

  test('may hold credits that were taken back', () => {
    expect(read([{ credit: usd('-5'), charge: usd('-1') }])).toMatchObject([
      { credit: { value: ratio(-5n) }, charge: { value: ratio(-1n) } },
    ]);
  });

  test.each<[string, unknown, object]>([
    [
      'no list',
      {},
      { path: ['history'], expected: 'a list of periods, oldest first, 0 to 4000 of them' },
    ],
    [
      'more than ten years of days',
      Array.from({ length: 4001 }, () => ({})),
      { path: ['history'] },
    ],
    ['a period that is none', [{}, 5], { path: ['history', 1], expected: 'a period' }],
    [
      'quantities that are none',
      [{ quantities: 5 }],
      { path: ['history', 0, 'quantities'], expected: 'quantities of remedies in kind' },
    ],
    [
      'a quantity below 0',
      [{ quantities: { points: -1 } }],
      {
        code: 'invalid-option',
        path: ['history', 0, 'quantities', 'points'],
        expected: '0 or more',
      },
    ],
    [
      'a miss that is no yes or no',
      [{ missed: 'yes' }],
      { path: ['history', 0, 'missed'], expected: 'true or false' },
    ],
  ])('%s is refused', (_, periods, fault) => {
    expect(thrownBy(() => read(periods))).toMatchObject({ code: 'invalid-type', ...fault });
  });

  test('its last periods are told from all of them, also when none are asked for', () => {
    const three = history([{ level: 1 }, { level: 2 }, { level: 3 }]);
    const levels = (count: number) =>
      lastPeriods(three, count).map(({ level }) => level?.numerator);
    expect([levels(-1), levels(0), levels(2), levels(5)]).toEqual([[], [], [2n, 3n], [1n, 2n, 3n]]);
  });

  test('sums are of the last periods, or of all where there are fewer', () => {
    const three = history([
      { credit: usd('1'), charge: usd('10'), quantities: { points: 100, serviceDays: 7 } },
      { charge: usd('20'), quantities: { freeMonths: '0.5' } },
      { credit: usd('4'), quantities: { points: 400 } },
    ]);
    const sums = (of: 'credit' | 'charge' | 'points' | 'serviceDays' | 'freeMonths') =>
      [0, 1, 2, 3, 9]
        .map((count) => sumOfLast(three, count, of))
        .map((sum) => Number(sum.numerator) / Number(sum.denominator));
    expect(sums('credit')).toEqual([0, 4, 4, 5, 5]);
    expect(sums('charge')).toEqual([0, 0, 20, 30, 30]);
    expect(sums('points')).toEqual([0, 400, 400, 500, 500]);
    expect(sums('serviceDays')).toEqual([0, 0, 0, 7, 7]);
    expect(sums('freeMonths')).toEqual([0, 0, 0.5, 0.5, 0.5]);
  });

  test('sums of a history that grows take in what was added', () => {
    const growing = [...history([{ credit: usd('1') }])];
    expect(sumOfLast(growing, 5, 'credit')).toEqual(ratio(1n));
    growing.push(...history([{ credit: usd('2') }, { credit: usd('4') }]));
    expect(sumOfLast(growing, 5, 'credit')).toEqual(ratio(7n));
    expect(sumOfLast(growing, 2, 'credit')).toEqual(ratio(6n));
  });

  test('misses in a row end at the first period that was none, or is unknown', () => {
    const row = (...missed: (boolean | null)[]) =>
      missesInARow(history(missed.map((one) => ({ missed: one }))), 9);
    expect(row()).toBe(0);
    expect(row(true, false)).toBe(0);
    expect(row(true, null, true, true)).toBe(2);
    expect(row(true, true, true)).toBe(3);
  });
});
