import { describe, expect, test } from 'vitest';
import { readerOf } from '../../../../src/core/read.js';
import { bucketsReader } from '../../../../src/uptime/buckets/read-buckets.js';
import { thrownBy } from '../../../oracle/thrown.js';

const read = (buckets: unknown) =>
  bucketsReader({ missingAs: 'noData', excess: 'error' })(readerOf(buckets, null, 'buckets'));
const bucket = (start: number, end: number, good: unknown = 1) => ({ start, end, good, total: 2 });

describe('buckets', () => {
  test('are read off anything that gives them one by one', () => {
    const list = [bucket(5, 6), bucket(0, 5, 2)];
    for (const given of [list, new Set(list), new Map(list.entries()).values()])
      expect(read(given)).toMatchObject({
        starts: Float64Array.of(0, 5),
        ends: Float64Array.of(5, 6),
        good: Float64Array.of(2, 1),
        total: Float64Array.of(2, 2),
        known: Uint8Array.of(1, 1),
      });
    expect(thrownBy(() => read(new Set([...list, bucket(6, 7, -1)]))).path).toEqual([
      'buckets',
      2,
      'good',
    ]);
  });

  test('may be none', () => {
    for (const none of [[], new Set(), { starts: [], length: 1 }])
      expect(read(none)).toMatchObject({ starts: new Float64Array(0), cut: 0 });
  });

  test.each([
    [null, 'null'],
    [7, '7'],
    ['[]', '"[]"'],
    [() => [], 'a function'],
  ])('are not %s', (value, received) => {
    expect(thrownBy(() => read(value))).toMatchObject({
      code: 'invalid-type',
      path: ['buckets'],
      expected: 'buckets as a list, or as columns of starts, ends or length, and counters',
      received,
    });
  });

  test('tell which one they lie over, in the order of time', () => {
    // In order of time [0, 10), [10, 20), [19, 30): the last was given first.
    const list = [bucket(19, 30), bucket(0, 10), bucket(10, 20)];
    expect(thrownBy(() => read(list))).toMatchObject({
      code: 'invalid-interval',
      path: ['buckets', 0],
      expected: 'a bucket at or after 20, where the one before it ends',
      received: 'one from 19',
      hint: 'buckets may not overlap: each event counts once',
    });
    expect(thrownBy(() => read([bucket(0, 10), bucket(9, 20)]))).toMatchObject({
      path: ['buckets', 1],
      expected: 'a bucket at or after 10, where the one before it ends',
      received: 'one from 9',
    });
  });
});
