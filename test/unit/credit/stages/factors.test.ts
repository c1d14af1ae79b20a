import { describe, expect, test } from 'vitest';
import type { CreditGroup, CreditScheme } from '../../../../src/credit.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '1000.00', currency: 'USD' };
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('factors', () => {
  test('multiplies in the order of the scheme and traces each step', () => {
    // 25 % x 2 of 200 affected x 3 = 0.75 %
    const scheme: CreditScheme = {
      rows: [{ remedy: { percent: 25 } }],
      factors: [{ input: 'affected' }, { times: 3 }],
    };
    const result = assess(
      scheme,
      {
        level: 0,
        base,
        factors: { affected: { amount: 2, per: 200 } },
      },
      { trace: true },
    );
    expect(result.amount).toEqual(usd('7.50'));
    const steps = result.trace?.filter(({ stage }) => stage === 'factor');
    expect(steps?.map(({ before, after }) => [before, after])).toEqual([
      ['25', '0.25'],
      ['0.25', '0.75'],
    ]);
  });

  test('asks for a factor that the input leaves out', () => {
    const scheme: CreditScheme = {
      rows: [{ remedy: { percent: 1 } }],
      factors: [{ input: 'users' }],
    };
    expect(() => assess(scheme, { level: 0, base })).toThrow('factors.users');
  });

  test('repeats by misses in a row, or by misses within a window', () => {
    const history = [true, false, true].map((missed) => ({ missed }));
    const at = (within?: number) =>
      assess(
        {
          rows: [{ remedy: { points: 1 } }],
          factors: [{ repeat: [1, 2, 4], ...(within === undefined ? {} : { within }) }],
        },
        { level: 0, history },
      ).quantities.points;
    // One miss right before; two in the four periods that end here; one in the last two.
    expect([at(), at(4), at(2)]).toEqual(['2', '4', '2']);
  });

  test('come after the allocation, each with its place, in a trace', () => {
    const group: CreditGroup = {
      rules: {
        api: {
          allocationPercent: 40,
          rows: [{ remedy: { points: 10 } }],
          factors: [{ times: 3 }, { timesPercent: 50 }],
        },
      },
      stacking: 'sum',
    };
    const { trace } = assess(group, { readings: [{ rule: 'api', level: 0 }] }, { trace: true });
    // 40 % of 10 points are 4, three times that 12, half of it 6.
    const rule = 'api';
    expect(trace?.slice(1)).toEqual([
      { stage: 'rows', rule, index: 0, unit: 'points', before: null, after: '10' },
      { stage: 'allocation', rule, index: null, unit: 'points', before: '10', after: '4' },
      { stage: 'factor', rule, index: 0, unit: 'points', before: '4', after: '12' },
      { stage: 'factor', rule, index: 1, unit: 'points', before: '12', after: '6' },
    ]);
  });

  test('a factor that the input leaves out is named with what it is', () => {
    const scheme: CreditScheme = {
      rows: [{ remedy: { percent: 1 } }],
      factors: [{ input: 'users' }],
    };
    expect(() => assess(scheme, { level: 0, base, factors: {} })).toThrow(
      'factors.users: expected the multiple that the scheme asks for, received undefined',
    );
  });

  test('a name that is a share in one factor is one in all', () => {
    const part = { input: 'part', share: true };
    const at = (factors: CreditScheme['factors'], value: number) => () =>
      assess(
        { rows: [{ remedy: { points: 1 } }], factors },
        { level: 0, factors: { part: value } },
      );
    for (const factors of [
      [part, { input: 'part' }],
      [{ input: 'part' }, part],
    ]) {
      expect(at(factors, 2)).toThrow('a share from 0 to 1');
      expect(at(factors, 0.5)().quantities.points).toBe('0.25');
    }
    expect(at([{ input: 'part' }], 2)().quantities.points).toBe('2');
  });

  test('a repeat stays at its last multiple, counts no period that is unknown, and of one period none', () => {
    const at = (missed: readonly (boolean | null)[], within?: number) =>
      assess(
        { rows: [{ remedy: { points: 1 } }], factors: [{ repeat: [1, 2, 4], within }] },
        { level: 0, history: missed.map((one) => ({ missed: one })) },
      ).quantities.points;
    expect([at([]), at([true]), at([true, true]), at([true, true, true])]).toEqual([
      '1',
      '2',
      '4',
      '4',
    ]);
    expect([at([true, false]), at([true, null])]).toEqual(['1', '1']);
    // Within four: the three before; within one: none before.
    const history = [true, true, false, null, true];
    expect([at(history, 1), at(history, 2), at(history, 4), at(history, 6)]).toEqual([
      '1',
      '2',
      '2',
      '4',
    ]);
  });
});
