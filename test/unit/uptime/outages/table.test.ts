import { describe, expect, test } from 'vitest';
import { DEFAULT_WEIGHTS, groupOutages } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, JUNE_1, june } from '../month.js';

describe('weights of outages', () => {
  /** So many rows, each of a weight of its own below 1. */
  const columns = (count: number) => ({
    starts: new Array<number>(count).fill(0),
    ends: new Array<number>(count).fill(1),
    weights: Array.from({ length: count }, (_, i) => `0.${String(i + 1).padStart(6, '0')}`),
  });

  test('are ten thousand different ones at the most', () => {
    expect(thrownBy(() => groupOutages([columns(10_001)]))).toMatchObject({
      code: 'invalid-option',
      path: ['members', 0, 'weights', 10_000],
      expected: 'at most 10000 different weights',
    });
  });

  test('of the states of Statuspage are all or nothing where no rule says otherwise', () => {
    expect(DEFAULT_WEIGHTS).toEqual({ major: 1, partial: 1, degraded: 0, maintenance: 0 });
  });

  test('name the states that there are, twenty at the most', () => {
    const names = Array.from({ length: 30 }, (_, i) => `state-${i}`);
    const weights = Object.fromEntries(names.map((name) => [name, 0.5]));
    const outages = [{ start: 0, end: 1, state: 'strange' }];
    const known = [...Object.keys(DEFAULT_WEIGHTS), ...names];
    expect(thrownBy(() => groupOutages([outages], { weights })).expected).toBe(
      `one of the states ${known.slice(0, 20).join(', ')}`,
    );
  });
});

describe('columns of outages', () => {
  test('are both there', () => {
    for (const [given, missing] of [
      ['starts', 'ends'],
      ['ends', 'starts'],
    ] as const) {
      const outages = { [given]: [1] } as never;
      expect(thrownBy(() => groupOutages([outages]))).toMatchObject({
        code: 'missing-field',
        path: ['members', 0, missing],
      });
    }
  });

  test('that go on need to know up to when', () => {
    const open = { starts: [0, 5], ends: [3, Number.NaN] };
    expect(thrownBy(() => groupOutages([open]))).toMatchObject({
      code: 'invalid-interval',
      path: ['members', 0, 'ends', 1],
    });
    expect(groupOutages([open], { at: 9 })).toEqual([
      { startAt: 0, endAt: 3 },
      { startAt: 5, endAt: 9 },
    ]);
  });

  test('show 0 where they hold -0', () => {
    const outages = { starts: [-0], ends: [1], ids: ['x'] };
    const [first] = groupOutages([outages]);
    expect(Object.is(first?.startAt, 0)).toBe(true);
    const [second] = groupOutages([{ starts: [-1], ends: [-0], ids: ['x'] }]);
    expect(Object.is(second?.endAt, 0)).toBe(true);
  });
});

describe('time of which an outage is known', () => {
  test('is not unknown, whatever the outage weighs', () => {
    const at = (hour: number): number => JUNE_1 + hour * HOUR;
    const unknown = [[at(0), at(10)]] as const;
    const half = { start: at(2), end: at(4), weight: '0.5' };
    const idle = { start: at(6), end: at(7), state: 'degraded' };
    const unknownHours = (outages: readonly (typeof half | typeof idle)[]) =>
      june({}, { unknown, outages }).unknownMs / HOUR;
    expect(unknownHours([half])).toBe(8);
    expect(unknownHours([half, idle])).toBe(7);
    expect(unknownHours([idle])).toBe(9);
  });
});

test('incidents have means of both sides', () => {
  // Two of one and three hours in 720.
  const outages = [
    [JUNE_1, JUNE_1 + HOUR],
    [JUNE_1 + 5 * HOUR, JUNE_1 + 8 * HOUR],
  ] as const;
  expect(june({}, { outages }).incidents).toMatchObject({
    count: 2,
    mttrMs: 2 * HOUR,
    mtbfMs: 358 * HOUR,
  });
});

test('what checks say beside is read as strictly, and does not count', () => {
  expect(thrownBy(() => june({}, { bounds: 7 as never }))).toMatchObject({
    path: ['bounds'],
    expected: 'bounds',
  });
  const odd = { leastMs: 0, mostMs: 1, odd: 1 } as never;
  expect(thrownBy(() => june({}, { bounds: odd }))).toMatchObject({
    code: 'unknown-field',
    path: ['bounds', 'odd'],
  });
  const facts = { bounds: { leastMs: 0, mostMs: HOUR }, unconfirmed: [[JUNE_1, JUNE_1 + HOUR]] };
  expect(june({}, facts as never).downtimeMs).toBe(0);
});
