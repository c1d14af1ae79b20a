import { describe, expect, test } from 'vitest';
import { allocate } from '../../../src/money/allocate.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('allocate', () => {
  const split = (amount: string, ratios: readonly (number | string)[]) =>
    allocate(usd(amount), ratios).map((share) => share.amount);

  test('gives what is left to the largest ratio first, then in order', () => {
    expect(split('0.05', [100, 101, 100, 100])).toEqual(['0.01', '0.02', '0.01', '0.01']);
    expect(split('10.03', [1, 1, 1])).toEqual(['3.35', '3.34', '3.34']);
  });

  test('mirrors negative amounts', () => {
    expect(split('-10.03', [1, 1, 1])).toEqual(['-3.35', '-3.34', '-3.34']);
  });

  test('refuses no ratios, negative ones, only zeros, and amounts finer than the currency', () => {
    expect(() => split('1', [])).toThrow('ratios');
    expect(() => split('1', [1, -1])).toThrow('ratios[1]');
    expect(() => split('1', [0, 0])).toThrow('ratios');
    expect(() => split('1.005', [1])).toThrow('round it first');
  });
});
