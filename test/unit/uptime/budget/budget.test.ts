import { describe, expect, test } from 'vitest';
import { ratio } from '../../../../src/core/ratio.js';
import { budgetFrom, budgetOf } from '../../../../src/uptime/budget/budget.js';
import { writeTimeBudget } from '../../../../src/uptime/budget/time-budget.js';

const format = { digits: 6, rounding: undefined, fixed: false };

describe('an exact budget', () => {
  test('is what the target leaves of the total, in whatever unit that is', () => {
    // (1 - 999/1000) × 3000 = 3
    const budget = budgetOf(ratio(999, 1000), ratio(3000), ratio(3));
    expect(budget).toMatchObject({ isWithin: true, isExhausted: true });
    expect(budget.remaining.numerator).toBe(0n);
  });

  test('is kept by nothing spent of nothing, and broken by anything', () => {
    expect(budgetFrom(ratio(0), ratio(0))).toMatchObject({ isWithin: true, isExhausted: false });
    expect(budgetFrom(ratio(0), ratio(1, 1000))).toMatchObject({
      consumed: null,
      isWithin: false,
      isExhausted: true,
    });
  });
});

describe('a budget of time', () => {
  test('adds up in whole milliseconds: allowed rounded down, spent rounded up', () => {
    // 0.1 % of 1999.5 ms is 1.9995 ms; 0.25 ms are spent.
    const written = writeTimeBudget(
      budgetOf(ratio(999, 1000), ratio(3999, 2), ratio(1, 4)),
      format,
    );
    expect(written).toMatchObject({ totalMs: 1, spentMs: 1, remainingMs: 0, withinBudget: true });
  });

  test('that is kept by less than a millisecond shows no debt', () => {
    // 0.5 ms may be lost, 0.4 are; both, and 0.6, lie within one millisecond.
    const half = (spent: number) =>
      writeTimeBudget(budgetFrom(ratio(1, 2), ratio(spent, 10)), format);
    expect(half(4)).toMatchObject({ totalMs: 1, spentMs: 1, remainingMs: 0, withinBudget: true });
    expect(half(5)).toMatchObject({ totalMs: 1, spentMs: 1, remainingMs: 0, exhausted: true });
    expect(half(6)).toMatchObject({ totalMs: 0, spentMs: 1, remainingMs: -1, withinBudget: false });
  });

  test('that nothing was spent of says 0, not -0', () => {
    const { spentMs } = writeTimeBudget(budgetOf(ratio(1, 2), ratio(10), ratio(0)), format);
    expect(Object.is(spentMs, 0)).toBe(true);
  });
});
