import { describe, expect, test } from 'vitest';
import type { OutageColumns } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, JUNE_1, june, refusal } from '../month.js';

const measured = (outages: OutageColumns) =>
  june({}, { outages }, { listIntervals: true, at: JUNE_1 + 10 * HOUR });

describe('outages as columns', () => {
  const starts = Float64Array.of(JUNE_1, JUNE_1 + 2 * HOUR);
  const ends = Float64Array.of(JUNE_1 + HOUR, Number.NaN);

  test('go on where the end is NaN', () => {
    // One hour, and from 02:00 to 10:00.
    expect(measured({ starts, ends }).downtimeMs).toBe(9 * HOUR);
  });

  test('weigh what their weights say, or else their states', () => {
    expect(measured({ starts, ends, weights: [0.5, '0.25'] }).downtimeMs).toBe(2.5 * HOUR);
    expect(measured({ starts, ends, states: ['degraded', 'major'] }).downtimeMs).toBe(8 * HOUR);
  });

  test('keep the facts of each row', () => {
    const causes = ['disk', undefined];
    const components = ['db', 'web'];
    expect(measured({ starts, ends, causes, components }).intervals?.outages).toEqual([
      { startAt: JUNE_1, endAt: JUNE_1 + HOUR, cause: 'disk', component: 'db' },
      { startAt: JUNE_1 + 2 * HOUR, endAt: JUNE_1 + 10 * HOUR, component: 'web' },
    ]);
  });

  test('are refused where they are wrong', () => {
    expect(() => measured({ starts, ends: [1] })).toThrowError(
      refusal('invalid-interval', ['outages', 'ends']),
    );
    expect(() => measured({ starts: [5], ends: [4] })).toThrowError(
      refusal('invalid-interval', ['outages', 'ends', 0]),
    );
    expect(() => measured({ starts: [0.5], ends: [4] })).toThrowError(
      refusal('invalid-instant', ['outages', 'starts', 0]),
    );
    expect(() => measured({ starts, ends, weights: [1, 2] })).toThrowError(
      refusal('invalid-option', ['outages', 'weights', 1]),
    );
    expect(() => measured({ starts, ends, weight: [1, 1] } as never)).toThrowError(
      refusal('unknown-field', ['outages', 'weight']),
    );
  });
});

describe('columns are refused', () => {
  const [starts, ends] = [
    [5, 6],
    [7, 8],
  ];
  const list = 'a column: a list or a Float64Array';
  test.each<[object, string, (string | number)[], string]>([
    [{ starts, ends: [1] }, 'invalid-interval', ['ends'], '2 rows, as many as there are starts'],
    [
      { starts, ends, ids: ['a'] },
      'invalid-interval',
      ['ids'],
      '2 rows, as many as there are starts',
    ],
    [{ starts: 5, ends }, 'invalid-type', ['starts'], list],
    [{ starts, ends, weights: 'x' }, 'invalid-type', ['weights'], list],
    [{ starts, ends: [7, 5] }, 'invalid-interval', ['ends', 1], 'an end at or after the start'],
    [{ starts: [0.5, 6], ends }, 'invalid-instant', ['starts', 0], 'whole epoch milliseconds'],
    [{ starts, ends: [7, 8.5] }, 'invalid-instant', ['ends', 1], 'whole epoch milliseconds'],
    [{ starts: [5, 1e16], ends }, 'invalid-instant', ['starts', 1], 'whole epoch milliseconds'],
    [{ starts: [5, -1e16], ends }, 'invalid-instant', ['starts', 1], 'whole epoch milliseconds'],
    [{ starts, ends, causes: ['a', 7] }, 'invalid-type', ['causes', 1], 'a text'],
    [
      { starts, ends, states: ['major', 'odd'] },
      'unknown-reference',
      ['states', 1],
      'one of the states major, partial, degraded, maintenance',
    ],
  ])('%j', (outages, code, path, expected) => {
    expect(thrownBy(() => measured(outages as OutageColumns))).toMatchObject({
      code,
      path: ['outages', ...path],
      expected,
    });
  });

  test('with what was received, and a hint', () => {
    expect(thrownBy(() => measured({ starts, ends: [1] })).received).toBe('1');
    expect(thrownBy(() => measured({ starts, ends: [7, 5] }))).toMatchObject({
      received: '[6, 5]',
      hint: 'swap the bounds if the clocks are right',
    });
  });

  test('one by one, up to the first and the last instant there is', () => {
    const [first, last] = ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'].map(Date.parse);
    const all = { starts: [first as number], ends: [last as number] };
    expect(measured(all).downtimeMs).toBe(10 * HOUR);
  });
});

describe('columns', () => {
  const [starts, ends] = [[JUNE_1], [JUNE_1 + HOUR]];

  test('may end as they start', () => {
    expect(measured({ starts, ends: starts }).downtimeMs).toBe(0);
  });

  test('keep all facts of a row, and tell none where there is no such column', () => {
    const facts = { states: ['major'], severities: ['sev1'], ids: ['x'], weights: ['0.5'] };
    expect(measured({ starts, ends, ...facts }).intervals?.outages).toEqual([
      {
        startAt: JUNE_1,
        endAt: JUNE_1 + HOUR,
        weight: '0.5',
        state: 'major',
        severity: 'sev1',
        id: 'x',
      },
    ]);
    expect(measured({ starts, ends }).intervals?.outages).toEqual([
      { startAt: JUNE_1, endAt: JUNE_1 + HOUR },
    ]);
  });

  test('weigh 1 where their weights say so, or where a row has no state', () => {
    expect(measured({ starts, ends, weights: [1] }).downtimeMs).toBe(HOUR);
    expect(measured({ starts, ends, states: [undefined] }).downtimeMs).toBe(HOUR);
  });
});
