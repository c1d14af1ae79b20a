import { describe, expect, test } from 'vitest';
import { compileCalendar, openTimeSet } from '../../../src/calendar.js';
import {
  clip,
  complement,
  contains,
  difference,
  intersection,
  locate,
  measure,
  measureWithin,
  type TimeInput,
  toIntervals,
  toTimeSet,
  toTimeSetFromColumns,
  union,
} from '../../../src/time-set.js';
import { thrownBy } from '../../oracle/thrown.js';

/** 10:00 to 11:00 and 12:00 to 14:00 on 2 March 2026, in every form. */
const [TEN, ELEVEN, NOON, TWO] = [10, 11, 12, 14].map((hour) => Date.UTC(2026, 2, 2, hour)) as [
  number,
  number,
  number,
  number,
];
const SET = [TEN, ELEVEN, NOON, TWO];
const FORMS: readonly (readonly [string, TimeInput])[] = [
  ['a time set', SET],
  ['a typed time set', Float64Array.from(SET)],
  ['pairs', [[TEN, ELEVEN] as const, [NOON, TWO] as const]],
  [
    '{ start, end }',
    [
      { start: '2026-03-02T10:00:00Z', end: '2026-03-02T11:00:00Z' },
      { start: new Date(NOON), end: TWO },
    ],
  ],
  ['intervals of a result', toIntervals(SET)],
  ['a set of pairs out of order', new Set([[NOON, TWO] as const, [TEN, ELEVEN] as const])],
];

describe('a list of time is taken in every form', () => {
  test.each(FORMS)('%s', (_, time) => {
    const hour = 3_600_000;
    expect(measure(time)).toBe(3 * hour);
    expect(measureWithin(time, '2026-03-02T10:30:00Z', '2026-03-02T13:00:00Z')).toBe(1.5 * hour);
    expect(contains(time, '2026-03-02T12:00:00Z')).toBe(true);
    expect(contains(time, '2026-03-02T11:00:00Z')).toBe(false);
    expect(locate(time, { hours: 2 }, TEN)).toBe(NOON + hour);
    expect(locate(time, 'PT4H', TEN)).toBeUndefined();
    expect(Array.from(clip(time, '2026-03-02T12:30:00Z', '2026-03-03T00:00:00Z'))).toEqual([
      NOON + hour / 2,
      TWO,
    ]);
    expect(Array.from(complement(time, TEN, TWO))).toEqual([ELEVEN, NOON]);
    expect(Array.from(union(time, [[ELEVEN, NOON]]))).toEqual([TEN, TWO]);
    expect(Array.from(intersection(time, [[TEN, NOON]]))).toEqual([TEN, ELEVEN]);
    expect(Array.from(difference([[TEN, TWO]], time))).toEqual([ELEVEN, NOON]);
    expect(toIntervals(time)).toEqual([
      { startAt: TEN, endAt: ELEVEN },
      { startAt: NOON, endAt: TWO },
    ]);
  });
});

describe('what one function gives, the next takes', () => {
  test('the intervals of a set make the set again', () => {
    expect(toTimeSet(toIntervals(SET))).toEqual(SET);
  });

  test('the open time of a calendar is a list of time', () => {
    const office = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } });
    const open = openTimeSet(office, '2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z');
    expect(measure(intersection(open, toIntervals(SET)))).toBe(3 * 3_600_000);
  });
});

describe('what is no list of time, no instant or no length is refused with its name', () => {
  test.each<readonly [string, () => unknown, string, readonly unknown[]]>([
    ['an instant without offset', () => clip(SET, '1970-01-01', 5), 'invalid-instant', ['from']],
    ['an instant that is no instant', () => contains(SET, {} as never), 'invalid-instant', ['at']],
    ['a missing instant', () => measureWithin(SET, 0, undefined as never), 'missing-field', ['to']],
    ['a set out of order', () => contains([5, 3], 4), 'invalid-interval', ['time', 1]],
    ['half an interval', () => measure([5]), 'invalid-interval', ['time']],
    ['no list', () => union(SET, 5 as never), 'invalid-type', ['b']],
    ['no list to unite with', () => union(5 as never, SET), 'invalid-type', ['a']],
    ['no list to intersect', () => intersection(5 as never, SET), 'invalid-type', ['a']],
    ['no list to intersect with', () => intersection(SET, 5 as never), 'invalid-type', ['b']],
    ['no list to take from', () => difference(5 as never, SET), 'invalid-type', ['a']],
    ['no list to take away', () => difference(SET, 5 as never), 'invalid-type', ['b']],
    ['no list to clip', () => clip(5 as never, 0, 1), 'invalid-type', ['time']],
    ['no end to clip at', () => clip(SET, 0, 'x'), 'invalid-instant', ['to']],
    ['no list to turn round', () => complement(5 as never, 0, 1), 'invalid-type', ['time']],
    ['no start to turn round', () => complement(SET, 'x', 1), 'invalid-instant', ['from']],
    ['no end to turn round', () => complement(SET, 0, 'x'), 'invalid-instant', ['to']],
    ['no list to measure in', () => measureWithin(5 as never, 0, 1), 'invalid-type', ['time']],
    ['no start to measure from', () => measureWithin(SET, 'x', 1), 'invalid-instant', ['from']],
    ['no list to locate in', () => locate(5 as never, 1, 0), 'invalid-type', ['time']],
    ['no start to locate from', () => locate(SET, 1, 'x'), 'invalid-instant', ['from']],
    ['no list to show', () => toIntervals(5 as never), 'invalid-type', ['time']],
    ['no starts', () => toTimeSetFromColumns(5 as never, []), 'invalid-type', ['starts']],
    ['no ends', () => toTimeSetFromColumns([], 5 as never), 'invalid-type', ['ends']],
    ['a negative amount', () => locate(SET, -1, 0), 'invalid-duration', ['amount']],
    [
      'a field too many',
      () => measure([{ start: 0, end: 1, ends: 2 } as never]),
      'unknown-field',
      ['time', 0, 'ends'],
    ],
  ])('%s', (_, ask, code, path) => {
    expect(thrownBy(ask)).toMatchObject({ code, path });
  });

  test('columns in any order become a set', () => {
    expect(Array.from(toTimeSetFromColumns([NOON, TEN], [TWO, ELEVEN]))).toEqual(SET);
  });

  test('a long set is checked too', () => {
    const long = Float64Array.from({ length: 200 }, (_, i) => i);
    expect([contains(long, 2), contains(long, 3), contains(long, 2)]).toEqual([true, false, true]);
    long[150] = 0;
    expect(thrownBy(() => contains(Float64Array.from(long), 2)).code).toBe('invalid-interval');
  });
});
