import { describe, expect, test } from 'vitest';
import { timeToExhaustion } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, refusal } from '../month.js';

describe('timeToExhaustion', () => {
  test('is null without burn and 0 without budget', () => {
    expect(timeToExhaustion({ window: DAY, burnRate: 0 })).toEqual({
      exhausted: false,
      timeToExhaustionMs: null,
    });
    expect(timeToExhaustion({ spent: 100, over: DAY, remaining: '-78.4' })).toEqual({
      exhausted: true,
      timeToExhaustionMs: 0,
    });
  });

  test('starts from what is left', () => {
    // Half of the budget at ten times the speed of its window: 30 days / 10 / 2.
    const time = timeToExhaustion({ window: 30 * DAY, burnRate: 10, remainingRatio: '0.5' });
    expect(time.timeToExhaustionMs).toBe(1.5 * DAY);
  });

  test('follows from a share of errors, less what is lost anyway', () => {
    const objective = { targetPercent: 99, window: 30 * DAY };
    // 1 % of 30 days, at a tenth of errors: 3 days.
    expect(timeToExhaustion({ ...objective, errorRatio: '0.1' }).timeToExhaustionMs).toBe(3 * DAY);
    // (0.01 - 0.001) / (0.1 - 0.001) × 30 days, rounded down.
    expect(
      timeToExhaustion({ ...objective, errorRatio: '0.1', baselineErrorRatio: '0.001' })
        .timeToExhaustionMs,
    ).toBe(Math.floor((9 / 99) * 30 * DAY));
  });

  test('reads one form of speed, and nothing beside it', () => {
    expect(() =>
      timeToExhaustion({ window: DAY, burnRate: 1, errorRatio: 1 } as never),
    ).toThrowError(refusal('unknown-field', ['errorRatio']));
    expect(() => timeToExhaustion({ window: DAY, brunRate: 1 } as never)).toThrowError(
      refusal('unknown-field', ['brunRate']),
    );
    expect(() =>
      timeToExhaustion({
        targetPercent: 99,
        window: DAY,
        errorRatio: '0.1',
        baselineErrorRatio: '0.2',
      }),
    ).toThrowError(refusal('invalid-option', ['baselineErrorRatio']));
  });
});

describe('what timeToExhaustion takes', () => {
  test.each<[unknown, string, string[], string]>([
    [null, 'invalid-type', [], 'a speed of spending'],
    [
      { targetPercent: 99, window: DAY, errorRatio: '0.1', baselineErrorRatio: '0.2' },
      'invalid-option',
      ['baselineErrorRatio'],
      'no more than the present share of errors',
    ],
  ])('%j is refused as %s at %j', (input, code, path, expected) => {
    expect(thrownBy(() => timeToExhaustion(input as never))).toMatchObject({
      code,
      path,
      expected,
    });
  });

  test('either of spent and over tells that an amount is meant', () => {
    expect(() => timeToExhaustion({ spent: 1 } as never)).toThrowError(
      refusal('missing-field', ['over']),
    );
    expect(() => timeToExhaustion({ over: DAY } as never)).toThrowError(
      refusal('missing-field', ['spent']),
    );
  });

  test('an amount spent over a time leaves the rest at that speed', () => {
    // 30 of 100 in a day: 70 are left, for 2 1/3 days.
    expect(timeToExhaustion({ spent: 30, over: DAY, remaining: 70 })).toEqual({
      exhausted: false,
      timeToExhaustionMs: (7 / 3) * DAY,
    });
    expect(timeToExhaustion({ spent: 30, over: DAY, remaining: 0 })).toEqual({
      exhausted: true,
      timeToExhaustionMs: 0,
    });
  });

  test('errors that are all lost anyway spend nothing', () => {
    const objective = { targetPercent: 99, window: 30 * DAY };
    const same = { errorRatio: '0.001', baselineErrorRatio: '0.001' };
    expect(timeToExhaustion({ ...objective, ...same })).toEqual({
      exhausted: false,
      timeToExhaustionMs: null,
    });
  });

  test('half of a budget lasts half as long at a share of errors', () => {
    const time = timeToExhaustion({
      targetPercent: 99,
      window: 30 * DAY,
      errorRatio: '0.1',
      remainingRatio: '0.5',
    });
    expect(time.timeToExhaustionMs).toBe(1.5 * DAY);
  });
});
