import { describe, expect, test } from 'vitest';
import { toInstantInZone, toLocalTime } from '../../../src/zone/local.js';
import { thrownBy } from '../../oracle/thrown.js';

describe('local times', () => {
  test.each([
    ['2026-03-02T09:00', 'Europe/Riga', '2026-03-02T07:00:00Z'],
    ['2026-03-02 09:00:30', 'Asia/Kolkata', '2026-03-02T03:30:30Z'],
    ['2026-03-01T24:00', 'UTC', '2026-03-02T00:00:00Z'],
    ['2023-10-29T03:30', 'Europe/Riga', '2023-10-29T00:30:00Z'],
    ['2018-11-04T00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ])('%s in %s is %s', (local, timeZone, expected) => {
    expect(toInstantInZone(local, timeZone)).toBe(Date.parse(expected));
  });

  test('the clock after a gap shows the moved time', () => {
    expect(
      toLocalTime(toInstantInZone('2011-12-30T12:00', 'Pacific/Apia'), 'Pacific/Apia'),
    ).toEqual({
      date: '2011-12-31',
      time: '12:00',
      weekday: 'sat',
    });
  });

  test('seconds are shown when there are any', () => {
    const shown = { date: '1969-12-31', time: '23:59:59', weekday: 'wed' };
    expect(toLocalTime(-1, 'UTC')).toEqual(shown);
  });

  test.each([
    ['2026-03-02', 'invalid-date'],
    ['2026-02-30T09:00', 'invalid-date'],
    ['2026-03-02T25:00', 'invalid-time'],
    ['2026-03-02T09:00Z', 'invalid-time'],
    ['2026-03-02T09:00T10:00', 'invalid-date'],
    ['x'.repeat(1_000_000), 'invalid-date'],
    // Up to 30 characters are looked at.
    [`2026-03-02T${'0'.repeat(19)}`, 'invalid-time'],
    [`2026-03-02T${'0'.repeat(20)}`, 'invalid-date'],
    [null, 'invalid-date'],
  ])('no local time (case %#)', (local, code) => {
    const error = thrownBy(() => toInstantInZone(local as string, 'UTC'));
    expect(error).toMatchObject({ code, path: [] });
  });

  test.each([
    ['2026-03-02', '"2026-03-02"'],
    [60, '60'],
  ])('what is no local time is told whole: %s', (local, received) => {
    expect(thrownBy(() => toInstantInZone(local as string, 'UTC'))).toMatchObject({
      code: 'invalid-date',
      path: [],
      expected: 'a local date and time YYYY-MM-DDTHH:MM',
      received,
    });
  });
});
