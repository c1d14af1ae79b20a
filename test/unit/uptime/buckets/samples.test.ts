import { describe, expect, test } from 'vitest';
import { readerOf } from '../../../../src/core/read.js';
import { readSamples } from '../../../../src/uptime/buckets/samples.js';
import { thrownBy } from '../../../oracle/thrown.js';

const read = (samples: unknown) =>
  readSamples(readerOf(samples, null, 'samples'), { missingAs: 'noData', excess: 'error' });
const sample = (at: unknown, total = 1) => ({ at, good: 1, total });

describe('samples of counters', () => {
  test('are read off anything that gives them one by one', () => {
    const list = [sample(5, 3), sample('1970-01-01T00:00:00Z', 2)];
    for (const given of [list, new Set(list), new Map(list.entries()).values()])
      expect(read(given)).toMatchObject({
        instants: Float64Array.of(0, 5),
        good: Float64Array.of(1, 1),
        total: Float64Array.of(2, 3),
        known: Uint8Array.of(1, 1),
      });
    expect(thrownBy(() => read(new Set([sample(0), sample(0.5)]))).path).toEqual([
      'samples',
      1,
      'at',
    ]);
  });

  test('are never of minus zero', () => {
    expect([...read([sample(-0)]).instants]).toEqual([0]);
    expect([...read({ at: [-0], good: [1], total: [1] }).instants]).toEqual([0]);
  });

  test('may be none', () => {
    for (const none of [[], new Set(), { at: [] }]) expect(read(none).instants).toHaveLength(0);
  });

  test.each([
    [null, 'null'],
    [7, '7'],
    ['at', '"at"'],
    [() => [], 'a function'],
    [{ good: [1] }, 'an object with good'],
  ])('are not %j', (value, received) => {
    expect(thrownBy(() => read(value))).toMatchObject({
      code: 'invalid-type',
      path: ['samples'],
      expected: 'a list of samples, or columns of at and counters',
      received,
    });
  });

  test.each([[null], [7], [[0, 1]], ['at']])('are not made of %j', (row) => {
    expect(thrownBy(() => read([sample(0), row]))).toMatchObject({
      code: 'invalid-type',
      path: ['samples', 1],
      expected: 'a sample as { at } with two of good, bad and total',
    });
  });

  test('have no field that nobody reads', () => {
    expect(thrownBy(() => read([{ ...sample(0), badd: 1 }]))).toMatchObject({
      code: 'unknown-field',
      path: ['samples', 0, 'badd'],
      expected: 'one of at, good, bad, total',
      hint: 'did you mean bad?',
    });
  });

  test('have each an instant of its own', () => {
    const fault = { code: 'invalid-event', expected: 'an instant of its own for every sample' };
    // Equal ones stay as they were given, so the later of the two is told.
    expect(thrownBy(() => read([sample(7), sample(3), sample(7)]))).toMatchObject({
      ...fault,
      path: ['samples', 2, 'at'],
    });
    expect(thrownBy(() => read([sample(3), sample(3)]))).toMatchObject({
      ...fault,
      path: ['samples', 1, 'at'],
    });
  });

  test('in columns have as many rows of each counter as there are instants', () => {
    for (const name of ['good', 'bad', 'total'])
      expect(thrownBy(() => read({ at: [0, 1], [name]: [1] }))).toMatchObject({
        code: 'invalid-interval',
        path: ['samples', name],
        expected: '2 rows, as many as there are instants',
        received: '1',
      });
  });

  test('in columns are told at the counter that is wrong, or at the total', () => {
    expect(thrownBy(() => read({ at: [0], good: [2], total: [1] })).path).toEqual([
      'samples',
      'good',
      0,
    ]);
    expect(thrownBy(() => read({ at: [0], bad: [1] })).path).toEqual(['samples', 'total', 0]);
  });

  test('in columns without any counter are refused', () => {
    expect(thrownBy(() => read({ at: [0, 1] }))).toMatchObject({
      code: 'missing-field',
      path: ['samples', 'total', 0],
      expected: 'two of good, bad and total',
      received: 'none of them',
    });
  });
});
