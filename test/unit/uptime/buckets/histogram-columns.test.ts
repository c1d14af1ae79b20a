import { describe, expect, test } from 'vitest';
import { bucketsFromHistograms } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';

const columns = {
  starts: [0, 60],
  length: 60,
  bounds: [0.1, 0.5],
  counts: [
    [60, 6],
    [90, 9],
  ],
  count: [100, 10],
};
const read = (change: object, threshold: number | string = 0.5) =>
  bucketsFromHistograms({ ...columns, ...change } as never, { threshold });
const refused = (change: object) => thrownBy(() => read(change));
/** Good and all events of each row. */
const counted = (change: object) => read(change).lower.map(({ good, total }) => [good, total]);

describe('histograms in columns', () => {
  test('have all events in a column of their own, or below infinity', () => {
    const expected = [
      ['90', '100'],
      ['9', '10'],
    ];
    expect(counted({})).toEqual(expected);
    // As texts, wherever the bound of all stands.
    const all = ['100', '10.0'];
    expect(
      counted({ bounds: [0.1, 0.5, '+Inf'], counts: [...columns.counts, all], count: undefined }),
    ).toEqual(expected);
    expect(
      counted({ bounds: ['+Inf', 0.1, 0.5], counts: [all, ...columns.counts], count: undefined }),
    ).toEqual(expected);
    expect(
      counted({ bounds: ['+Inf', 0.1, 0.5], counts: [all, ...columns.counts], count: [100, '10'] }),
    ).toEqual(expected);
  });

  test('are fractions where the counts are', () => {
    expect(
      counted({
        counts: [
          [60, 6],
          ['90.50', 9],
        ],
      }),
    ).toEqual([
      ['90.5', '100'],
      ['9', '10'],
    ]);
  });

  test('were not read where the count of all is null, or NaN', () => {
    for (const nothing of [null, Number.NaN]) {
      const { lower, upper, missing } = read({ count: [nothing, 10] });
      expect([lower.length, upper.length, missing]).toEqual([1, 1, 1]);
      expect(lower[0]).toEqual({ startAt: 60, endAt: 120, good: '9', total: '10' });
    }
  });

  test('may be none', () => {
    expect(read({ starts: [], counts: [[], []], count: [] })).toEqual({
      isExact: true,
      lower: [],
      upper: [],
      missing: 0,
    });
  });

  test.each<[string, object, string, (string | number)[], string]>([
    [
      'a column too few',
      { counts: [[60, 6]] },
      'invalid-interval',
      ['counts'],
      '2 columns, as many as there are bounds',
    ],
    [
      'a row too many',
      {
        counts: [
          [60, 6],
          [90, 9, 9],
        ],
      },
      'invalid-interval',
      ['counts', '1'],
      '2 rows, as many as there are rows',
    ],
    [
      'a count of all too few',
      { count: [100] },
      'invalid-interval',
      ['count'],
      '2 rows, as many as there are rows',
    ],
    [
      'a bound twice',
      { bounds: [0.5, '0.50'] },
      'invalid-option',
      ['bounds', 1],
      'each bound once',
    ],
    [
      'a count of all that is none',
      { count: [100, '-1'] },
      'invalid-option',
      ['count', 1],
      '0 or more',
    ],
    [
      'a hole among the counts of all',
      { count: [100, undefined] },
      'missing-field',
      ['count', 1],
      'a decimal such as "99.95"',
    ],
    [
      'a count that is null alone',
      {
        counts: [
          [60, null],
          [90, 9],
        ],
      },
      'invalid-decimal',
      ['counts', 0, 1],
      'a decimal such as "99.95"',
    ],
    [
      'counts that fall',
      {
        counts: [
          [60, 10],
          [90, 9],
        ],
      },
      'invalid-option',
      ['counts', 0, 1],
      'no more events than at or below the next bound',
    ],
    [
      'more than all',
      { count: [89, 10] },
      'invalid-option',
      ['counts', 1, 0],
      'no more events than at or below the next bound',
    ],
    [
      'another count below infinity',
      { bounds: [0.1, '+Inf'] },
      'invalid-option',
      ['count', 0],
      "what the bound '+Inf' counts",
    ],
    [
      'no count of all',
      { count: undefined },
      'missing-field',
      ['count'],
      "the count of all events, or a bound of '+Inf'",
    ],
    [
      'bounds that are no list',
      { bounds: 0.5 },
      'invalid-type',
      ['bounds'],
      'a list of bounds, 0 to 10000 of them',
    ],
    [
      'counts that are no list',
      { counts: 5 },
      'invalid-type',
      ['counts'],
      'a list of columns, 0 to 10000 of them',
    ],
    [
      'too many columns',
      { counts: new Array(10_001).fill([1, 1]) },
      'invalid-type',
      ['counts'],
      'a list of columns, 0 to 10000 of them',
    ],
  ])('are refused for %s', (_name, change, code, path, expected) => {
    expect(refused(change)).toMatchObject({ code, path: ['histograms', ...path], expected });
  });

  test('tell how many columns there are', () => {
    expect(
      refused({
        counts: [
          [60, 6],
          [90, 9],
          [91, 9],
        ],
      }).received,
    ).toBe('3');
    expect(refused({ count: [100, 10, 1] }).received).toBe('3');
  });
});
