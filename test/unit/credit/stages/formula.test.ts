import { describe, expect, test } from 'vitest';
import {
  type CreditFacts,
  type CreditScheme,
  compileScheme,
  type FormulaTerm,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '200.00', currency: 'EUR' };
const owing = (percent: FormulaTerm, more: Partial<CreditScheme> = {}): CreditScheme => ({
  target: { gte: 99 },
  formula: { percent },
  ...more,
});
const percentOf = (term: FormulaTerm, facts: object = {}): string | null =>
  assess(owing(term), { level: 97, base, ...facts } as CreditFacts).creditPercent;

const faultIn = (scheme: object) => thrownBy(() => compileScheme(scheme as CreditScheme));

describe('a formula', () => {
  test('is a straight difference: 98 less 75 is 23 %', () => {
    // Source: Crown Commercial Service, as the research tells: the shortfall in points is the percentage.
    const scheme = owing('shortfall', { target: { gte: 98 } });
    expect(assess(scheme, { level: 75, base })).toMatchObject({
      status: 'credited',
      missed: true,
      creditPercent: '23',
      amount: { amount: '46.00', currency: 'EUR' },
    });
  });

  test('puts figures together', () => {
    // The level is 97, two below the target.
    expect(percentOf({ sum: ['shortfall', 3, '0.5'] })).toBe('5.5');
    expect(percentOf({ product: ['shortfall', 3, '0.5'] })).toBe('3');
    expect(percentOf({ min: ['shortfall', 3, '0.5'] })).toBe('0.5');
    expect(percentOf({ max: ['shortfall', 3, '0.5'] })).toBe('3');
    expect(percentOf({ difference: [100, 'level'] })).toBe('3');
    expect(percentOf({ quotient: ['shortfall', 8] })).toBe('0.25');
    expect(percentOf({ floor: { quotient: ['level', 10] } })).toBe('9');
    expect(percentOf({ ceiling: { quotient: ['level', 10] } })).toBe('10');
    expect(percentOf({ floor: '-1.5' })).toBe('0');
  });

  test('knows the period, what came before, and how many readings there are', () => {
    const history = [{ missed: false }, { missed: true }, { missed: true }];
    expect(percentOf('misses', { history })).toBe('2');
    expect(percentOf('readings')).toBe('1');
    expect(percentOf('period', { period: { length: 31, excluded: 1 } })).toBe('30');
    const two = { readings: [{ level: 97 }, { level: 98 }], base } as CreditFacts;
    // Two readings, each of which owes as many percent.
    expect(assess(owing('readings'), two).creditPercent).toBe('4');
  });

  test('may ask for a figure of the reading', () => {
    const scheme = owing({ product: ['shortfall', { input: 'weight' }] });
    expect(
      assess(scheme, { level: 97, base, factors: { weight: { amount: 3, per: 2 } } }).creditPercent,
    ).toBe('3');
    expect(thrownBy(() => assess(scheme, { level: 97, base }))).toMatchObject({
      code: 'missing-field',
      path: ['factors', 'weight'],
      expected: 'the figure that the formula asks for',
    });
  });

  test('gives money in the currency of the base, and other kinds', () => {
    const sum: CreditScheme = {
      target: { gte: 99 },
      formula: { money: { quotient: ['base', 8] } },
    };
    expect(assess(sum, { level: 97, base }).amount).toEqual({ amount: '25.00', currency: 'EUR' });
    const hours: CreditScheme = { target: { gte: 99 }, formula: { serviceHours: 'shortfall' } };
    expect(assess(hours, { level: 97 }).quantities.serviceHours).toBe('2');
  });

  test('owes nothing below zero, nor while the target holds', () => {
    expect(assess(owing({ difference: [0, 'level'] }), { level: 97, base })).toMatchObject({
      status: 'missed',
      missed: true,
      creditPercent: '0',
    });
    expect(assess(owing(50), { level: 99, base })).toMatchObject({ status: 'met', missed: false });
  });

  test('comes after the rows, and is told of in a trace', () => {
    const scheme = owing('shortfall', { rows: [{ lt: 90, remedy: { percent: 100 } }] });
    expect(assess(scheme, { level: 89, base }).creditPercent).toBe('100');
    const { trace } = assess(scheme, { level: 97, base }, { trace: true });
    expect(trace?.[1]).toEqual({
      stage: 'formula',
      rule: null,
      index: null,
      unit: 'percent',
      before: null,
      after: '2',
    });
  });

  test('that divides by zero is refused for that level', () => {
    const scheme = owing({ quotient: [1, { difference: ['level', 97] }] });
    expect(thrownBy(() => assess(scheme, { level: 97, base }))).toMatchObject({
      code: 'invalid-option',
      path: ['level'],
    });
    expect(assess(scheme, { level: 98, base }).creditPercent).toBe('1');
  });

  const deep = Array.from({ length: 12 }).reduce<unknown>((inner) => ({ floor: inner }), 'level');
  test.each<[string, unknown, string, (string | number)[], string]>([
    ['a word', 'levels', 'invalid-option', ['percent'], 'a decimal, one of level, shortfall'],
    ['no term', { mean: [1] }, 'invalid-type', ['percent'], 'a term with exactly one of'],
    ['no terms', { sum: [] }, 'invalid-type', ['percent', 'sum'], '1 to 20 of them'],
    ['one of two', { quotient: [1] }, 'invalid-type', ['percent', 'quotient'], '2 to 2 of them'],
    [
      'three of two',
      { quotient: [1, 2, 3] },
      'invalid-type',
      ['percent', 'quotient'],
      '2 to 2 of them',
    ],
    ['a number that is none', '1,5', 'invalid-decimal', ['percent'], ''],
  ])('refuses %s', (_, term, code, place, expected) => {
    const fault = faultIn({ ...owing(1), formula: { percent: term } });
    expect(fault.code).toBe(code);
    expect(fault.path).toEqual(['formula', ...place]);
    expect(fault.expected).toContain(expected);
  });

  test('refuses what is deeper than any contract, a shortfall of no target, and steps beside it', () => {
    const deepest = faultIn({ ...owing(1), formula: { percent: deep } });
    expect(deepest.expected).toBe('a formula at most 10 terms deep');
    expect(faultIn({ formula: { percent: 'shortfall' } })).toMatchObject({
      code: 'missing-field',
      path: ['target'],
    });
    const step = { from: 99, toward: 'below', size: 1, partial: 'exact', each: { percent: 1 } };
    expect(faultIn({ ...owing(1), steps: [step] })).toMatchObject({
      code: 'invalid-option',
      path: ['formula'],
      expected: 'either steps or a formula',
    });
  });
});
