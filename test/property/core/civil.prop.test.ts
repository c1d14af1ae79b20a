import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  civilDateOf,
  daysInMonth,
  epochDayOf,
  formatDate,
  formatTime,
  parseDate,
  parseTime,
  weekdayOf,
} from '../../../src/core/civil.js';

const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
const days = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

test('every day of the years 1 to 9999 follows the one before, and comes back from its text', () => {
  let [year, month, day] = [1, 1, 1];
  const wrong: number[] = [];
  for (let epochDay = FIRST_DAY; epochDay <= LAST_DAY; epochDay++) {
    const date = civilDateOf(epochDay);
    const matches = date.year === year && date.month === month && date.day === day;
    // 0001-01-01 was a Monday.
    const weekday = (epochDay - FIRST_DAY) % 7;
    if (!matches || epochDayOf(year, month, day) !== epochDay || weekdayOf(epochDay) !== weekday) {
      wrong.push(epochDay);
    }
    day++;
    if (day > lengthOfMonth(year, month)) [month, day] = [month + 1, 1];
    if (month > 12) [year, month] = [year + 1, 1];
  }
  expect(wrong).toEqual([]);
  expect([year, month, day]).toEqual([10_000, 1, 1]);
});

test('a date is what Temporal says', () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
      expect(formatDate(day)).toBe(date.toString());
      expect(parseDate(date.toString())).toBe(day);
      expect(weekdayOf(day)).toBe(date.dayOfWeek - 1);
      expect(daysInMonth(date.year, date.month)).toBe(date.daysInMonth);
    }),
  );
});

test('a time of day comes back from its text', () => {
  fc.assert(
    fc.property(fc.nat({ max: 86_400 }), (second) => {
      expect(parseTime(formatTime(second * 1000))).toBe(second * 1000);
    }),
  );
});

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
