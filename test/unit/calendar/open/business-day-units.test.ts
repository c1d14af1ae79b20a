import { describe, expect, test } from 'vitest';
import {
  businessDayUnits,
  openTimeOfDay,
} from '../../../../src/calendar/open/business-day-units.js';
import {
  addBusinessDays,
  businessDaysBetween,
  type CalendarDefinition,
  compileCalendar,
  type PlainCalendar,
} from '../../../../src/calendar.js';
import { dayIn } from '../../../../src/core/civil.js';
import { at } from '../calendar.js';

/** Monday 2 March 2026; what its week counts for, Monday first, in units of the whole calendar. */
const MONDAY = dayIn('2026-03-02') as number;
function weekOf(definition: CalendarDefinition): number[] {
  const unitsOn = businessDayUnits(compileCalendar(definition).plan, {
    first: MONDAY,
    last: MONDAY + 6,
  });
  return Array.from({ length: 7 }, (_, i) => unitsOn(MONDAY + i));
}

const shop: PlainCalendar = {
  timeZone: 'UTC',
  weekly: { 'mon-fri': '09:00-17:00', sat: '09:00-13:00' },
  dayShares: { sat: '0.5' },
};
const on = (
  weekly: PlainCalendar['weekly'],
  parts: Partial<PlainCalendar> = {},
): PlainCalendar => ({
  timeZone: 'UTC',
  weekly,
  ...parts,
});

describe('what days count for', () => {
  test('is in the largest unit of which all shares are multiples', () => {
    expect(weekOf(shop)).toEqual([2, 2, 2, 2, 2, 1, 0]);
    expect(weekOf(on({ 'mon-fri': '09:00-17:00' }))).toEqual([1, 1, 1, 1, 1, 0, 0]);
    // A quarter: whole days have four.
    const holidays = [{ date: '2026-03-04', hours: '09:00-11:00', share: '0.25' }];
    expect(weekOf({ ...shop, holidays })).toEqual([4, 4, 1, 4, 4, 2, 0]);
  });

  test('is the least that the weekday and the holidays of a date say', () => {
    const holiday = (date: string, share: string) => ({ date, hours: '09:00-11:00', share });
    const holidays = [
      holiday('2026-03-07', '0.25'),
      holiday('2026-03-06', '0.75'),
      holiday('2026-03-06', '0.5'),
    ];
    expect(weekOf({ ...shop, holidays })).toEqual([4, 4, 4, 4, 2, 1, 0]);
    const large = [holiday('2026-03-07', '0.75')];
    expect(weekOf({ ...shop, holidays: large })).toEqual([4, 4, 4, 4, 4, 2, 0]);
    // Hours that replace those of a date replace what its holiday says.
    const overrides = [{ kind: 'replace', date: '2026-03-06', hours: '09:00-10:00' }] as const;
    expect(weekOf({ ...shop, holidays, overrides })).toEqual([4, 4, 4, 4, 4, 1, 0]);
  });

  test('is nothing where breaks or removals take all the hours of a day, and as much where some are left', () => {
    const breaks = [
      { days: 'mon', hours: '08:00-18:00' },
      { days: 'tue', hours: '09:00-16:59' },
    ];
    const overrides = [{ kind: 'remove', date: '2026-03-04', hours: '00:00-24:00' }] as const;
    expect(weekOf(on({ 'mon-fri': '09:00-17:00' }, { breaks, overrides }))).toEqual([
      0, 1, 0, 1, 1, 0, 0,
    ]);
  });

  test('is there on a day that an override opens', () => {
    const overrides = [{ kind: 'add', date: '2026-03-08', hours: '09:00-10:00' }] as const;
    expect(weekOf(on({ mon: '09:00-17:00' }, { overrides }))).toEqual([1, 0, 0, 0, 0, 0, 1]);
  });
});

