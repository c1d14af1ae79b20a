import { describe, expect, test } from 'vitest';
import { MOST_EXACT, sumsOf } from '../../../../src/uptime/buckets/arithmetic.js';

describe('sums by group', () => {
  const groups = Uint8Array.of(0, 2, 0, 0, 2, 0);

  test('are exact where numbers are not: what is full is carried over', () => {
    // Group 0: 2^52 + (2^52 - 1) + 1 + 5 = 2^53 + 5, an odd number that no double holds.
    const column = Float64Array.of(MOST_EXACT, 7, MOST_EXACT - 1, 1, 8, 5);
    expect(sumsOf(column, groups, 3)).toEqual([2n ** 53n + 5n, 0n, 15n]);
  });

  test('are those of small numbers as they are', () => {
    const column = Float64Array.of(1, 0, 1, 1, 0, 0);
    expect(sumsOf(column, groups, 3)).toEqual([3n, 0n, 0n]);
  });

  test('are carried over as often as it takes', () => {
    // Five times 2^52 and 3 + 4 + 5 + 6 + 7 = 25.
    const column = Float64Array.from([3, 4, 5, 6, 7], (more) => MOST_EXACT + more);
    expect(sumsOf(column, new Uint8Array(5), 1)).toEqual([5n * 2n ** 52n + 25n]);
  });

  test('are those of integers, too', () => {
    expect(sumsOf([10n ** 30n, 7n, 1n, 2n, 8n, 3n], groups, 3)).toEqual([10n ** 30n + 6n, 0n, 15n]);
  });

  test('of no rows are none', () => {
    expect(sumsOf(new Float64Array(0), new Uint8Array(0), 2)).toEqual([0n, 0n]);
    expect(sumsOf([], new Uint8Array(0), 2)).toEqual([0n, 0n]);
  });
});
