import { describe, expect, test } from 'vitest';
import {
  assessCreditSeries,
  compileScheme,
  compileTermination,
  type PeriodFacts,
  type SeriesOptions,
  terminationRight,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('series', () => {
  test('doubles a repeated failure without compounding, and starts over after a good period', () => {
    const scheme = compileScheme({
      target: { gte: 99 },
      rows: [{ lt: 99, remedy: { points: 4 } }],
      factors: [{ repeat: [1, 2] }],
    });
    const levels = [95, 95, 95, 99, 95].map((level) => ({ level }));
    const { periods, total, history } = assessCreditSeries(scheme, levels);
    expect(periods.map(({ quantities }) => quantities.points)).toEqual(['4', '8', '8', '0', '4']);
    expect([total.quantities.points, total.amount, history.length]).toEqual(['24', null, 5]);
  });

  test('goes on from a given history', () => {
    const rows = [{ remedy: { percent: 10 } }];
    const group = compileScheme({
      rules: { api: { rows } },
      stacking: 'sum',
      caps: [{ limit: { money: usd('25') }, periods: 12 }],
    });
    const month = { readings: [{ rule: 'api', level: 1 }], base: usd('100') };
    const first = assessCreditSeries(group, [month, month]);
    const next = assessCreditSeries(group, [month], { history: first.history });
    expect([first.total.amount?.amount, next.total.amount?.amount]).toEqual(['20.00', '5.00']);
  });

  test('the history of lengths of time says in which unit they are counted', () => {
    const minutes = compileScheme({ unit: 'minutes', rows: [{ gt: 30, remedy: { points: 1 } }] });
    const { history } = assessCreditSeries(minutes, [{ level: { durationMs: 2_700_000 } }]);
    expect(history[0]?.level).toEqual({ amount: '2700000', per: '60000' });
    // 45 minutes: between 40 and 50, which nobody could tell of milliseconds.
    const rules = compileTermination([{ kind: 'mean', window: 1, level: { gt: 40, lt: 50 } }]);
    expect(terminationRight(rules, history).triggered).toBe(true);
  });

  test('remembers of each period what later ones look back on', () => {
    const scheme = compileScheme({
      target: { gte: 99 },
      rows: [{ lt: 99, remedy: { percent: 10 } }],
      caps: [{ limit: { percent: 5 } }, { limit: { percent: 50 } }],
    });
    const { history, total } = assessCreditSeries(scheme, [
      { level: { good: 1, total: 2 }, base: usd('100') },
      { level: '99.9', base: usd('100') },
      { level: null, base: usd('100') },
    ]);
    const quantities = { serviceHours: '0', serviceDays: '0', freeMonths: '0', points: '0' };
    const charge = usd('100');
    // One of two caps was reached in the first period, and none after it.
    expect(history).toEqual([
      {
        missed: true,
        level: { good: 1, total: 2 },
        creditPercent: '5',
        credit: usd('5.00'),
        charge,
        capReached: true,
        quantities,
      },
      {
        missed: false,
        level: '99.9',
        creditPercent: '0',
        credit: usd('0.00'),
        charge,
        capReached: false,
        quantities,
      },
      {
        missed: null,
        level: null,
        creditPercent: '0',
        credit: usd('0.00'),
        charge,
        capReached: false,
        quantities,
      },
    ]);
    expect(total).toEqual({ amount: usd('5.00'), quantities });
  });

  test('of a group remembers no level, and of periods without charges no charge', () => {
    const group = compileScheme({
      rules: {
        a: { rows: [{ remedy: { freeMonths: 1 } }] },
        b: { rows: [{ remedy: { serviceDays: 2 } }] },
      },
      stacking: 'sum',
    });
    const month = { readings: ['a', 'b'].map((rule) => ({ rule, level: 1 })) };
    const { history, total } = assessCreditSeries(group, [month, month]);
    expect(history.map(({ level, charge, capReached }) => [level, charge, capReached])).toEqual([
      [null, null, false],
      [null, null, false],
    ]);
    expect(total).toEqual({
      amount: null,
      quantities: { serviceHours: '0', serviceDays: '4', freeMonths: '2', points: '0' },
    });
  });

  test('begins with no history at all: a cap over three periods in kind is full after two', () => {
    const scheme = compileScheme({
      rows: [{ remedy: { points: 6 } }],
      caps: [{ limit: { points: 10 }, periods: 3 }],
    });
    const level = { level: 1 };
    const { periods } = assessCreditSeries(scheme, [level, level, level, level]);
    // 6, then 4 of 10 are left, then none; the first 6 have left the window of the fourth period.
    expect(periods.map(({ quantities }) => quantities.points)).toEqual(['6', '4', '0', '6']);
  });

  test('gives the history that it was given first, as it was', () => {
    const scheme = compileScheme({ rows: [{ remedy: { points: 1 } }] });
    const before = { missed: true, level: 5 };
    const { history } = assessCreditSeries(scheme, [{ level: 1 }], { history: [before] });
    expect([history.length, history[0], history[1]?.level]).toEqual([2, before, 1]);
  });

  test('a mean of lengths of time is remembered in the unit of the rule', () => {
    const minutes = compileScheme({ unit: 'minutes', rows: [{ remedy: { points: 1 } }] });
    const level = { mean: [{ durationMs: 60_000 }, { durationMs: 180_000 }] };
    const { history } = assessCreditSeries(minutes, [{ level }, { level: 3 }]);
    const rules = compileTermination([{ kind: 'mean', window: 1, level: { gte: 2, lte: 2 } }]);
    expect(terminationRight(rules, history).atIndex).toBe(0);
    expect(history[1]?.level).toBe(3);
  });

  test('a trace is written for each period when it is asked for', () => {
    const scheme = compileScheme({ rows: [{ remedy: { points: 1 } }] });
    const traceOf = (options: SeriesOptions) =>
      assessCreditSeries(scheme, [{ level: 1 }], options).periods[0]?.trace;
    expect(traceOf({})).toBeNull();
    expect(traceOf({ trace: true })?.length).toBe(2);
  });

  test('what is none is told what it should be', () => {
    const scheme = compileScheme({ rows: [{ remedy: { points: 1 } }] });
    const call = (periods: unknown, options?: unknown, of: unknown = scheme) =>
      thrownBy(() => assessCreditSeries(of as never, periods as never, options as never));
    const periods = { path: ['periods'], expected: 'a list of periods, 0 to 4000 of them' };
    expect(call(5)).toMatchObject(periods);
    expect(call(Array.from({ length: 4001 }, () => ({ level: 1 })))).toMatchObject(periods);
    expect(call([], 5)).toMatchObject({ path: ['options'], expected: 'options' });
    expect(call([], { trace: 1 }).path).toEqual(['options', 'trace']);
    expect(call([], {}, {})).toMatchObject({ path: ['scheme'], expected: 'a compiled scheme' });
  });

  test.each([
    [
      'a period with a history of its own',
      [{ level: 1, history: [] }],
      {},
      'unknown-field',
      ['periods', 0, 'history'],
    ],
    [
      'a fault in the second period',
      [{ level: 1 }, { level: 'low' }],
      {},
      'invalid-decimal',
      ['periods', 1, 'level'],
    ],
    ['an option that nobody reads', [], { histori: [] }, 'unknown-field', ['options', 'histori']],
    [
      'periods of two currencies',
      [
        { level: 1, base: usd('1') },
        { level: 1 },
        { level: 1, base: { amount: 1, currency: 'EUR' } },
      ],
      {},
      'currency-mismatch',
      ['periods', 2, 'base', 'currency'],
    ],
    [
      'a history of another currency',
      [{ level: 1, base: usd('1') }],
      { history: [{ charge: { amount: 1, currency: 'EUR' } }] },
      'currency-mismatch',
      ['periods', 0, 'base', 'currency'],
    ],
  ])('%s is refused', (_, periods, options, code, path) => {
    const scheme = compileScheme({ rows: [{ remedy: { percent: 10 } }] });
    const call = () =>
      assessCreditSeries(scheme, periods as PeriodFacts[], options as SeriesOptions);
    expect(thrownBy(call)).toMatchObject({ code, path });
  });
});
