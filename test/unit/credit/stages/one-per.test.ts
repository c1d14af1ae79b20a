import { describe, expect, test } from 'vitest';
import type { CreditGroup, CreditScheme } from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '1000.00', currency: 'USD' };
const eur = (amount: string) => ({ amount, currency: 'USD' });

/** Three percent for each outage, one credit per 24 hours. */
const DAILY: CreditScheme = {
  metric: 'eachOutage',
  unit: 'minutes',
  rows: [{ gt: 0, remedy: { percent: 3 } }],
  onePer: { hours: 24 },
};
const outage = (at: string, minutes = 60) => ({ level: { durationMs: minutes * 60_000 }, at });

describe('one credit per 24 hours', () => {
  test('10:00, 20:00 and 11:00 of the next day at 3 % are 6 %', () => {
    // The second lies 10 hours after the first; the third 25, so that it begins a window of its own.
    const readings = [
      outage('2026-06-01T10:00:00Z'),
      outage('2026-06-01T20:00:00Z'),
      outage('2026-06-02T11:00:00Z'),
    ];
    const result = assess(DAILY, { readings, base });
    expect(result.creditPercent).toBe('6');
    expect(result.lines.map(({ amount }) => amount)).toEqual([
      eur('30.00'),
      eur('0.00'),
      eur('30.00'),
    ]);
  });

  test('a window ends before its last instant, and is counted from the first credit in it', () => {
    const first = outage('2026-06-01T10:00:00Z');
    const creditOf = (at: string) =>
      assess(DAILY, { readings: [outage(at), first], base }).creditPercent;
    expect(creditOf('2026-06-02T09:59:59.999Z')).toBe('3');
    expect(creditOf('2026-06-02T10:00:00Z')).toBe('6');
  });

  test('gives the best of a window, and asks when each was', () => {
    const scheme: CreditScheme = {
      ...DAILY,
      rows: [
        { gt: 0, lte: 30, remedy: { percent: 3 } },
        { gt: 30, remedy: { percent: 10 } },
      ],
    };
    const readings = [outage('2026-06-01T10:00:00Z', 5), outage('2026-06-01T11:00:00Z', 90)];
    expect(assess(scheme, { readings, base }).creditPercent).toBe('10');
    const without = { readings: [{ level: 1 }], base };
    expect(thrownBy(() => assess(scheme, without))).toMatchObject({
      code: 'missing-field',
      path: ['readings', 0, 'at'],
    });
  });
});

describe('one credit per incident', () => {
  const group: CreditGroup = {
    rules: {
      up: { rows: [{ lt: 99, remedy: { percent: 10 } }] },
      fast: { rows: [{ lt: 95, remedy: { percent: 25 } }] },
    },
    stacking: 'sum',
    onePer: 'incident',
  };
  const reading = (rule: string, incident?: string) => ({
    rule,
    level: 50,
    ...(incident === undefined ? {} : { incident }),
  });

  test('is the best of all that it broke, and others add up', () => {
    const readings = [reading('up', 'A'), reading('fast', 'A'), reading('up', 'B')];
    // The better one of A, 25 %, and the 10 % of B.
    const result = assess(group, { readings, base }, { trace: true });
    expect(result.creditPercent).toBe('35');
    expect(result.trace?.filter(({ stage }) => stage === 'onePer')).toEqual([
      { stage: 'onePer', rule: 'up', index: null, unit: 'percent', before: '10', after: '0' },
      { stage: 'onePer', rule: 'fast', index: null, unit: 'percent', before: '25', after: '25' },
      { stage: 'onePer', rule: 'up', index: null, unit: 'percent', before: '10', after: '10' },
    ]);
    expect(result.lines.map(({ incident }) => incident)).toEqual(['A', 'A', 'B']);
  });

  test('stands alone where it has no name', () => {
    const readings = [reading('up'), reading('fast'), reading('up')];
    expect(assess(group, { readings, base }).creditPercent).toBe('45');
  });

  test('of two kinds is the one that is worth more, so that both need a price', () => {
    const kinds: CreditGroup = {
      rules: {
        up: { rows: [{ remedy: { percent: 10 } }] },
        days: { rows: [{ remedy: { serviceDays: 2 } }] },
      },
      stacking: 'sum',
      onePer: 'incident',
    };
    expect(thrownBy(() => assess(kinds, { readings: [] }))).toMatchObject({
      code: 'missing-field',
      path: ['prices', 'serviceDays'],
    });
    const priced: CreditGroup = { ...kinds, prices: { serviceDays: { baseDividedBy: 30 } } };
    const readings = [reading('up', 'A'), reading('days', 'A')];
    // Two thirtieths are 6.67 %, less than 10.
    expect(assess(priced, { readings, base })).toMatchObject({
      amount: eur('100.00'),
      quantities: { serviceDays: '0' },
    });
  });
});

describe('a rule that reads incidents one by one', () => {
  test('is kept where there was none', () => {
    expect(assess(DAILY, { readings: [], base })).toMatchObject({
      status: 'met',
      missed: false,
      amount: eur('0.00'),
      lines: [],
    });
  });
});
