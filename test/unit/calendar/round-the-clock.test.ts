import { describe, expect, test } from 'vitest';
import {
  businessTimeBetween,
  checkCalendar,
  compileCalendar,
  isBusinessDay,
  isOpen,
  nextCloseAt,
  ROUND_THE_CLOCK,
} from '../../../src/calendar.js';
import { checkAgreement } from '../../../src/index.js';
import { OFFICE } from './calendar.js';

describe('round the clock', () => {
  test('never closes, has every date as a business day, and is doubted by nobody', () => {
    const always = compileCalendar(ROUND_THE_CLOCK);
    expect(nextCloseAt(always, '2026-03-07T00:00:00Z')).toBe('never-closes');
    expect(isBusinessDay(always, '2026-03-08')).toBe(true);
    expect(checkCalendar(ROUND_THE_CLOCK)).toMatchObject({ ok: true, warnings: [] });
  });

  test('can be spread over another zone, where a Sunday has 23 hours', () => {
    const paris = compileCalendar({ ...ROUND_THE_CLOCK, timeZone: 'Europe/Paris' });
    const sunday = ['2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00'] as const;
    expect(businessTimeBetween(paris, ...sunday)).toBe(23 * 3_600_000);
  });

  test('composes: all but the office hours', () => {
    const outside = compileCalendar({ difference: [ROUND_THE_CLOCK, OFFICE] });
    // Monday 2 March 2026: the office is open from 09:00 to 17:00.
    const hours = ['08:00', '09:00', '17:00'].map((time) =>
      isOpen(outside, `2026-03-02T${time}:00Z`),
    );
    expect(hours).toEqual([true, false, true]);
  });

  test('stands in an agreement as it is', () => {
    const check = checkAgreement({
      id: 'always',
      timeZone: 'UTC',
      period: { unit: 'month' },
      currency: 'EUR',
      calendars: { always: ROUND_THE_CLOCK },
      objectives: [],
    });
    const about = [...(check.ok ? [] : check.issues)].filter(({ path }) => path[0] === 'calendars');
    expect(about).toEqual([]);
  });

  test('cannot be changed by one who imports it', () => {
    expect(() => Object.assign(ROUND_THE_CLOCK, { timeZone: 'Europe/Paris' })).toThrow(TypeError);
  });
});
