import { describe, expect, test } from 'vitest';
import {
  type CreditScheme,
  checkCreditScheme,
  compileScheme,
  type LevelMetric,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '100.00', currency: 'USD' };
const DAY_MS = 86_400_000;
const days = (count: number) => ({ durationMs: count * DAY_MS });
const minutes = (count: number) => ({ durationMs: count * 60_000 });
const faultIn = (scheme: object) => thrownBy(() => compileScheme(scheme as CreditScheme));

describe('levels that follow the period', () => {
  /** Half a percent of the month is free, then 5 % for each whole hour. */
  const allowance: CreditScheme = {
    unit: 'hours',
    target: { lte: { percentOfPeriod: '0.5' } },
    steps: [
      {
        from: { percentOfPeriod: '0.5' },
        toward: 'above',
        size: 1,
        partial: 'whole',
        each: { percent: 5 },
      },
    ],
  };

  test('282 minutes in February are 5 %: 201.6 are free, and 80.4 are one whole hour', () => {
    const facts = { level: minutes(282), base };
    expect(assess(allowance, { ...facts, period: days(28) }).creditPercent).toBe('5');
    // Of March 223.2 minutes are free: 58.8 are no whole hour.
    expect(assess(allowance, { ...facts, period: days(31) })).toMatchObject({
      status: 'missed',
      creditPercent: '0',
    });
  });

  test('are exact at the border', () => {
    const statusAt = (ms: number) =>
      assess(allowance, { level: { durationMs: ms }, base, period: days(28) }).status;
    // Half a percent of 28 days are 12,096,000 ms.
    expect(statusAt(12_096_000)).toBe('met');
    expect(statusAt(12_096_001)).toBe('missed');
  });

  test('stand in rows, and in steps that end', () => {
    const scheme: CreditScheme = {
      unit: 'minutes',
      rows: [
        { gt: { percentOfPeriod: 1 }, lte: { percentOfPeriod: 2 }, remedy: { percent: 10 } },
        { gt: { percentOfPeriod: 2 }, remedy: { percent: 20 } },
      ],
      steps: [
        {
          from: 10,
          to: { percentOfPeriod: 1 },
          toward: 'above',
          size: { percentOfPeriod: '0.1' },
          partial: 'exact',
          each: { percent: 1 },
        },
      ],
    };
    // A day has 1,440 minutes: one percent are 14.4, and a step is 1.44.
    const owed = (level: string) => assess(scheme, { level, base, period: days(1) }).creditPercent;
    expect(owed('11.44')).toBe('1');
    expect(owed('14.4')).toBe('3.055555555556');
    expect(owed('14.5')).toBe('10');
    expect(owed('28.8')).toBe('10');
    expect(owed('28.81')).toBe('20');
    // Of half a day one percent is 7.2 minutes: the band from 10 on is empty.
    expect(assess(scheme, { level: '7', base, period: days(0.5) })).toMatchObject({
      status: 'met',
      creditPercent: '0',
    });
  });

  test('ask for the length of the period, in the unit of the level or as time', () => {
    expect(thrownBy(() => assess(allowance, { level: 5, base }))).toMatchObject({
      code: 'missing-field',
      path: ['period'],
    });
    // 672 hours are 28 days, 3.36 of them free: five hours are one whole hour beyond.
    expect(assess(allowance, { level: 5, base, period: { length: 672 } }).creditPercent).toBe('5');
    const excluded = { durationMs: 29 * DAY_MS, excludedMs: DAY_MS };
    expect(assess(allowance, { level: 5, base, period: excluded }).creditPercent).toBe('5');
    const nothing = { durationMs: DAY_MS, excludedMs: DAY_MS };
    expect(thrownBy(() => assess(allowance, { level: 5, base, period: nothing }))).toMatchObject({
      code: 'invalid-option',
      path: ['period'],
    });
  });

  test('are lengths of time', () => {
    expect(
      faultIn({ rows: [{ gt: { percentOfPeriod: 1 }, remedy: { percent: 1 } }] }),
    ).toMatchObject({ code: 'missing-field', path: ['unit'] });
    expect(
      faultIn({ unit: 'count', rows: [{ gt: { percentOfPeriod: 1 }, remedy: { percent: 1 } }] }),
    ).toMatchObject({ code: 'invalid-option', path: ['unit'], received: 'count' });
  });

  test('contradict each other where both follow it, or neither does', () => {
    const row = (bounds: object) => ({
      unit: 'hours',
      rows: [{ ...bounds, remedy: { percent: 1 } }],
    });
    const both = row({ gt: { percentOfPeriod: 2 }, lt: { percentOfPeriod: 1 } });
    expect(faultIn(both)).toMatchObject({ code: 'invalid-option', path: ['rows', 0] });
    expect(checkCreditScheme(row({ gt: 9, lt: { percentOfPeriod: 1 } })).ok).toBe(true);
  });
});

