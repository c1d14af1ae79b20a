import { describe, expect, test } from 'vitest';
import { burnRate } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { refusal } from '../month.js';

describe('a share of errors', () => {
  test('is the same as itself, as what it leaves, and as counters', () => {
    const shares = [{ errorRatio: '0.02' }, { sliRatio: '0.98' }, { bad: 2, total: 100 }];
    expect(shares.map((share) => burnRate({ targetPercent: 99, ...share }).burnRate)).toEqual([
      '2',
      '2',
      '2',
    ]);
  });

  test('of no events is none', () => {
    expect(burnRate({ targetPercent: 99, good: 0, total: 0 }).errorRatio).toBe(null);
  });

  test('given in two ways, or in none, is refused', () => {
    expect(() => burnRate({ targetPercent: 99, errorRatio: 0, sliRatio: 1 })).toThrowError(
      refusal('invalid-option', []),
    );
    expect(() => burnRate({ targetPercent: 99 })).toThrowError(
      refusal('missing-field', ['errorRatio']),
    );
  });

  test('above 1 is refused: 40 is no share', () => {
    expect(() => burnRate({ targetPercent: 99, errorRatio: 40 })).toThrowError(
      refusal('invalid-option', ['errorRatio']),
    );
  });
});

describe('a share of errors is refused', () => {
  const one = 'only one of errorRatio, sliRatio and counters';
  const some = 'errorRatio, sliRatio, or two of good, bad and total';
  test.each<[object, string, string[], string]>([
    [{ errorRatio: 0, sliRatio: 1 }, 'invalid-option', [], one],
    [{ errorRatio: 0, good: 1, total: 1 }, 'invalid-option', [], one],
    [{ sliRatio: 1, bad: 0, total: 1 }, 'invalid-option', [], one],
    [{ sliRatio: 1, total: 1 }, 'invalid-option', [], one],
    [{}, 'missing-field', ['errorRatio'], some],
    [{ good: null, bad: 1 }, 'missing-field', ['errorRatio'], some],
    [{ good: 1 }, 'missing-field', [], 'two of good, bad and total'],
  ])('%j as %s at %j: expected %s', (share, code, path, expected) => {
    const error = thrownBy(() => burnRate({ targetPercent: 99, ...share }));
    expect(error).toMatchObject({ code, path, expected });
  });
});
