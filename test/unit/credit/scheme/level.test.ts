import { describe, expect, test } from 'vitest';
import { LEVEL_UNITS, type LevelUnit } from '../../../../src/credit/scheme/level.js';
import {
  assessCredit,
  compileScheme,
  formatLevel,
  isWithin,
  type LevelInput,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

describe('formatLevel', () => {
  test('a level is written exactly, or cut to twelve digits where no decimal is exact', () => {
    expect(formatLevel({ amount: 497_400, per: 86_400 })).toBe('5.756944444444');
    expect(formatLevel({ amount: 1, per: 1024 })).toBe('0.0009765625');
    // 2 of 3 million failed: 99.99993333… must not show as more.
    expect(formatLevel({ good: 2_999_998, total: 3_000_000 })).toBe('99.999933333333');
  });

  test('a format rounds by names that mean the same for negative figures', () => {
    const round = (
      value: LevelInput,
      digits: number,
      rounding: 'halfTowardPositive' | 'halfAwayFromZero' | 'halfEven',
    ) => formatLevel(value, { digits, rounding });
    expect(round('-1.5', 0, 'halfTowardPositive')).toBe('-1');
    expect(round('-1.5', 0, 'halfAwayFromZero')).toBe('-2');
    expect(round('-0.4', 0, 'halfEven')).toBe('0');
    expect(formatLevel('99.9', { digits: 3, rounding: 'floor', fixed: true })).toBe('99.900');
  });

  test.each<[string, unknown, unknown, readonly (string | number)[]]>([
    ['a division by zero', { amount: 1, per: 0 }, undefined, ['level', 'per']],
    ['something of nothing', { good: 1, total: 0 }, undefined, ['level', 'total']],
    ['a mean of nothing', { mean: [] }, undefined, ['level', 'mean']],
    ['a mean of means', { mean: [{ mean: [1] }] }, undefined, ['level', 'mean', 0]],
    ['a yes', true, undefined, ['level']],
    ['two kinds at once', { good: 1, total: 2, amount: 1 }, undefined, ['level']],
    ['a misspelt field', { good: 1, totl: 2 }, undefined, ['level', 'totl']],
    ['a negative number of digits', 1, { digits: -1, rounding: 'floor' }, ['format', 'digits']],
    ['an unknown rounding', 1, { digits: 0, rounding: 'up' }, ['format', 'rounding']],
  ])('%s is refused', (_, level, format, path) => {
    expect(thrownBy(() => formatLevel(level as LevelInput, format as never)).path).toEqual(path);
  });
});

describe('isWithin', () => {
  test('no bounds hold every level, a strict one not its own', () => {
    expect(isWithin('-5', {})).toBe(true);
    expect(isWithin('1', { gt: 1 })).toBe(false);
  });

  test('a level without data lies within nothing', () => {
    expect(isWithin({ good: 0, total: 0 }, {})).toBe(false);
  });

  test('a misspelt bound is refused, since it would hold every level', () => {
    expect(thrownBy(() => isWithin(1, { gre: 5 } as never)).path).toEqual(['bounds', 'gre']);
  });
});

describe('a level', () => {
  test('is a decimal, a percentage, a quotient or a mean of them', () => {
    expect(formatLevel('99.95')).toBe('99.95');
    expect(formatLevel({ good: 1, total: 8 })).toBe('12.5');
    expect(formatLevel({ good: 0, total: 8 })).toBe('0');
    expect(formatLevel({ amount: 3, per: -2 })).toBe('-1.5');
    // 99, 50 % and 1/2 are 149.5 together, a third of which is 49.8333...
    expect(formatLevel({ mean: [99, { good: 1, total: 2 }, { amount: 1, per: 2 }] })).toBe(
      '49.833333333333',
    );
    expect(formatLevel({ mean: ['7'] })).toBe('7');
  });

  test('without data is none, and so is a mean over one', () => {
    expect(formatLevel({ good: 0, total: 0 })).toBeNull();
    expect(formatLevel({ good: 0, total: 0 }, { digits: 1, rounding: 'floor' })).toBeNull();
    expect(formatLevel({ mean: [1, { good: 0, total: 0 }] })).toBeNull();
  });

  test('is written with the digits that it has, unless the format wants all', () => {
    expect(formatLevel('99.5', { digits: 3, rounding: 'floor' })).toBe('99.5');
    expect(formatLevel('99.5', { digits: 3, rounding: 'floor', fixed: true })).toBe('99.500');
  });

  const kinds = 'a level with exactly one of good, amount, durationMs';
  const decimal = 'a decimal, { good, total }, { amount, per }, { durationMs } or { mean }';
  test.each<[string, unknown, readonly (string | number)[], string]>([
    ['a yes', true, ['level'], decimal],
    ['null', null, ['level'], decimal],
    ['an object without fields', {}, ['level'], `${kinds}, mean`],
    ['a mean of means', { mean: [{ mean: [1] }] }, ['level', 'mean', 0], kinds],
    ['a mean of nothing', { mean: [] }, ['level', 'mean'], 'a list of levels, 1 to 1000 of them'],
    [
      'a mean of more than anybody averages',
      { mean: Array.from({ length: 1001 }, () => 1) },
      ['level', 'mean'],
      'a list of levels, 1 to 1000 of them',
    ],
    ['something of nothing', { good: 1, total: 0 }, ['level', 'total'], 'a value above 0'],
    ['less than nothing', { good: -1, total: 2 }, ['level', 'good'], '0 or more'],
    ['a division by zero', { amount: 1, per: 0 }, ['level', 'per'], 'a value other than 0'],
    [
      'a length below 0',
      { durationMs: -1 },
      ['level', 'durationMs'],
      'a whole number of milliseconds, from 0 on',
    ],
    ['a length of no unit', { durationMs: 1 }, ['level'], 'a level in the unit of the rule'],
  ])('is not %s', (_, level, path, expected) => {
    expect(thrownBy(() => formatLevel(level as LevelInput))).toMatchObject({ path, expected });
    expect(thrownBy(() => isWithin(level as LevelInput, {}))).toMatchObject({ path, expected });
  });

  test('of a division by zero and of something of nothing is an option that is not valid', () => {
    expect(thrownBy(() => formatLevel({ amount: 1, per: 0 })).code).toBe('invalid-option');
    expect(thrownBy(() => formatLevel({ good: 1, total: 0 })).code).toBe('invalid-option');
    expect(thrownBy(() => formatLevel(true as never)).code).toBe('invalid-type');
  });

  test('a format that is none is told what it should be', () => {
    const call = (format: unknown) => thrownBy(() => formatLevel(1, format as never));
    expect(call(5)).toMatchObject({ path: ['format'], expected: 'a format' });
    expect(call({ digits: 41, rounding: 'floor' })).toMatchObject({
      path: ['format', 'digits'],
      expected: 'a whole number of digits, from 0 to 40',
    });
    expect(call({ digits: 1, rounding: 'floor', fixed: 1 }).path).toEqual(['format', 'fixed']);
  });
});

describe('the unit of a rule', () => {
  const levelIn = (unit: LevelUnit, level: LevelInput) =>
    assessCredit(compileScheme({ unit, rows: [{ remedy: { points: 1 } }] }), { level }).level;

  test.each([
    ['milliseconds', '86400000'],
    ['seconds', '86400'],
    ['minutes', '1440'],
    ['hours', '24'],
    ['days', '1'],
  ] as const)('in %s a day is %s', (unit, level) => {
    expect(levelIn(unit, { durationMs: 86_400_000 })).toBe(level);
  });

  test('in percent takes good of total, as no unit does', () => {
    expect(levelIn('percent', { good: 1, total: 2 })).toBe('50');
  });

  test.each(LEVEL_UNITS)('in %s takes decimals and quotients', (unit) => {
    expect([levelIn(unit, '1.5'), levelIn(unit, { amount: 3, per: 2 })]).toEqual(['1.5', '1.5']);
  });

  test.each(['percent', 'count', 'money'] as const)('in %s takes no length of time', (unit) => {
    expect(thrownBy(() => levelIn(unit, { durationMs: 1 }))).toMatchObject({
      code: 'invalid-option',
      path: ['level'],
      expected: `a level in ${unit}`,
      received: 'a length of time',
      hint: "say in which unit of time the rule states its levels: unit: 'minutes'",
    });
  });

  test.each(['count', 'money', 'hours'] as const)('in %s takes no percentage', (unit) => {
    expect(thrownBy(() => levelIn(unit, { good: 1, total: 2 }))).toMatchObject({
      code: 'invalid-option',
      path: ['level'],
      expected: `a level in ${unit}`,
      received: 'a percentage',
      hint: `the rule states its levels in ${unit}`,
    });
  });
});
