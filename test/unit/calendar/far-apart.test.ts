import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addBusinessTime,
  businessDaysBetween,
  businessTimeBetween,
  compileCalendar,
  firstBusinessDayOf,
  lastBusinessDayOf,
  nextCloseAt,
  nextOpenAt,
  previousCloseAt,
  previousOpenAt,
  subtractBusinessTime,
} from '../../../src/calendar.js';
import { at } from './calendar.js';

const HOUR = 3_600_000;

/** Open on two mornings that lie seventy years apart, from 09:00 to 12:00. */
const twice = compileCalendar({
  timeZone: 'UTC',
  overrides: ['1990-01-01', '2060-01-01'].map((date) => ({
    kind: 'add' as const,
    date,
    hours: '09:00-12:00',
  })),
});
const [FIRST, SECOND] = [at('1990-01-01T09:00Z'), at('2060-01-01T09:00Z')] as const;

describe('a calendar that opens twice, decades apart', () => {
  test.each(['1990-01-01T12:00Z', '1995-07-01T00:00Z', '2059-12-31T23:59Z'])(
    'is found from %s',
    (text) => {
      expect(nextOpenAt(twice, text)).toBe(SECOND);
      expect(nextCloseAt(twice, text)).toBe(SECOND + 3 * HOUR);
      expect(previousOpenAt(twice, text)).toBe(FIRST);
      expect(previousCloseAt(twice, text)).toBe(FIRST + 3 * HOUR);
    },
  );

  test('has six hours, three on either day', () => {
    expect(businessTimeBetween(twice, '1980-01-01T00:00Z', '2070-01-01T00:00Z')).toBe(6 * HOUR);
    expect(addBusinessTime(twice, FIRST, { hours: 4 })).toBe(SECOND + HOUR);
    expect(addBusinessTime(twice, FIRST, { hours: 3 }, { boundary: 'nextOpen' })).toBe(SECOND);
    expect(subtractBusinessTime(twice, SECOND + 3 * HOUR, { hours: 4 })).toBe(FIRST + 2 * HOUR);
    expect(addBusinessTime(twice, FIRST, 6 * HOUR + 1)).toBe('never-opens');
  });

  test('has two business days', () => {
    expect(businessDaysBetween(twice, '1980-01-01T00:00Z', '2070-01-01T00:00Z')).toBe(2);
    expect(addBusinessDays(twice, FIRST, 1)).toBe(SECOND);
    expect(addBusinessDays(twice, SECOND, -1)).toBe(FIRST);
    expect(addBusinessDays(twice, FIRST, 2)).toBe('never-opens');
    expect(addBusinessDays(twice, SECOND, -2)).toBe('never-opens');
    expect(addBusinessDays(twice, '1950-06-01T09:00Z', 2)).toBe(SECOND);
  });
});

test('a period has a first and a last business day where one of them lies in it', () => {
  const both = (from: string, to: string) => {
    const period = { start: `${from}T00:00Z`, end: `${to}T00:00Z` };
    return [firstBusinessDayOf(twice, period), lastBusinessDayOf(twice, period)];
  };
  const none = ['no-business-day', 'no-business-day'];
  expect(both('1990-01-01', '1990-01-02')).toEqual(['1990-01-01', '1990-01-01']);
  expect(both('1989-12-31', '2060-01-02')).toEqual(['1990-01-01', '2060-01-01']);
  expect(both('1989-12-01', '1990-01-01')).toEqual(none);
  expect(both('1990-01-02', '2060-01-01')).toEqual(none);
  expect(both('1970-01-01', '1980-01-01')).toEqual(none);
  expect(both('2061-01-01', '2062-01-01')).toEqual(none);
});

// The years 2000 to 2039 have 40 times 365 days and ten leap days, 2000 among them: 14,610 days.
describe('forty years without a close', () => {
  const years = compileCalendar({
    timeZone: 'UTC',
    layers: [{ from: '2000-01-01', through: '2039-12-31', weekly: { 'mon-sun': '00:00-24:00' } }],
  });
  const [START, END] = [at('2000-01-01T00:00Z'), at('2040-01-01T00:00Z')] as const;

  test.each(['2000-01-01T00:00Z', '2019-07-01T00:00Z', '2039-12-31T23:59Z'])(
    'are one interval, seen from %s',
    (text) => {
      expect(nextCloseAt(years, text)).toBe(END);
      expect(previousOpenAt(years, text)).toBe(START);
      expect(nextOpenAt(years, text, { whenOpen: 'nextOpening' })).toBe('never-opens');
      expect(previousCloseAt(years, text)).toBe('never-closes');
    },
  );

  test('are found from far before and far behind', () => {
    expect(nextOpenAt(years, '1900-01-01T00:00Z')).toBe(START);
    expect(previousCloseAt(years, '2140-01-01T00:00Z')).toBe(END);
  });

  test('have 14,610 days', () => {
    const [before, behind] = ['1900-01-01T00:00Z', '2140-01-01T00:00Z'] as const;
    expect(businessDaysBetween(years, before, behind)).toBe(14_610);
    expect(businessDaysBetween(years, behind, before)).toBe(-14_610);
    expect(businessTimeBetween(years, before, behind)).toBe(14_610 * 24 * HOUR);
    // The first of them is 1 January 2000, the last 31 December 2039.
    expect(addBusinessDays(years, before, 1)).toBe(START);
    expect(addBusinessDays(years, before, 14_610)).toBe(END - 24 * HOUR);
    expect(addBusinessDays(years, behind, -14_610)).toBe(START);
    expect(addBusinessDays(years, before, 14_611)).toBe('never-opens');
    expect(addBusinessTime(years, before, { hours: 14_610 * 24 })).toBe(END);
    expect(subtractBusinessTime(years, behind, { hours: 14_610 * 24 })).toBe(START);
  });
});

describe('days that count for less, over ten years', () => {
  const saturdays = compileCalendar({
    timeZone: 'UTC',
    weekly: { 'mon-fri': '09:00-17:00', sat: '09:00-13:00' },
    dayShares: { sat: 0.5 },
  });

  test('are summed up and stepped over in their shares', () => {
    // 520 weeks from a Monday on are 520 times five days and a half.
    const monday = at('2026-03-02T09:00Z');
    const weeks = monday + 520 * 7 * 24 * HOUR;
    expect(businessDaysBetween(saturdays, monday, weeks)).toBe(2860);
    expect(businessDaysBetween(saturdays, weeks, monday)).toBe(-2860);
    expect(addBusinessDays(saturdays, monday, 2860)).toBe(weeks);
    expect(addBusinessDays(saturdays, weeks, -2860)).toBe(monday);
  });
});
