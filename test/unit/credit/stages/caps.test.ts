import { describe, expect, test } from 'vitest';
import type { CreditGroup, CreditScheme } from '../../../../src/credit.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '1000.00', currency: 'USD' };
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('caps', () => {
  const full: CreditScheme = { rows: [{ remedy: { percent: 60 } }] };

  test('applies them in order and tells which was reached', () => {
    const caps = [{ limit: { percent: 50 } }, { limit: { money: usd('700') } }];
    const result = assess({ ...full, caps }, { level: 0, base });
    expect([result.amount, result.creditPercent]).toEqual([usd('500.00'), '50']);
    expect(result.caps).toEqual([
      { limit: '500', reached: true },
      { limit: '700', reached: false },
    ]);
  });

  test('takes a window over charges and earlier credits, never below zero', () => {
    // 10 % of (1000 + 2 x 1000) is 300, less what was credited.
    const caps = [{ limit: { percent: 10 }, periods: 3 }];
    const credited = (credits: readonly string[]) =>
      assess(
        { ...full, caps },
        {
          level: 0,
          base,
          history: credits.map((credit) => ({ credit: usd(credit), charge: base })),
        },
      );
    expect(credited(['100', '50']).amount).toEqual(usd('150.00'));
    expect(credited(['400', '50']).amount).toEqual(usd('0.00'));
    // The oldest of three has left the window.
    expect(credited(['400', '0', '0']).amount).toEqual(usd('300.00'));
    expect(credited(['400', '50']).creditPercent).toBe('60');
  });

  test('limits each line on its own with scope line', () => {
    const rule = { rows: [{ remedy: { percent: 60 } }] };
    const group: CreditGroup = {
      rules: { a: rule, b: rule },
      stacking: 'sum',
      caps: [{ limit: { percent: 5 }, scope: 'line' }],
    };
    const readings = [
      { rule: 'a', level: 0 },
      { rule: 'b', level: 0 },
    ];
    expect(assess(group, { readings, base }).amount).toEqual(usd('100.00'));
  });
});
