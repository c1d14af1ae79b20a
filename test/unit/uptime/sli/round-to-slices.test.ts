import { describe, expect, test } from 'vitest';
import { roundToSlices } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { MINUTE, refusal } from '../month.js';

describe('roundToSlices', () => {
  const outages = [
    [30_000, 200_000],
    [200_000, 250_000],
    [600_000, 659_000],
  ] as const;

  test('drops slices that are down in part, or counts them whole', () => {
    expect(roundToSlices(outages, { slice: MINUTE })).toEqual([
      { startAt: MINUTE, endAt: 4 * MINUTE },
    ]);
    expect(roundToSlices(outages, { slice: MINUTE, partialAs: 'down' })).toEqual([
      { startAt: 0, endAt: 5 * MINUTE },
      { startAt: 10 * MINUTE, endAt: 11 * MINUTE },
    ]);
  });

  test('asks for a run of slices', () => {
    expect(roundToSlices(outages, { slice: MINUTE, minRun: 4 })).toEqual([]);
    expect(roundToSlices(outages, { slice: MINUTE, minRun: 3 })).toHaveLength(1);
  });

  test('counts slices from an origin', () => {
    expect(roundToSlices([[30_000, 200_000]], { slice: MINUTE, originAt: 30_000 })).toEqual([
      { startAt: 30_000, endAt: 150_000 },
    ]);
  });

  test('takes two causes of one minute together, and keeps both', () => {
    const shared = [
      { start: 0, end: 90_000, cause: 'disk', id: 'a' },
      { start: 90_000, end: 150_000, cause: 'net', id: 'b', weight: '0.5' },
    ];
    // Down without a break from 0 to 2:30: two whole minutes, half of the second for each cause.
    expect(roundToSlices(shared, { slice: MINUTE })).toEqual([
      { startAt: 0, endAt: 90_000, cause: 'disk', id: 'a' },
      { startAt: 90_000, endAt: 120_000, weight: '0.5', cause: 'net', id: 'b' },
    ]);
    // Counted whole, each outage takes all of the minutes that it touches.
    expect(roundToSlices(shared, { slice: MINUTE, partialAs: 'down' })).toEqual([
      { startAt: 0, endAt: 2 * MINUTE, cause: 'disk', id: 'a' },
      { startAt: MINUTE, endAt: 3 * MINUTE, weight: '0.5', cause: 'net', id: 'b' },
    ]);
  });

  test('leaves out what weighs nothing', () => {
    expect(
      roundToSlices([{ start: 0, end: MINUTE, state: 'degraded' }], { slice: MINUTE }),
    ).toEqual([]);
  });

  test('must know up to when, for outages that go on', () => {
    expect(roundToSlices([[0, null]], { slice: MINUTE, at: 90_000 })).toEqual([
      { startAt: 0, endAt: MINUTE },
    ]);
    expect(() => roundToSlices([[0, null]], { slice: MINUTE })).toThrowError(
      refusal('invalid-interval', ['outages', 0, 1]),
    );
  });

  test('needs a slice of some length, and reads its grid strictly', () => {
    expect(() => roundToSlices([], { slice: 0 })).toThrowError(
      refusal('invalid-duration', ['grid', 'slice']),
    );
    expect(() => roundToSlices([], { slice: MINUTE, partial: 'whole' } as never)).toThrowError(
      refusal('unknown-field', ['grid', 'partial']),
    );
  });
});

describe('what roundToSlices takes', () => {
  test.each<[unknown, string, string[], string]>([
    [null, 'invalid-type', ['grid'], 'a grid of slices'],
    [{ slice: 0 }, 'invalid-duration', ['grid', 'slice'], 'a length above 0'],
    [
      { slice: MINUTE, minRun: 0 },
      'invalid-option',
      ['grid', 'minRun'],
      'a whole number of slices, from 1 on',
    ],
    [
      { slice: MINUTE, partialAs: 'half' },
      'invalid-option',
      ['grid', 'partialAs'],
      'one of up, down',
    ],
  ])('%j is refused as %s at %j', (grid, code, path, expected) => {
    const error = thrownBy(() => roundToSlices([], grid as never));
    expect(error).toMatchObject({ code, path, expected });
  });

  test('an origin after the outages counts slices back from it', () => {
    // Slices begin at 10 s, 70 s, 130 s, however far the origin is.
    const grid = { slice: MINUTE, originAt: 10_000 + 60 * MINUTE };
    const outages = [[0, 140_000]] as const;
    expect(roundToSlices(outages, grid)).toEqual([{ startAt: 10_000, endAt: 130_000 }]);
    expect(roundToSlices(outages, { ...grid, partialAs: 'down' })).toEqual([
      { startAt: -50_000, endAt: 190_000 },
    ]);
  });

  test('facts of what weighs nothing do not take the slices of others', () => {
    const outages = [
      { start: 0, end: MINUTE, id: 'down' },
      { start: 0, end: MINUTE, state: 'degraded', id: 'slow' },
    ];
    expect(roundToSlices(outages, { slice: MINUTE })).toEqual([
      { startAt: 0, endAt: MINUTE, id: 'down' },
    ]);
  });
});
