import { describe, expect, test } from 'vitest';
import { childOf, readerOf } from '../../../../src/core/read.js';
import { instantIn, instantsIn } from '../../../../src/uptime/buckets/columns.js';
import {
  bucketsFromCounters,
  bucketsFromHistograms,
  samplesFromHistograms,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';

type Fault = [string, object, string, (string | number)[]];

describe('instants in columns', () => {
  test('are whole milliseconds, none of them minus zero', () => {
    const at = [-0, 5, 100_000_000, -1];
    const read = instantsIn(readerOf(at), at);
    expect([...read]).toEqual([0, 5, 100_000_000, -1]);
    expect(instantsIn(readerOf([]), [])).toHaveLength(0);
  });

  test.each<[unknown, object]>([
    [
      0.5,
      {
        code: 'invalid-instant',
        expected: 'integer epoch milliseconds',
        hint: 'round it to whole milliseconds first',
      },
    ],
    [Number.NaN, { code: 'invalid-instant', expected: 'integer epoch milliseconds' }],
    [1e15, { code: 'instant-out-of-range', expected: 'an instant of the years 0001 to 9999' }],
    // What any other place takes as an instant is none here: columns hold numbers.
    ['1970-01-01T00:00:00Z', { code: 'invalid-instant', expected: 'whole epoch milliseconds' }],
    [new Date(0), { code: 'invalid-instant', expected: 'whole epoch milliseconds' }],
    [null, { code: 'invalid-instant', expected: 'whole epoch milliseconds' }],
    [undefined, { code: 'missing-field', expected: 'whole epoch milliseconds' }],
  ])('are not %j', (value, fault) => {
    const at = [0, value];
    const reader = childOf(readerOf({ at }), 'at');
    const expected = { ...fault, path: ['at', 1] };
    expect(thrownBy(() => instantsIn(reader, at))).toMatchObject(expected);
    expect(thrownBy(() => instantIn(value, () => childOf(reader, 1)))).toMatchObject(expected);
  });
});

describe('samples of counters in columns', () => {
  const read = (columns: object) => bucketsFromCounters(columns as never, { maxGap: 60 });

  test('give what was gained between instants, in any order', () => {
    // From 10 to 20 the counters gain 4, of which 3 are good.
    expect(read({ at: [20, 10], good: [8, 5], total: ['10', '6'] }).buckets).toEqual([
      { startAt: 10, endAt: 20, good: '3', total: '4' },
    ]);
  });

  test.each<Fault>([
    ['another length', { at: [0, 1], good: [1], total: [1, 2] }, 'invalid-interval', ['good']],
    ['no instants', { good: [1], total: [1] }, 'invalid-type', []],
    ['half a millisecond', { at: [0.5], good: [1], total: [1] }, 'invalid-instant', ['at', 0]],
    ['a hole', { at: [0], good: [undefined], total: [1] }, 'missing-field', ['good', 0]],
    ['one counter', { at: [0], total: [1] }, 'missing-field', ['total', 0]],
    [
      'an instant twice',
      { at: [1, 0, 1], good: [1, 1, 1], total: [1, 1, 1] },
      'invalid-event',
      ['at', 2],
    ],
    [
      'good that outgrow all',
      { at: [1, 0], good: [4, 1], total: [5, 3] },
      'invalid-option',
      ['good', 0],
    ],
    ['a stranger', { at: [0], sum: [1] }, 'unknown-field', ['sum']],
  ])('are refused for %s', (_name, columns, code, path) => {
    expect(thrownBy(() => read(columns))).toMatchObject({ code, path: ['samples', ...path] });
  });
});

describe('histograms in columns', () => {
  const columns = {
    starts: [0, 60],
    length: 60,
    bounds: ['0.5', 0.1, '+Inf'],
    counts: [
      [90, 9],
      [60, 6],
      [100, 10],
    ],
  };
  const read = (change: object, threshold: number | string = '0.3') =>
    bucketsFromHistograms({ ...columns, ...change } as never, { threshold });

  test('give both sides of a threshold between bounds', () => {
    const { isExact, lower, upper } = read({});
    expect(isExact).toBe(false);
    expect(lower).toEqual([
      { startAt: 0, endAt: 60, good: '60', total: '100' },
      { startAt: 60, endAt: 120, good: '6', total: '10' },
    ]);
    expect(upper.map(({ good }) => good)).toEqual(['90', '9']);
  });

  test('count those that were not read, of which nothing is looked at', () => {
    const counts = [
      [Number.NaN, 9],
      [null, 6],
      [Number.NaN, 10],
    ];
    const { lower, missing } = read({ counts });
    expect(lower).toEqual([{ startAt: 60, endAt: 120, good: '6', total: '10' }]);
    expect(missing).toBe(1);
  });

  test('are samples where they have instants', () => {
    const { starts: at, length: _, ...rest } = columns;
    expect(samplesFromHistograms({ at, ...rest }, { threshold: '0.5' })).toMatchObject({
      isExact: true,
      lower: [
        { at: 0, good: '90', total: '100' },
        { at: 60, good: '9', total: '10' },
      ],
    });
  });

  test.each<Fault>([
    ['a column too few', { counts: [[1, 1]] }, 'invalid-interval', ['counts']],
    ['a row too few', { counts: [[1, 1], [1], [1, 1]] }, 'invalid-interval', ['counts', '1']],
    ['totals of another length', { count: [1] }, 'invalid-interval', ['count']],
    ['a bound twice', { bounds: ['0.5', 0.5, '+Inf'] }, 'invalid-option', ['bounds', 1]],
    ['a bound that is none', { bounds: ['0.5', 'Inf', '+Inf'] }, 'invalid-decimal', ['bounds', 1]],
    [
      'counts that fall',
      {
        counts: [
          [90, 9],
          [60, 10],
          [100, 10],
        ],
      },
      'invalid-option',
      ['counts', 1, 1],
    ],
    [
      'a count that is none',
      {
        counts: [
          [90, 9],
          [60, -1],
          [100, 10],
        ],
      },
      'invalid-option',
      ['counts', 1, 1],
    ],
    [
      'a total that is none',
      {
        counts: [
          [90, 9],
          [60, 6],
          [100, 'x'],
        ],
      },
      'invalid-decimal',
      ['counts', 2, 1],
    ],
    ['another total', { count: [100, 11] }, 'invalid-option', ['count', 1]],
    [
      'no total',
      {
        bounds: [1, 2],
        counts: [
          [1, 1],
          [1, 1],
        ],
      },
      'missing-field',
      ['count'],
    ],
    ['stretches without an end', { length: undefined }, 'missing-field', ['ends']],
    [
      'a stretch without length',
      { length: undefined, ends: [60, 60] },
      'invalid-interval',
      ['ends', 1],
    ],
  ])('are refused for %s', (_name, change, code, path) => {
    expect(thrownBy(() => read(change))).toMatchObject({ code, path: ['histograms', ...path] });
  });
});
