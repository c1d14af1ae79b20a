import { describe, expect, test } from 'vitest';
import { errorBudget } from '../../../../src/uptime.js';
import { DAY, refusal } from '../month.js';

describe('errorBudget', () => {
  test('stays negative when overspent, unless clamping is asked for', () => {
    const input = { targetPercent: 90, total: 100, bad: 15 };
    expect(errorBudget(input)).toMatchObject({
      allowed: '10',
      remaining: '-5',
      remainingRatio: '-0.5',
      withinBudget: false,
      exhausted: true,
    });
    expect(errorBudget({ ...input, overspend: 'clamp' })).toMatchObject({
      remaining: '0',
      remainingRatio: '0',
      withinBudget: false,
    });
  });

  test('has no ratio for something spent of nothing', () => {
    expect(errorBudget({ targetPercent: 100, total: 10, bad: 1 })).toMatchObject({
      consumedRatio: null,
      remainingRatio: null,
      exhausted: true,
    });
    expect(errorBudget({ targetPercent: 100, total: 10 })).toMatchObject({
      consumedRatio: '0',
      remainingRatio: '1',
      exhausted: false,
    });
  });

  test('forecasts the total of a window from its past, and says so', () => {
    // 100 events in 2 of 7 days: 350 in all, of which 5 % may be bad.
    const budget = errorBudget({
      targetPercent: 95,
      total: 100,
      bad: 3,
      extrapolate: { elapsed: 2 * DAY, window: 7 * DAY },
    });
    expect(budget).toMatchObject({
      allowed: '17.5',
      allowedWhole: 17,
      spent: '3',
      estimated: true,
    });
  });

  test('adds up parts of equal quality', () => {
    // 10 × 0.5 + 20 × 0.1 = 7 of 30 × 0.1 = 3
    const parts = [
      { total: 10, errorRatio: '0.5' },
      { total: 20, sliRatio: '0.9' },
    ];
    expect(errorBudget({ targetPercent: 90, total: 30, parts })).toMatchObject({
      allowed: '3',
      spent: '7',
      remaining: '-4',
    });
  });

  test('says what was spent in one way only, and no more bad than there was', () => {
    const budget = { targetPercent: 90, total: 10 };
    expect(() => errorBudget({ ...budget, bad: 1, good: 9 })).toThrowError(
      refusal('invalid-option', []),
    );
    expect(() => errorBudget({ ...budget, bad: 11 })).toThrowError(
      refusal('invalid-option', ['bad']),
    );
    expect(errorBudget({ ...budget, good: 11, excess: 'clamp' }).spent).toBe('0');
  });

  test('is given in one way only: nobody would read a target beside an amount', () => {
    expect(() => errorBudget({ allowed: 5, targetPercent: 99 })).toThrowError(
      refusal('invalid-option', ['allowed']),
    );
    expect(() => errorBudget({ allowed: 5, windowTotal: 9 })).toThrowError(
      refusal('invalid-option', ['allowed']),
    );
  });

  test('refuses fields that nobody reads, also in its parts', () => {
    expect(() => errorBudget({ targetPercent: 90, spells: [] } as never)).toThrowError(
      refusal('unknown-field', ['spells']),
    );
    const parts = [{ total: 1, errorRate: 1 }];
    expect(() => errorBudget({ targetPercent: 90, parts } as never)).toThrowError(
      refusal('unknown-field', ['parts', 0, 'errorRate']),
    );
    expect(() => errorBudget({ targetPercent: 90 }, { digit: 2 } as never)).toThrowError(
      refusal('unknown-field', ['options', 'digit']),
    );
  });
});
