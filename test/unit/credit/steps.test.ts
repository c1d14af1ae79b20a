import { describe, expect, it } from 'vitest';
import { assessCredit, type CreditScheme, type CreditStep } from '../../../src/credit.js';

const base = { amount: '80.00', currency: 'USD' };
const perTenth: CreditStep = {
  from: '99.9',
  toward: 'below',
  size: '0.1',
  partial: 'ceil',
  each: { percent: 1 },
};
const percentAt = (
  steps: readonly CreditStep[],
  level: string | number,
  rows: CreditScheme['rows'] = [],
) => assessCredit({ steps, rows }, { level, base }).creditPercent;

describe('steps', () => {
  it('counts 99.8 as exactly one tenth below 99.9, where doubles count two or none', () => {
    const at = (partial: CreditStep['partial']) =>
      assessCredit({ steps: [{ ...perTenth, partial }] }, { level: '99.8', base }).lines[0]?.steps;
    expect([at('ceil'), at('floor'), at('prorata')]).toEqual(['1', '1', '1']);
  });

  it('counts a begun step as one, as none or as its part', () => {
    const at = (partial: CreditStep['partial']) => percentAt([{ ...perTenth, partial }], '99.65');
    expect([at('ceil'), at('floor'), at('prorata')]).toEqual(['3', '2', '2.5']);
  });

  it('owes nothing at and before the starting point', () => {
    expect(percentAt([perTenth], '99.9')).toBe('0');
    expect(percentAt([perTenth], '100')).toBe('0');
    expect(assessCredit({ steps: [perTenth] }, { level: '100', base }).status).toBe('met');
  });

  it('tells a missed target without a whole step from a kept one', () => {
    const scheme: CreditScheme = {
      target: { gte: '99.9' },
      steps: [{ ...perTenth, partial: 'floor' }],
    };
    expect(assessCredit(scheme, { level: '99.85', base }).status).toBe('missed');
  });

  it('owes an initial amount as soon as counting starts', () => {
    const step: CreditStep = {
      from: 0,
      toward: 'above',
      size: 60,
      partial: 'floor',
      each: { percent: 3 },
      initial: { percent: 3 },
    };
    expect([0, 1, 59, 60, 119].map((level) => percentAt([step], level))).toEqual([
      '0',
      '3',
      '3',
      '6',
      '6',
    ]);
  });

  it('adds bands up and jumps to a row beneath them', () => {
    // Eight tenths at 0.2, eighteen halves at 0.15: 1.6 + 2.7.
    const bands: CreditStep[] = [
      {
        from: '99.8',
        to: 99,
        toward: 'below',
        size: '0.1',
        partial: 'prorata',
        each: { percent: '0.2' },
      },
      {
        from: 99,
        to: 90,
        toward: 'below',
        size: '0.5',
        partial: 'prorata',
        each: { percent: '0.15' },
      },
    ];
    const cliff = [{ lt: 90, remedy: { percent: 100 } }];
    const at = (level: string) => percentAt(bands, level, cliff);
    expect(['99.8', '99.4', '99', '90', '89.999'].map(at)).toEqual([
      '0',
      '0.8',
      '1.6',
      '4.3',
      '100',
    ]);
  });

  it('counts by the length of the period, less what is excluded', () => {
    // 2160 of (43200 - 1200) minutes, half of the users, ten times: 257.142857… of 1000.
    const scheme: CreditScheme = {
      steps: [
        { from: 0, toward: 'above', size: 'period', partial: 'prorata', each: { percent: 100 } },
      ],
      factors: [{ times: '0.5' }, { times: 10 }],
    };
    const input = { level: 2160, base: { amount: 1000, currency: 'USD' } };
    const period = { length: 43_200, excluded: 1200 };
    const result = assessCredit(scheme, { ...input, period });
    expect([result.amount?.amount, result.creditPercent]).toEqual(['257.14', '25.714285714286']);
    expect(() => assessCredit(scheme, input)).toThrow('period');
  });

  it('damages per started week of delay up to a cap', () => {
    // 24 days are four started weeks: 0.8 % of a million.
    const scheme: CreditScheme = {
      steps: [{ from: 0, toward: 'above', size: 7, partial: 'ceil', each: { percent: '0.2' } }],
      caps: [{ limit: { percent: 10 } }],
    };
    const price = { amount: '1000000', currency: 'GBP' };
    const credited = (days: number) =>
      assessCredit(scheme, { level: days, base: price }).amount?.amount;
    expect([credited(24), credited(365)]).toEqual(['8000.00', '100000.00']);
  });

  it('refuses steps without a size, a direction or one kind of remedy', () => {
    const call = (step: object) => () => percentAt([{ ...perTenth, ...step }], '99');
    expect(call({ size: 0 })).toThrow('steps[0].size');
    expect(call({ toward: 'down' })).toThrow('steps[0].toward');
    expect(call({ partial: undefined })).toThrow('steps[0].partial');
    expect(call({ to: '99.95' })).toThrow('steps[0].to');
    expect(call({ initial: { points: 1 } })).toThrow('steps[0].initial');
    expect(() => percentAt([perTenth, { ...perTenth, each: { points: 1 } }], '99')).toThrow(
      'steps[1].each',
    );
  });
});
