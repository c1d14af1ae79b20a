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
      unconfirmed: [],
      // Each failure by itself: 0 at the least; to the next check, and from 35 to 55, at the most.
      bounds: { leastMs: 0, mostMs: 30 },
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

describe('failures in a row', () => {
  const checksOf = (states: string) =>
    [...states].map((state, i) => ({ at: i * MINUTE, status: state === '.' ? 'up' : 'down' }));
  const read = (states: string, confirmAfter: number) =>
    outagesFromChecks(checksOf(states), {
      statuses,
      at: states.length * MINUTE,
      maxGap: 'PT1M',
      confirmAfter,
    });

  test('three confirm an outage from the first of them on (idoreports 9)', () => {
    // Minutes 2 to 5 fail: 240 s from the first failure to the next success.
    const found = read('..xxxx..', 3);
    expect(found.outages).toEqual([{ startAt: 2 * MINUTE, endAt: 6 * MINUTE, cause: 'down' }]);
    expect(found.unconfirmed).toEqual([]);
    // Three minutes between the failures, five between the successes around them.
    expect(found.bounds).toEqual({ leastMs: 3 * MINUTE, mostMs: 5 * MINUTE });
  });

  test('fewer are told and count as up', () => {
    const found = read('.xx.xxx.x', 3);
    expect(found.outages).toEqual([{ startAt: 4 * MINUTE, endAt: 7 * MINUTE, cause: 'down' }]);
    expect(found.unconfirmed).toEqual([
      { startAt: MINUTE, endAt: 3 * MINUTE },
      { startAt: 8 * MINUTE, endAt: 9 * MINUTE },
    ]);
    expect(found.unknown).toEqual([]);
  });

  test('time that nobody watched breaks a row', () => {
    const checks = [0, 1, 3].map((minute) => ({ at: minute * MINUTE, status: 'down' }));
    const found = outagesFromChecks(checks, {
      statuses,
      at: 4 * MINUTE,
      maxGap: 'PT1M',
      confirmAfter: 3,
    });
    expect(found).toMatchObject({
      outages: [],
      unknown: [{ startAt: 2 * MINUTE, endAt: 3 * MINUTE }],
      unconfirmed: [
        { startAt: 0, endAt: 2 * MINUTE },
        { startAt: 3 * MINUTE, endAt: 4 * MINUTE },
      ],
    });
  });

  test('one that is unknown is no failure', () => {
    const checks = ['down', 'lost', 'down'].map((status, i) => ({ at: i * MINUTE, status }));
    const found = outagesFromChecks(checks, {
      statuses: { ...statuses, lost: 'unknown' },
      at: 3 * MINUTE,
      maxGap: 'PT1M',
      confirmAfter: 2,
    });
    expect(found.outages).toEqual([]);
    expect(found.unconfirmed).toHaveLength(2);
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
