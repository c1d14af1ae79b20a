import { describe, expect, test } from 'vitest';
import { timeToExhaustion } from '../../../../src/uptime.js';
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
