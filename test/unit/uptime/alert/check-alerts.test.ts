import { describe, expect, test } from 'vitest';
import { checkAlerts } from '../../../../src/uptime.js';

const told = (input: unknown) =>
  checkAlerts(input).warnings.map(({ code, path, expected, hint }) => ({
    code,
    path,
    expected,
    hint,
  }));
const alert = (burnRate: number, hours = 1) => ({ burnRate, longWindow: { hours } });

describe('checkAlerts', () => {
  test('tells of an alert that not even a total outage fires', () => {
    expect(told({ rules: [alert(10), alert(11)], targetPercent: 90 })).toEqual([
      {
        code: 'unreachable',
        path: ['rules', 1],
        expected: 'a burn rate that a total outage reaches: at most 1 / (1 - target)',
        hint: 'it can never fire',
      },
    ]);
  });

  test('tells of an alert that fires although the budget lasts', () => {
    expect(told({ rules: [alert(1), { burnRate: '0.9' }], targetPercent: 90 })).toEqual([
      {
        code: 'fires-within-budget',
        path: ['rules', 1],
        expected: 'a burn rate of 1 or more',
        hint: 'it fires although the budget lasts',
      },
    ]);
  });

  test('tells of a window longer than that of the objective, and of none as long', () => {
    const window = { hours: 24 };
    expect(told({ rules: [alert(2, 24), alert(2, 25)], targetPercent: 90, window })).toEqual([
      {
        code: 'window-too-long',
        path: ['rules', 1],
        expected: 'a long window within the window of the objective',
        hint: 'it looks back further than the objective',
      },
    ]);
  });

  test('tells of an alert that one event fires', () => {
    // 720 in 30 days are one an hour, and ten in ten: a tenth, which is ten times 1 %.
    const rules = [alert(10, 10), alert(11, 10)];
    const window = { hours: 720 };
    expect(told({ rules, targetPercent: 99, window, events: 720 })).toEqual([
      {
        code: 'one-event-fires',
        path: ['rules', 0],
        expected: 'more events in the long window, or a higher burn rate',
        hint: 'one bad event fires it',
      },
    ]);
  });

  test('tells how many events a promise needs for one of them to be bad', () => {
    // 1 / 0.003 = 333.3
    const promise = { rules: [], targetPercent: '99.7' };
    expect(told({ ...promise, events: 333 })).toEqual([
      {
        code: 'one-event-breaks-target',
        path: ['events'],
        expected: 'at least 334 events, so that one of them may be bad',
        hint: 'count over a longer window, or promise less',
      },
    ]);
    expect(told({ ...promise, events: 334 })).toEqual([]);
    // Where none may be bad, no number of events is enough.
    expect(told({ ...promise, targetPercent: 100, events: 1 })).toEqual([]);
  });

  test('says what it takes', () => {
    const issues = (input: unknown) => {
      const check = checkAlerts(input);
      return check.ok ? [] : check.issues.map(({ path, expected }) => [path, expected]);
    };
    expect(issues(null)).toEqual([[[], 'alerts on an objective']]);
    expect(issues({ rules: [7], targetPercent: 99 })).toEqual([[['rules', 0], 'an alert']]);
    expect(issues({ rules: 7, targetPercent: 99 })).toEqual([[['rules'], 'a list of alerts']]);
    expect(issues({ rules: [], targetPercent: 99, operator: 'lt' })).toEqual([
      [['operator'], 'one of gte, gt'],
    ]);
    expect(checkAlerts({ rules: [], targetPercent: 99, operator: 'gte' }).ok).toBe(true);
  });
});
