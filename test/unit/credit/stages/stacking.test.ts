import { describe, expect, test } from 'vitest';
import type { CreditGroup, CreditRule } from '../../../../src/credit.js';
import { assess } from '../assess-scheme.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const owing = (remedy: NonNullable<CreditRule['rows']>[number]['remedy']): CreditRule => ({
  rows: [{ remedy }],
});
const readings = (...rules: string[]) => rules.map((rule) => ({ rule, level: 1 }));

describe('the best of several lines', () => {
  const group: CreditGroup = {
    rules: {
      small: owing({ percent: 5 }),
      large: owing({ percent: 20 }),
      fixed: owing({ money: usd('100') }),
      points: owing({ points: 3 }),
    },
    stacking: 'best',
    prices: { points: { money: usd('40') } },
  };
  const best = (charge: string | null, ...rules: string[]) => {
    const base = charge === null ? {} : { base: usd(charge) };
    const { trace, amount } = assess(
      group,
      { readings: readings(...rules), ...base },
      { trace: true },
    );
    const notes = trace?.filter(({ stage }) => stage === 'stacking') ?? [];
    return [amount?.amount, notes.map(({ rule, before, after }) => [rule, before, after])];
  };

  test('is the greater percentage, wherever it stands', () => {
    const notes = (first: string, second: string) => [
      [first, first === 'small' ? '5' : '20', first === 'small' ? '0' : '20'],
      [second, second === 'small' ? '5' : '20', second === 'small' ? '0' : '20'],
    ];
    expect(best('1000', 'small', 'large')).toEqual(['200.00', notes('small', 'large')]);
    expect(best('1000', 'large', 'small')).toEqual(['200.00', notes('large', 'small')]);
  });

  test('of two kinds is the one that is worth more: 20 % of 400 are 80, 20 % of 600 are 120', () => {
    expect(best('400', 'large', 'fixed')[0]).toBe('100.00');
    expect(best('600', 'large', 'fixed')[0]).toBe('120.00');
    // Three points at 40 each are 120.
    expect(best('400', 'fixed', 'points', 'large')[0]).toBe('120.00');
  });

  test('of equals is the first', () => {
    // 20 % of 500 are 100.
    expect(best('500', 'large', 'fixed')[1]).toEqual([
      ['large', '20', '20'],
      ['fixed', '100', '0'],
    ]);
    expect(best('500', 'fixed', 'large')[1]).toEqual([
      ['fixed', '100', '100'],
      ['large', '20', '0'],
    ]);
    expect(best('500', 'large', 'large')[1]).toEqual([
      ['large', '20', '20'],
      ['large', '20', '0'],
    ]);
  });

  test('of one line is that line, and nothing is told of it', () => {
    expect(best('1000', 'small')).toEqual(['50.00', []]);
    expect(best('1000')).toEqual(['0.00', []]);
  });

  test('of fractions is told exactly: 1/3 is more than 0.333', () => {
    const rules = { a: owing({ points: '0.333' }), b: owing({ points: 1 }) };
    const thirds: CreditGroup = {
      rules: { a: rules.a, b: { ...rules.b, factors: [{ input: 'part' }] } },
      stacking: 'best',
    };
    const facts = {
      readings: [
        { rule: 'a', level: 1 },
        { rule: 'b', level: 1, factors: { part: { amount: 1, per: 3 } } },
      ],
    };
    expect(assess(thirds, facts).quantities.points).toBe('0.333333333333');
  });

  test('all of them add up where the group says so, kind by kind', () => {
    const result = assess(
      { ...group, stacking: 'sum' },
      { readings: readings('small', 'large', 'fixed', 'points', 'points'), base: usd('1000') },
      { trace: true },
    );
    // 50, 200, 100 and twice 120 are 590.
    expect([result.amount, result.quantities.points]).toEqual([usd('590.00'), '6']);
    expect(result.trace?.some(({ stage }) => stage === 'stacking')).toBe(false);
  });
});
