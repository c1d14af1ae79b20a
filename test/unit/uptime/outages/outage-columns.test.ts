import { describe, expect, test } from 'vitest';
import type { OutageColumns } from '../../../../src/uptime.js';
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
