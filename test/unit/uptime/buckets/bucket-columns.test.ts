import { describe, expect, test } from 'vitest';
import { pathOf, readerOf } from '../../../../src/core/read.js';
import { readBucketColumns } from '../../../../src/uptime/buckets/bucket-columns.js';
import { SAID, UNREAD } from '../../../../src/uptime/buckets/decimal-column.js';
import { bucketsReader } from '../../../../src/uptime/buckets/read-buckets.js';
import { thrownBy } from '../../../oracle/thrown.js';

const minutes = { starts: [0, 60], length: 60 };
const raw = (columns: object) =>
  readBucketColumns(readerOf({ ...minutes, ...columns }, null, 'buckets'));
const read = (columns: object) =>
  bucketsReader({ missingAs: 'noData', excess: 'error' })(
    readerOf({ ...minutes, ...columns }, null, 'buckets'),
  );

describe('buckets in columns', () => {
  test('have any two counters, each with its rows', () => {
    expect(read({ good: [1, 2], bad: [3, 4] })).toMatchObject({
      good: Float64Array.of(1, 2),
      total: Float64Array.of(4, 6),
    });
    expect(read({ bad: [1, 2], total: [3, 4] })).toMatchObject({
      good: Float64Array.of(2, 2),
      total: Float64Array.of(3, 4),
    });
    expect(read({ good: [1, 2], total: Float64Array.of(3, 4) })).toMatchObject({
      good: Float64Array.of(1, 2),
      total: Float64Array.of(3, 4),
      known: Uint8Array.of(1, 1),
    });
  });

  test('were not read where a counter is null, or NaN', () => {
    const { counts } = raw({ good: [null, 1], total: Float64Array.of(Number.NaN, 1) });
    expect([...counts.good.said]).toEqual([UNREAD, SAID]);
    expect([...counts.total.said]).toEqual([UNREAD, SAID]);
    expect(read({ good: [null, 1], total: [5, 6] }).known).toEqual(Uint8Array.of(0, 1));
  });

  test('stand at one of their counters, or at the total', () => {
    const { placeOf } = raw({ good: [1, 2], bad: [0, 0] });
    expect(pathOf(placeOf(1))).toEqual(['buckets', 'total', 1]);
    expect(pathOf(placeOf(0, 'bad'))).toEqual(['buckets', 'bad', 0]);
  });

  test.each(['good', 'bad', 'total'])('have as many rows of %s as there are starts', (name) => {
    expect(thrownBy(() => read({ [name]: [1, 2, 3] }))).toMatchObject({
      code: 'invalid-interval',
      path: ['buckets', name],
      expected: '2 rows, as many as there are starts',
      received: '3',
    });
  });

  test.each(['good', 'bad', 'total'])('are refused where a row of %s is wrong', (name) => {
    expect(thrownBy(() => read({ [name]: [1, -2] }))).toMatchObject({
      code: 'invalid-option',
      path: ['buckets', name, 1],
      expected: '0 or more',
    });
    // A hole is a fault: who has nothing to say says null.
    expect(thrownBy(() => read({ [name]: [1, undefined] }))).toMatchObject({
      code: 'missing-field',
      path: ['buckets', name, 1],
      expected: 'a decimal such as "99.95", or null for a counter that was not read',
    });
    expect(thrownBy(() => read({ [name]: 7 }))).toMatchObject({
      code: 'invalid-type',
      path: ['buckets', name],
    });
  });

  test('need a second counter in each row', () => {
    expect(thrownBy(() => read({ good: [1, 2] }))).toMatchObject({
      code: 'missing-field',
      path: ['buckets', 'total', 0],
      expected: 'two of good, bad and total',
      received: 'one of them',
    });
  });

  test('without any counter are refused, and not passed over', () => {
    expect(thrownBy(() => read({}))).toMatchObject({
      code: 'missing-field',
      path: ['buckets', 'total', 0],
      expected: 'two of good, bad and total',
      received: 'none of them',
    });
  });

  test('have no column that nobody reads', () => {
    expect(thrownBy(() => read({ goood: [1, 2], total: [1, 2] }))).toMatchObject({
      code: 'unknown-field',
      path: ['buckets', 'goood'],
      hint: 'did you mean good?',
    });
  });
});
