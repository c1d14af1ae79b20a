import { describe, expect, it } from 'vitest';
import {
  alertWindow,
  alertWindows,
  allowedDowntime,
  applyBudgetPolicy,
  burnRate,
  errorBudget,
  PROPORTIONAL_ALERTS,
  scaleAlerts,
  timeToExhaustion,
  WORKBOOK_ALERTS,
} from '../../../src/uptime.js';

const DAY = 86_400_000;

describe('errorBudget', () => {
  it('stays negative when overspent, unless clamping is asked for', () => {
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

  it('has no ratio for something spent of nothing', () => {
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

  it('forecasts the total of a window from its past, and says so', () => {
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

  it('refuses two ways of saying what was spent, and more bad than there was', () => {
    expect(() => errorBudget({ targetPercent: 90, total: 10, bad: 1, good: 9 })).toThrowError(
      expect.objectContaining({ code: 'invalid-option' }),
    );
    expect(() => errorBudget({ targetPercent: 90, total: 10, bad: 11 })).toThrowError(
      expect.objectContaining({ code: 'invalid-option', path: ['bad'] }),
    );
    expect(errorBudget({ targetPercent: 90, total: 10, good: 11, excess: 'clamp' }).spent).toBe(
      '0',
    );
  });
});

describe('burnRate', () => {
  it('has no number for errors against a budget of nothing, yet fires', () => {
    expect(burnRate({ targetPercent: 100, errorRatio: '0.1', threshold: 14.4 })).toMatchObject({
      burnRate: null,
      maximum: null,
      fires: true,
      reachable: true,
    });
    expect(burnRate({ targetPercent: 100, errorRatio: 0 }).burnRate).toBe('0');
  });

  it('warns of a threshold that not even a total outage reaches', () => {
    // 1 / (1 - 0.9) = 10
    expect(burnRate({ targetPercent: 90, errorRatio: 1, threshold: '14.4' })).toMatchObject({
      maximum: '10',
      fires: false,
      reachable: false,
    });
  });
});

describe('alertWindow', () => {
  it('finds the third of burn rate, share of budget and long window', () => {
    const options = { targetPercent: '99.9', window: 30 * DAY };
    expect(alertWindow({ budgetPercent: 5, longWindow: 'PT6H' }, options).burnRate).toBe('6');
    expect(alertWindow({ budgetPercent: 5, burnRate: 6 }, options).longWindowMs).toBe(
      6 * 3_600_000,
    );
    expect(alertWindow({ longWindow: 'PT6H', burnRate: 6 }, options).budgetPercent).toBe('5');
    expect(() => alertWindow({ longWindow: 'PT6H' }, options)).toThrowError(
      expect.objectContaining({ code: 'missing-field' }),
    );
  });

  it('never detects what it cannot reach', () => {
    const alert = alertWindow(
      { budgetPercent: 2, longWindow: 'PT1H' },
      { targetPercent: 90, window: 30 * DAY },
    );
    expect(alert).toMatchObject({
      burnRate: '14.4',
      reachable: false,
      detectionMs: null,
      firesAfterMs: null,
    });
  });

  it('scales by the window of the objective', () => {
    const burns = (days: number) =>
      alertWindows(WORKBOOK_ALERTS, { targetPercent: '99.9', window: days * DAY }).map(
        (alert) => alert.burnRate,
      );
    expect(burns(30)).toEqual(['14.4', '6', '3', '1']);
    expect(burns(28)).toEqual(['13.44', '5.6', '2.8', '0.933333']);
  });

  it('scales proportional windows to whole minutes, and never below one', () => {
    const [quick] = scaleAlerts(PROPORTIONAL_ALERTS, { from: 28 * DAY, to: DAY });
    expect(quick).toMatchObject({ longWindow: 120_000, shortWindow: 60_000, hold: 60_000 });
  });
});

describe('timeToExhaustion', () => {
  it('is null without burn and 0 without budget', () => {
    expect(timeToExhaustion({ window: DAY, burnRate: 0 })).toEqual({
      exhausted: false,
      timeToExhaustionMs: null,
    });
    expect(timeToExhaustion({ spent: 100, over: DAY, remaining: '-78.4' })).toEqual({
      exhausted: true,
      timeToExhaustionMs: 0,
    });
  });

  it('starts from what is left', () => {
    expect(
      timeToExhaustion({ window: 30 * DAY, burnRate: 10, remainingRatio: '0.5' })
        .timeToExhaustionMs,
    ).toBe(1.5 * DAY);
    expect(
      timeToExhaustion({ targetPercent: 99, window: 30 * DAY, errorRatio: '0.1' })
        .timeToExhaustionMs,
    ).toBe(3 * DAY);
  });
});

describe('allowedDowntime', () => {
  it('is exact below a millisecond', () => {
    // 7 days × 0.000001 = 604.8 ms
    expect(allowedDowntime({ targetPercent: '99.9999' }, 7 * DAY)).toEqual({
      allowedMs: 604,
      exactMilliseconds: '604.8',
    });
  });
});

describe('applyBudgetPolicy', () => {
  const ladder = [
    { figure: 'consumedPercent', comparison: 'gte', threshold: 80, level: 'critical' },
    { figure: 'consumedPercent', comparison: 'gte', threshold: 50, level: 'warning' },
  ] as const;

  it('gives the first rule that applies, and all that do', () => {
    expect(applyBudgetPolicy(ladder, { consumedPercent: '80' })).toEqual({
      level: 'critical',
      rules: [0, 1],
    });
    expect(applyBudgetPolicy(ladder, { consumedPercent: '49.999999' })).toEqual({
      level: null,
      rules: [],
    });
  });

  it('applies no rule to a figure that is not there', () => {
    expect(applyBudgetPolicy(ladder, { consumedPercent: null, burnRate: 99 }).level).toBeNull();
  });
});
