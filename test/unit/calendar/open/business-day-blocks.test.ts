import { describe, expect, test } from 'vitest';
import {
  businessDayUnitsOn,
  countBusinessDays,
  stepBusinessDays,
} from '../../../../src/calendar/open/business-day-blocks.js';
import { ALL_DAYS } from '../../../../src/calendar/plan/date-span.js';
import { compileCalendar } from '../../../../src/calendar.js';
import { officeWith } from '../calendar.js';

/** Epoch days: 1970-01-01 is day 0, a Thursday; so every day n with n % 7 = 2 or 3 is of a weekend. */
const daily = () => compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '09:00-17:00' } });
const mondays = () => compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } });

describe('days that are counted in blocks of 512', () => {
  test.each([0, 1, 511, 512, 513, 2047, 2048, 2049, 9000])('are %i in as many days', (days) => {
    const calendar = daily();
    for (const from of [-700, -1, 0, 511, 512]) {
      expect(countBusinessDays(calendar, from, from + days)).toBe(days);
      expect(countBusinessDays(calendar, from + days, from)).toBe(0 - days);
      expect(stepBusinessDays(calendar, from, days)).toBe(from + days);
      expect(stepBusinessDays(calendar, from + days, -days)).toBe(from);
    }
  });

  test('are one in a week of Mondays, over thirty years as well', () => {
    const calendar = mondays();
    // Day 4 is a Monday, and day 4 + 7n.
    for (const weeks of [1, 73, 74, 293, 1565]) {
      expect(stepBusinessDays(calendar, 4, weeks)).toBe(4 + 7 * weeks);
      expect(stepBusinessDays(calendar, 3, weeks + 1)).toBe(4 + 7 * weeks);
      expect(stepBusinessDays(calendar, 4, -weeks)).toBe(4 - 7 * weeks);
      expect(stepBusinessDays(calendar, 5, -weeks - 1)).toBe(4 - 7 * weeks);
      expect(countBusinessDays(calendar, 3, 3 + 7 * weeks)).toBe(weeks);
      expect(countBusinessDays(calendar, 4, 3 + 7 * weeks)).toBe(weeks - 1);
      expect(countBusinessDays(calendar, 3, 4 + 7 * weeks)).toBe(weeks + 1);
    }
  });

  test('run out where the years do', () => {
    const calendar = daily();
    const { first, last } = ALL_DAYS;
    expect(stepBusinessDays(calendar, last - 1, 1)).toBe(last);
    expect(stepBusinessDays(calendar, last, 1)).toBe(undefined);
    expect(stepBusinessDays(calendar, first + 1, -1)).toBe(first);
    expect(stepBusinessDays(calendar, first, -1)).toBe(undefined);
    // So far that years are passed: 8000 days are more than four blocks, and reach the last day.
    expect(stepBusinessDays(calendar, last - 8000, 8000)).toBe(last);
    expect(stepBusinessDays(calendar, last - 8000, 8001)).toBe(undefined);
    expect(stepBusinessDays(calendar, first + 8000, -8000)).toBe(first);
    expect(stepBusinessDays(calendar, first + 8000, -8001)).toBe(undefined);
    // The same where there is one day in a week: 0001-01-01 and 9999-12-27 are Mondays.
    const weekly = mondays();
    expect(stepBusinessDays(weekly, last - 4 - 7000, 1000)).toBe(last - 4);
    expect(stepBusinessDays(weekly, last - 4 - 7000, 1001)).toBe(undefined);
    expect(stepBusinessDays(weekly, first + 7000, -1000)).toBe(first);
    expect(stepBusinessDays(weekly, first + 7000, -1001)).toBe(undefined);
  });

  test('end with the blocks in which the calendar is open', () => {
    const calendar = compileCalendar({
      timeZone: 'UTC',
      overrides: [
        { kind: 'add', date: '1970-01-01', hours: '09:00-12:00' },
        { kind: 'add', date: '1973-10-18', hours: '09:00-12:00' },
      ],
    });
    // 1973-10-18 is day 1386: 365 + 365 + 366 + 290.
    expect(countBusinessDays(calendar, -1, 1386)).toBe(2);
    expect(countBusinessDays(calendar, 0, 1385)).toBe(0);
    expect(stepBusinessDays(calendar, -9999, 1)).toBe(0);
    expect(stepBusinessDays(calendar, -9999, 2)).toBe(1386);
    expect(stepBusinessDays(calendar, -9999, 3)).toBe(undefined);
    expect(stepBusinessDays(calendar, 9999, -1)).toBe(1386);
    expect(stepBusinessDays(calendar, 9999, -2)).toBe(0);
    expect(stepBusinessDays(calendar, 9999, -3)).toBe(undefined);
  });

  test('count for their shares', () => {
    const calendar = officeWith({
      weekly: { 'mon-fri': '09:00-17:00', sat: '09:00-13:00' },
      dayShares: { sat: 0.5 },
    });
    // In halves: a week has eleven. Day 1 is a Friday, day 2 a Saturday, day 3 a Sunday.
    expect([1, 2, 3].map((day) => businessDayUnitsOn(calendar, day))).toEqual([2, 1, 0]);
    expect(countBusinessDays(calendar, 0, 7)).toBe(11);
    expect(countBusinessDays(calendar, 0, 7 * 1000)).toBe(11_000);
    // Both halves of Friday lie on it; the third is Saturday's.
    expect([1, 2, 3, 4].map((steps) => stepBusinessDays(calendar, 0, steps))).toEqual([1, 1, 2, 4]);
    expect(stepBusinessDays(calendar, 0, 11_000)).toBe(7000);
    expect(stepBusinessDays(calendar, 7001, -11_000)).toBe(1);
  });
});

describe('the blocks of days that a calendar keeps', () => {
  test('are 64; of more the counts stay, and the answers', () => {
    const calendar = mondays();
    for (let index = 0; index < 64; index++) businessDayUnitsOn(calendar, index * 512);
    const { memory } = calendar;
    const kinds = () => [...(memory.days?.blocks.values() ?? [])].map((one) => typeof one);
    expect(kinds()).toEqual(Array(64).fill('object'));
    expect(memory.days?.recent.index).toBe(63);
    businessDayUnitsOn(calendar, 64 * 512);
    expect(kinds()).toEqual([...Array(64).fill('number'), 'object']);
    // The Mondays of the first block are days 4 + 7n below 512: n up to 72.
    expect(memory.days?.blocks.get(0)).toBe(73);
    expect(memory.days?.kept).toBe(1);
    expect(countBusinessDays(calendar, -1, 1023)).toBe(146);
    expect(businessDayUnitsOn(calendar, 4)).toBe(1);
    // A block that is known is not compiled again.
    const known = memory.days?.blocks.get(0);
    businessDayUnitsOn(calendar, 600);
    businessDayUnitsOn(calendar, 4);
    expect(memory.days?.blocks.get(0)).toBe(known);
    expect(memory.days?.recent).toBe(known);
  });

  test('are none before the first question about days', () => {
    const calendar = mondays();
    expect(calendar.memory.days).toBe(undefined);
    expect(stepBusinessDays(calendar, 5, 0)).toBe(5);
    expect(calendar.memory.days).toBe(undefined);
  });
});
