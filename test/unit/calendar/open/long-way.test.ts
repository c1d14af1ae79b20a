import { describe, expect, test } from 'vitest';
import {
  nextOpenYear,
  openTimeFar,
  passOpenYears,
  passOpenYearsBack,
  passYears,
  passYearsBack,
  previousOpenYear,
} from '../../../../src/calendar/open/long-way.js';
import {
  businessDaysOfYear,
  closedMsOfYear,
  openMsOfYear,
  startOfYear,
  yearAt,
  yearOfDay,
} from '../../../../src/calendar/open/years.js';
import { compileCalendar } from '../../../../src/calendar.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../../src/core/instant.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const noon = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '12:00-13:00' } });
const always = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });
/** Open in July of 2001 and of 2031. */
const twice = compileCalendar({
  timeZone: 'UTC',
  overrides: [2001, 2031].map((year) => ({
    kind: 'add' as const,
    from: `${year}-07-01`,
    through: `${year}-07-31`,
    hours: '12:00-13:00',
  })),
});
const year = (number: number): number => Date.UTC(number, 0, 1);

// One hour a day: 2026 and 2027 have 365 of them, 2028 has 366.
describe('a way forward passes the years that do not hold the rest of an amount', () => {
  test.each([
    [365, true, 2026, 365],
    [365, false, 2027, 0],
    [366, true, 2027, 1],
    [366, false, 2027, 1],
    [730, true, 2027, 365],
    [730, false, 2028, 0],
    [731, true, 2028, 1],
    [1096, true, 2028, 366],
    [1097, true, 2029, 1],
  ])('of %i hours, the last open instant included: %j', (hours, earliest, to, left) => {
    expect(passYears(noon, year(2026), hours * HOUR, earliest)).toEqual({
      at: year(to),
      amountMs: left * HOUR,
    });
  });

  test('and begins within a year', () => {
    // From 31 December 2026, 12:30, half an hour is left of that year.
    const from = year(2027) - DAY + 12.5 * HOUR;
    expect(passYears(noon, from, 0.5 * HOUR, true)).toEqual({ at: from, amountMs: 0.5 * HOUR });
    expect(passYears(noon, from, HOUR, true)).toEqual({ at: year(2027), amountMs: 0.5 * HOUR });
  });

  test('up to the last there is', () => {
    expect(passYears(noon, year(9998), 730 * HOUR, true)).toEqual({
      at: year(9999),
      amountMs: 365 * HOUR,
    });
    expect(passYears(noon, year(9998), 730 * HOUR, false)).toBe(undefined);
    expect(passYears(noon, year(9998), 731 * HOUR, true)).toBe(undefined);
  });
});

describe('a way back passes them, too', () => {
  test.each([
    [365, true, 2028, 365],
    [365, false, 2027, 0],
    [366, true, 2027, 1],
    [730, true, 2027, 365],
    [731, true, 2026, 1],
    [730, false, 2026, 0],
  ])('of %i hours, the first open instant included: %j', (hours, latest, to, left) => {
    expect(passYearsBack(noon, year(2028) - 1, hours * HOUR, latest)).toEqual({
      at: to === 2028 ? year(2028) - 1 : year(to),
      amountMs: left * HOUR,
    });
  });

  test('down to the first there is', () => {
    const third = Date.parse('0003-01-01T00:00:00Z');
    // The years 1 and 2 have 365 days each.
    expect(passYearsBack(noon, third - 1, 730 * HOUR, true)).toEqual({
      at: Date.parse('0002-01-01T00:00:00Z'),
      amountMs: 365 * HOUR,
    });
    expect(passYearsBack(noon, third - 1, 731 * HOUR, true)).toBe(undefined);
    expect(passYearsBack(noon, third - 1, 730 * HOUR, false)).toBe(undefined);
  });
});

