import { describe, expect, test } from 'vitest';
import { type IntervalInput, toTimeSet, toTimeSetFromColumns } from '../../../src/core/interval.js';
import {
  clip,
  complement,
  contains,
  EMPTY,
  locate,
  measure,
  measureWithin,
  union,
} from '../../../src/core/time-set.js';
import { thrownBy } from '../../oracle/thrown.js';

describe('the canonical form', () => {
  test.each<[string, [number, number][], number[]]>([
    [
      'touching intervals merge',
      [
        [0, 10],
        [10, 20],
      ],
      [0, 20],
    ],
    [
      'overlapping intervals merge',
      [
        [0, 10],
        [5, 20],
      ],
      [0, 20],
    ],
    [
      'an interval inside another vanishes',
      [
        [0, 20],
        [5, 10],
      ],
      [0, 20],
    ],
    [
      'equal intervals count once',
      [
        [0, 10],
        [0, 10],
      ],
      [0, 10],
    ],
    ['an empty interval vanishes', [[5, 5]], []],
    [
      'an empty interval joins nothing',
      [
        [0, 5],
        [7, 7],
        [9, 12],
      ],
      [0, 5, 9, 12],
    ],
    [
      'an empty interval at a border changes nothing',
      [
        [0, 5],
        [5, 5],
      ],
      [0, 5],
    ],
    [
      'a gap of one millisecond stays',
      [
        [0, 10],
        [11, 20],
      ],
      [0, 10, 11, 20],
    ],
    [
      'order does not matter',
      [
        [20, 30],
        [0, 10],
      ],
      [0, 10, 20, 30],
    ],
    ['no intervals make the empty set', [], []],
  ])('%s', (_, intervals, expected) => {
    expect(Array.from(toTimeSet(intervals))).toEqual(expected);
  });

  test('an interval is read from pairs and objects with every kind of instant', () => {
    const intervals: IntervalInput[] = [
      ['1970-01-01T00:00:00.020Z', { epochMilliseconds: 30 }],
      { start: new Date(0), end: 10 },
    ];
    expect(Array.from(toTimeSet(intervals))).toEqual([0, 10, 20, 30]);
  });

  test('the shared empty set cannot be changed', () => {
    expect(Object.isFrozen(EMPTY)).toBe(true);
    expect(EMPTY).toHaveLength(0);
  });
});

describe('borders: a start is inside, an end is not', () => {
  test.each([
    [-1, false],
    [0, true],
    [9, true],
    [10, false],
    [20, true],
    [30, false],
  ])('%d', (at, expected) => {
    expect(contains([0, 10, 20, 30], at)).toBe(expected);
  });

  test('clip and complement of bounds that hold no time are empty', () => {
    for (const [from, to] of [
      [5, 5],
      [6, 5],
      [Number.NaN, 5],
    ] as const) {
      expect(clip([0, 10], from, to)).toEqual([]);
      expect(complement([0, 10], from, to)).toEqual([]);
      expect(measureWithin([0, 10], from, to)).toBe(0);
    }
  });

  test('bounds without an end reach as far as the set', () => {
    const [first, last] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(clip([0, 10, 20, 30], first, last)).toEqual([0, 10, 20, 30]);
    expect(measureWithin([0, 10, 20, 30], first, last)).toBe(20);
  });
});

describe('locate', () => {
  const set = [0, 10, 20, 30];
  test.each<[string, number, number, number | undefined]>([
    ['nothing is reached at once, even outside of the set', 0, 15, 15],
    ['an amount that ends with an interval answers its end, not the next start', 10, 0, 10],
    ['one millisecond more lies in the next interval', 11, 0, 21],
    ['counting starts inside an interval', 12, 5, 27],
    ['counting starts in a gap', 1, 12, 21],
    ['all that is left is enough', 20, 0, 30],
    ['more than is left is never reached', 21, 0, undefined],
    ['after the last interval nothing is reached', 1, 30, undefined],
  ])('%s', (_, amount, from, expected) => {
    expect(locate(set, amount, from)).toBe(expected);
  });
});

