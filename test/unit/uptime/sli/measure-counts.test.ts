import { describe, expect, test } from 'vitest';
import { measureCounts } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { refusal } from '../month.js';

describe('measureCounts', () => {
  test('pools parts by their counts, never by their ratios', () => {
    // 1 of 2 and 98 of 98: 99 %, where the mean of the ratios would be 75 %.
    const parts = [
      { good: 1, total: 2 },
      { good: 98, total: 98 },
    ];
    expect(measureCounts({ parts }).sliPercent).toBe('99');
  });

  test('skips parts that say nothing: a quiet five minutes does not poison the month', () => {
    const parts = [
      { good: 99, total: 100 },
      { good: null, total: null },
      { good: 0, total: 0 },
      { good: 100, total: 100 },
    ];
    expect(measureCounts({ parts }).sliPercent).toBe('99.5');
  });

  test('says no-data for no events, whatever it is told to show', () => {
    const at = (noDataAs: 'leftOut' | 'up' | 'down') =>
      measureCounts({ good: 0, total: 0, targetPercent: 99, noDataAs });
    expect(at('leftOut')).toMatchObject({ status: 'no-data', sliPercent: null, gapRatio: null });
    expect(at('up')).toMatchObject({ status: 'no-data', sliPercent: '100' });
    expect(at('down')).toMatchObject({ status: 'no-data', sliPercent: '0' });
  });

  test('gives no verdict on too few events', () => {
    const at = (good: number, total: number) =>
      measureCounts({ good, total, targetPercent: 99, minEvents: 10 }).status;
    expect(at(8, 9)).toBe('insufficient-data');
    expect(at(9, 10)).toBe('missed');
  });

  test('has a budget that knows what the verdict knows, also where no decimal is exact', () => {
    // 2/3 is just below 0.666667; the budget is 3 × 0.333333, of which one event was spent.
    const sli = measureCounts({ good: 2, total: 3, targetRatio: '0.666667' });
    expect(sli.status).toBe('missed');
    expect(sli.budget).toMatchObject({ withinBudget: false, allowed: '0.999999', spent: '1' });
  });

  test('adds 43,200 parts of twelve decimals exactly', () => {
    const parts = Array.from({ length: 43_200 }, () => ({
      good: '0.999999999999',
      total: '1.000000000001',
    }));
    // 43 200 × 0.999999999999
    expect(measureCounts({ parts }).good).toBe('43199.9999999568');
  });

  test('takes counters or parts, not both, and reads each part strictly', () => {
    const parts = [{ good: 1, total: 1 }];
    expect(() => measureCounts({ good: 1, total: 1, parts })).toThrowError(
      refusal('invalid-option', ['parts']),
    );
    expect(() => measureCounts({ parts: [{ god: 1, total: 1 } as never] })).toThrowError(
      refusal('unknown-field', ['parts', 0, 'god']),
    );
    expect(() => measureCounts({ parts: [{ good: 3, total: 1 }] })).toThrowError(
      refusal('invalid-option', ['parts', 0, 'good']),
    );
  });
});

describe('what measureCounts takes', () => {
  test.each<[unknown, string, (string | number)[], string]>([
    [null, 'invalid-type', [], 'counted events'],
    [{ parts: 7 }, 'invalid-type', ['parts'], 'a list of parts'],
    [{ parts: [7] }, 'invalid-type', ['parts', 0], 'a part'],
    [{ total: 1, parts: [] }, 'invalid-option', ['parts'], 'either counters or parts of them'],
    [
      { good: 1, total: 1, minEvents: -1 },
      'invalid-option',
      ['minEvents'],
      'a whole number of events, from 0 on',
    ],
    [
      { good: 1, total: 1, noDataAs: 'lost' },
      'invalid-option',
      ['noDataAs'],
      'one of leftOut, up, down',
    ],
  ])('%j is refused as %s at %j', (input, code, path, expected) => {
    const error = thrownBy(() => measureCounts(input as never));
    expect(error).toMatchObject({ code, path, expected });
  });

  test('writes a share rounded down, its gap and its budget', () => {
    // 2 of 3, against a half: 1/6 above it.
    expect(measureCounts({ good: 2, total: 3, targetRatio: '0.5' })).toMatchObject({
      status: 'met',
      good: '2',
      bad: '1',
      total: '3',
      sliRatio: '0.666666',
      sliPercent: '66.666666',
      gapRatio: '0.166666',
      budget: { allowed: '1.5', spent: '1', estimated: false },
    });
  });

  test('has no gap and no budget without a target', () => {
    const sli = measureCounts({ good: 2, total: 3 });
    expect(sli).toMatchObject({ status: 'measured', gapRatio: null, budget: null });
  });

  test('has no data without parts that say something', () => {
    for (const parts of [[], [{ good: null, total: null }]])
      expect(measureCounts({ parts })).toMatchObject({ status: 'no-data', total: '0' });
  });
});
