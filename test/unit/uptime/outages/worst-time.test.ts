import { describe, expect, test } from 'vitest';
import { STATUSPAGE_WEIGHTS } from '../../../../src/uptime.js';
import { HOUR, JUNE_1, june, refusal } from '../month.js';

describe('weights', () => {
  test('count a partial outage by its state, with the highest where outages overlap', () => {
    const result = june(
      { weights: STATUSPAGE_WEIGHTS },
      {
        outages: [
          { start: JUNE_1, end: JUNE_1 + 10 * HOUR, state: 'partial' },
          { start: JUNE_1 + 8 * HOUR, end: JUNE_1 + 12 * HOUR, state: 'major' },
          { start: JUNE_1 + 20 * HOUR, end: JUNE_1 + 30 * HOUR, state: 'degraded' },
        ],
      },
    );
    // 8 h × 0.3 + 4 h × 1 = 6.4 h; degraded weighs nothing and is no incident.
    expect(result.downtimeMs).toBe(6.4 * HOUR);
    expect(result.incidents).toMatchObject({ count: 1, impairedMs: 12 * HOUR });
  });

  test('count a fraction of a millisecond as a whole one, and keep the exact fraction', () => {
    const outages = [{ start: JUNE_1, end: JUNE_1 + 1, weight: '0.25' }];
    const { downtimeMs, exact } = june({}, { outages });
    expect(downtimeMs).toBe(1);
    // In quarters over a hundred: 720 h less a quarter of a millisecond.
    expect(exact).toEqual({ good: '259199999975', total: '259200000000' });
  });

  test('of an outage win over those of its state', () => {
    const outages = [{ start: JUNE_1, end: JUNE_1 + HOUR, weight: '0.5', state: 'major' }];
    expect(june({}, { outages }).downtimeMs).toBe(HOUR / 2);
  });

  test('above 1 are refused, and so is a state that has none', () => {
    expect(() => june({}, { outages: [{ start: 0, end: 5, weight: 2 }] })).toThrowError(
      refusal('invalid-option', ['outages', 0, 'weight']),
    );
    expect(() => june({}, { outages: [{ start: 0, end: 5, state: 'majr' }] })).toThrowError(
      expect.objectContaining({ code: 'unknown-reference', hint: 'did you mean major?' }),
    );
    expect(() => june({ weights: { slow: 40 } })).toThrowError(
      refusal('invalid-option', ['weights', 'slow']),
    );
  });
});

describe('overlapping weights', () => {
  const at = (from: number, to: number, weight: string) => ({
    start: JUNE_1 + from * HOUR,
    end: JUNE_1 + to * HOUR,
    weight,
  });

  test('count each instant with the highest, wherever the higher one lies', () => {
    const outages = [at(0, 6, '0.2'), at(2, 4, '1'), at(5, 8, '0.5')];
    // 0-2 and 4-5 at 0.2, 2-4 at 1, 5-8 at 0.5: 0.6 + 2 + 1.5
    expect(june({}, { outages }).downtimeMs).toBe(41 * (HOUR / 10));
  });

  test('are one stretch of downtime where they touch', () => {
    const outages = [at(0, 2, '0.2'), at(2, 4, '0.5'), at(5, 6, '0.5')];
    const { intervals, downtimeMs } = june({}, { outages }, { listIntervals: true });
    // 0.4 + 1 + 0.5
    expect(downtimeMs).toBe(1.9 * HOUR);
    expect(intervals?.downtime).toEqual([
      { startAt: JUNE_1, endAt: JUNE_1 + 4 * HOUR },
      { startAt: JUNE_1 + 5 * HOUR, endAt: JUNE_1 + 6 * HOUR },
    ]);
  });

  test('count within service time only', () => {
    const outages = [at(0, 4, '0.5'), at(6, 10, '0.25')];
    const serviceTime = [
      [JUNE_1 + HOUR, JUNE_1 + 2 * HOUR],
      [JUNE_1 + 3 * HOUR, JUNE_1 + 8 * HOUR],
    ] as const;
    // 1 h and 1 h at a half, 2 h at a quarter.
    expect(june({}, { outages, serviceTime }).downtimeMs).toBe(1.5 * HOUR);
  });

  test('of zero tell that time was watched, and are no downtime', () => {
    const outages = [at(0, 2, '0'), at(4, 5, '0.5')];
    const unknown = [[JUNE_1, JUNE_1 + 6 * HOUR]] as const;
    expect(june({}, { outages, unknown })).toMatchObject({
      unknownMs: 3 * HOUR,
      downtimeMs: HOUR / 2,
      incidents: { count: 1, impairedMs: HOUR },
    });
  });
});
