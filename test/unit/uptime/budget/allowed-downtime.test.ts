import { describe, expect, test } from 'vitest';
import { allowedDowntime, PERIOD_LENGTHS, periodAt } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, refusal } from '../month.js';

describe('allowedDowntime', () => {
  test('is exact below a millisecond', () => {
    // 7 days × 0.000001 = 604.8 ms
    expect(allowedDowntime({ targetPercent: '99.9999', length: 7 * DAY })).toEqual({
      allowedMs: 604,
      exactMilliseconds: '604.8',
    });
  });

  test('knows each length that people mean by a month and a year', () => {
    const allowed = (targetPercent: string) =>
      Object.fromEntries(
        Object.entries(PERIOD_LENGTHS).map(([name, length]) => [
          name,
          allowedDowntime({ targetPercent, length }).exactMilliseconds,
        ]),
      );
    // A thousandth of 720 h, 730 h, 30.436875 × 86,400 s, 8760 h, 365.25 and 365.2425 × 86,400 s.
    expect(allowed('99.9')).toEqual({
      monthOf30Days: '2592000',
      monthOf730Hours: '2628000',
      gregorianMonth: '2629746',
      yearOf365Days: '31536000',
      julianYear: '31557600',
      gregorianYear: '31556952',
    });
    // Five nines are a hundredth of it: 25.92 s of thirty days, 5 min 15.36 s of 365.
    expect(allowed('99.999')).toMatchObject({
      monthOf30Days: '25920',
      gregorianMonth: '26297.46',
      yearOf365Days: '315360',
    });
  });

  test('takes a month and a year as long as they are', () => {
    const of = (unit: 'month' | 'year', timeZone: string, at: string) =>
      allowedDowntime({ targetPercent: '99.9', period: periodAt({ unit, timeZone }, at) })
        .allowedMs;
    // 28 and 29 days, 743 hours as the clock is put forward, 745 as it is put back; 365 and 366 days.
    expect(of('month', 'UTC', '2026-02-10T00:00:00Z')).toBe(28 * DAY * 0.001);
    expect(of('month', 'UTC', '2028-02-10T00:00:00Z')).toBe(29 * DAY * 0.001);
    expect(of('month', 'Europe/Paris', '2026-03-10T00:00:00Z')).toBe(2_674_800);
    expect(of('month', 'Europe/Paris', '2026-10-10T00:00:00Z')).toBe(2_682_000);
    expect(of('year', 'Europe/Paris', '2026-10-10T00:00:00Z')).toBe(31_536_000);
    expect(of('year', 'UTC', '2028-10-10T00:00:00Z')).toBe(31_622_400);
    const both = { targetPercent: 99, length: 'PT1H', period: [0, 1] } as const;
    expect(() => allowedDowntime(both)).toThrowError(refusal('invalid-option', ['length']));
  });

  test('needs a length: a month has none', () => {
    expect(() => allowedDowntime({ targetPercent: 99, length: 'P1M' })).toThrowError(
      refusal('invalid-duration', ['length']),
    );
    expect(() => allowedDowntime({ targetPercent: 99 } as never)).toThrowError(
      refusal('missing-field', ['length']),
    );
  });
});

test('allowedDowntime says what it takes', () => {
  expect(thrownBy(() => allowedDowntime(null as never)).expected).toBe('a promise and a length');
});
