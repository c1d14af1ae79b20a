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
