import { describe, expect, test } from 'vitest';
import { toTimeSet, withinKnownTime } from '../../../src/core/interval.js';
import { thrownBy } from '../../oracle/thrown.js';

/** The first and the last millisecond of the years 0001 to 9999. */
const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

describe('a time set as it is given', () => {
  test('reaches from the first to the last known instant', () => {
    expect(toTimeSet([FIRST, LAST])).toEqual([FIRST, LAST]);
    expect(toTimeSet([[FIRST, LAST]])).toEqual([FIRST, LAST]);
  });

  test.each([
    ['before the first, in a set', [FIRST - 1, 0], [0]],
    ['after the last, in a set', [0, LAST + 1], [1]],
    ['before the first, in a pair', [[0, 1] as const, [FIRST - 1, 0] as const], [1]],
    ['after the last, in a pair', [[0, LAST + 1] as const], [0]],
  ])('does not reach %s', (_, time, path) => {
    expect(thrownBy(() => toTimeSet(time as never))).toMatchObject({
      code: 'instant-out-of-range',
      path,
      expected: expect.stringContaining('of the years 0001 to 9999'),
    });
  });

  test('has no zero with a sign, and is given back when it has none', () => {
    for (const set of [[-5, -0], [-0, 5], Float64Array.of(-5, -0)]) {
      expect(Array.from(toTimeSet(set)).some((bound) => Object.is(bound, -0))).toBe(false);
      expect(Array.from(toTimeSet(set))).toEqual(Array.from(set, (bound) => bound + 0));
    }
    const plain = [0, 5];
    expect(toTimeSet(plain)).toBe(plain);
  });

  test('has none in pairs either', () => {
    expect(toTimeSet([[-0, 5]])).toStrictEqual([0, 5]);
    expect(toTimeSet([[-5, -0]])).toStrictEqual([-5, 0]);
  });
});

describe('an interval', () => {
  test('may have an id, as periods have', () => {
    expect(toTimeSet([{ start: 0, end: 1, id: 'March' }])).toEqual([0, 1]);
    expect(toTimeSet([{ startAt: 0, endAt: 1, id: 'March' }])).toEqual([0, 1]);
  });

  test('that is empty is none', () => {
    expect(toTimeSet([[5, 5]])).toEqual([]);
    expect(toTimeSet([{ start: 5, end: 5 }, [7, 8]])).toEqual([7, 8]);
  });
});

describe('a refusal tells what would do', () => {
  test.each<[string, unknown, object]>([
    ['null', null, { path: [], expected: 'a list of time', received: 'null' }],
    ['an object', {}, { path: [], expected: 'a list of time' }],
    ['an odd set', [1, 2, 3], { path: [], expected: 'as many ends as starts' }],
    [
      'a set out of order',
      [1, 2, 2],
      {
        path: [2],
        expected: 'boundaries in epoch milliseconds, strictly increasing',
        hint: 'give intervals as pairs when they are not in order',
      },
    ],
    ['a start that is no number', [Number.NaN, 2], { path: [0], received: 'NaN' }],
    [
      'a pair of three',
      [
        [0, 1],
        [0, 1, 2],
      ],
      { path: [1], expected: '[start, end], { start, end } or { startAt, endAt }' },
    ],
    ['a start and an end of the two forms', [{ startAt: 1, end: 2 }], { code: 'invalid-interval' }],
    ['ends of both forms', [{ end: 2, endAt: 2 }], { code: 'invalid-interval' }],
    ['starts of both forms', [{ start: 2, startAt: 2 }], { code: 'invalid-interval' }],
    [
      'a field of neither form',
      [{ from: 1 }],
      { path: [0, 'from'], expected: 'start and end, or startAt and endAt', received: '"from"' },
    ],
    ['no start', [[0, 1], { endAt: 3 }], { code: 'missing-field', path: [1] }],
    [
      'an end before its start',
      [
        [0, 1],
        [3, 2],
      ],
      { path: [1], expected: 'a finite start and an end at or after it' },
    ],
  ])('%s', (_, time, expected) => {
    expect(thrownBy(() => toTimeSet(time as never))).toMatchObject(expected);
  });
});

test('a period without a beginning or an end is cut to the known time', () => {
  const [startAt, endAt] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  expect(withinKnownTime({ id: 'always', startAt, endAt })).toEqual({
    id: 'always',
    startAt: FIRST,
    endAt: LAST,
  });
  expect(withinKnownTime({ startAt: 1, endAt: 2 })).toEqual({ startAt: 1, endAt: 2 });
});
