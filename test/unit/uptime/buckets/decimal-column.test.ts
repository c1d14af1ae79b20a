import { describe, expect, test } from 'vitest';
import { childOf, readerOf } from '../../../../src/core/read.js';
import {
  type DecimalColumn,
  integersOf,
  NO_COLUMN,
  newColumn,
  numbersOf,
  SAID,
  take,
  UNREAD,
  UNSAID,
} from '../../../../src/uptime/buckets/decimal-column.js';
import { thrownBy } from '../../../oracle/thrown.js';

function columnOf(...values: readonly unknown[]): DecimalColumn {
  const column = newColumn(values.length);
  const reader = readerOf(values, null, 'counts');
  values.forEach((value, row) => {
    take(column, row, value, (at) => childOf(reader, at));
  });
  return column;
}

/** A count as digits and places, as the column has it. */
function taken(value: unknown): readonly [bigint, number] {
  const column = columnOf(value);
  const places = column.places[0] as number;
  return [integersOf(column, places)[0] as bigint, places];
}

const nines = (count: number): string => '9'.repeat(count);
const zeros = (count: number): string => '0'.repeat(count);

describe('a counter', () => {
  test.each<[unknown, bigint, number]>([
    [0, 0n, 0],
    [-0, 0n, 0],
    [7, 7n, 0],
    [0.25, 25n, 2],
    [1e21, 10n ** 21n, 0],
    [1e-7, 1n, 7],
    [Number.MAX_SAFE_INTEGER, 2n ** 53n - 1n, 0],
    [2 ** 53, 2n ** 53n, 0],
    ['0', 0n, 0],
    ['-0', 0n, 0],
    ['9', 9n, 0],
    ['007', 7n, 0],
    ['10', 10n, 0],
    ['0.5', 5n, 1],
    ['12.50', 1250n, 2],
    ['+5', 5n, 0],
    ['1e3', 1000n, 0],
    ['25E-1', 25n, 1],
    ['9007199254740991', 2n ** 53n - 1n, 0],
    ['9007199254740992', 2n ** 53n, 0],
    ['9007199254740993', 2n ** 53n + 1n, 0],
    ['900719925474099.3', 2n ** 53n + 1n, 1],
    [`0.${zeros(27)}12`, 12n, 29],
    [`0.${zeros(29)}1`, 1n, 30],
    [`${zeros(30)}1`, 1n, 0],
    [`${zeros(40)}1`, 1n, 0],
    [nines(30), 10n ** 30n - 1n, 0],
    [`${nines(30)}.99`, 10n ** 32n - 1n, 2],
    ['1e-30', 1n, 30],
    ['9.99e29', 999n * 10n ** 27n, 0],
  ])('that shows %j has these digits and places', (value, digits, places) => {
    expect(taken(value)).toEqual([digits, places]);
  });

  test.each<[unknown, string, string]>([
    [-1, 'invalid-option', '0 or more'],
    ['-0.5', 'invalid-option', '0 or more'],
    [10 ** 30, 'invalid-decimal', 'a count below 10^30 with at most 30 places'],
    ['1e30', 'invalid-decimal', 'a count below 10^30 with at most 30 places'],
    [`1${zeros(30)}.5`, 'invalid-decimal', 'a count below 10^30 with at most 30 places'],
    ['1e-31', 'invalid-decimal', 'a count below 10^30 with at most 30 places'],
    [`0.${zeros(30)}1`, 'invalid-decimal', 'a count below 10^30 with at most 30 places'],
    ['', 'invalid-decimal', 'a decimal such as "99.95"'],
    ['.', 'invalid-decimal', 'a decimal such as "99.95"'],
    ['.5', 'invalid-decimal', 'a decimal such as "99.95"'],
    ['5.', 'invalid-decimal', 'a decimal such as "99.95"'],
    ['1.2.3', 'invalid-decimal', 'a decimal such as "99.95"'],
    // What stands before 0 and behind 9 in the order of characters.
    ['1/2', 'invalid-decimal', 'a decimal such as "99.95"'],
    ['9:3', 'invalid-decimal', 'a decimal such as "99.95"'],
    [' 5', 'invalid-decimal', 'a decimal such as "99.95"'],
    ['5 %', 'invalid-decimal', 'a decimal such as "99.95"'],
    [Number.NaN, 'invalid-decimal', 'a decimal such as "99.95"'],
    [Number.POSITIVE_INFINITY, 'invalid-decimal', 'a decimal such as "99.95"'],
    [true, 'invalid-decimal', 'a decimal such as "99.95"'],
    [['1'], 'invalid-decimal', 'a decimal such as "99.95"'],
    [{ length: 1 }, 'invalid-decimal', 'a decimal such as "99.95"'],
  ])('that shows %j is refused', (value, code, expected) => {
    expect(thrownBy(() => columnOf(1, value))).toMatchObject({
      code,
      path: ['counts', 1],
      expected,
    });
  });

  test('of which nothing is said, or that was not read, counts nothing', () => {
    const { said, units, places, large } = columnOf(undefined, null, 3, '0.1', '1e29');
    expect([...said]).toEqual([UNSAID, UNREAD, SAID, SAID, SAID]);
    expect([...units]).toEqual([0, 0, 3, 1, 0]);
    expect([...places]).toEqual([0, 0, 0, 1, 0]);
    expect(large[4]).toBe(10n ** 29n);
  });

  test('that is not there says nothing of any row', () => {
    expect(NO_COLUMN.said).toHaveLength(0);
    expect(numbersOf(NO_COLUMN, 2)).toEqual(new Float64Array(0));
    expect(integersOf(NO_COLUMN, 2)).toEqual([]);
  });
});

describe('counts in one unit', () => {
  test('are numbers as long as those are exact, two of them added too', () => {
    expect(numbersOf(columnOf(1, '0.5', '0.25', undefined), 2)).toEqual(
      Float64Array.of(100, 50, 25, 0),
    );
    expect(numbersOf(columnOf(2 ** 51), 0)).toEqual(Float64Array.of(2 ** 51));
    expect(numbersOf(columnOf(1, 2 ** 51 + 1, 1), 0)).toBeUndefined();
    // 10^15 alone is one; in tenths it is above 2^51, which is about 2.25 * 10^15.
    expect(numbersOf(columnOf(1e15), 0)).toEqual(Float64Array.of(1e15));
    expect(numbersOf(columnOf(1e15), 1)).toBeUndefined();
    expect(numbersOf(columnOf('1e29', 1), 0)).toBeUndefined();
  });

  test('are integers otherwise', () => {
    expect(integersOf(columnOf(1, '0.5', '0.25', undefined, '1e20'), 2)).toEqual([
      100n,
      50n,
      25n,
      0n,
      10n ** 22n,
    ]);
  });
});
