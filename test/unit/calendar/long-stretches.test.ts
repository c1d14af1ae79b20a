import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addBusinessTime,
  businessDaysBetween,
  businessTimeBetween,
  compileCalendar,
  isBusinessDay,
  subtractBusinessTime,
} from '../../../src/calendar.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../src/core/instant.js';
import { thrownBy } from '../../oracle/thrown.js';
import { at, office } from './calendar.js';

const HOUR = 3_600_000;
const MON = at('2026-03-02T09:00Z');
/** So many days after Monday 2 March 2026. */
const later = (days: number, hour: number): number => Date.UTC(2026, 2, 2 + days, hour);

// A week has 40 hours, so 20,000 hours are 500 weeks: through Friday of the last of them.
describe('500 weeks of business time', () => {
  test('end with the Friday of the last, or with the Monday after it', () => {
    expect(addBusinessTime(office, MON, { hours: 20_000 })).toBe(later(499 * 7 + 4, 17));
    expect(addBusinessTime(office, MON, { hours: 20_000 }, { boundary: 'nextOpen' })).toBe(
      later(500 * 7, 9),
    );
  });

  test('before a Monday begin with that of the first, or with the Friday before it', () => {
    expect(subtractBusinessTime(office, MON, { hours: 20_000 })).toBe(later(-500 * 7, 9));
    expect(
      subtractBusinessTime(office, MON, { hours: 20_000 }, { boundary: 'previousClose' }),
    ).toBe(later(-500 * 7 - 3, 17));
  });

  test('are so much time, and as much less than nothing the other way', () => {
    expect(businessTimeBetween(office, MON, later(3500, 9))).toBe(20_000 * HOUR);
    expect(businessTimeBetween(office, later(3500, 9), MON)).toBe(-20_000 * HOUR);
    expect(businessTimeBetween(office, MON, MON)).toBe(0);
  });
});

describe('an amount below zero', () => {
  test('goes the other way', () => {
    // The hour before Monday 09:00 is the last of Friday.
    expect(addBusinessTime(office, MON, { hours: -1 })).toBe(at('2026-02-27T16:00Z'));
    expect(subtractBusinessTime(office, MON, { hours: -1 })).toBe(at('2026-03-02T10:00Z'));
  });
});

describe('a calendar that opens once', () => {
  const once = compileCalendar({
    timeZone: 'UTC',
    overrides: [{ kind: 'add', date: '2026-03-02', hours: '09:00-17:00' }],
  });

  test('has its eight hours, and no more', () => {
    expect(addBusinessTime(once, '2000-01-01T00:00Z', { hours: 8 })).toBe(later(0, 17));
    expect(addBusinessTime(once, '2000-01-01T00:00Z', 8 * HOUR + 1)).toBe('never-opens');
    expect(subtractBusinessTime(once, '2050-01-01T00:00Z', { hours: 8 })).toBe(MON);
    expect(subtractBusinessTime(once, '2050-01-01T00:00Z', 8 * HOUR + 1)).toBe('never-opens');
  });

  test('has none behind it, and none before it', () => {
    expect(addBusinessTime(once, later(0, 17), 1)).toBe('never-opens');
    expect(subtractBusinessTime(once, MON, 1)).toBe('never-opens');
    expect(addBusinessTime(once, later(0, 17), 0, { boundary: 'nextOpen' })).toBe('never-opens');
    expect(subtractBusinessTime(once, MON, 0, { boundary: 'previousClose' })).toBe('never-opens');
  });

  test('is found over years by a step of nothing', () => {
    expect(addBusinessTime(once, '2000-01-01T00:00Z', 0, { boundary: 'nextOpen' })).toBe(MON);
    expect(subtractBusinessTime(once, '2050-01-01T00:00Z', 0, { boundary: 'previousClose' })).toBe(
      later(0, 17),
    );
  });
});