describe('a table of two dimensions', () => {
  const table: CreditScheme = {
    target: { gte: 95 },
    rows: [
      { lt: 95, when: { priority: 'P1' }, remedy: { percent: 10 } },
      { lt: 95, gte: 90, when: { priority: ['P2', 'P3'] }, remedy: { percent: 5 } },
      { lt: 90, when: { priority: ['P2', 'P3'] }, remedy: { percent: 8 } },
    ],
  };
  const of = (level: number, labels?: Record<string, string>) =>
    assess(table, { level, base, ...(labels === undefined ? {} : { labels }) });

  test('looks up the row of the level and of the labels', () => {
    expect(of(80, { priority: 'P1' })).toMatchObject({ creditPercent: '10', lines: [{ row: 0 }] });
    expect(of(92, { priority: 'P2' })).toMatchObject({ creditPercent: '5', lines: [{ row: 1 }] });
    expect(of(80, { priority: 'P3' })).toMatchObject({ creditPercent: '8', lines: [{ row: 2 }] });
    expect(of(96, { priority: 'P1' }).status).toBe('met');
  });

  test('has no row for a label that it does not know, nor without one', () => {
    expect(of(80, { priority: 'P4' }).status).toBe('uncovered');
    expect(of(80, { region: 'north' }).status).toBe('uncovered');
    expect(of(80).status).toBe('uncovered');
  });

  test('has a hole where some reading has no row, which the check finds', () => {
    const { warnings } = checkCreditScheme(table);
    // For a reading of any other priority no level below the target has a row.
    expect(warnings.map(({ code, levels }) => [code, levels])).toEqual([['hole', { lt: '95' }]]);
    const whole = { ...table, rows: [...(table.rows ?? []), { lt: 95, remedy: { percent: 1 } }] };
    expect(checkCreditScheme(whole).warnings.map(({ code }) => code)).toContain('overlap');
    expect(checkCreditScheme({ ...whole, overlap: 'mostSevere' }).warnings).toEqual([]);
  });

  test('needs all labels of a row', () => {
    const both: CreditScheme = {
      rows: [{ when: { priority: 1, isVip: true }, remedy: { percent: 7 } }],
    };
    const owed = (labels: Record<string, number | boolean>) =>
      assess(both, { level: 1, base, labels }).status;
    expect(owed({ priority: 1, isVip: true })).toBe('credited');
    expect(owed({ priority: 1 })).toBe('uncovered');
    expect(owed({ priority: 1, isVip: false })).toBe('uncovered');
  });
});

describe('a metric', () => {
  test.each<[LevelMetric, string | undefined, string | null]>([
    ['availability', undefined, null],
    ['availability', 'percent', 'percent'],
    ['outageCount', undefined, 'count'],
    ['netPromoterScore', undefined, 'points'],
    ['longestOutage', 'minutes', 'minutes'],
  ])('%s in %s is counted in %s', (metric, unit, settled) => {
    const scheme = { metric, ...(unit === undefined ? {} : { unit }), rows: [] } as CreditScheme;
    expect(compileScheme(scheme).plan.rules.get(null)?.unit).toBe(settled);
  });

  test.each([
    [
      'downtime',
      undefined,
      'missing-field',
      'a unit of time, such as minutes for the metric downtime',
    ],
    [
      'downtime',
      'percent',
      'invalid-option',
      'a unit of time, such as minutes for the metric downtime',
    ],
    ['attainment', 'hours', 'invalid-option', 'a unit of percent for the metric attainment'],
    ['missCount', 'percent', 'invalid-option', 'a unit of count for the metric missCount'],
  ])('%s is not counted in %s', (metric, unit, code, expected) => {
    expect(faultIn({ metric, ...(unit === undefined ? {} : { unit }), rows: [] })).toMatchObject({
      code,
      path: ['unit'],
      expected,
    });
  });
});

describe('rows that give rights', () => {
  const scheme: CreditScheme = {
    target: { gte: 99 },
    rows: [
      { lt: 99, gte: 98, rights: ['a report on the root cause'] },
      {
        lt: 98,
        remedy: { percent: 10 },
        rights: ['a report on the root cause', 'a plan'],
      },
    ],
    caps: [{ limit: { percent: 0 } }],
  };

  test('owe nothing beside, or something that caps cut', () => {
    expect(assess(scheme, { level: 98, base })).toMatchObject({
      status: 'missed',
      missed: true,
      rights: ['a report on the root cause'],
      amount: { amount: '0.00', currency: 'USD' },
      lines: [{ remedy: null, rights: ['a report on the root cause'] }],
    });
    expect(assess(scheme, { level: 97, base })).toMatchObject({
      status: 'credited',
      rights: ['a report on the root cause', 'a plan'],
      amount: { amount: '0.00' },
    });
    expect(assess(scheme, { level: 99, base }).rights).toEqual([]);
  });

  test('need a remedy, rights or both', () => {
    expect(faultIn({ rows: [{ lt: 99 }] })).toMatchObject({
      code: 'missing-field',
      path: ['rows', 0, 'remedy'],
      expected: 'what the row owes: a remedy, rights or both',
    });
  });
});
