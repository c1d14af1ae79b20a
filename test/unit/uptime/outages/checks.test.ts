import { describe, expect, test } from 'vitest';
import { outagesFromChecks } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { MINUTE } from '../month.js';

const statuses = { up: 'up', down: 'down' } as const;

describe('outagesFromChecks', () => {
  test('says nothing beyond the longest gap', () => {
    const checks = [
      { at: 0, status: 'down' },
      { at: 10, status: 'up' },
      { at: 50, status: 'down' },
    ];
    expect(outagesFromChecks(checks, { statuses, at: 55, maxGap: 15 })).toEqual({
      outages: [
        { startAt: 0, endAt: 10, cause: 'down' },
        { startAt: 50, endAt: 55, cause: 'down' },
      ],
      unknown: [{ startAt: 25, endAt: 50 }],
    });
  });

  test('makes one outage of twenty failures in a row', () => {
    const checks = Array.from({ length: 20 }, (_, i) => ({ at: i * MINUTE, status: 'down' }));
    expect(
      outagesFromChecks(checks, { statuses, at: 20 * MINUTE, maxGap: 'PT1M' }).outages,
    ).toEqual([{ startAt: 0, endAt: 20 * MINUTE, cause: 'down' }]);
  });

  test('keeps failures apart that say different things of themselves', () => {
    const checks = [
      { at: 0, status: 'down', component: 'web' },
      { at: 10, status: 'down', component: 'db' },
    ];
    expect(outagesFromChecks(checks, { statuses, at: 20, maxGap: 10 }).outages).toEqual([
      { startAt: 0, endAt: 10, cause: 'down', component: 'web' },
      { startAt: 10, endAt: 20, cause: 'down', component: 'db' },
    ]);
  });
});

test('options of checks are read as options', () => {
  expect(thrownBy(() => outagesFromChecks([], null as never))).toMatchObject({
    path: ['options'],
    expected: 'options',
  });
  const call = () => outagesFromChecks(7 as never, { statuses, at: 1, maxGap: 1 });
  expect(thrownBy(call).path).toEqual(['checks']);
});
