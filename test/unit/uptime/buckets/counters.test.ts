import { describe, expect, test } from 'vitest';
import { bucketsFromCounters, type CounterSample } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { MINUTE, refusal } from '../month.js';

/** One sample a minute of a counter whose events are all good. */
const everyMinute = (...totals: readonly (number | null)[]): CounterSample[] =>
  totals.map((total, i) => ({ at: i * MINUTE, good: total, total }));
const maxGap = { minutes: 2 };
const totalOf = ({ buckets }: { readonly buckets: readonly { readonly total: string }[] }) =>
  buckets.reduce((sum, { total }) => sum + Number(total), 0);

describe('bucketsFromCounters', () => {
  test('counts what a restarted counter shows as gained since the restart', () => {
    // prometheus/prometheus #12967: 21 - 3 = 18 before it, 8 shown after it, 19 - 8 = 11 since.
    const counted = bucketsFromCounters(everyMinute(3, 8, 15, 21, 8, 9, 13, 19), { maxGap });
    expect(counted.buckets.map(({ total }) => total)).toEqual(['5', '7', '6', '8', '1', '4', '6']);
    expect(totalOf(counted)).toBe(37);
    expect(counted.restartedAt).toEqual([4 * MINUTE]);
    expect(counted.unknown).toEqual([]);
  });

  test('gives each increase the time between its two samples, and nothing beyond them', () => {
    const { buckets } = bucketsFromCounters(everyMinute(10, 12, 12), { maxGap });
    expect(buckets).toEqual([
      { startAt: 0, endAt: MINUTE, good: '2', total: '2' },
      { startAt: MINUTE, endAt: 2 * MINUTE, good: '0', total: '0' },
    ]);
  });

  test('sees a restart in either counter, and starts both from zero', () => {
    // The total fell from 100 to 8; the good ones, 3 and then 5, did not.
    const samples = [
      { at: 0, good: 3, total: 100 },
      { at: MINUTE, good: 5, total: 8 },
    ];
    const { buckets, restartedAt } = bucketsFromCounters(samples, { maxGap });
    expect(buckets).toEqual([{ startAt: 0, endAt: MINUTE, good: '5', total: '8' }]);
    expect(restartedAt).toEqual([MINUTE]);
  });

  test('sees a restart where only the good ones fell', () => {
    // All went from 20 to 25, the good ones from 10 to 3: both count from zero.
    const samples = [
      { at: 0, good: 10, total: 20 },
      { at: MINUTE, good: 3, total: 25 },
      { at: 2 * MINUTE, good: 3, total: 25 },
    ];
    const { buckets, restartedAt } = bucketsFromCounters(samples, { maxGap });
    expect(buckets).toEqual([
      { startAt: 0, endAt: MINUTE, good: '3', total: '25' },
      { startAt: MINUTE, endAt: 2 * MINUTE, good: '0', total: '0' },
    ]);
    expect(restartedAt).toEqual([MINUTE]);
  });

  test('sees a restart behind a gap, too, and loses what happened in it', () => {
    const samples = [
      { at: 0, good: 5, total: 5 },
      { at: 3 * MINUTE, good: 2, total: 2 },
      { at: 4 * MINUTE, good: 3, total: 4 },
    ];
    expect(bucketsFromCounters(samples, { maxGap })).toEqual({
      buckets: [{ startAt: 3 * MINUTE, endAt: 4 * MINUTE, good: '1', total: '2' }],
      unknown: [{ startAt: 0, endAt: 3 * MINUTE }],
      restartedAt: [3 * MINUTE],
      missing: 0,
    });
  });

  test('has nothing to say of one sample, or of none', () => {
    const nothing = { buckets: [], unknown: [], restartedAt: [], missing: 0 };
    expect(bucketsFromCounters([], { maxGap })).toEqual(nothing);
    expect(bucketsFromCounters(everyMinute(7), { maxGap })).toEqual(nothing);
    expect(bucketsFromCounters(everyMinute(null), { maxGap })).toEqual({ ...nothing, missing: 1 });
  });

  test('subtracts what is larger than any exact number', () => {
    // 10^20 + 7 less 10^20 are 7, of which 10^20 + 5 less 10^20 are 5.
    const samples = [
      { at: 0, good: '1e20', total: '1e20' },
      { at: MINUTE, good: '100000000000000000005', total: '100000000000000000007' },
    ];
    expect(bucketsFromCounters(samples, { maxGap }).buckets).toMatchObject([
      { good: '5', total: '7' },
    ]);
  });

  test('passes over a sample that says nothing while its neighbours are near enough', () => {
    const near = bucketsFromCounters(everyMinute(1, null, 5), { maxGap });
    expect(near.buckets).toEqual([{ startAt: 0, endAt: 2 * MINUTE, good: '4', total: '4' }]);
    expect(near.missing).toBe(1);
    const far = bucketsFromCounters(everyMinute(1, null, null, 5, 6), { maxGap });
    expect(far.unknown).toEqual([{ startAt: 0, endAt: 3 * MINUTE }]);
    expect(far.buckets).toEqual([
      { startAt: 3 * MINUTE, endAt: 4 * MINUTE, good: '1', total: '1' },
    ]);
    expect(far.missing).toBe(2);
  });

  test('allows a gap as long as the longest, and not a millisecond more', () => {
    const apart = (ms: number) =>
      bucketsFromCounters(
        [
          { at: 0, good: 0, total: 0 },
          { at: ms, good: 1, total: 1 },
        ],
        { maxGap: MINUTE },
      ).buckets.length;
    expect(apart(MINUTE)).toBe(1);
    expect(apart(MINUTE + 1)).toBe(0);
  });

  test('does not mind the order of samples, and subtracts decimals exactly', () => {
    // 0.3 - 0.1 is 0.19999999999999998 in doubles.
    const samples = [
      { at: MINUTE, good: '0.3', total: '0.30' },
      { at: 0, good: 0.1, total: 0.1 },
    ];
    expect(bucketsFromCounters(samples, { maxGap }).buckets).toEqual([
      { startAt: 0, endAt: MINUTE, good: '0.2', total: '0.2' },
    ]);
  });

  test('reads bad for good, and no bad ones for a counter that is missing', () => {
    const bad = [
      { at: 0, bad: 0, total: 10 },
      { at: MINUTE, bad: 2, total: 15 },
    ];
    expect(bucketsFromCounters(bad, { maxGap }).buckets[0]).toMatchObject({
      good: '3',
      total: '5',
    });
    const quiet = [
      { at: 0, bad: null, total: 10 },
      { at: MINUTE, bad: null, total: 15 },
    ];
    expect(bucketsFromCounters(quiet, { maxGap }).missing).toBe(2);
    const zero = bucketsFromCounters(quiet, { maxGap, missingAs: 'zero' });
    expect(zero.buckets[0]).toMatchObject({ good: '5', total: '5' });
  });

  test('refuses more good events than events, unless they are to be cut', () => {
    // Each sample is possible; between them 8 good ones of 2 are not.
    const samples = [
      { at: 0, good: 0, total: 10 },
      { at: MINUTE, good: 8, total: 12 },
    ];
    expect(() => bucketsFromCounters(samples, { maxGap })).toThrowError(
      refusal('invalid-option', ['samples', 1, 'good']),
    );
    expect(thrownBy(() => bucketsFromCounters(samples, { maxGap }))).toMatchObject({
      expected: 'good events that grew no more than all events since the sample before',
      hint: "excess: 'clamp' accepts counters read at different moments",
    });
    const cut = bucketsFromCounters(samples, { maxGap, excess: 'clamp' });
    expect(cut.buckets[0]).toMatchObject({ good: '2', total: '2' });
  });

  test.each([
    [7, 'invalid-type', ['samples']],
    [[7], 'invalid-type', ['samples', 0]],
    [[{ at: 0, good: 1 }], 'missing-field', ['samples', 0]],
    [[{ at: 0, good: 1, totl: 2 }], 'unknown-field', ['samples', 0, 'totl']],
    [[{ good: 1, total: 2 }], 'missing-field', ['samples', 0, 'at']],
    [[{ at: 0.5, good: 1, total: 2 }], 'invalid-instant', ['samples', 0, 'at']],
    [[{ at: 0, good: Number.NaN, total: 2 }], 'invalid-decimal', ['samples', 0, 'good']],
    [[{ at: 0, good: -1, total: 2 }], 'invalid-option', ['samples', 0, 'good']],
    [[{ at: 0, good: 3, total: 2 }], 'invalid-option', ['samples', 0, 'good']],
    [[{ at: 0, good: '1e-31', total: 2 }], 'invalid-decimal', ['samples', 0, 'good']],
    [[{ at: 0, good: 0, total: '1e30' }], 'invalid-decimal', ['samples', 0, 'total']],
    [
      [
        { at: 5, good: 0, total: 0 },
        { at: 0, good: 0, total: 0 },
        { at: 5, good: 0, total: 0 },
      ],
      'invalid-event',
      ['samples', 2, 'at'],
    ],
  ])('refuses %j', (samples, code, path) => {
    expect(() => bucketsFromCounters(samples as never, { maxGap })).toThrowError(
      refusal(code, path as (string | number)[]),
    );
  });

  test('needs the longest gap', () => {
    expect(() => bucketsFromCounters([], {} as never)).toThrowError(
      refusal('missing-field', ['options', 'maxGap']),
    );
  });

  test('takes options that it knows', () => {
    expect(thrownBy(() => bucketsFromCounters([], 7 as never))).toMatchObject({
      code: 'invalid-type',
      path: ['options'],
      expected: 'options',
    });
    const refused = (options: object) =>
      thrownBy(() => bucketsFromCounters([], { maxGap, ...options }));
    expect(refused({ maxGapp: 1 })).toMatchObject({
      code: 'unknown-field',
      path: ['options', 'maxGapp'],
      hint: 'did you mean maxGap?',
    });
    expect(refused({ excess: 'cut' })).toMatchObject({ path: ['options', 'excess'] });
    expect(refused({ missingAs: 'none' })).toMatchObject({ path: ['options', 'missingAs'] });
  });
});
