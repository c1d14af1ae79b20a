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

  describe('of a tree', () => {
    // A telecom contract: availability 20 % and repair time 4 %, or delay 10 %, whichever is more.
    const telecom: CreditGroup = {
      rules: {
        availability: owing({ percent: 20 }),
        repair: owing({ percent: 4 }),
        delay: owing({ percent: 10 }),
      },
      stacking: { best: [{ sum: ['availability', 'repair'] }, 'delay'] },
    };
    const percent = (...rules: string[]) =>
      assess(telecom, { readings: readings(...rules) }).creditPercent;

    test('is what a node adds up, or the other one: 24, or 10', () => {
      expect(percent('availability', 'repair', 'delay')).toBe('24');
      expect(percent('delay', 'repair', 'availability')).toBe('24');
      expect(percent('repair', 'delay')).toBe('10');
      expect(percent('availability')).toBe('20');
      expect(percent()).toBe('0');
    });

    test('counts all readings of a rule: two delays are 20, three are 30', () => {
      expect(percent('delay', 'delay', 'availability', 'repair')).toBe('24');
      expect(percent('delay', 'delay', 'delay', 'availability', 'repair')).toBe('30');
    });

    test('is told line by line', () => {
      const { trace, lines } = assess(
        telecom,
        { readings: readings('delay', 'availability', 'repair') },
        { trace: true },
      );
      expect(
        trace
          ?.filter(({ stage }) => stage === 'stacking')
          .map(({ before, after }) => [before, after]),
      ).toEqual([
        ['10', '0'],
        ['20', '20'],
        ['4', '4'],
      ]);
      expect(lines.map(({ owedQuantity, quantity }) => [owedQuantity, quantity])).toEqual([
        ['10', '0'],
        ['20', '20'],
        ['4', '4'],
      ]);
    });

    test('keeps to the limits of its nodes, before the best is found and before caps', () => {
      const limited: CreditGroup = {
        ...telecom,
        stacking: {
          best: [{ sum: ['availability', 'repair'], limits: [{ percent: 9 }] }, 'delay'],
        },
      };
      const all = readings('availability', 'repair', 'delay');
      // 24 are cut to 9, which are less than 10.
      expect(assess(limited, { readings: all }).creditPercent).toBe('10');
      // Without the delay 9 of 24 are left: 20 x 9/24 is 7.5, 4 x 9/24 is 1.5.
      const { lines } = assess(limited, { readings: readings('availability', 'repair') });
      expect(lines.map(({ quantity }) => quantity)).toEqual(['7.5', '1.5']);
    });

    test('of two kinds goes by what they are worth together', () => {
      const kinds: CreditGroup = {
        ...group,
        stacking: { best: [{ sum: ['small', 'points'] }, { sum: ['large', 'fixed'] }] },
      };
      const amount = (charge: string, ...rules: string[]) =>
        assess(kinds, { readings: readings(...rules), base: usd(charge) }).amount?.amount;
      // 5 % of 1000 and 120 are 170; 20 % of 1000 are 200.
      expect(amount('1000', 'small', 'points', 'large')).toBe('200.00');
      // 5 % of 400 and 120 are 140; 20 % of 400 are 80.
      expect(amount('400', 'small', 'points', 'large')).toBe('140.00');
    });
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
