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
