import { describe, expect, it } from 'vitest';
import {
  combineSlis,
  composeAvailability,
  displayPercent,
  groupOutages,
  judgeSlices,
  measureRequests,
  measureSliceRatios,
  measureSlices,
  mergeSlices,
  outagesBySlice,
  outagesFromChecks,
  outagesFromTransitions,
} from '../../../src/uptime.js';

const MINUTE = 60_000;

describe('measureRequests', () => {
  it('pools buckets by their counts, never by their ratios', () => {
    // 1 of 2 and 98 of 98: 99 %, where the mean of the ratios would be 75 %.
    expect(
      measureRequests({
        buckets: [
          { good: 1, total: 2 },
          { good: 98, total: 98 },
        ],
      }).sliPercent,
    ).toBe('99');
  });

  it('says no-data for no events, whatever it is told to show', () => {
    expect(measureRequests({ good: 0, total: 0, targetPercent: 99 })).toMatchObject({
      status: 'no-data',
      sliPercent: null,
    });
    expect(measureRequests({ good: 0, total: 0, noData: 'up' })).toMatchObject({
      status: 'no-data',
      sliPercent: '100',
    });
  });

  it('takes a missing counter for nothing known, or for zero when told so', () => {
    expect(measureRequests({ good: null, bad: 15 }).status).toBe('no-data');
    expect(measureRequests({ good: null, bad: 15, missing: 'zero' })).toMatchObject({
      status: 'measured',
      sliRatio: '0',
    });
    expect(measureRequests({ good: null, bad: null, missing: 'zero' }).status).toBe('no-data');
  });

  it('gives no verdict on too few events', () => {
    expect(measureRequests({ good: 8, total: 9, targetPercent: 99, minEvents: 10 }).status).toBe(
      'too-few-events',
    );
    expect(measureRequests({ good: 9, total: 10, targetPercent: 99, minEvents: 10 }).status).toBe(
      'missed',
    );
  });

  it('refuses counters that cannot be right', () => {
    expect(() => measureRequests({ good: 2, total: 1 })).toThrowError(
      expect.objectContaining({ code: 'invalid-option', path: ['good'] }),
    );
    expect(() => measureRequests({ good: 2 })).toThrowError(
      expect.objectContaining({ code: 'missing-field' }),
    );
    expect(() => measureRequests({ good: -1, total: 1 })).toThrowError(
      expect.objectContaining({ code: 'invalid-option', path: ['good'] }),
    );
  });
});

