import { describe, expect, test } from 'vitest';
import { readerOf } from '../../../../src/core/read.js';
import { readBucketRows } from '../../../../src/uptime/buckets/bucket-rows.js';
import { thrownBy } from '../../../oracle/thrown.js';

const read = (...rows: readonly unknown[]) => readBucketRows(readerOf(rows, null, 'buckets'));
const counts = { good: 1, total: 1 };

describe('a bucket of a list', () => {
  test('has its bounds in either form, as numbers or as texts', () => {
    // 1970-01-01 began at 0; a minute of it are 60,000 ms.
    const [start, end] = ['1970-01-01T00:01:00Z', '1970-01-01T00:02:00Z'];
    for (const row of [
      { start, end },
      { startAt: start, endAt: end },
      { start: 60_000, end: 120_000 },
      { startAt: 60_000, endAt: 120_000 },
      { startAt: new Date(60_000), endAt: 120_000, start: undefined, end: undefined },
    ])
      expect(read({ ...row, ...counts })).toMatchObject({
        starts: Float64Array.of(60_000),
        ends: Float64Array.of(120_000),
      });
  });

  test('never starts or ends at minus zero', () => {
    const { starts, ends } = read({ start: -0, end: 1, ...counts }, { start: -1, end: -0 });
    expect([...starts]).toEqual([0, -1]);
    expect([...ends]).toEqual([1, 0]);
  });

  test.each<[unknown]>([
    [null],
    [undefined],
    [7],
    ['bucket'],
    [[0, 1]],
    [{ start: 0, endAt: 1 }],
    [{ startAt: 0, end: 1 }],
    [{ startAt: 0, endAt: 1, start: 0 }],
    [{ startAt: 0, endAt: 1, end: 1 }],
    [{ start: 0, end: 1, endAt: 1 }],
  ])('is not %j', (row) => {
    expect(thrownBy(() => read({ start: 0, end: 1, ...counts }, row))).toMatchObject({
      code: row === undefined ? 'missing-field' : 'invalid-interval',
      path: ['buckets', 1],
      expected: 'a bucket as { start, end } or { startAt, endAt } with two of good, bad and total',
    });
  });

  test.each<[object, string, string]>([
    [{ start: 0 }, 'end', 'missing-field'],
    [{ end: 0 }, 'start', 'missing-field'],
    [{}, 'start', 'missing-field'],
    [{ startAt: 0 }, 'endAt', 'missing-field'],
    [{ endAt: 0 }, 'startAt', 'missing-field'],
    [{ startAt: 0.5, endAt: 1 }, 'startAt', 'invalid-instant'],
    [{ start: 0, end: 'noon' }, 'end', 'invalid-instant'],
  ])('with the bounds %j lacks one', (bounds, field, code) => {
    expect(thrownBy(() => read({ ...bounds, ...counts }))).toMatchObject({
      code,
      path: ['buckets', 0, field],
    });
  });

  test.each([
    [5, 5],
    [6, 5],
  ])('does not go from %d to %d', (start, end) => {
    expect(thrownBy(() => read({ start, end, ...counts }))).toMatchObject({
      code: 'invalid-interval',
      path: ['buckets', 0],
      expected: 'an end after the start',
      hint: 'events need some time to happen in; swap the bounds if the clocks are right',
    });
  });

  test('has no field that nobody reads', () => {
    expect(thrownBy(() => read({ start: 0, end: 1, godo: 1, total: 1 }))).toMatchObject({
      code: 'unknown-field',
      path: ['buckets', 0, 'godo'],
      expected: 'one of start, end, startAt, endAt, good, bad, total',
      received: '"godo"',
      hint: 'did you mean good?',
    });
    expect(thrownBy(() => read({ start: 0, end: 1, colour: 1 })).hint).toBeUndefined();
  });
});