describe('a million intervals', () => {
  const count = 1_000_000;
  const starts = Float64Array.from({ length: count }, (_, i) => i * 10);
  const ends = starts.map((start) => start + 4);
  // 7919 is prime and shares no factor with a million, so every index comes once.
  const shuffled = Array.from({ length: count }, (_, i) => (i * 7919) % count);

  test('sorted: four of every ten milliseconds', () => {
    const set = toTimeSetFromColumns(starts, ends);
    expect(set).toHaveLength(2 * count);
    expect(measure(set)).toBe(4 * count);
    expect(locate(set, 4 * count, 0)).toBe(10 * (count - 1) + 4);
    expect(measureWithin(set, 5_000_002, 5_000_012)).toBe(4);
  });

  test('shuffled: the same set, and the columns stay as they were', () => {
    const mixedStarts = Float64Array.from(shuffled, (i) => starts[i] as number);
    const mixedEnds = Float64Array.from(shuffled, (i) => ends[i] as number);
    const kept = mixedStarts.slice();
    const sorted = toTimeSetFromColumns(starts, ends);
    const set = toTimeSetFromColumns(mixedStarts, mixedEnds);
    expect(set.length).toBe(sorted.length);
    expect(set.every((bound, i) => bound === sorted[i])).toBe(true);
    expect(mixedStarts.every((start, i) => start === kept[i])).toBe(true);
  });

  test('touching: one interval', () => {
    const touching = starts.map((start) => start + 10);
    expect(Array.from(toTimeSetFromColumns(starts, touching))).toEqual([0, 10 * count]);
  });

  test('a union fills the gaps', () => {
    const gaps = toTimeSetFromColumns(
      ends,
      starts.map((start) => start + 10),
    );
    const all = union(toTimeSetFromColumns(starts, ends), gaps);
    expect(Array.from(all)).toEqual([0, 10 * count]);
  });
});

describe('what is no interval is refused where it stands', () => {
  test.each<[string, unknown, object]>([
    [
      'an end before its start',
      [
        [0, 10],
        [20, 15],
      ],
      { code: 'invalid-interval', path: [1], received: '[20, 15]' },
    ],
    ['no interval', ['7'], { code: 'invalid-interval', path: [0], received: '"7"' }],
    ['a set of odd length', [7], { code: 'invalid-interval', received: '1 boundaries' }],
    ['a set out of order', [7, 7], { code: 'invalid-interval', path: [1] }],
    [
      'a field that nobody reads',
      [{ start: 1, end: 2, ends: 3 }],
      { code: 'unknown-field', path: [0, 'ends'] },
    ],
    ['bounds in both forms', [{ start: 1, endAt: 2 }], { code: 'invalid-interval', path: [0] }],
    ['null', [null], { code: 'invalid-interval', path: [0], received: 'null' }],
    ['a pair without an end', [[0]], { code: 'invalid-interval', path: [0] }],
    ['an object without a start', [{ end: 3 }], { code: 'missing-field', path: [0] }],
    ['a bound that is no number', [[0, Number.NaN]], { code: 'invalid-instant', path: [0] }],
    ['a bound without zone', [['2026-01-01T00:00', 5]], { code: 'invalid-instant' }],
    ['an endless bound', [[0, Number.POSITIVE_INFINITY]], { code: 'invalid-instant' }],
    ['no list', undefined, { code: 'invalid-type', path: [], received: 'undefined' }],
    ['one object', { start: 0, end: 1 }, { code: 'invalid-type', path: [] }],
  ])('%s', (_, intervals, expected) => {
    const error = thrownBy(() => toTimeSet(intervals as IntervalInput[]));
    expect(error).toMatchObject(expected);
  });

  test.each<[string, ArrayLike<unknown>, ArrayLike<unknown>, object]>([
    ['columns of different length', [0, 1], [2], { path: [], received: '2 starts and 1 ends' }],
    ['NaN', [0, Number.NaN], [1, 2], { path: [1], received: '[NaN, 2]' }],
    ['Infinity', [0], [Number.POSITIVE_INFINITY], { hint: 'leave out what is unknown' }],
    ['text', [0], ['5'], { received: '[0, "5"]' }],
    ['a bigint', [0], [5n], { received: '[0, a bigint]' }],
    ['a hole', [0, undefined], [5, 6], { path: [1] }],
    ['bounds the wrong way round', [5], [4], { hint: 'swap the bounds if the clocks are right' }],
  ])('columns: %s', (_, starts, ends, expected) => {
    const error = thrownBy(() =>
      toTimeSetFromColumns(starts as ArrayLike<number>, ends as ArrayLike<number>),
    );
    expect(error).toMatchObject({ code: 'invalid-interval', ...expected });
  });
});
