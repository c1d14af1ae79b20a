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

  test.each([
    // A credit of 0.99, of 1.00 and of 1.01 beside a minimum of 1.
    ['suppressUnlessAbove', ['0.00', '0.00', '1.01']],
    ['suppressBelow', ['0.00', '1.00', '1.01']],
    ['raiseTo', ['1.00', '1.00', '1.01']],
  ] as const)('%s decides below, at and above the minimum', (rule, expected) => {
    const amounts = ['9.90', '10.00', '10.10'];
    expect(amounts.map((amount) => pay({ amount: 1, rule }, amount))).toEqual(expected);
  });

  test.each([
    // 0.996 is below 1 before rounding, and 1.00 after it.
    ['suppressUnlessAbove', ['0.00', '0.00']],
    ['suppressBelow', ['0.00', '1.00']],
    ['raiseTo', ['1.00', '1.00']],
  ] as const)('%s looks at the figure before or after rounding', (rule, expected) => {
    const tests = ['beforeRounding', 'afterRounding'] as const;
    expect(tests.map((test) => pay({ amount: 1, rule, test }, '9.96'))).toEqual(expected);
  });

  test('is traced from the exact value to what is paid', () => {
    const scheme: CreditScheme = {
      ...tenth,
      minimum: { amount: 5, rule: 'raiseTo' },
      rounding: 'floor',
    };
    const conversion = { rate: '1.5', currency: 'EUR' };
    const { trace, amount } = assess(
      scheme,
      { level: 0, base: usd('10.55'), conversion },
      { trace: true },
    );
    // 1.055 in dollars is 1.5825 in euros, 1.58 when it is cut, and 5 at least.
    expect(amount).toEqual({ amount: '5.00', currency: 'EUR' });
    const of = { rule: null, index: null, unit: 'EUR' };
    expect(trace?.slice(2)).toEqual([
      { stage: 'conversion', ...of, before: '1.055', after: '1.5825' },
      { stage: 'rounding', ...of, before: '1.5825', after: '1.58' },
      { stage: 'minimum', ...of, before: '1.58', after: '5' },
    ]);
  });

  test('raises to an amount that is finer than the currency as it rounds everything', () => {
    const scheme: CreditScheme = { ...tenth, minimum: { amount: '5.555', rule: 'raiseTo' } };
    expect(assess(scheme, { level: 0, base }).amount).toEqual(usd('100.00'));
    expect(assess(scheme, { level: 0, base: usd('1') }).amount).toEqual(usd('5.56'));
    expect(assess({ ...scheme, rounding: 'floor' }, { level: 0, base: usd('1') }).amount).toEqual(
      usd('5.55'),
    );
  });

  test('is a multiple of the increment, rounded once', () => {
    const chf = (amount: string) => ({ amount, currency: 'CHF' });
    const paid = (amount: string, rules: Partial<CreditScheme> = {}) =>
      assess({ ...tenth, increment: '0.05', ...rules }, { level: 0, base: chf(amount) }).amount;
    // 10.03, 10.0249 and 10.025: 200.6, 200.498 and 200.5 steps.
    expect(paid('100.30')).toEqual(chf('10.05'));
    expect(paid('100.249')).toEqual(chf('10.00'));
    expect(paid('100.25')).toEqual(chf('10.05'));
    expect(paid('100.25', { rounding: 'halfEven' })).toEqual(chf('10.00'));
    expect(paid('100.40', { rounding: 'towardZero' })).toEqual(chf('10.00'));
  });

  test('compares and raises to a minimum in steps', () => {
    const paid = (minimum: NonNullable<CreditScheme['minimum']>) =>
      assess({ ...tenth, increment: '0.5', minimum }, { level: 0, base: usd('10.30') }).amount;
    // 1.03 is 1.00 in steps of 0.50, and 1.26 is 1.50.
    expect(paid({ amount: 1, rule: 'suppressUnlessAbove' })).toEqual(usd('0.00'));
    expect(paid({ amount: 1, rule: 'suppressUnlessAbove', test: 'beforeRounding' })).toEqual(
      usd('1.00'),
    );
    expect(paid({ amount: '1.26', rule: 'raiseTo' })).toEqual(usd('1.50'));
  });

  test('is in steps of the currency that is paid; what caps count later is not', () => {
    const conversion = { rate: '0.93', currency: 'CHF' };
    const scheme: CreditScheme = { ...tenth, increment: '0.05' };
    const result = assess(scheme, { level: 0, base: usd('107.89'), conversion });
    // 10.789 dollars are 10.03377 francs.
    expect([result.amount, result.baseAmount]).toEqual([
      { amount: '10.05', currency: 'CHF' },
      usd('10.79'),
    ]);
  });

  test('its parts are in minor units, and add up to the step', () => {
    const chf = (amount: string) => ({ amount, currency: 'CHF' });
    const rule = { rows: [{ remedy: { percent: 5 } }] };
    const group: CreditGroup = { rules: { a: rule, b: rule }, stacking: 'sum', increment: '0.05' };
    const readings = ['a', 'b'].map((name) => ({ rule: name, level: 0 }));
    const result = assess(group, { readings, base: chf('100.30') });
    // 5.015 each are 10.03, which is paid as 10.05: 5.025 each, and the Rappen goes to the first.
    expect(result.amount).toEqual(chf('10.05'));
    expect(result.lines.map(({ amount }) => amount)).toEqual([chf('5.03'), chf('5.02')]);
  });
});