describe('the ends of the known time', () => {
  const always = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });

  test('are reached, and not passed', () => {
    expect(addBusinessTime(always, MAX_INSTANT - 1, 1)).toBe(MAX_INSTANT);
    expect(addBusinessTime(always, MAX_INSTANT, 1)).toBe('never-opens');
    expect(subtractBusinessTime(always, MIN_INSTANT + 1, 1)).toBe(MIN_INSTANT);
    expect(subtractBusinessTime(always, MIN_INSTANT, 1)).toBe('never-opens');
  });
});

test('a boundary is one of two words', () => {
  expect(
    thrownBy(() => addBusinessTime(office, MON, 1, { boundary: 'open' as never })),
  ).toMatchObject({
    code: 'invalid-option',
    path: ['options', 'boundary'],
    expected: 'close or nextOpen',
    received: '"open"',
  });
  expect(
    thrownBy(() => subtractBusinessTime(office, MON, 1, { boundary: 'close' as never })),
  ).toMatchObject({ expected: 'open or previousClose' });
});

// Ten years from 2026 on have 3652 days, two of them leap days (2028 and 2032), and ten Christmas Days.
describe('ten years round the clock without Christmas Day', () => {
  const [FROM, TO] = ['2026-01-01T00:00Z', '2036-01-01T00:00Z'] as const;
  const weekly = { 'mon-sun': '00:00-24:00' };
  const yearly = compileCalendar({ timeZone: 'UTC', weekly, holidays: [{ yearly: '12-25' }] });

  test('have 3642 days', () => {
    expect(businessTimeBetween(yearly, FROM, TO)).toBe(3642 * 24 * HOUR);
    expect(businessTimeBetween(yearly, TO, FROM)).toBe(-3642 * 24 * HOUR);
    // The first day is left out and that after the last counts.
    expect(businessDaysBetween(yearly, FROM, TO)).toBe(3642);
    expect(businessDaysBetween(yearly, TO, FROM)).toBe(-3642);
  });

  test('are passed in steps of days, and in hours, both ways', () => {
    const amount = { hours: 3642 * 24 };
    expect(addBusinessDays(yearly, FROM, 3642)).toBe(at(TO));
    expect(addBusinessDays(yearly, TO, -3642)).toBe(at(FROM));
    expect(addBusinessTime(yearly, FROM, amount)).toBe(at(TO));
    expect(subtractBusinessTime(yearly, TO, amount)).toBe(at(FROM));
  });

  test('have a day less in a year of which one more is taken', () => {
    const some = compileCalendar({
      timeZone: 'UTC',
      weekly,
      holidays: [{ yearly: '12-25' }, '2030-07-01'],
      overrides: [{ kind: 'remove', date: '2031-07-01', hours: '06:00-18:00' }],
    });
    // Half a day less is still a business day, and twelve hours.
    expect(businessDaysBetween(some, FROM, TO)).toBe(3641);
    expect(businessTimeBetween(some, FROM, TO)).toBe((3641 * 24 - 12) * HOUR);
    expect(isBusinessDay(some, '2030-07-01')).toBe(false);
    expect(isBusinessDay(some, '2031-07-01')).toBe(true);
  });
});

describe('500 weeks of business days', () => {
  test('end on the same weekday, at the same time', () => {
    expect(addBusinessDays(office, MON, 2500)).toBe(later(3500, 9));
    expect(addBusinessDays(office, MON, -2500)).toBe(later(-3500, 9));
    expect(businessDaysBetween(office, MON, later(3500, 9))).toBe(2500);
  });

  test('are as many in a calendar of two offices that are open on the same days', () => {
    const hours = (mon: string) => ({ timeZone: 'UTC', weekly: { 'mon-fri': mon } });
    const both = compileCalendar({ union: [hours('08:00-12:00'), hours('13:00-17:00')] });
    expect(addBusinessDays(both, MON, 2500)).toBe(later(3500, 9));
    // Eight hours a day, as above.
    expect(addBusinessTime(both, later(0, 8), { hours: 20_000 })).toBe(later(499 * 7 + 4, 17));
    const without = compileCalendar({ difference: [hours('08:00-17:00'), hours('12:00-13:00')] });
    expect(addBusinessTime(without, later(0, 8), { hours: 20_000 })).toBe(later(499 * 7 + 4, 17));
  });
});
