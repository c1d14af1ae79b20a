import { describe, expect, test } from 'vitest';
import type { CreditScheme, CreditStep } from '../../../../src/credit.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '80.00', currency: 'USD' };
const perTenth: CreditStep = {
  from: '99.9',
  toward: 'below',
  size: '0.1',
  partial: 'started',
  each: { percent: 1 },
};
const percentAt = (
  steps: readonly CreditStep[],
  level: string | number,
  rows: CreditScheme['rows'] = [],
) => assess({ steps, rows }, { level, base }).creditPercent;

describe('steps', () => {
  test('counts 99.8 as exactly one tenth below 99.9, where doubles count two or none', () => {
    const at = (partial: CreditStep['partial']) =>
      assess({ steps: [{ ...perTenth, partial }] }, { level: '99.8', base }).lines[0]?.steps;
    expect([at('started'), at('whole'), at('exact')]).toEqual(['1', '1', '1']);
  });

  test('counts a begun step as one, as none or as its part', () => {
    const at = (partial: CreditStep['partial']) => percentAt([{ ...perTenth, partial }], '99.65');
    expect([at('started'), at('whole'), at('exact')]).toEqual(['3', '2', '2.5']);
  });

  test('owes nothing at and before the starting point', () => {
    expect(percentAt([perTenth], '99.9')).toBe('0');
    expect(percentAt([perTenth], '100')).toBe('0');
    expect(assess({ steps: [perTenth] }, { level: '100', base }).status).toBe('met');
  });

  test('tells a missed target without a whole step from a kept one', () => {
    const scheme: CreditScheme = {
      target: { gte: '99.9' },
      steps: [{ ...perTenth, partial: 'whole' }],
    };
    expect(assess(scheme, { level: '99.85', base }).status).toBe('missed');
  });

  test('owes an initial amount as soon as counting starts', () => {
    const step: CreditStep = {
      from: 0,
      toward: 'above',
      size: 60,
      partial: 'whole',
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

  test('adds bands up and jumps to a row beneath them', () => {
    // Eight tenths at 0.2, eighteen halves at 0.15: 1.6 + 2.7.
    const bands: CreditStep[] = [
      {
        from: '99.8',
        to: 99,
        toward: 'below',
        size: '0.1',
        partial: 'exact',
        each: { percent: '0.2' },
      },
      {
        from: 99,
        to: 90,
        toward: 'below',
        size: '0.5',
        partial: 'exact',
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

  test('counts by the length of the period, less what is excluded', () => {
    // 2160 of (43200 - 1200) minutes, half of the users, ten times: 257.142857… of 1000.
    const scheme: CreditScheme = {
      steps: [
        { from: 0, toward: 'above', size: 'period', partial: 'exact', each: { percent: 100 } },
      ],
      factors: [{ times: '0.5' }, { times: 10 }],
    };
    const input = { level: 2160, base: { amount: 1000, currency: 'USD' } };
    const period = { length: 43_200, excluded: 1200 };
    const result = assess(scheme, { ...input, period });
    expect([result.amount?.amount, result.creditPercent]).toEqual(['257.14', '25.714285714286']);
    expect(() => assess(scheme, input)).toThrow('period');
  });

  test('damages per started week of delay up to a cap', () => {
    // 24 days are four started weeks: 0.8 % of a million.
    const scheme: CreditScheme = {
      steps: [{ from: 0, toward: 'above', size: 7, partial: 'started', each: { percent: '0.2' } }],
      caps: [{ limit: { percent: 10 } }],
    };
    const price = { amount: '1000000', currency: 'GBP' };
    const credited = (days: number) => assess(scheme, { level: days, base: price }).amount?.amount;
    expect([credited(24), credited(365)]).toEqual(['8000.00', '100000.00']);
  });

  test('refuses steps without a size, a direction or one kind of remedy', () => {
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

  test('toward above end where they are told to, and count what lies between', () => {
    const hours: CreditStep = {
      from: 4,
      to: 10,
      toward: 'above',
      size: 2,
      partial: 'started',
      each: { points: 5 },
      initial: { points: 1 },
    };
    const line = (level: number) => assess({ steps: [hours] }, { level }).lines[0];
    // Nothing at 4; a step from there to 6, two until 8, three until 10, and no more after it.
    expect([4, 5, 6, 7, 10, 99].map((level) => line(level)?.steps ?? null)).toEqual([
      null,
      '1',
      '1',
      '2',
      '3',
      '3',
    ]);
    expect([4, 5, 10].map((level) => line(level)?.quantity)).toEqual(['0', '6', '16']);
  });

  test('of several bands are counted together, each for what it owes', () => {
    const steps: CreditStep[] = [
      { ...perTenth, size: '0.5', each: { percent: 2 }, initial: { percent: 1 } },
      { ...perTenth, from: 99, size: 1, partial: 'exact' },
    ];
    // Of 97.5: five halves are 10 and the first percent; a step and a half more are 1.5.
    const line = assess({ steps }, { level: '97.5', base }).lines[0];
    expect([line?.steps, line?.quantity]).toEqual(['6.5', '12.5']);
    // Of 99.2 the second band knows nothing.
    const first = assess({ steps }, { level: '99.2', base }).lines[0];
    expect([first?.steps, first?.quantity]).toEqual(['2', '5']);
  });

  test('by the length of the period ask for it', () => {
    const step = { ...perTenth, size: 'period' } as const;
    const call = () => assess({ steps: [step] }, { level: 99, base });
    expect(call).toThrow('period: expected the length of the period, received undefined');
    // Who has not passed the start is not asked.
    expect(assess({ steps: [step] }, { level: 100, base }).status).toBe('met');
  });

  test('are told of in a trace as steps, without a row', () => {
    const trace = assess({ steps: [perTenth] }, { level: '99.65', base }, { trace: true }).trace;
    expect(trace?.[1]).toEqual({
      stage: 'steps',
      rule: null,
      index: null,
      unit: 'percent',
      before: null,
      after: '3',
    });
  });
});
