import { describe, expect, test } from 'vitest';
import { type AlertRule, alertFigures, WORKBOOK_ALERTS } from '../../../../src/uptime.js';
import { DAY, HOUR, refusal } from '../month.js';

const objective = { targetPercent: '99.9', window: 30 * DAY };
const figures = (rule: AlertRule) => alertFigures({ rules: [rule], ...objective })[0];

describe('alertFigures', () => {
  test('finds the third of burn rate, share of budget and long window', () => {
    // 30 days × 5 % / 6 h = 6
    expect(figures({ budgetPercent: 5, longWindow: 'PT6H' })?.burnRate).toBe('6');
    expect(figures({ budgetPercent: 5, burnRate: 6 })?.longWindowMs).toBe(6 * HOUR);
    expect(figures({ longWindow: 'PT6H', burnRate: 6 })?.budgetPercent).toBe('5');
  });

  test('leaves open what one of the three does not say', () => {
    expect(figures({ burnRate: 6 })).toMatchObject({
      budgetPercent: null,
      longWindowMs: null,
      shortWindowMs: null,
      detectionMs: null,
      exhaustionMs: 5 * DAY,
    });
    expect(() => figures({ longWindow: 'PT6H' })).toThrowError(
      refusal('missing-field', ['rules', 0, 'burnRate']),
    );
    expect(() => figures({ longWindow: 'PT6H', burnRate: 6, budgetPercent: 5 })).toThrowError(
      refusal('invalid-option', ['rules', 0]),
    );
  });

  test('never detects what it cannot reach', () => {
    const [alert] = alertFigures({
      rules: [{ budgetPercent: 2, longWindow: 'PT1H' }],
      targetPercent: 90,
      window: 30 * DAY,
    });
    // 14.4 × 0.1 is more than all errors.
    expect(alert).toMatchObject({
      burnRate: '14.4',
      reachable: false,
      detectionMs: null,
      firesAfterMs: null,
    });
  });

  test('detects a total outage when the long window has enough of it, and waits for the hold', () => {
    // 14.4 × 0.001 × 1 h = 51.84 s
    expect(figures({ burnRate: '14.4', longWindow: 'PT1H', hold: 'PT2M' })).toMatchObject({
      detectionMs: 51_840,
      firesAfterMs: 171_840,
      shortWindowMs: 300_000,
    });
  });

  test('scales by the window of the objective', () => {
    const burns = (days: number) =>
      alertFigures({ rules: WORKBOOK_ALERTS, targetPercent: '99.9', window: days * DAY }).map(
        (alert) => alert.burnRate,
      );
    expect(burns(30)).toEqual(['14.4', '6', '3', '1']);
    expect(burns(28)).toEqual(['13.44', '5.6', '2.8', '0.933333']);
  });
});
