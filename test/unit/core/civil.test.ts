import { describe, expect, test } from 'vitest';
import {
  civilDateOf,
  DAY_MS,
  daysInMonth,
  epochDayOf,
  formatDate,
  formatTime,
  kindOfYear,
  parseDate,
  parseTime,
  sameKindOfYear,
  WEEKDAYS,
  weekdayOf,
} from '../../../src/core/civil.js';
import { thrownBy } from '../../oracle/thrown.js';

describe('dates', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('%s is epoch day %d', (text, day) => {
    expect(parseDate(text)).toBe(day);
    expect(formatDate(day)).toBe(text);
  });

  test.each([
    ['1945-05-08', 'tue'],
    ['1969-07-20', 'sun'],
    ['1989-11-09', 'thu'],
    ['2000-01-01', 'sat'],
    ['2000-02-29', 'tue'],
    ['2026-03-02', 'mon'],
    ['0001-01-01', 'mon'],
  ])('%s was a %s', (text, weekday) => {
    expect(WEEKDAYS[weekdayOf(parseDate(text))]).toBe(weekday);
  });

  test.each([
    [2023, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2026, 4, 30],
    [2026, 12, 31],
  ])('month %d-%d has %d days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  test('a month or day beyond its range carries over', () => {
    expect(epochDayOf(2025, 13, 1)).toBe(parseDate('2026-01-01'));
    expect(epochDayOf(2026, 0, 31)).toBe(parseDate('2025-12-31'));
    expect(epochDayOf(2026, 2, 31)).toBe(parseDate('2026-03-03'));
    expect(civilDateOf(epochDayOf(50, 6, 15))).toEqual({ year: 50, month: 6, day: 15 });
  });

  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00Z',
    '02/03/2026',
    '+002026-01-01',
    ' 2026-01-01',
    '2026-01-01\n',
    '',
    '2'.repeat(1_000_000),
    20_260_101,
    null,
    undefined,
    new Date(0),
    Symbol('date'),
    5n,
  ])('no date (case %#)', (input) => {
    const error = thrownBy(() => parseDate(input as string));
    expect(error).toMatchObject({ code: 'invalid-date', path: [] });
    expect(error.message.length).toBeLessThan(300);
  });
});

describe('times', () => {
  test.each([
    ['00:00', 0],
    ['09:30', 34_200_000],
    ['23:59', DAY_MS - 60_000],
    ['23:59:59', DAY_MS - 1000],
    ['24:00', DAY_MS],
  ])('%s is %d ms after midnight', (text, ms) => {
    expect(parseTime(text)).toBe(ms);
    expect(formatTime(ms)).toBe(text);
  });

  test('seconds of zero may be written and are left out', () => {
    expect(parseTime('24:00:00')).toBe(DAY_MS);
    expect(formatTime(parseTime('09:30:00'))).toBe('09:30');
  });

  test.each([
    '24:01',
    '24:00:01',
    '25:00',
    '09:60',
    '09:00:60',
    '9:00',
    '9am',
    '0900',
    '09:00:00.5',
    '09:00Z',
    ' 09:00',
    '09:00\n',
    '-1:00',
    '',
    '0'.repeat(1_000_000),
    900,
    null,
    undefined,
    Symbol('time'),
  ])('no time (case %#)', (input) => {
    const error = thrownBy(() => parseTime(input as string));
    expect(error).toMatchObject({ code: 'invalid-time', path: [] });
    expect(error.message.length).toBeLessThan(300);
  });
});

describe('the kind of a year', () => {
  // Twice the weekday of 1 January, Monday being 0, and one more with a 29 February.
  test.each([
    ['1 began on a Monday', 1, 0],
    ['1900 began on a Monday and had no leap day', 1900, 0],
    ['2000 began on a Saturday and had one', 2000, 11],
    ['2001 began on a Monday', 2001, 0],
    ['2024 began on a Monday and had a leap day', 2024, 1],
    ['2026 began on a Thursday', 2026, 6],
    ['2100 will begin on a Friday and have no leap day', 2100, 8],
  ])('%s', (_, year, kind) => {
    expect(kindOfYear(year)).toBe(kind);
  });

  test('comes again where the calendar does, or not among so many years', () => {
    // 2032 begins on a Thursday with a leap day; 2037 is the next that is like 2026.
    expect(sameKindOfYear(2026, 2027, 11)).toBe(2037);
    expect(sameKindOfYear(2026, 2027, 10)).toBe(2026);
  });
});
