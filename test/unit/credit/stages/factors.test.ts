import { describe, expect, test } from 'vitest';
import type { CreditScheme } from '../../../../src/credit.js';
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
});
