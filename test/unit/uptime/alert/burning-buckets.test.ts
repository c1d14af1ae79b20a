import { describe, expect, test } from 'vitest';
import { ratio } from '../../../../src/core/ratio.js';
import {
  type BucketCondition,
  burningEnds,
  burnOfBuckets,
} from '../../../../src/uptime/alert/burning-buckets.js';

const counted = (bad: readonly number[], total: readonly number[], scale = 1) => ({
  bad: bad.map(BigInt),
  total: total.map(BigInt),
  scale: BigInt(scale),
});
const when = (more: Partial<BucketCondition>): BucketCondition => ({
  long: 2,
  short: 1,
  minEvents: 1,
  numerator: 1n,
  denominator: 20n,
  operator: 'gte',
  ...more,
});

describe('two windows of buckets', () => {
  const one = counted([0, 1, 0, 0], [10, 10, 10, 10]);

  test('burn at the ends at which both have their share', () => {
    // 1 of 20 in the long one at ends 2 and 3; in the short one, 1 of 10 at end 2.
    expect(burningEnds(one, when({}))).toEqual([2, 3]);
    expect(burningEnds(one, when({ short: 2 }))).toEqual([2, 4]);
    // A long window of one bucket has its error at end 2 alone, whatever the short one has.
    expect(burningEnds(one, when({ long: 1, short: 2 }))).toEqual([2, 3]);
  });

  test('burn above their share only, where it must be passed', () => {
    expect(burningEnds(one, when({ short: 2, operator: 'gt' }))).toEqual([]);
    const two = counted([0, 2, 0, 0], [10, 10, 10, 10]);
    expect(burningEnds(two, when({ short: 2, operator: 'gt' }))).toEqual([2, 4]);
  });

  test('burn twice where it is quiet between', () => {
    const apart = counted([1, 0, 0, 1, 1], [10, 10, 10, 10, 10]);
    // 1 of 10 at end 1; of the two at ends 4 and 5 one more is left at 6.
    expect(burningEnds(apart, when({ short: 2 }))).toEqual([1, 3, 4, 7]);
  });

  test('need so many events in the long one', () => {
    expect(burningEnds(one, when({ minEvents: 20 }))).toEqual([2, 3]);
    expect(burningEnds(one, when({ minEvents: 21 }))).toEqual([]);
    // In tenths of events: 20 are 2 events.
    const tenths = counted([0, 1, 0], [10, 10, 10], 10);
    expect(burningEnds(tenths, when({ minEvents: 2 }))).toEqual([2, 3]);
    expect(burningEnds(tenths, when({ minEvents: 3 }))).toEqual([]);
  });

  test('go on as they are from the last bucket until the short window has passed the first', () => {
    // The error is in both until 1,000 buckets after it, whatever is not counted after the last.
    const all = when({ long: 100_000, short: 1000, denominator: 30n });
    expect(burningEnds(counted([0, 1], [10, 10]), all)).toEqual([2, 1002]);
    // The long one may be the shorter: without events in it nothing burns.
    const swapped = { ...all, long: 3, short: 4, numerator: 0n };
    expect(burningEnds(counted([0, 1, 0], [1, 6, 0]), { ...swapped, minEvents: 7 })).toEqual([
      2, 4,
    ]);
    // So long a window costs no more than its few buckets.
    const long = when({ long: 1e12, short: 1e12, denominator: 30n });
    expect(burningEnds(counted([0, 1], [10, 10]), long)).toEqual([2, 1e12 + 2]);
  });

  test('empty after the last bucket, and burn until one of them holds nothing', () => {
    const late = counted([0, 0, 1], [10, 10, 10]);
    // The short one holds the error at ends 3 and 4, or 3 to 5.
    const least = { denominator: 30n };
    expect(burningEnds(late, when({ ...least, long: 3, short: 2 }))).toEqual([3, 5]);
    expect(burningEnds(late, when({ ...least, long: 3, short: 3 }))).toEqual([3, 6]);
    expect(burningEnds(late, when({ ...least, long: 2, short: 3 }))).toEqual([3, 5]);
  });

  test('do not burn where nothing was counted, though no error is enough', () => {
    const gap = counted([0, 0, 0], [10, 0, 10]);
    const any = { long: 1, short: 1, numerator: 0n };
    expect(burningEnds(gap, when(any))).toEqual([1, 2, 3, 4]);
    expect(burningEnds(gap, when({ ...any, minEvents: 0 }))).toEqual([1, 2, 3, 4]);
    expect(burningEnds(counted([], []), when({}))).toEqual([]);
  });
});

describe('the share of errors in the last buckets', () => {
  const some = counted([4, 0, 1], [4, 5, 3]);
  test.each([
    [1, ratio(1, 3)],
    [2, ratio(1, 8)],
    [3, ratio(5, 12)],
    [9, ratio(5, 12)],
  ])('is that of the last %d, or of all there are', (count, share) => {
    expect(burnOfBuckets(some, count)).toEqual(share);
  });

  test('is none where nothing was counted', () => {
    expect(burnOfBuckets(counted([1, 0], [1, 0]), 1)).toBeNull();
    expect(burnOfBuckets(counted([], []), 3)).toBeNull();
  });
});
