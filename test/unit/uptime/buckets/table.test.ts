import { describe, expect, test } from 'vitest';
import { formatExact } from '../../../../src/core/fraction-text.js';
import { pathOf } from '../../../../src/core/read.js';
import {
  type BucketTable,
  type Events,
  eventsAt,
  NO_BUCKETS,
  sumsByFate,
} from '../../../../src/uptime/buckets/table.js';

/** Three buckets, with events in hundredths. */
const table: BucketTable = {
  ...NO_BUCKETS,
  scale: 2,
  good: Float64Array.of(150, 0, 250),
  total: Float64Array.of(200, 0, 300),
};

const written = ({ good, total }: Events) => [formatExact(good), formatExact(total)];

describe('a table of buckets', () => {
  test('tells the events of each, in its unit', () => {
    expect(written(eventsAt(table, 0))).toEqual(['1.5', '2']);
    expect(written(eventsAt(table, 1))).toEqual(['0', '0']);
    const integers = { ...table, good: [10n ** 20n + 1n], total: [10n ** 21n] };
    expect(written(eventsAt(integers, 0))).toEqual([
      '1000000000000000000.01',
      `1${'0'.repeat(19)}`,
    ]);
  });

  test('adds them up by fate, with the number of buckets', () => {
    // Fate 0: 150 + 250 of 200 + 300 hundredths, in two buckets; nothing has met fate 2.
    const sums = sumsByFate(table, Uint8Array.of(0, 1, 0), 3);
    expect(sums.map((sum) => [sum.buckets, ...written(sum)])).toEqual([
      [2, '4', '5'],
      [1, '0', '0'],
      [0, '0', '0'],
    ]);
  });

  test('of no buckets has none, and knows what its places are called', () => {
    const sums = sumsByFate(NO_BUCKETS, new Uint8Array(0), 1);
    expect(sums.map((sum) => [sum.buckets, ...written(sum)])).toEqual([[0, '0', '0']]);
    expect(NO_BUCKETS).toMatchObject({
      starts: new Float64Array(0),
      ends: new Float64Array(0),
      known: new Uint8Array(0),
      cut: 0,
    });
    expect(pathOf(NO_BUCKETS.placeOf(3))).toEqual(['buckets', 3]);
  });
});
