import { describe, expect, test } from 'vitest';
import { measureSliceRatios } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { refusal } from '../month.js';

describe('measureSliceRatios', () => {
  const slices = [
    { good: 0, total: 1 },
    { good: 999, total: 1000 },
    { good: 0, total: 0 },
  ];

  test('weighs slices the same whatever their traffic, and quiet ones are good', () => {
    // (0 + 0.999 + 1) / 3
    expect(measureSliceRatios({ slices }).sliRatio).toBe('0.666333');
  });

  test('counts quiet slices as it is told', () => {
    expect(measureSliceRatios({ slices, emptyAs: 'leftOut' }).sliRatio).toBe('0.4995');
    expect(measureSliceRatios({ slices, emptyAs: 'down' }).sliRatio).toBe('0.333');
  });

  test('has no data without slices, and a verdict with a target', () => {
    expect(measureSliceRatios({ slices: [] })).toEqual({
      status: 'no-data',
      total: 0,
      sliRatio: null,
      sliPercent: null,
    });
    // Thirds: 2 of 3 is just below 66.667 % and above 66.666 %.
    const thirds = [{ good: 2, total: 3 }];
    expect(measureSliceRatios({ slices: thirds, targetPercent: '66.667' }).status).toBe('missed');
    expect(measureSliceRatios({ slices: thirds, targetPercent: '66.666' }).status).toBe('met');
  });

  test('refuses a slice with more good events than all', () => {
    expect(() => measureSliceRatios({ slices: [{ good: 2, total: 1 }] })).toThrowError(
      refusal('invalid-option', ['slices', 0, 'good']),
    );
  });
});

describe('what measureSliceRatios takes', () => {
  test.each<[unknown, string, (string | number)[], string]>([
    [null, 'invalid-type', [], 'slices with events'],
    [{ slices: 7 }, 'invalid-type', ['slices'], 'a list of slices with good and total'],
    [{ slices: [7] }, 'invalid-type', ['slices', 0], 'a slice with good and total'],
    [
      { slices: [{ good: 2, total: 1 }] },
      'invalid-option',
      ['slices', 0, 'good'],
      'no more than the total',
    ],
    [
      { slices: [{ good: 0.5, total: 1 }] },
      'invalid-option',
      ['slices', 0, 'good'],
      'a whole number of events, from 0 on',
    ],
    [
      { slices: [{ good: 0, total: -1 }] },
      'invalid-option',
      ['slices', 0, 'total'],
      'a whole number of events, from 0 on',
    ],
    [{ slices: [], emptyAs: 'lost' }, 'invalid-option', ['emptyAs'], 'one of leftOut, up, down'],
  ])('%j is refused as %s at %j', (input, code, path, expected) => {
    const error = thrownBy(() => measureSliceRatios(input as never));
    expect(error).toMatchObject({ code, path, expected });
  });

  test('says how many slices count, and measures without a target', () => {
    const slices = [
      { good: 2, total: 3 },
      { good: 0, total: 0 },
    ];
    expect(measureSliceRatios({ slices, emptyAs: 'leftOut' })).toEqual({
      status: 'measured',
      total: 1,
      sliRatio: '0.666666',
      sliPercent: '66.666666',
    });
  });
});
