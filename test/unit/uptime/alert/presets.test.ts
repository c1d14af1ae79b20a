import { describe, expect, test } from 'vitest';
import {
  alertFigures,
  PROPORTIONAL_ALERTS,
  scaleAlerts,
  WORKBOOK_ALERTS,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, refusal } from '../month.js';

describe('scaleAlerts', () => {
  test('stretches windows in proportion to whole minutes, and never below one', () => {
    // 60, 5 and 2 minutes over 28: 2.14, 0.18 and 0.07.
    const [quick] = scaleAlerts({ rules: PROPORTIONAL_ALERTS, from: 28 * DAY, to: DAY });
    expect(quick).toMatchObject({ longWindow: 120_000, shortWindow: 60_000, hold: 60_000 });
  });

  test('gives alerts that alertFigures takes', () => {
    const rules = scaleAlerts({ rules: PROPORTIONAL_ALERTS, from: 28 * DAY, to: 14 * DAY });
    const figures = alertFigures({ rules, targetPercent: 99, window: 14 * DAY });
    expect(figures.map(({ longWindowMs }) => longWindowMs)).toEqual([
      1_800_000, 10_800_000, 43_200_000, 172_800_000,
    ]);
  });

  test('reads each alert strictly', () => {
    const rules = [{ burnRate: 14, longwindow: 'PT1H' } as never];
    expect(() => scaleAlerts({ rules, from: DAY, to: DAY })).toThrowError(
      refusal('unknown-field', ['rules', 0, 'longwindow']),
    );
    expect(() => scaleAlerts({ rules: [], from: 0, to: DAY })).toThrowError(
      refusal('invalid-duration', ['from']),
    );
  });

  test('leaves out the windows that an alert does not have', () => {
    const rules = [{ id: 'fast', burnRate: 6 }];
    expect(scaleAlerts({ rules, from: DAY, to: 7 * DAY })).toEqual(rules);
  });

  test.each<[unknown, string]>([
    [null, 'alerts to scale'],
    [{ rules: [null], from: DAY, to: DAY }, 'an alert'],
    [{ rules: [], from: DAY, to: 0 }, 'a length above 0'],
  ])('says what it takes: %j', (input, expected) => {
    expect(thrownBy(() => scaleAlerts(input as never)).expected).toBe(expected);
  });
});

describe('alerts to begin with', () => {
  test('page, or open a ticket, as the SRE Workbook says', () => {
    expect(WORKBOOK_ALERTS.map(({ severity }) => severity)).toEqual([
      'page',
      'page',
      'ticket',
      'ticket',
    ]);
  });

  test('are critical and warnings, as those of Pyrra', () => {
    expect(PROPORTIONAL_ALERTS.map(({ severity }) => severity)).toEqual([
      'critical',
      'critical',
      'warning',
      'warning',
    ]);
  });
});

describe('figures as they were published', () => {
  const minutes = (length: unknown) => {
    const { hours = 0, minutes: rest = 0 } = (length ?? {}) as Record<string, number>;
    return 60 * hours + rest;
  };

  test('in table 5-8 of the SRE Workbook, and the fourth of rule generators', () => {
    expect(
      WORKBOOK_ALERTS.map(({ budgetPercent, longWindow, shortWindow }) => [
        budgetPercent,
        minutes(longWindow),
        minutes(shortWindow),
      ]),
    ).toEqual([
      [2, 60, 5],
      [5, 360, 30],
      [10, 1440, 120],
      [10, 4320, 360],
    ]);
  });

  test('by Pyrra, for 28 days', () => {
    expect(
      PROPORTIONAL_ALERTS.map(({ burnRate, longWindow, shortWindow, hold }) => [
        burnRate,
        minutes(longWindow),
        minutes(shortWindow),
        minutes(hold),
      ]),
    ).toEqual([
      [14, 60, 5, 2],
      [7, 360, 30, 15],
      [2, 1440, 120, 60],
      [1, 5760, 360, 180],
    ]);
  });
});
