import { describe, expect, it } from 'vitest';
import {
  businessTimeBetween,
  compileCalendar,
  isOpen,
  nextCloseAt,
} from '../../../../src/calendar.js';

describe('a calendar that is always open', () => {
  it('never closes', () => {
    const always = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });
    expect(nextCloseAt(always, '2026-03-02T00:00:00Z')).toBe('never-closes');
  });

  it('never closes on clocks to the east or the west either, alone or composed', () => {
    // On the clocks of Paris the year 9999 ends an hour before it does in UTC, and no hours follow.
    const zones = ['Europe/Paris', '-12:00'];
    const always = zones.map((timeZone) => ({ timeZone, weekly: { 'mon-sun': '00:00-24:00' } }));
    for (const definition of [...always, { union: always }, { intersection: always }])
      expect(nextCloseAt(compileCalendar(definition), '2026-03-02T00:00:00Z')).toBe('never-closes');
  });

  it('is not one whose hours only add up to a day', () => {
    // 9 hours, a gap of 8, and 15 hours into the next day until 08:00, which overlap its own 9.
    const holed = compileCalendar({
      timeZone: 'UTC',
      weekly: { 'mon-sun': '00:00-09:00, 17:00-08:00' },
    });
    expect(isOpen(holed, '2026-03-02T12:00:00Z')).toBe(false);
    // Each date is closed from 09:00 to 17:00.
    const day = ['2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'] as const;
    expect(businessTimeBetween(holed, ...day)).toBe(16 * 3_600_000);
  });
});
