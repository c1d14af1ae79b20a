import { describe, expect, test } from 'vitest';
import { ratio } from '../../../../src/core/ratio.js';
import { apportion } from '../../../../src/uptime/budget/apportion.js';

const parts = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([numerator, denominator]) => ratio(numerator, denominator));

describe('whole units', () => {
  test('that are left by rounding go to those who lost most by it, one each', () => {
    // 1.2, 1.7 and 2.1 are 5: one is left of 1 + 1 + 2, and 0.7 was the most that was lost.
    expect(apportion(5n, parts([6, 5], [17, 10], [21, 10]))).toEqual([1n, 2n, 2n]);
    // 0.6, 0.9 and 0.5 are 2: the 0.9 and the 0.6 are rounded up.
    expect(apportion(2n, parts([3, 5], [9, 10], [1, 2]))).toEqual([1n, 1n, 0n]);
  });

  test('go to the first of those who lost alike, in however many parts it is written', () => {
    expect(apportion(1n, parts([1, 2], [2, 4]))).toEqual([1n, 0n]);
    expect(apportion(10n, parts([10, 3], [10, 3], [10, 3]))).toEqual([4n, 3n, 3n]);
  });

  test('are one less or one more in all where the sum is rounded', () => {
    // 1.9 twice are 3.8.
    expect(apportion(3n, parts([19, 10], [19, 10]))).toEqual([2n, 1n]);
    expect(apportion(4n, parts([19, 10], [19, 10]))).toEqual([2n, 2n]);
  });

  test('stay as they are where nothing is left', () => {
    expect(apportion(5n, parts([2, 1], [3, 1]))).toEqual([2n, 3n]);
    expect(apportion(0n, [])).toEqual([]);
  });
});
