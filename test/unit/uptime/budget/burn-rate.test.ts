import { describe, expect, test } from 'vitest';
import { budgetPace, burnRate } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, MINUTE, refusal } from '../month.js';

describe('burnRate', () => {
  test('has no number for errors against a budget of nothing, yet fires', () => {
    expect(burnRate({ targetPercent: 100, errorRatio: '0.1', threshold: 14.4 })).toMatchObject({
      burnRate: null,
      maximum: null,
      fires: true,
      reachable: true,
    });
    expect(burnRate({ targetPercent: 100, errorRatio: 0 }).burnRate).toBe('0');
  });

  test('has no number for no events, and does not fire', () => {
    const none = { targetPercent: '99.9', good: 0, total: 0, threshold: 1 };
    expect(burnRate(none)).toMatchObject({ burnRate: null, errorRatio: null, fires: false });
    // Neither against a budget of nothing, where any error would.
    expect(burnRate({ ...none, targetPercent: 100 }).fires).toBe(false);
    expect(burnRate({ targetPercent: '99.9', good: 0, total: 0 }).fires).toBe(null);
  });

  test('one error of one request, where ten are wanted, wakes nobody', () => {
    const one = { targetPercent: '99.9', bad: 1, threshold: '14.4', minEvents: 10 };
    // A share of 1 against 0.001.
    expect(burnRate({ ...one, total: 1 })).toMatchObject({ burnRate: '1000', fires: false });
    expect(burnRate({ ...one, total: 9 }).fires).toBe(false);
    expect(burnRate({ ...one, total: 10 }).fires).toBe(true);
  });

  test('counts no events of a share', () => {
    expect(() => burnRate({ targetPercent: 99, errorRatio: 1, minEvents: 10 })).toThrowError(
      expect.objectContaining({
        code: 'invalid-option',
        path: ['minEvents'],
        expected: 'counters to hold it against: two of good, bad and total',
      }),
    );
  });

  test('tells of a threshold that not even a total outage reaches', () => {
    // 1 / (1 - 0.9) = 10
    expect(burnRate({ targetPercent: 90, errorRatio: 1, threshold: '14.4' })).toMatchObject({
      maximum: '10',
      fires: false,
      reachable: false,
    });
  });

  test('fires at the threshold, or only above it', () => {
    const at = { targetPercent: '99.9', errorRatio: '0.0144', threshold: '14.4' };
    expect(burnRate({ ...at, operator: 'gte' }).fires).toBe(true);
    expect(burnRate({ ...at, operator: 'gt' }).fires).toBe(false);
    expect(() => burnRate({ ...at, operator: 'lt' as 'gt' })).toThrowError(
      refusal('invalid-option', ['operator']),
    );
  });
});

describe('budgetPace', () => {
  test('is 1 when as much of the budget is spent as of the time', () => {
    // 0.1 % of 30 days is 43.2 min: half of it after 15 days.
    const window = { targetPercent: '99.9', window: 30 * DAY, elapsed: 15 * DAY };
    expect(budgetPace({ ...window, spent: 21.6 * MINUTE })).toEqual({ pace: '1' });
    expect(budgetPace({ ...window, targetPercent: 100, spent: 1 })).toEqual({ pace: null });
  });

  test('has no more time behind it than its window', () => {
    expect(() =>
      budgetPace({ targetPercent: 99, window: DAY, elapsed: 2 * DAY, spent: 0 }),
    ).toThrowError(refusal('invalid-option', ['elapsed']));
  });
});

describe('what burn rates take', () => {
  test.each<[() => unknown, string, string[], string]>([
    [() => burnRate(null as never), 'invalid-type', [], 'a burn rate'],
    [() => budgetPace(null as never), 'invalid-type', [], 'a pace'],
    [
      () => budgetPace({ targetPercent: 99, window: DAY, elapsed: 2 * DAY, spent: 0 }),
      'invalid-option',
      ['elapsed'],
      'no more than the window',
    ],
    [
      () => burnRate({ targetPercent: 99, errorRatio: 0, operator: 'lt' as 'gt' }),
      'invalid-option',
      ['operator'],
      'one of gte, gt',
    ],
  ])('%o is refused as %s at %j: expected %s', (call, code, path, expected) => {
    expect(thrownBy(call)).toMatchObject({ code, path, expected });
  });

  test('without a threshold nothing fires, nor could', () => {
    expect(burnRate({ targetPercent: 99, errorRatio: '0.05' })).toEqual({
      // 5 % of errors against 1 %.
      burnRate: '5',
      maximum: '100',
      errorRatio: '0.05',
      fires: null,
      reachable: null,
    });
  });

  test('reaching the threshold is enough where nothing else is said', () => {
    const at = { targetPercent: 90, errorRatio: 1, threshold: 10 };
    expect(burnRate(at)).toMatchObject({ fires: true, reachable: true });
  });

  test('a window that has passed whole has a pace', () => {
    // 1 % of a day is 864 s: a quarter of it.
    const pace = budgetPace({ targetPercent: 99, window: DAY, elapsed: DAY, spent: 216_000 });
    expect(pace).toEqual({ pace: '0.25' });
  });
});

test('rates are rounded half away from zero', () => {
  // 2 % against 3 %, of errors and of a day: 2/3.
  expect(burnRate({ targetPercent: 97, errorRatio: '0.02' }).burnRate).toBe('0.666667');
  const window = { targetPercent: 97, window: DAY, elapsed: DAY };
  expect(budgetPace({ ...window, spent: 0.02 * DAY }).pace).toBe('0.666667');
});