describe('slices', () => {
  it('may have a budget that is no whole number of slices', () => {
    // 10 080 minutes × 0.0005 = 5.04
    const week = (bad: number) =>
      measureSlices({
        slices: { bad },
        slice: MINUTE,
        window: 7 * 86_400_000,
        targetPercent: '99.95',
      });
    expect(week(5)).toMatchObject({
      status: 'met',
      total: 10_080,
      budget: { allowed: '5.04', allowedWhole: 5 },
    });
    expect(week(6).status).toBe('missed');
  });

  it('count empty ones as they are told', () => {
    const slices = ['good', 'bad', 'empty', 'empty'] as const;
    const share = (empty: 'skip' | 'good' | 'bad') => measureSlices({ slices, empty }).sliPercent;
    expect([share('skip'), share('good'), share('bad')]).toEqual(['50', '75', '25']);
  });

  it('are bad strictly above the threshold, and empty below the fewest events', () => {
    const events = [
      { good: 95, total: 100 },
      { good: 94, total: 100 },
      { good: 0, total: 9 },
    ];
    expect(judgeSlices(events, { errorPercent: 5, minEvents: 10 })).toEqual([
      'good',
      'bad',
      'empty',
    ]);
    expect(judgeSlices(events, { errorPercent: 5, comparison: 'gte' })).toEqual([
      'bad',
      'bad',
      'bad',
    ]);
  });

  it('of a group are bad when one member is, or when fewer than needed are good', () => {
    const members = [
      ['good', 'bad', 'bad', 'empty'],
      ['good', 'good', 'bad', 'bad'],
    ] as const;
    expect(mergeSlices(members)).toEqual(['good', 'bad', 'bad', 'bad']);
    expect(mergeSlices(members, 1)).toEqual(['good', 'good', 'bad', 'good']);
    expect(() => mergeSlices([['good'], []])).toThrowError(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });

  it('averaged by their ratios weigh the same whatever their traffic, and quiet ones are good', () => {
    const slices = [
      { good: 0, total: 1 },
      { good: 999, total: 1000 },
      { good: 0, total: 0 },
    ];
    // (0 + 0.999 + 1) / 3
    expect(measureSliceRatios({ slices }).sliRatio).toBe('0.666333');
    expect(measureSliceRatios({ slices, empty: 'skip' }).sliRatio).toBe('0.4995');
    expect(measureSliceRatios({ slices: [] }).status).toBe('no-data');
  });
});

describe('outagesBySlice', () => {
  const outages = [
    [30_000, 200_000],
    [200_000, 250_000],
    [600_000, 659_000],
  ] as const;

  it('drops slices that are down in part, or counts them whole', () => {
    expect(outagesBySlice(outages, { slice: MINUTE })).toEqual([
      { startAt: MINUTE, endAt: 4 * MINUTE },
    ]);
    expect(outagesBySlice(outages, { slice: MINUTE, partial: 'whole' })).toEqual([
      { startAt: 0, endAt: 5 * MINUTE },
      { startAt: 10 * MINUTE, endAt: 11 * MINUTE },
    ]);
  });

  it('asks for a run of slices', () => {
    expect(outagesBySlice(outages, { slice: MINUTE, minRun: 4 })).toEqual([]);
    expect(outagesBySlice(outages, { slice: MINUTE, minRun: 3 })).toHaveLength(1);
  });
});

describe('logs', () => {
  const statuses = {
    up: 'up',
    down: 'down',
    slow: { state: 'degraded' },
    paused: 'unknown',
  } as const;

  it('of changes last until the next one; of several at an instant the last counts', () => {
    const log = [
      { at: 50, status: 'up' },
      { at: 20, status: 'up' },
      { at: 20, status: 'down' },
      { at: 60, status: 'paused' },
      { at: 70, status: 'slow' },
    ];
    expect(outagesFromTransitions(log, { statuses, from: 0, until: 100 })).toEqual({
      outages: [
        { startAt: 20, endAt: 50, cause: 'down' },
        { startAt: 70, endAt: 100, cause: 'slow', state: 'degraded' },
      ],
      unknown: [
        { start: 0, end: 20 },
        { start: 60, end: 70 },
      ],
    });
    expect(outagesFromTransitions([], { statuses, from: 0, until: 100, initially: 'up' })).toEqual({
      outages: [],
      unknown: [],
    });
  });

  it('of checks say nothing beyond the longest gap', () => {
    const checks = [
      { at: 0, status: 'down' },
      { at: 10, status: 'up' },
      { at: 50, status: 'down' },
    ];
    expect(outagesFromChecks(checks, { statuses, until: 55, maxGap: 15 })).toEqual({
      outages: [
        { startAt: 0, endAt: 10, cause: 'down' },
        { startAt: 50, endAt: 55, cause: 'down' },
      ],
      unknown: [{ start: 25, end: 50 }],
    });
  });

  it('with a status that nobody explained are refused', () => {
    expect(() =>
      outagesFromTransitions([{ at: 0, status: 'odd' }], { statuses, until: 1 }),
    ).toThrowError(expect.objectContaining({ code: 'unknown-reference', path: [0, 'status'] }));
  });
});

describe('groups', () => {
  it('join outages of members that touch', () => {
    expect(groupOutages([[[0, 10]], [[10, 20]]], { asOf: 99 })).toEqual([
      { startAt: 0, endAt: 20 },
    ]);
    expect(groupOutages([[[0, 10]], [[10, 20]]], { asOf: 99, needed: 1 })).toEqual([]);
  });

  it('leave out members without data, or count them as they are told', () => {
    const members = [
      { sliPercent: 99, weight: 3 },
      { sliPercent: null, weight: 1 },
    ];
    const share = (noData: 'leaveOut' | 'noData' | 'up' | 'down') =>
      combineSlis(members, { method: 'weightedMean', noData }).sliPercent;
    expect([share('leaveOut'), share('noData'), share('up'), share('down')]).toEqual([
      '99',
      null,
      '99.25',
      '74.25',
    ]);
  });

  it('pool counts, and refuse to pool shares', () => {
    expect(
      combineSlis(
        [
          { good: 1, total: 2 },
          { good: 98, total: 98 },
        ],
        { method: 'pooled' },
      ).sliPercent,
    ).toBe('99');
    expect(() => combineSlis([{ sliPercent: 99 }], { method: 'pooled' })).toThrowError(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });

  it('add what is missing, and know the worst', () => {
    expect(
      combineSlis([{ sliPercent: 95 }, { sliPercent: 95 }], { method: 'sumOfMissing' }).sliPercent,
    ).toBe('90');
    expect(
      combineSlis([{ sliPercent: 95 }, { sliPercent: 93 }], {
        method: 'lowest',
        targetPercent: 94,
      }),
    ).toMatchObject({ sliPercent: '93', status: 'missed', gapRatio: '-0.01' });
  });
});

describe('composeAvailability', () => {
  it('nests, and keeps nines that doubles lose', () => {
    expect(
      composeAvailability({ parallel: ['99.99', '99.99', '99.99', '99.99', '99.99'] })
        .unavailabilityRatio,
    ).toBe('0');
    expect(
      composeAvailability(
        { parallel: ['99.99', '99.99', '99.99', '99.99', '99.99'] },
        { digits: 20 },
      ).unavailabilityRatio,
    ).toBe('0.00000000000000000001');
    // Two in parallel, 1 - 0.01 × 0.02 = 0.9998, behind one of 99.9 %.
    expect(
      composeAvailability({ series: [{ parallel: [99, 98] }, 99.9] }).availabilityPercent,
    ).toBe('99.88002');
  });

  it('is always up with no part, and refuses more parts than there are', () => {
    expect(composeAvailability({ series: [] }).availabilityPercent).toBe('100');
    expect(() => composeAvailability({ atLeast: 3, of: [99, 99] })).toThrowError(
      expect.objectContaining({ code: 'invalid-option', path: ['atLeast'] }),
    );
    expect(() => composeAvailability({ series: [99, 101] })).toThrowError(
      expect.objectContaining({ path: ['series', 1] }),
    );
  });
});

describe('displayPercent', () => {
  it('keeps its digits and rounds down', () => {
    expect(displayPercent({ percent: 100 })).toBe('100.00');
    expect(displayPercent({ percent: '99.999' })).toBe('99.99');
    expect(displayPercent({ percent: '99.999' }, { rounding: 'half-up' })).toBe('100.00');
  });
});
