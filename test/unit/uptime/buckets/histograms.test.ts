import { describe, expect, test } from 'vitest';
import {
  bucketsFromCounters,
  bucketsFromHistograms,
  compileRequests,
  measureRequests,
  samplesFromHistograms,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { MINUTE, refusal } from '../month.js';

/** One minute of requests: 60 within 100 ms, 90 within half a second, 100 in all. */
const buckets = [
  { le: '0.5', count: 90 },
  { le: 0.1, count: 60 },
  { le: '+Inf', count: 100 },
];
const minute = { start: 0, end: MINUTE, buckets };
const within = (threshold: number | string, rows: unknown = [minute]) =>
  bucketsFromHistograms(rows as never, { threshold });

describe('bucketsFromHistograms', () => {
  test('is exact where the threshold is a bound, whatever its text', () => {
    const { isExact, lower, upper } = within('0.50');
    expect(isExact).toBe(true);
    expect(lower).toEqual([{ startAt: 0, endAt: MINUTE, good: '90', total: '100' }]);
    expect(upper).toEqual(lower);
  });

  test.each([
    ['0.05', '0', '60'],
    ['0.3', '60', '90'],
    ['2', '90', '100'],
  ])('gives both sides of %s, which lies between bounds', (threshold, least, most) => {
    const { isExact, lower, upper } = within(threshold);
    expect(isExact).toBe(false);
    expect([lower[0]?.good, upper[0]?.good]).toEqual([least, most]);
  });

  test('passes over histograms that were not read, and counts them', () => {
    const rows = [minute, { start: MINUTE, end: 2 * MINUTE, buckets: [], count: null }];
    const { lower, missing } = within(0.5, rows);
    expect(lower).toHaveLength(1);
    expect(missing).toBe(1);
  });

  test('gives buckets that can be measured', () => {
    const { lower } = within(0.5);
    const result = measureRequests(
      compileRequests({ targetPercent: 95 }),
      { period: [0, MINUTE], buckets: lower },
      { at: MINUTE },
    );
    expect(result).toMatchObject({ status: 'missed', sliPercent: '90' });
  });

  const bound = (place: number, field: string) => ['histograms', 0, 'buckets', place, field];
  test.each([
    [[{ ...minute, end: 0 }], 'invalid-interval', ['histograms', 0]],
    [[{ ...minute, buckets: [{ le: 1, count: 1 }] }], 'missing-field', ['histograms', 0, 'count']],
    [[{ ...minute, count: 99 }], 'invalid-option', ['histograms', 0, 'count']],
    [
      [{ ...minute, buckets: [...buckets, { le: '0.10', count: 60 }] }],
      'invalid-option',
      bound(3, 'le'),
    ],
    [
      [{ ...minute, buckets: [...buckets, { le: 1, count: 89 }] }],
      'invalid-option',
      bound(0, 'count'),
    ],
    [
      [{ ...minute, buckets: [{ le: 1, count: 9 }], count: 8 }],
      'invalid-option',
      bound(0, 'count'),
    ],
    [[{ ...minute, buckets: [{ le: 'Inf', count: 9 }] }], 'invalid-decimal', bound(0, 'le')],
    [[{ ...minute, buckets: [{ le: 1, cout: 9 }] }], 'unknown-field', bound(0, 'cout')],
  ])('refuses %j', (rows, code, path) => {
    expect(() => within(0.5, rows)).toThrowError(refusal(code, path as (string | number)[]));
  });
});

describe('samplesFromHistograms', () => {
  test('gives samples of counters, whose restarts show', () => {
    const shown = (at: number, fast: number, count: number) => ({
      at,
      buckets: [{ le: 0.5, count: fast }],
      count,
    });
    // 5 of 6 more, then a restart: 2 of 3 since.
    const samples = [shown(0, 10, 20), shown(MINUTE, 15, 26), shown(2 * MINUTE, 2, 3)];
    const { lower, isExact } = samplesFromHistograms(samples, { threshold: '0.5' });
    expect(isExact).toBe(true);
    const counted = bucketsFromCounters(lower, { maxGap: MINUTE });
    expect(counted.buckets.map(({ good, total }) => [good, total])).toEqual([
      ['5', '6'],
      ['2', '3'],
    ]);
    expect(counted.restartedAt).toEqual([2 * MINUTE]);
  });
});

describe.each([
  ['bucketsFromHistograms', bucketsFromHistograms, { start: 0, end: MINUTE }],
  ['samplesFromHistograms', samplesFromHistograms, { at: 0 }],
])('%s', (_name, read, place) => {
  const row = { ...place, buckets };
  const refused = (rows: unknown, options: unknown = { threshold: 1 }) =>
    thrownBy(() => read(rows as never, options as never));

  test.each<[unknown]>([[null], [undefined], [7], ['bounds'], [{}], [() => []]])(
    'takes a list or columns, and not %j',
    (value) => {
      expect(refused(value)).toMatchObject({
        code: value === undefined ? 'missing-field' : 'invalid-type',
        path: ['histograms'],
        expected: 'a list of histograms',
      });
    },
  );

  test('takes a list as one, whatever else stands on it', () => {
    const list = Object.assign([row], { bounds: [1] });
    expect(read(list as never, { threshold: 0.5 }).lower).toMatchObject([{ good: '90' }]);
  });

  test('takes histograms, each whole', () => {
    expect(refused([row, 7])).toMatchObject({
      code: 'invalid-type',
      path: ['histograms', 1],
      expected: 'a histogram',
    });
    expect(refused([{ ...row, bucket: [] }])).toMatchObject({
      code: 'unknown-field',
      path: ['histograms', 0, 'bucket'],
      hint: 'did you mean buckets?',
    });
    expect(refused([place])).toMatchObject({
      code: 'missing-field',
      path: ['histograms', 0, 'buckets'],
    });
  });

  test('takes options with a threshold of 0 or more', () => {
    expect(refused([row], 7)).toMatchObject({
      code: 'invalid-type',
      path: ['options'],
      expected: 'options',
    });
    expect(refused([row], {})).toMatchObject({
      code: 'missing-field',
      path: ['options', 'threshold'],
    });
    expect(refused([row], { threshold: -1 })).toMatchObject({
      code: 'invalid-option',
      path: ['options', 'threshold'],
      expected: '0 or more',
    });
    expect(read([row] as never, { threshold: 0 }).lower).toMatchObject([{ good: '0' }]);
  });

  test('is exact where every histogram has the threshold as a bound', () => {
    const other = { ...row, buckets: [{ le: 0.4, count: 1 }], count: 2 };
    expect(read([row, row] as never, { threshold: 0.5 }).isExact).toBe(true);
    const { isExact, lower, upper } = read([row, other] as never, { threshold: 0.5 });
    expect(isExact).toBe(false);
    expect(lower.map(({ good }) => good)).toEqual(['90', '1']);
    expect(upper.map(({ good }) => good)).toEqual(['90', '2']);
    expect(read([], { threshold: 0.5 })).toEqual({
      isExact: true,
      lower: [],
      upper: [],
      missing: 0,
    });
  });
});

describe('histograms with their time', () => {
  test('end after they start', () => {
    for (const end of [0, -1])
      expect(thrownBy(() => within(1, [{ ...minute, end }]))).toMatchObject({
        code: 'invalid-interval',
        path: ['histograms', 0],
        expected: 'an end after the start',
      });
  });

  test('in columns have whole instants', () => {
    const columns = { bounds: ['+Inf'], counts: [[1, 2]] };
    const threshold = { threshold: 1 };
    expect(
      thrownBy(() => samplesFromHistograms({ ...columns, at: [0, 0.5] }, threshold)),
    ).toMatchObject({ code: 'invalid-instant', path: ['histograms', 'at', 1] });
    expect(
      thrownBy(() => samplesFromHistograms({ ...columns, at: 0 } as never, threshold)),
    ).toMatchObject({ code: 'invalid-type', path: ['histograms', 'at'] });
    expect(
      thrownBy(() => bucketsFromHistograms({ ...columns, starts: [0, 5] }, threshold)),
    ).toMatchObject({ code: 'missing-field', path: ['histograms', 'ends'] });
    expect(samplesFromHistograms({ ...columns, at: [0, 60] }, threshold)).toEqual({
      isExact: false,
      lower: [
        { at: 0, good: '0', total: '1' },
        { at: 60, good: '0', total: '2' },
      ],
      upper: [
        { at: 0, good: '1', total: '1' },
        { at: 60, good: '2', total: '2' },
      ],
      missing: 0,
    });
  });
});
