import { describe, expect, test } from 'vitest';
import { checkAvailability, errorBudget } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { refusal } from '../month.js';

describe('a target', () => {
  test('says the same in percent, as a ratio, and as what may be lost', () => {
    const targets = [{ targetPercent: '99.9' }, { targetRatio: '0.999' }, { budgetRatio: '0.001' }];
    // 1 000 events × 0.001
    expect(targets.map((target) => errorBudget({ ...target, total: 1000 }).allowed)).toEqual([
      '1',
      '1',
      '1',
    ]);
  });

  test('given twice is refused, whether or not both agree', () => {
    expect(() => errorBudget({ targetPercent: 99, targetRatio: '0.99' })).toThrowError(
      refusal('invalid-target', []),
    );
  });

  test('outside 0 to 100 percent, or 0 to 1, is refused', () => {
    expect(() => errorBudget({ targetPercent: '100.001' })).toThrowError(
      refusal('invalid-option', ['targetPercent']),
    );
    expect(() => errorBudget({ targetPercent: -1 })).toThrowError(
      refusal('invalid-option', ['targetPercent']),
    );
    expect(() => errorBudget({ budgetRatio: '1.1' })).toThrowError(
      refusal('invalid-option', ['budgetRatio']),
    );
  });

  test('of 99.9 as a ratio is told to be a percentage', () => {
    expect(() => errorBudget({ targetRatio: '99.9' })).toThrowError(
      expect.objectContaining({ hint: 'a percentage goes into targetPercent' }),
    );
  });

  test('that a budget needs and nobody gives is missed by its name', () => {
    expect(() => errorBudget({})).toThrowError(refusal('missing-field', ['targetPercent']));
  });

  test('of 0.999 as a percentage is warned of, and one of 99.9 is not', () => {
    expect(checkAvailability({ targetPercent: 0.999 })).toMatchObject({
      ok: true,
      warnings: [{ code: 'percent-like-ratio', path: ['targetPercent'] }],
    });
    expect(checkAvailability({ targetPercent: 99.9 }).warnings).toEqual([]);
  });
});

describe('a target is refused', () => {
  const one = 'only one of targetPercent, targetRatio, budgetRatio';
  test.each<[object, string, string[], string]>([
    [{ targetPercent: 99, targetRatio: '0.99' }, 'invalid-target', [], one],
    [{ targetRatio: '0.99', budgetRatio: '0.01' }, 'invalid-target', [], one],
    [{}, 'missing-field', ['targetPercent'], 'a target such as "99.9"'],
    [{ targetRatio: '1.01' }, 'invalid-option', ['targetRatio'], 'a share from 0 to 1'],
    [{ targetRatio: '-0.01' }, 'invalid-option', ['targetRatio'], 'a share from 0 to 1'],
    [{ budgetRatio: '1.01' }, 'invalid-option', ['budgetRatio'], 'a share from 0 to 1'],
  ])('%j as %s at %j: expected %s', (target, code, path, expected) => {
    expect(thrownBy(() => errorBudget(target))).toMatchObject({ code, path, expected });
  });

  test('with the names of those that were given', () => {
    expect(thrownBy(() => errorBudget({ targetPercent: 99, budgetRatio: 0 })).received).toBe(
      'targetPercent and budgetRatio',
    );
  });

  test('only outside of 0 to 1: both ends are targets', () => {
    expect(errorBudget({ targetRatio: 0, total: 7 }).allowed).toBe('7');
    expect(errorBudget({ targetRatio: 1, total: 7 }).allowed).toBe('0');
    expect(errorBudget({ budgetRatio: 1, total: 7 }).allowed).toBe('7');
  });
});
