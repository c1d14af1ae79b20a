import { describe, expect, test } from 'vitest';
import { errorBudget } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
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

  test.each([
    // One event of 10^9 is a ten-millionth of a percent, which six digits do not hold.
    [999_999_999, undefined, '99.999999', '0.000001'],
    [1_000_000_000, undefined, '100', '0'],
    [1_000_000_001, undefined, '100.000001', '-0.000001'],
    [1, undefined, '0.000001', '99.999999'],
    [0, undefined, '0', '100'],
    [1_000_000_001, 'floor', '100.000001', '-0.000001'],
    [1, 'floor', '0.000001', '99.999999'],
    [999_999_999, 'halfEven', '99.999999', '0.000001'],
  ] as const)('of 10^9, %d are shown (%s) as %s and %s', (bad, rounding, consumed, remaining) => {
    const budget = errorBudget({ allowed: 1_000_000_000, bad }, { rounding });
    expect(budget.consumedPercent).toBe(consumed);
    expect(budget.remainingPercent).toBe(remaining);
  });

  test('a ratio without digits has nothing between 0 and 1', () => {
    const half = errorBudget({ allowed: 2, bad: 1 }, { digits: 0 });
    expect(half).toMatchObject({ consumedRatio: '1', remainingRatio: '0', consumedPercent: '50' });
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

describe('what errorBudget takes', () => {
  const objective = { targetPercent: 90, total: 10 };
  const twoBudgets = 'either the budget as allowed, or a target with its totals';
  const length = 'a length above 0, no longer than the window';
  const onePart = 'a part with exactly one of errorRatio and sliRatio';
  test.each<[unknown, string, (string | number)[], string]>([
    [null, 'invalid-type', [], 'an error budget'],
    [{ allowed: 5, targetPercent: 99 }, 'invalid-option', ['allowed'], twoBudgets],
    [{ allowed: 5, windowTotal: 9 }, 'invalid-option', ['allowed'], twoBudgets],
    [
      { allowed: 5, extrapolate: { elapsed: 1, window: 2 } },
      'invalid-option',
      ['allowed'],
      twoBudgets,
    ],
    [
      { ...objective, windowTotal: 20, extrapolate: { elapsed: 1, window: 2 } },
      'invalid-option',
      ['extrapolate'],
      'only one of windowTotal and extrapolate',
    ],
    [{ ...objective, extrapolate: 7 }, 'invalid-type', ['extrapolate'], 'a forecast'],
    [
      { ...objective, extrapolate: { elapsed: 0, window: 2 } },
      'invalid-option',
      ['extrapolate', 'elapsed'],
      length,
    ],
    [
      { ...objective, extrapolate: { elapsed: 3, window: 2 } },
      'invalid-option',
      ['extrapolate', 'elapsed'],
      length,
    ],
    [
      { ...objective, bad: 1, remaining: 1 },
      'invalid-option',
      [],
      'only one of bad, good, remaining, parts',
    ],
    [{ ...objective, parts: 7 }, 'invalid-type', ['parts'], 'a list of parts'],
    [{ ...objective, parts: [7] }, 'invalid-type', ['parts', 0], 'a part'],
    [{ ...objective, parts: [{ total: 1 }] }, 'missing-field', ['parts', 0], onePart],
    [
      { ...objective, parts: [{ total: 1, errorRatio: 0, sliRatio: 1 }] },
      'invalid-option',
      ['parts', 0],
      onePart,
    ],
    [{ ...objective, overspend: 'cut' }, 'invalid-option', ['overspend'], 'one of signed, clamp'],
  ])('%j is refused as %s at %j', (input, code, path, expected) => {
    expect(thrownBy(() => errorBudget(input as never))).toMatchObject({ code, path, expected });
  });

  test('names the ways in which spending was said', () => {
    const { received } = thrownBy(() => errorBudget({ ...objective, bad: 1, good: 9, parts: [] }));
    expect(received).toBe('bad and good and parts');
  });

  test('a window that has passed whole is its own forecast', () => {
    const extrapolate = { elapsed: DAY, window: DAY };
    expect(errorBudget({ ...objective, extrapolate })).toMatchObject({
      allowed: '1',
      estimated: true,
    });
    expect(errorBudget(objective).estimated).toBe(false);
  });

  test('a total of the window is what the budget is a share of', () => {
    expect(errorBudget({ ...objective, windowTotal: 50, bad: 2 })).toMatchObject({
      allowed: '5',
      spent: '2',
      remaining: '3',
      consumedPercent: '40',
    });
  });

  test('an amount that is allowed has no target, and may be overspent without a total', () => {
    expect(errorBudget({ allowed: 5, bad: 7 })).toMatchObject({
      targetPercent: null,
      budgetRatio: null,
      budgetPercent: null,
      allowed: '5',
      spent: '7',
      remaining: '-2',
    });
  });

  test('what remains says what was spent', () => {
    expect(errorBudget({ ...objective, remaining: '0.25' })).toMatchObject({
      allowed: '1',
      spent: '0.75',
      remaining: '0.25',
      withinBudget: true,
    });
  });

  test('what is kept is not cut, and what is cut is cut in percent, too', () => {
    expect(errorBudget({ ...objective, bad: '0.5', overspend: 'clamp' })).toMatchObject({
      remaining: '0.5',
      remainingRatio: '0.5',
      remainingPercent: '50',
    });
    expect(errorBudget({ ...objective, bad: 2, overspend: 'clamp' })).toMatchObject({
      consumedPercent: '200',
      remaining: '0',
      remainingPercent: '0',
    });
  });

  test('consumption of nothing has no figures at all', () => {
    expect(errorBudget({ targetPercent: 100, total: 10, bad: 1 })).toMatchObject({
      targetPercent: '100',
      budgetRatio: '0',
      budgetPercent: '0',
      consumedRatio: null,
      consumedPercent: null,
      remainingRatio: null,
      remainingPercent: null,
    });
  });
});

describe('what was spent', () => {
  test('follows from what was good alone', () => {
    // 10 - 8.5, of a budget of 2
    expect(errorBudget({ targetPercent: 80, total: 10, good: '8.5' })).toMatchObject({
      spent: '1.5',
      exhausted: false,
    });
    expect(errorBudget({ allowed: 5, total: 10, good: 4 }).spent).toBe('6');
  });

  test('exhausts a budget when nothing is left of it, and not before', () => {
    expect(errorBudget({ allowed: 5, bad: '4.999' }).exhausted).toBe(false);
    expect(errorBudget({ allowed: 5, bad: 5 })).toMatchObject({
      exhausted: true,
      withinBudget: true,
    });
  });
});
