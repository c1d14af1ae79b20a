import { describe, expect, test } from 'vitest';
import { compileAvailability, measureAvailability } from '../../../../src/uptime.js';
import { HOUR } from '../month.js';

/**
 * A day, judged at 18:00. Agreed 08:00 to 20:00; excluded 10:00 to 11:00 and 19:00 to 20:00; nobody
 * watched 12:00 to 14:00, but an outage is known from 13:30 to 15:00.
 */
const facts = {
  period: [0, 24 * HOUR],
  serviceTime: [[8 * HOUR, 20 * HOUR]],
  exclusions: [
    [10 * HOUR, 11 * HOUR],
    [19 * HOUR, 20 * HOUR],
  ],
  unknown: [[12 * HOUR, 14 * HOUR]],
  outages: [[13.5 * HOUR, 15 * HOUR]],
} as const;
const day = (rule: object) => {
  const compiled = compileAvailability({ targetPercent: 50, ...rule });
  const { serviceMs, excludedMs, unknownMs, measuredMs, downtimeMs, budget } = measureAvailability(
    compiled,
    facts,
    { at: 18 * HOUR },
  );
  const times = [serviceMs, excludedMs, unknownMs, measuredMs, downtimeMs, budget?.period.totalMs];
  return times.map((ms) => (ms as number) / HOUR);
};

describe('the time of a period', () => {
  test('is divided into agreed, excluded, unknown and measured time', () => {
    // 10 h so far, one excluded, 1.5 unknown; ahead lies one hour that is not excluded.
    expect(day({})).toEqual([10, 1, 1.5, 7.5, 1.5, 4.25]);
  });

  test('keeps excluded time as up, also that which is still ahead', () => {
    expect(day({ excludedAs: 'up' })).toEqual([10, 1, 1.5, 8.5, 1.5, 5.25]);
  });

  test('keeps unknown time as up or as down', () => {
    expect(day({ unknownAs: 'up' })).toEqual([10, 1, 1.5, 9, 1.5, 5]);
    expect(day({ unknownAs: 'down' })).toEqual([10, 1, 1.5, 9, 3, 5]);
  });

  test('takes the future as up: then nothing is ahead any more', () => {
    expect(day({ futureAs: 'up' })).toEqual([12, 2, 1.5, 8.5, 1.5, 4.25]);
  });
});
