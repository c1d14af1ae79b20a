import { describe, expect, test } from 'vitest';
import { compileAvailability, measureAvailability } from '../../../../src/uptime.js';
import { DAY, HOUR, june } from '../month.js';

describe('incidents', () => {
  test('are counted once across a night without service', () => {
    const serviceTime = [
      [8 * HOUR, 18 * HOUR],
      [32 * HOUR, 42 * HOUR],
    ] as const;
    const result = measureAvailability(
      compileAvailability({}),
      { period: [0, 2 * DAY], serviceTime, outages: [[17 * HOUR, 33 * HOUR]] },
      { at: 2 * DAY },
    );
    // 17:00 to 18:00 and 08:00 to 09:00; 20 h of service, 18 h of it up.
    expect(result.incidents).toEqual({
      count: 1,
      impairedMs: 2 * HOUR,
      longestMs: 2 * HOUR,
      mttrMs: 2 * HOUR,
      mtbfMs: 18 * HOUR,
    });
  });

  test('have no means when there were none', () => {
    expect(june({}).incidents).toEqual({
      count: 0,
      impairedMs: 0,
      longestMs: 0,
      mttrMs: null,
      mtbfMs: null,
    });
  });
});
