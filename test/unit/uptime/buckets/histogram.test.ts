import { describe, expect, test } from 'vitest';
import { bucketsFromHistograms } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';

type Bound = readonly [le: unknown, count: unknown];
const histogram = (bounds: readonly Bound[], rest: object = {}) => ({
  start: 0,
  end: 1,
  buckets: bounds.map(([le, count]) => ({ le, count })),
  ...rest,
});
/** Good events at least, at most, and all of them. */
function within(threshold: number | string, bounds: readonly Bound[], rest: object = {}): unknown {
  const rows = [histogram(bounds, rest)];
  const { lower, upper } = bucketsFromHistograms(rows as never, { threshold });
  return [lower[0]?.good, upper[0]?.good, lower[0]?.total];
}
const refused = (bounds: readonly Bound[], rest: object = {}) =>
  thrownBy(() => within(1, bounds, rest));

describe('a histogram', () => {
  test('has its bounds in any order, that of all events at either end', () => {
    const bounds: Bound[] = [
      ['+Inf', 100],
      [0.5, 90],
      [0.1, 60],
    ];
    expect(within(0.1, bounds)).toEqual(['60', '60', '100']);
    expect(within(0.3, bounds)).toEqual(['60', '90', '100']);
    expect(within(0.3, bounds.toReversed())).toEqual(['60', '90', '100']);
    expect(within(1, bounds)).toEqual(['90', '100', '100']);
  });

  test('may have no bound but that of all', () => {
    expect(within(1, [['+Inf', 7]])).toEqual(['0', '7', '7']);
    expect(within(1, [], { count: 7 })).toEqual(['0', '7', '7']);
    expect(within(1, [], { count: 0 })).toEqual(['0', '0', '0']);
    expect(within(1, [[1, -0]], { count: -0 })).toEqual(['0', '0', '0']);
  });

  test('counts fractions exactly, beside whole numbers', () => {
    const bounds: Bound[] = [
      [1, '60.50'],
      [2, 61],
      [3, '61.5'],
      [4, 0.615e2],
      ['+Inf', '100.50'],
    ];
    expect(within(1, bounds)).toEqual(['60.5', '60.5', '100.5']);
    expect(within('2.5', bounds, { count: 100.5 })).toEqual(['61', '61.5', '100.5']);
    expect(within(1, [[1, '1.0']], { count: 1 })).toEqual(['1', '1', '1']);
  });

  test.each<[unknown, unknown]>([
    [91, 90],
    [91, '90.5'],
    ['90.5', 90],
    ['90.5', '90.25'],
  ])('does not fall from %j to %j', (one, other) => {
    const bounds: Bound[] = [
      [1, one],
      [2, other],
    ];
    const fault = {
      code: 'invalid-option',
      path: ['histograms', 0, 'buckets', 0, 'count'],
      expected: 'no more events than at or below the next bound',
      hint: 'counts are cumulative: those at or below a bound, all of them',
    };
    expect(refused(bounds, { count: 100 })).toMatchObject(fault);
    expect(refused([[1, one]], { count: other })).toMatchObject(fault);
  });

  test.each<[unknown, unknown]>([
    [100, 99],
    [100, 101],
    ['100.5', 100],
    ['100.5', '100.25'],
  ])('of %j below infinity does not have %j in all', (all, count) => {
    expect(refused([['+Inf', all]], { count })).toMatchObject({
      code: 'invalid-option',
      path: ['histograms', 0, 'count'],
      expected: "what the bound '+Inf' counts",
    });
  });

  test('has a count of all events', () => {
    expect(refused([[1, 1]])).toMatchObject({
      code: 'missing-field',
      path: ['histograms', 0, 'count'],
      expected: "the count of all events, or a bound of '+Inf'",
    });
  });

  test('has each bound once', () => {
    const bounds: Bound[] = [
      [2, 5],
      [1, 4],
      ['2.0', 5],
    ];
    expect(refused(bounds, { count: 9 })).toMatchObject({
      code: 'invalid-option',
      path: ['histograms', 0, 'buckets', 2, 'le'],
      expected: 'each bound once',
    });
    expect(
      refused([
        ['+Inf', 100],
        [1, 4],
        ['+Inf', 90],
      ]),
    ).toMatchObject({
      path: ['histograms', 0, 'buckets', 2, 'le'],
      expected: 'each bound once',
    });
  });

  test('has bounds and counts that are decimals', () => {
    const path = ['histograms', 0, 'buckets', 0];
    expect(refused([['inf', 1]])).toMatchObject({ code: 'invalid-decimal', path: [...path, 'le'] });
    for (const [count, code] of [
      [-1, 'invalid-option'],
      [Number.NaN, 'invalid-decimal'],
      [null, 'invalid-decimal'],
      [undefined, 'missing-field'],
    ] as const)
      expect(refused([[1, count]])).toMatchObject({ code, path: [...path, 'count'] });
    expect(refused([], { buckets: [7] })).toMatchObject({
      code: 'invalid-type',
      path,
      expected: 'a bound',
    });
  });

  test('has no more bounds than any real one', () => {
    const bounds = Array.from({ length: 10_001 }, (_, i): Bound => [i, i]);
    expect(refused(bounds, { count: 10_001 })).toMatchObject({
      code: 'invalid-type',
      path: ['histograms', 0, 'buckets'],
      expected: 'a list of bounds, 0 to 10000 of them',
      received: 'an array of 10001',
    });
    expect(within(1, bounds.slice(1), { count: 10_001 })).toEqual(['1', '1', '10001']);
  });
});
