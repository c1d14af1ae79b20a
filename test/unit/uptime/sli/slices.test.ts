import { describe, expect, test } from 'vitest';
import { measureSlices } from '../../../../src/uptime.js';
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