describe('a search for open time goes by years', () => {
  test('to the first with some, that of the instant included, or to the last', () => {
    expect(nextOpenYear(twice, year(1950))).toBe(year(2001));
    expect(nextOpenYear(twice, year(2002) - 1)).toBe(year(2001));
    expect(nextOpenYear(twice, year(2002))).toBe(year(2031));
    expect(nextOpenYear(twice, year(2032))).toBe(undefined);
    expect(previousOpenYear(twice, year(2050))).toBe(year(2032));
    expect(previousOpenYear(twice, year(2031))).toBe(year(2032));
    expect(previousOpenYear(twice, year(2031) - 1)).toBe(year(2002));
    expect(previousOpenYear(twice, year(2001) - 1)).toBe(undefined);
    expect(nextOpenYear(noon, year(9999))).toBe(year(9999));
  });

  test('through those without a close', () => {
    const from2000 = compileCalendar({
      timeZone: 'UTC',
      layers: [{ from: '2000-07-01', through: '2039-06-30', weekly: { 'mon-sun': '00:00-24:00' } }],
    });
    expect(passOpenYears(from2000, Date.UTC(2000, 6, 1))).toBe(year(2039));
    expect(passOpenYears(from2000, year(2038))).toBe(year(2039));
    // In 2039 it closes: nothing is passed.
    expect(passOpenYears(from2000, year(2039))).toBe(year(2039));
    expect(passOpenYearsBack(from2000, Date.UTC(2039, 6, 1))).toBe(year(2001));
    expect(passOpenYearsBack(from2000, year(2002))).toBe(year(2001));
    expect(passOpenYearsBack(from2000, year(2001) - DAY)).toBe(year(2001) - DAY);
    expect(passOpenYears(always, year(2026))).toBe(MAX_INSTANT + 1);
    expect(passOpenYearsBack(always, year(2026))).toBe(MIN_INSTANT);
  });

  test('and sums them up', () => {
    expect(openTimeFar(noon, year(2026), year(2029))).toBe((365 + 365 + 366) * HOUR);
    expect(openTimeFar(noon, year(2026) + 12.5 * HOUR, year(2029) + DAY)).toBe(1096.5 * HOUR);
    expect(openTimeFar(twice, year(1990), year(2040))).toBe(62 * HOUR);
  });
});

describe('a year', () => {
  test('begins on the clocks of its calendar, and the first and the last with time itself', () => {
    const tokyo = compileCalendar({ timeZone: 'Asia/Tokyo', weekly: { mon: '09:00-10:00' } });
    // Tokyo is nine hours ahead.
    expect(startOfYear(tokyo.plan, 2026)).toBe(year(2026) - 9 * HOUR);
    expect(yearAt(tokyo.plan, year(2026) - 9 * HOUR)).toBe(2026);
    expect(yearAt(tokyo.plan, year(2026) - 9 * HOUR - 1)).toBe(2025);
    expect([0, 1, 2, 9999, 10_000].map((one) => startOfYear(noon.plan, one))).toEqual([
      MIN_INSTANT,
      MIN_INSTANT,
      Date.parse('0002-01-01T00:00:00Z'),
      year(9999),
      MAX_INSTANT + 1,
    ]);
    expect(startOfYear(tokyo.plan, 10_000)).toBe(MAX_INSTANT + 1);
    expect(startOfYear(tokyo.plan, 1)).toBe(MIN_INSTANT);
    expect([-1e6, 0, 1e7].map(yearOfDay)).toEqual([1, 1970, 9999]);
  });

  test('is open and closed for as long as it has time, however often it is asked', () => {
    for (let times = 0; times < 2; times++) {
      expect([2027, 2028].map((one) => openMsOfYear(noon, one))).toEqual([365 * HOUR, 366 * HOUR]);
      expect([2027, 2028].map((one) => closedMsOfYear(noon, one))).toEqual([
        365 * 23 * HOUR,
        366 * 23 * HOUR,
      ]);
      expect(closedMsOfYear(always, 2028)).toBe(0);
    }
    // 9999 ends with its last millisecond.
    expect(openMsOfYear(always, 9999)).toBe(365 * DAY);
  });

  test('has its business days counted once for all years of its shape', () => {
    const calendar = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-10:00' } });
    const asked: number[] = [];
    const count = (one: number) =>
      businessDaysOfYear(calendar, one, () => {
        asked.push(one);
        return one === 1 ? 53 : 52;
      });
    // 2015 and 2026 are alike; the first year is like no other, and is counted when it is first asked for.
    expect([2015, 2026, 2015, 1, 1].map(count)).toEqual([52, 52, 52, 53, 53]);
    expect(asked).toEqual([2015, 1]);
    // Open time is another figure of the same years.
    expect(openMsOfYear(calendar, 2015)).toBe(52 * HOUR);
  });
});
