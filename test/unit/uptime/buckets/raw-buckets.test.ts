import { describe, expect, test } from 'vitest';
import { childOf, readerOf } from '../../../../src/core/read.js';
import { requireFew } from '../../../../src/uptime/buckets/raw-buckets.js';
import {
  bucketsFromCounters,
  bucketsFromHistograms,
  compileRequests,
  measureRequests,
  samplesFromHistograms,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { JULY_1, JUNE } from '../month.js';

/** A list that only claims to be that long. */
function claiming(length: number): number[] {
  const list: number[] = [];
  list.length = length;
  return list;
}

describe('rows', () => {
  const most = 10_000_000;
  const list = claiming(most + 1);
  const measured = (buckets: unknown) =>
    measureRequests(compileRequests({}), { period: JUNE, buckets } as never, { at: JULY_1 });
  const maxGap = { maxGap: 1 };
  const threshold = { threshold: 1 };
  const histogram = { bounds: ['+Inf'], counts: [list] };

  test.each<[string, () => unknown, string[]]>([
    ['buckets', () => measured(list), ['buckets']],
    ['columns of buckets', () => measured({ starts: list, length: 1 }), ['buckets', 'starts']],
    ['samples', () => bucketsFromCounters(list as never, maxGap), ['samples']],
    ['columns of samples', () => bucketsFromCounters({ at: list }, maxGap), ['samples', 'at']],
    [
      'columns of histograms',
      () => bucketsFromHistograms({ starts: list, length: 1, ...histogram }, threshold),
      ['histograms', 'starts'],
    ],
    [
      'columns of samples of histograms',
      () => samplesFromHistograms({ at: list, ...histogram }, threshold),
      ['histograms', 'at'],
    ],
  ])('are refused as %s of more than any real ones', (_name, call, path) => {
    expect(thrownBy(call)).toMatchObject({
      code: 'result-out-of-range',
      path,
      expected: 'at most 10000000 rows',
      received: '10000001',
    });
  });

  test('may be as many as that', () => {
    const reader = childOf(readerOf({}), 'rows');
    expect(requireFew(reader, most)).toBeUndefined();
    expect(thrownBy(() => requireFew(reader, most + 1)).path).toEqual(['rows']);
  });
});
