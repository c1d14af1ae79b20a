import { describe, expect, test } from 'vitest';
import { MAX_INSTANT } from '../../../../src/core/instant.js';
import { readerOf } from '../../../../src/core/read.js';
import { readFields } from '../../../../src/core/read-parts.js';
import { STRETCH_FIELDS, stretchesIn } from '../../../../src/uptime/buckets/stretches.js';
import { thrownBy } from '../../../oracle/thrown.js';

function read(columns: object): ReturnType<typeof stretchesIn> {
  const reader = readerOf(columns, null, 'buckets');
  return stretchesIn(reader, readFields(reader, 'columns', STRETCH_FIELDS));
}

describe('stretches in columns', () => {
  test('end where a column says, or all of them after one length', () => {
    const expected = { starts: Float64Array.of(0, 60), ends: Float64Array.of(60, 120) };
    expect(read({ starts: [0, 60], ends: [60, 120] })).toEqual(expected);
    expect(read({ starts: [0, 60], length: 60 })).toEqual(expected);
    expect(read({ starts: Float64Array.of(0, 60), length: 'PT0.060S' })).toEqual(expected);
    expect(read({ starts: [], length: 1 }).starts).toHaveLength(0);
  });

  test('may end at the last instant, and not behind it', () => {
    expect(read({ starts: [MAX_INSTANT - 60], length: 60 }).ends[0]).toBe(MAX_INSTANT);
    // 253,402,300,799,999 is the last: from 59 before it a length of 60 goes one too far.
    expect(thrownBy(() => read({ starts: [0, MAX_INSTANT - 59], length: 60 }))).toMatchObject({
      code: 'invalid-interval',
      path: ['buckets', 'starts', 1],
      expected: 'an end after the start, in the years 0001 to 9999',
      received: '[253402300799940, 253402300800000]',
      hint: 'events need some time to happen in; swap the bounds if the clocks are right',
    });
  });

  test.each([
    [60, 60],
    [60, 59],
  ])('do not go from %d to %d', (start, end) => {
    expect(thrownBy(() => read({ starts: [0, start], ends: [60, end] }))).toMatchObject({
      code: 'invalid-interval',
      path: ['buckets', 'ends', 1],
      expected: 'an end after the start, in the years 0001 to 9999',
      received: `[${start}, ${end}]`,
    });
  });

  test.each<[string, object, string, (string | number)[], string]>([
    [
      'an end too many',
      { starts: [0, 60], ends: [60, 120, 180] },
      'invalid-interval',
      ['ends'],
      '2 rows, as many as there are starts',
    ],
    ['no end', { starts: [0] }, 'missing-field', ['ends'], 'either ends or one length for all'],
    [
      'two kinds of ends',
      { starts: [0], ends: [1], length: 1 },
      'invalid-option',
      ['length'],
      'either ends or one length for all',
    ],
    ['no length', { starts: [0], length: 0 }, 'invalid-duration', ['length'], 'a length above 0'],
    [
      'half a start',
      { starts: [0, 0.5], length: 1 },
      'invalid-instant',
      ['starts', 1],
      'integer epoch milliseconds',
    ],
    [
      'a start in words',
      { starts: ['1970-01-01T00:00:00Z'], length: 1 },
      'invalid-instant',
      ['starts', 0],
      'whole epoch milliseconds',
    ],
    [
      'half an end',
      { starts: [0, 1], ends: [1, 1.5] },
      'invalid-instant',
      ['ends', 1],
      'integer epoch milliseconds',
    ],
    [
      'an end in words',
      { starts: [0], ends: ['1970-01-01T00:00:01Z'] },
      'invalid-instant',
      ['ends', 0],
      'whole epoch milliseconds',
    ],
  ])('are refused with %s', (_name, columns, code, path, expected) => {
    expect(thrownBy(() => read(columns))).toMatchObject({
      code,
      path: ['buckets', ...path],
      expected,
    });
  });
});
