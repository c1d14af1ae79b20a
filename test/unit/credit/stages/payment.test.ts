import { describe, expect, test } from 'vitest';
import type { CreditGroup, CreditScheme } from '../../../../src/credit.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '1000.00', currency: 'USD' };
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('payment', () => {
  const tenth: CreditScheme = { rows: [{ remedy: { percent: 10 } }] };
  const pay = (minimum: NonNullable<CreditScheme['minimum']>, amount: string) =>
    assess({ ...tenth, minimum }, { level: 0, base: usd(amount) }).amount?.amount;

  test('tests a minimum on the side of rounding that the terms name', () => {
    // 10 % of 10.01 is 1.001: above one dollar before rounding, equal to it after.
    const rule = 'suppressUnlessAbove';
    expect(pay({ amount: 1, rule, test: 'beforeRounding' }, '10.01')).toBe('1.00');
    expect(pay({ amount: 1, rule, test: 'afterRounding' }, '10.01')).toBe('0.00');
    expect(pay({ amount: 1, rule: 'suppressBelow' }, '10.01')).toBe('1.00');
  });

  test('raises what is owed, but not nothing', () => {
    expect(pay({ amount: 1, rule: 'raiseTo' }, '0.04')).toBe('1.00');
    expect(pay({ amount: 1, rule: 'raiseTo' }, '0')).toBe('0.00');
  });

  test('rounds once, at the end', () => {
    // Three lines of 0.335 are 1.005: 1.01 at the end, 1.02 if each were rounded.
    const rule = { rows: [{ remedy: { money: usd('0.335') } }] };
    const group: CreditGroup = { rules: { a: rule }, stacking: 'sum' };
    const readings = [0, 0, 0].map((level) => ({ rule: 'a', level }));
    expect(assess(group, { readings }).amount).toEqual(usd('1.01'));
  });

  test('finds a tie that no finite decimal shows', () => {
    // A third of 0.015 is 0.005 exactly.
    const scheme: CreditScheme = {
      ...tenth,
      rows: [{ remedy: { percent: 100 } }],
      factors: [{ input: 'third' }],
    };
    const factors = { third: { amount: 1, per: 3 } };
    expect(assess(scheme, { level: 0, base: usd('0.015'), factors }).amount).toEqual(usd('0.01'));
  });

  test('converts after caps, and keeps the amount of the base for later caps', () => {
    const conversion = { rate: '1.1', currency: 'EUR' };
    const result = assess(
      { ...tenth, caps: [{ limit: { percent: 5 } }] },
      { level: 0, base, conversion },
    );
    expect([result.amount, result.baseAmount]).toEqual([
      { amount: '55.00', currency: 'EUR' },
      usd('50.00'),
    ]);
  });
});
