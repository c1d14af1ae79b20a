import { describe, expect, test } from 'vitest';
import { locateTotal, measureUpTo, totalled } from '../../../src/core/running-total.js';

/** 10 ms, 5 ms and 20 ms of time: 35 ms in all. */
const SET = totalled([0, 10, 20, 25, 40, 60]);

describe('a totalled set', () => {
  test('has the time before each interval, and the whole at the end', () => {
    expect(Array.from(SET.totals)).toEqual([0, 10, 15, 35]);
    expect(Array.from(totalled([]).totals)).toEqual([0]);
  });

  test.each([
    ['before everything', -5, 0],
    ['at the first start', 0, 0],
    ['inside the first', 4, 4],
    ['at the first end', 10, 10],
    ['in the gap', 15, 10],
    ['at the second start', 20, 10],
    ['inside the second', 23, 13],
    ['inside the last', 41, 16],
    ['at the last end', 60, 35],
    ['after everything', 1000, 35],
  ])('measures up to an instant %s', (_, at, ms) => {
    expect(measureUpTo(SET, at)).toBe(ms);
  });

  test.each([
    ['inside the first', 1, 1],
    ['which the first fills', 10, 10],
    ['that needs the second', 11, 21],
    ['which the second fills', 15, 25],
    ['that needs the last', 16, 41],
    ['of the whole', 35, 60],
  ])('finds the instant of an amount %s', (_, ms, at) => {
    expect(locateTotal(SET, ms)).toBe(at);
  });

  test('finds in many intervals what it measures in them', () => {
    // Interval k is [10k, 10k + 3): before its end there are 3k + 3 ms, one ms before it 3k + 2.
    const many = totalled(Array.from({ length: 200 }, (_, i) => 10 * (i >> 1) + 3 * (i & 1)));
    for (let k = 0; k < 100; k++) {
      expect(measureUpTo(many, 10 * k + 2)).toBe(3 * k + 2);
      expect(locateTotal(many, 3 * k + 2)).toBe(10 * k + 2);
      expect(locateTotal(many, 3 * k + 3)).toBe(10 * k + 3);
    }
  });
});
