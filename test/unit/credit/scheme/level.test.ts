import { describe, expect, test } from 'vitest';
import { formatLevel, isWithin, type LevelInput } from '../../../../src/credit.js';
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
