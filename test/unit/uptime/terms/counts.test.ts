import { describe, expect, test } from 'vitest';
import { measureCounts } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { refusal } from '../month.js';

describe('counters', () => {
  test('say the third by two of them', () => {
    const totals = { good: '7', bad: '3', total: '10' };
    expect(measureCounts({ good: 7, total: 10 })).toMatchObject(totals);
    expect(measureCounts({ bad: 3, total: 10 })).toMatchObject(totals);
    expect(measureCounts({ good: 7, bad: 3 })).toMatchObject(totals);
    expect(measureCounts({ good: 7, bad: 3, total: 10 })).toMatchObject(totals);
  });

  test('that do not add up are refused', () => {
    expect(() => measureCounts({ good: 7, bad: 4, total: 10 })).toThrowError(
      refusal('invalid-option', []),
    );
  });

  test('of null say nothing, or no such event when told so', () => {
    expect(measureCounts({ good: null, bad: 15 }).status).toBe('no-data');
    expect(measureCounts({ good: null, bad: 15, missingAs: 'zero' })).toMatchObject({
      status: 'measured',
      sliRatio: '0',
    });
  });

  test('that are all null are no data, even where one of null stands for zero', () => {
    expect(measureCounts({ good: null, bad: null, missingAs: 'zero' }).status).toBe('no-data');
  });

  test('above their total are a mistake, or cut to it when told so', () => {
    expect(() => measureCounts({ good: 2, total: 1 })).toThrowError(
      refusal('invalid-option', ['good']),
    );
    expect(measureCounts({ good: 2, total: 1, excess: 'clamp' }).sliPercent).toBe('100');
    expect(measureCounts({ bad: 2, total: 1, excess: 'clamp' }).sliPercent).toBe('0');
  });

  test('below zero, or one alone, are refused', () => {
    expect(() => measureCounts({ good: -1, total: 1 })).toThrowError(
      refusal('invalid-option', ['good']),
    );
    expect(() => measureCounts({ good: 2 })).toThrowError(refusal('missing-field', []));
  });
});

describe('counters are refused', () => {
  const sum = 'good and bad that make the total; two of the three suffice';
  test.each<[object, string, string[], string]>([
    [{ good: 7, bad: 4, total: 10 }, 'invalid-option', [], sum],
    [{ good: 7, bad: 2, total: 10 }, 'invalid-option', [], sum],
    [{ good: 2, total: 1 }, 'invalid-option', ['good'], 'no more events than the total'],
    [{ bad: 2, total: 1 }, 'invalid-option', ['bad'], 'no more events than the total'],
    [{ good: 2 }, 'missing-field', [], 'two of good, bad and total'],
    [{ total: 2 }, 'missing-field', [], 'two of good, bad and total'],
    [{}, 'missing-field', [], 'two of good, bad and total'],
    [{ good: 1, bad: 1, missingAs: 'one' }, 'invalid-option', ['missingAs'], 'one of noData, zero'],
    [{ good: 1, bad: 1, excess: 'cut' }, 'invalid-option', ['excess'], 'one of error, clamp'],
  ])('%j as %s at %j: expected %s', (counters, code, path, expected) => {
    expect(thrownBy(() => measureCounts(counters))).toMatchObject({ code, path, expected });
  });

  test('with what would accept them, above their total', () => {
    expect(thrownBy(() => measureCounts({ good: 2, total: 1 })).hint).toBe(
      "excess: 'clamp' accepts counters read at different moments",
    );
  });
});

describe('counters that are null', () => {
  test('leave the other two to say it', () => {
    expect(measureCounts({ good: 7, bad: null, total: 10 }).sliRatio).toBe('0.7');
    expect(measureCounts({ good: null, bad: 3, total: 10 }).sliRatio).toBe('0.7');
  });

  test('leave one alone without data', () => {
    expect(measureCounts({ bad: null, total: 10 }).status).toBe('no-data');
    expect(measureCounts({ good: 7, total: null }).status).toBe('no-data');
  });

  test('may be a total whose parts are known', () => {
    expect(measureCounts({ good: 7, bad: 3, total: null })).toMatchObject({ total: '10' });
  });

  test('are cut with their total, and need not add up then', () => {
    const counters = { good: 7, bad: 4, total: 10, excess: 'clamp' } as const;
    expect(measureCounts(counters)).toMatchObject({ good: '7', bad: '3' });
  });
});
