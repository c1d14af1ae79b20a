import { describe, expect, test } from 'vitest';
import { outagesFromChecks, outagesFromTransitions } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';

const options = {
  statuses: { up: 'up', down: 'down', slow: { weight: '0.5' } },
  at: 60,
  maxGap: 10,
} as const;
const { maxGap: _, ...transitions } = options;
const read = (columns: object) => outagesFromChecks(columns as never, options);

describe('checks in columns', () => {
  test('are told by names, or by places among names', () => {
    // Down from 10 to 30, then up; nobody looks between 40 and 50.
    const at = [0, 10, 20, 30, 50];
    const expected = {
      outages: [{ startAt: 10, endAt: 30, cause: 'down' }],
      unknown: [{ startAt: 40, endAt: 50 }],
    };
    const names = ['down', 'up', 'never said'];
    expect(read({ at, statuses: ['up', 'down', 'down', 'up', 'up'] })).toMatchObject(expected);
    expect(read({ at, statuses: [1, 0, 0, 1, 1], names })).toMatchObject(expected);
    expect(
      read({ at: Float64Array.from(at), statuses: Uint8Array.of(1, 0, 0, 1, 1), names }),
    ).toMatchObject(expected);
  });

  test('say of themselves what their columns say, and come in any order', () => {
    const columns = {
      at: [20, 0, 10],
      statuses: ['down', 'down', 'down'],
      components: ['web', 'web', 'db'],
      ids: [undefined, 'a', undefined],
      causes: ['disk', 'disk', 'disk'],
      severities: [undefined, undefined, 'sev1'],
    };
    expect(outagesFromTransitions(columns, transitions)).toEqual(
      outagesFromTransitions(
        [
          { at: 0, status: 'down', component: 'web', id: 'a', cause: 'disk' },
          { at: 10, status: 'down', component: 'db', cause: 'disk', severity: 'sev1' },
          { at: 20, status: 'down', component: 'web', cause: 'disk' },
        ],
        transitions,
      ),
    );
  });

  test('may have as many statuses as anybody names', () => {
    const names = Array.from({ length: 300 }, (_, i) => `status ${i}`);
    const statuses = Object.fromEntries(names.map((name, i) => [name, i < 299 ? 'up' : 'down']));
    const columns = { at: [0, 10, 20], statuses: [0, 299, 1], names };
    expect(outagesFromChecks(columns, { ...options, statuses } as never).outages).toEqual([
      { startAt: 10, endAt: 20, cause: 'status 299' },
    ]);
  });

  test.each<[string, object, string, (string | number)[]]>([
    ['another length', { at: [0, 1], statuses: ['up'] }, 'invalid-interval', ['statuses']],
    ['no statuses', { at: [0] }, 'missing-field', ['statuses']],
    ['no instants', { statuses: ['up'] }, 'missing-field', ['at']],
    [
      'a place of no name',
      { at: [0], statuses: [3], names: ['up'] },
      'invalid-option',
      ['statuses', 0],
    ],
    [
      'a text as a place',
      { at: [0], statuses: ['0'], names: ['up'] },
      'invalid-option',
      ['statuses', 0],
    ],
    [
      'a name that nobody explained',
      { at: [0], statuses: [0], names: ['odd'] },
      'unknown-reference',
      ['statuses', 0],
    ],
    ['a name that is none', { at: [0], statuses: [0], names: [7] }, 'invalid-type', ['names', 0]],
    ['a column that is none', { at: 7, statuses: ['up'] }, 'invalid-type', ['at']],
    ['a stranger', { at: [0], statuses: ['up'], status: [] }, 'unknown-field', ['status']],
    ['columns without either', { instants: [0] }, 'invalid-type', []],
  ])('are refused for %s', (_name, columns, code, path) => {
    expect(thrownBy(() => read(columns))).toMatchObject({ code, path: ['checks', ...path] });
  });
});

test('a place that holds itself many times over is refused as fast as any other', () => {
  let shared: unknown = [];
  for (let i = 0; i < 60; i++) shared = [shared, shared];
  const columns = { at: [0], statuses: [shared], names: ['up'] };
  expect(thrownBy(() => read(columns))).toMatchObject({ path: ['checks', 'statuses', 0] });
});

test('of several checks at one instant only the last counts, also towards a confirmation', () => {
  // One failure at 10, told twice, and one that was taken back at 20: two in a row are nowhere.
  const checks = [
    { at: 0, status: 'up' },
    { at: 10, status: 'down' },
    { at: 10, status: 'down' },
    { at: 20, status: 'down' },
    { at: 20, status: 'up' },
  ];
  const found = outagesFromChecks(checks, { ...options, at: 30, confirmAfter: 2 });
  expect(found.outages).toEqual([]);
  expect(found.unconfirmed).toEqual([{ startAt: 10, endAt: 20 }]);
});
