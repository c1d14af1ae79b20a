import { describe, expect, test } from 'vitest';
import { type AlertRule, alertFigures, WORKBOOK_ALERTS } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
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

  test('an alert that needs all errors there are is just within reach', () => {
    // 10 × (1 - 90 %) = 1: a total outage reaches it when the long window is full of it.
    const rules = [{ burnRate: 10, longWindow: 'PT1H' }];
    expect(alertFigures({ rules, targetPercent: 90, window: 30 * DAY })[0]).toMatchObject({
      errorRatio: '1',
      reachable: true,
      detectionMs: HOUR,
    });
  });

  test('what burns at rate 0 takes no end, and spends a budget in no window', () => {
    expect(figures({ burnRate: 0, budgetPercent: 5 })).toMatchObject({
      burnRate: '0',
      budgetPercent: '5',
      longWindowMs: null,
      exhaustionMs: null,
    });
  });

  test('without errors nothing is detected, not even by an alert that needs none', () => {
    const rules = [{ burnRate: 0, longWindow: 'PT1H' }];
    expect(alertFigures({ rules, ...objective, errorRatio: 0 })[0]?.detectionMs).toBeNull();
  });

  const needed = 'burnRate, or budgetPercent with longWindow and the window of the objective';
  test.each<[AlertRule, string, string[], string]>([
    [{ budgetPercent: 5 }, 'missing-field', ['burnRate'], needed],
    [{ longWindow: 'PT6H' }, 'missing-field', ['burnRate'], needed],
    [
      { longWindow: 'PT6H', burnRate: 6, budgetPercent: 5 },
      'invalid-option',
      [],
      'two of burnRate, budgetPercent and longWindow',
    ],
    [{ burnRate: 6, longWindow: 0 }, 'invalid-duration', ['longWindow'], 'a length above 0'],
  ])('%j is refused with what is expected', (rule, code, path, expected) => {
    expect(thrownBy(() => figures(rule))).toMatchObject({
      code,
      path: ['rules', 0, ...path],
      expected,
    });
  });

  test('a share of the budget says nothing without the window of the objective', () => {
    const rules = [{ budgetPercent: 5, longWindow: 'PT6H' }];
    expect(thrownBy(() => alertFigures({ rules, targetPercent: 99 }))).toMatchObject({
      code: 'missing-field',
      path: ['rules', 0, 'burnRate'],
      expected: needed,
    });
  });

  test('says what it takes, and which three were given', () => {
    expect(thrownBy(() => alertFigures(null as never)).expected).toBe('alerts on an objective');
    const all = { longWindow: 'PT6H', burnRate: 6, budgetPercent: 5 };
    expect(thrownBy(() => figures(all)).received).toBe('all three');
  });
});

describe('one bad event', () => {
  const events = { targetPercent: 99, window: 30 * DAY };
  const fires = (rule: AlertRule, more: object) =>
    alertFigures({ rules: [rule], ...events, ...more })[0]?.firesOnOneEvent;

  test('fires an alert where it is the share of those expected in the long window', () => {
    // 72 of 7200 in 7.2 hours: 1 of 72 is 1.39 %, between 1 and 2 times 1 %.
    expect(fires({ burnRate: 1, longWindow: 'PT7H12M' }, { events: 7200 })).toBe(true);
    expect(fires({ burnRate: 2, longWindow: 'PT7H12M' }, { events: 7200 })).toBe(false);
    // 1 of 100 is 1 %: reached, not passed.
    const ten = { burnRate: 1, longWindow: 'PT10H' };
    expect(fires(ten, { events: 7200 })).toBe(true);
    expect(fires(ten, { events: 7200, operator: 'gt' })).toBe(false);
  });

  test('is all there is where fewer are expected, and no more than all', () => {
    // Half an event in an hour: one is a share of 1, and not of 2.
    const hour = { longWindow: 'PT1H' };
    expect(fires({ ...hour, burnRate: 100 }, { events: 360 })).toBe(true);
    expect(fires({ ...hour, burnRate: 150 }, { events: 360 })).toBe(false);
    expect(fires({ ...hour, burnRate: 1 }, { events: 0 })).toBe(true);
  });

  test('fires any alert against a target of 100 %', () => {
    expect(
      fires({ burnRate: 5, longWindow: 'PT1H' }, { targetPercent: 100, events: 7_200_000 }),
    ).toBe(true);
  });

  test('is no question without events, or without the windows to count them in', () => {
    const hour = { burnRate: 2, longWindow: 'PT1H' };
    expect(fires(hour, {})).toBeNull();
    expect(fires(hour, { events: 100, window: undefined })).toBeNull();
    expect(fires({ burnRate: 2 }, { events: 100 })).toBeNull();
  });
});