describe('what days of a union count for', () => {
  test('is the most that one of its parts says, in units of all of them', () => {
    expect(weekOf({ union: [shop, on({ sun: '09:00-12:00' })] })).toEqual([2, 2, 2, 2, 2, 1, 2]);
    expect(weekOf({ union: [shop, on({ 'sat-sun': '10:00-11:00' })] })).toEqual([
      2, 2, 2, 2, 2, 2, 2,
    ]);
    expect(weekOf({ union: [on({ sat: '10:00-11:00' }), shop] })).toEqual([2, 2, 2, 2, 2, 2, 0]);
    // Halves and tenths are tenths together.
    const tenth = on({ sun: '09:00-12:00' }, { dayShares: { sun: '0.1' } });
    expect(weekOf({ union: [shop, tenth] })).toEqual([10, 10, 10, 10, 10, 5, 1]);
  });

  test('goes by the dates on its own clocks', () => {
    // 08:00 to 10:00 in Auckland, at +13:00, begins at 19:00 UTC of the day before.
    const far: PlainCalendar = {
      timeZone: 'Pacific/Auckland',
      weekly: { 'mon-tue': '08:00-10:00' },
    };
    expect(weekOf({ union: [far], timeZone: 'UTC' })).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(weekOf({ union: [far] })).toEqual([1, 1, 0, 0, 0, 0, 0]);
    // 20:00 to 22:00 in Honolulu, at -10:00, begins at 06:00 UTC of the day after.
    const west: PlainCalendar = {
      timeZone: 'Pacific/Honolulu',
      weekly: { 'fri-sun': '20:00-22:00' },
    };
    expect(weekOf({ union: [west], timeZone: 'UTC' })).toEqual([1, 0, 0, 0, 0, 1, 1]);
  });

  test('goes by the second morning of a night of which a break leaves no more', () => {
    const night = on({ mon: '22:00-06:00' }, { breaks: [{ days: 'mon', hours: '22:00-02:00' }] });
    expect(weekOf({ union: [night] })).toEqual([0, 1, 0, 0, 0, 0, 0]);
    // Alone the night belongs to its evening.
    expect(weekOf(night)).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });
});

describe('what days of an intersection or a difference count for', () => {
  test('is the least that its parts say, where they are open together', () => {
    const whole = on({ 'mon-sat': '10:00-12:00' });
    expect(weekOf({ intersection: [shop, whole] })).toEqual([2, 2, 2, 2, 2, 1, 0]);
    expect(weekOf({ intersection: [whole, shop] })).toEqual([2, 2, 2, 2, 2, 1, 0]);
    const early = on({ 'mon-wed': '07:00-09:00', 'thu-sat': '08:00-10:00' });
    expect(weekOf({ intersection: [shop, early] })).toEqual([0, 0, 0, 2, 2, 1, 0]);
  });

  test('is what the first of a difference says, where it is open after all', () => {
    const off = on({ fri: '00:00-24:00', sat: '10:00-11:00' }, { dayShares: { sat: '0.1' } });
    expect(weekOf({ difference: [shop, off] })).toEqual([10, 10, 10, 10, 0, 5, 0]);
  });

  test('does not ask a part on other clocks, which has other dates', () => {
    // Tokyo is nine hours ahead: from 18:00 to 02:00 there is the office day of UTC.
    const tokyo: PlainCalendar = {
      timeZone: 'Asia/Tokyo',
      weekly: { 'mon-sun': '00:00-24:00' },
      dayShares: { 'mon-sun': '0.5' },
    };
    expect(weekOf({ intersection: [shop, tokyo] })).toEqual([2, 2, 2, 2, 2, 1, 0]);
    expect(weekOf({ intersection: [shop, { ...tokyo, timeZone: 'UTC' }] })).toEqual([
      1, 1, 1, 1, 1, 1, 0,
    ]);
  });

  test('is stepped over and summed up in those units', () => {
    const calendar = compileCalendar({ intersection: [shop, on({ 'mon-sat': '10:00-12:00' })] });
    const monday = at('2026-03-02T10:00Z');
    // Five and a half days to the Monday after.
    expect(businessDaysBetween(calendar, monday, at('2026-03-09T10:00Z'))).toBe(5.5);
    expect(addBusinessDays(calendar, monday, 5.5)).toBe(at('2026-03-09T10:00Z'));
  });
});

describe('the open time of a day', () => {
  const openOf = (definition: CalendarDefinition, date: string) =>
    [...openTimeOfDay(compileCalendar(definition).plan, dayIn(date) as number)].map((ms) =>
      new Date(ms).toISOString().slice(5, 16),
    );

  test('is that of the hours that start on it, breaks taken off', () => {
    const night = on(
      { mon: '22:00-06:00', tue: '09:00-10:00' },
      { breaks: [{ days: 'tue', hours: '02:00-03:00' }] },
    );
    expect(openOf(night, '2026-03-02')).toEqual([
      '03-02T22:00',
      '03-03T02:00',
      '03-03T03:00',
      '03-03T06:00',
    ]);
    expect(openOf(night, '2026-03-03')).toEqual(['03-03T09:00', '03-03T10:00']);
    expect(openOf(night, '2026-03-04')).toEqual([]);
  });

  test('is that of the date where calendars are composed', () => {
    const both = { union: [on({ mon: '22:00-06:00' })] };
    expect(openOf(both, '2026-03-02')).toEqual(['03-02T22:00', '03-03T00:00']);
    expect(openOf(both, '2026-03-03')).toEqual(['03-03T00:00', '03-03T06:00']);
  });
});
