import { describe, expect, test } from 'vitest';
import { measureSlices } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, MINUTE, refusal } from '../month.js';

describe('measureSlices', () => {
  test('may have a budget that is no whole number of slices', () => {
    // 10 080 minutes × 0.0005 = 5.04
    const week = (bad: number) =>
      measureSlices({ slices: { bad }, slice: MINUTE, window: 7 * DAY, targetPercent: '99.95' });
    expect(week(5)).toMatchObject({
      status: 'met',
      total: 10_080,
      budget: { allowed: '5.04', allowedWhole: 5 },
    });
    expect(week(6).status).toBe('missed');
  });

  test('counts empty slices as it is told', () => {
    const slices = ['good', 'bad', 'empty', 'empty'] as const;
    const share = (emptyAs: 'leftOut' | 'up' | 'down') =>
      measureSlices({ slices, emptyAs }).sliPercent;
    expect([share('leftOut'), share('up'), share('down')]).toEqual(['50', '75', '25']);
  });

  test('shows what it is told where no slice counts', () => {
    expect(measureSlices({ slices: [], noDataAs: 'down' })).toMatchObject({
      status: 'no-data',
      sliPercent: '0',
    });
  });

  test('has no more slices than the window holds', () => {
    const window = { slice: MINUTE, window: 3 * MINUTE };
    expect(measureSlices({ slices: { bad: 1 }, ...window }).good).toBe(2);
    expect(() => measureSlices({ slices: { bad: 4 }, ...window })).toThrowError(
      refusal('invalid-option', ['slices']),
    );
    expect(() => measureSlices({ slices: {}, slice: 2 * MINUTE, window: 3 * MINUTE })).toThrowError(
      refusal('invalid-option', ['slice']),
    );
  });

  test('knows three states', () => {
    expect(() => measureSlices({ slices: ['good', 'odd' as 'bad'] })).toThrowError(
      refusal('invalid-option', ['slices', 1]),
    );
    expect(() => measureSlices({ slices: { bda: 1 } as never })).toThrowError(
      refusal('unknown-field', ['slices', 'bda']),
    );
  });
});

describe('what measureSlices takes', () => {
  const divides = 'a slice that divides the window into equal parts';
  test.each<[unknown, string, (string | number)[], string]>([
    [null, 'invalid-type', [], 'slices'],
    [
      { slices: 7 },
      'invalid-type',
      ['slices'],
      'a list of slices, or how many there are of each state',
    ],
    [{ slices: ['odd'] }, 'invalid-option', ['slices', 0], 'one of good, bad, empty'],
    [
      { slices: { bad: 0.5 } },
      'invalid-option',
      ['slices', 'bad'],
      'a whole number of slices, from 0 on',
    ],
    [
      { slices: { good: -1 } },
      'invalid-option',
      ['slices', 'good'],
      'a whole number of slices, from 0 on',
    ],
    [
      { slices: { empty: -1 } },
      'invalid-option',
      ['slices', 'empty'],
      'a whole number of slices, from 0 on',
    ],
    [
      { slices: { bad: 4 }, slice: MINUTE, window: 3 * MINUTE },
      'invalid-option',
      ['slices'],
      'at most 3 slices, as many as the window holds',
    ],
    [
      { slices: { good: 2, bad: 1, empty: 1 }, slice: MINUTE, window: 3 * MINUTE },
      'invalid-option',
      ['slices'],
      'at most 3 slices, as many as the window holds',
    ],
    [{ slices: {}, window: MINUTE }, 'missing-field', ['slice'], divides],
    [{ slices: {}, slice: 0, window: MINUTE }, 'invalid-option', ['slice'], divides],
    [{ slices: {}, slice: 2 * MINUTE, window: 3 * MINUTE }, 'invalid-option', ['slice'], divides],
    [{ slices: {}, emptyAs: 'lost' }, 'invalid-option', ['emptyAs'], 'one of leftOut, up, down'],
  ])('%j is refused as %s at %j', (input, code, path, expected) => {
    const error = thrownBy(() => measureSlices(input as never));
    expect(error).toMatchObject({ code, path, expected });
  });

  test('writes counts, lengths, a share rounded down, its gap and its budget', () => {
    // 2 of 3 minutes are good, against a half: 1/6 above it.
    const slices = { good: 2, bad: 1, empty: 4 };
    expect(measureSlices({ slices, slice: MINUTE, targetRatio: '0.5' })).toMatchObject({
      status: 'met',
      good: 2,
      bad: 1,
      empty: 4,
      total: 3,
      sliRatio: '0.666666',
      sliPercent: '66.666666',
      goodMs: 2 * MINUTE,
      badMs: MINUTE,
      totalMs: 3 * MINUTE,
      gapRatio: '0.166666',
      budget: { allowed: '1.5', spent: '1', estimated: false },
    });
  });

  test('has no lengths without that of a slice, no gap and no budget without a target', () => {
    expect(measureSlices({ slices: ['good'] })).toMatchObject({
      status: 'measured',
      goodMs: null,
      badMs: null,
      totalMs: null,
      gapRatio: null,
      budget: null,
    });
  });

  test('counts nothing where nothing is told', () => {
    expect(measureSlices({ slices: {} })).toMatchObject({ good: 0, bad: 0, empty: 0, total: 0 });
  });

  test('takes what a window leaves beside bad and empty slices as good', () => {
    const slices = { bad: 1, empty: 2 };
    const full = measureSlices({ slices, slice: MINUTE, window: 10 * MINUTE });
    expect([full.good, full.bad, full.empty]).toEqual([7, 1, 2]);
    const exact = { good: 7, bad: 1, empty: 2 };
    expect(measureSlices({ slices: exact, slice: MINUTE, window: 10 * MINUTE }).good).toBe(7);
  });
});
