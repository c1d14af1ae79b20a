import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  businessDayLength,
  businessTimeBetween,
  type CalendarDefinition,
  checkCalendar,
  compileCalendar,
  explainBusinessTime,
  isBusinessDay,
  openTimePer,
  type PlainCalendar,
  ROUND_THE_CLOCK,
  toIso,
  traceBusinessTime,
} from '../../../src/calendar.js';
import { openingHoursSpecificationOf } from '../../../src/interop/schema-org/write.js';
import { openOn } from './calendar.js';

const HOUR_MS = 3_600_000;
const OFFICE = { weekly: { 'mon-fri': '09:00-17:00' } };

/** From Tuesday 30 June to Wednesday 1 July 2026. */
const moving = (before: string, after: string, rest: Partial<PlainCalendar> = OFFICE) =>
  compileCalendar({
    ...rest,
    timeZone: before,
    timeZoneChanges: [{ from: '2026-07-01', timeZone: after }],
  });

describe('a place that moves to another zone', () => {
  test('has each date on its own clocks: Berlin, two hours east, and Lisbon, one hour east', () => {
    const calendar = moving('Europe/Berlin', 'Europe/Lisbon');
    expect(openOn(calendar, '2026-06-30', '2026-07-02')).toEqual([
      '06-30T07:00/06-30T15:00',
      '07-01T08:00/07-01T16:00',
    ]);
  });

  test('to the west has a longer last day, to the east a shorter one, and no hole', () => {
    const always = { weekly: ROUND_THE_CLOCK.weekly } as Partial<PlainCalendar>;
    const days = ['2026-06-29', '2026-06-30', '2026-07-01'];
    const lengths = (from: string, to: string) =>
      days.map((day) => businessDayLength(moving(from, to, always), day) / HOUR_MS);
    expect(lengths('Europe/Berlin', 'Europe/Lisbon')).toEqual([24, 25, 24]);
    expect(lengths('Europe/Lisbon', 'Europe/Berlin')).toEqual([24, 23, 24]);
    // New York is at -4, Tokyo at +9: the clocks go 13 hours.
    expect(lengths('America/New_York', 'Asia/Tokyo')).toEqual([24, 11, 24]);
    expect(lengths('Asia/Tokyo', 'America/New_York')).toEqual([24, 37, 24]);
    for (const [from, to] of [
      ['America/New_York', 'Asia/Tokyo'],
      ['Asia/Tokyo', 'America/New_York'],
    ] as const)
      expect(
        businessTimeBetween(moving(from, to, always), '2026-06-20T00:00Z', '2026-07-10T00:00Z'),
      ).toBe(20 * 24 * HOUR_MS);
  });

  test('steps over business days with the time of the wall clock', () => {
    const calendar = moving('Europe/Berlin', 'Europe/Lisbon');
    // Monday 29 June, 10:00 in Berlin; Wednesday 1 July, 10:00 in Lisbon.
    expect(toIso(addBusinessDays(calendar, '2026-06-29T10:00:00+02:00', 2))).toBe(
      '2026-07-01T09:00:00.000Z',
    );
    expect(['2026-06-30', '2026-07-01'].map((date) => isBusinessDay(calendar, date))).toEqual([
      true,
      true,
    ]);
  });

  test('may move again, and back', () => {
    const calendar = compileCalendar({
      ...OFFICE,
      timeZone: 'UTC',
      timeZoneChanges: [
        { from: '2026-03-03', timeZone: '+02:00' },
        { from: '2026-03-05', timeZone: 'UTC' },
      ],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-06')).toEqual([
      '03-02T09:00/03-02T17:00',
      '03-03T07:00/03-03T15:00',
      '03-04T07:00/03-04T15:00',
      '03-05T09:00/03-05T17:00',
    ]);
  });

  test('sums over centuries as each part does', () => {
    // An office is as long in every zone: 52 weeks of 40 hours in each of 400 years and 497 days more.
    const calendar = moving('+01:00', '-05:00');
    const still = compileCalendar({ ...OFFICE, timeZone: 'UTC' });
    const range = ['1900-01-01T12:00:00Z', '2300-01-01T12:00:00Z'] as const;
    // At noon UTC on 1 January 1900, a Monday, 13:00 at +01:00: 4 h left and not 5; in 2300, a Monday
    // again, 07:00 at -05:00: nothing yet and not 3 h.
    expect(businessTimeBetween(calendar, ...range)).toBe(
      businessTimeBetween(still, ...range) - 4 * HOUR_MS,
    );
  });

  test('is told by the clocks of the time', () => {
    const calendar = moving('Europe/Berlin', 'Europe/Lisbon');
    const range = ['2026-06-30T14:00:00Z', '2026-07-01T09:00:00Z'] as const;
    const words = explainBusinessTime(calendar, traceBusinessTime(calendar, ...range));
    expect(words[0]).toBe('Tue 2026-06-30 16:00-17:00  open 1 h, in all 1 h');
    expect(words.at(-1)).toBe('Wed 2026-07-01 09:00-10:00  open 1 h, in all 2 h');
    const perDay = openTimePer(calendar, 'day', '2026-06-29T22:00:00Z', '2026-07-01T23:00:00Z');
    expect(perDay.map(({ id, openMs }) => [id, openMs / HOUR_MS])).toEqual([
      ['2026-06-30', 8],
      ['2026-07-01', 8],
    ]);
  });

  test('has the same clocks as another that moves alike', () => {
    // An intersection goes by the business days of parts on its own clocks.
    const part: CalendarDefinition = {
      weekly: { 'mon-fri': '22:00-06:00' },
      timeZone: 'Europe/Berlin',
      timeZoneChanges: [{ from: '2026-07-01', timeZone: 'Europe/Lisbon' }],
    };
    const both = compileCalendar({ intersection: [part, { ...part, name: 'twin' }] });
    // Friday's night runs into Saturday 4 July, which is no business day of either.
    expect(['2026-07-03', '2026-07-04'].map((date) => isBusinessDay(both, date))).toEqual([
      true,
      false,
    ]);
    const other = compileCalendar({
      intersection: [
        part,
        { ...part, timeZoneChanges: [{ from: '2026-07-01', timeZone: 'Africa/Lagos' }] },
      ],
    });
    expect(isBusinessDay(other, '2026-07-04')).toBe(false);
  });

  test('moves in order, with two days between', () => {
    const found = (from: string) => {
      const check = checkCalendar({
        ...OFFICE,
        timeZone: 'UTC',
        timeZoneChanges: [
          { from: '2026-03-03', timeZone: '+02:00' },
          { from, timeZone: 'UTC' },
        ],
      });
      return check.ok ? [] : check.issues.map(({ message }) => message);
    };
    expect(found('2026-03-05')).toEqual([]);
    expect(found('2026-03-04')).toEqual([
      'timeZoneChanges[1].from: expected a date from 2026-03-05 on, two days after the change before, received "2026-03-04"',
    ]);
  });

  test('is refused by a format that knows one zone', () => {
    const definition = {
      ...OFFICE,
      timeZone: 'Europe/Berlin',
      timeZoneChanges: [{ from: '2026-07-01', timeZone: 'Europe/Lisbon' }],
    };
    expect(() => openingHoursSpecificationOf(definition)).toThrow(
      'calendar.timeZoneChanges: expected a calendar of one time zone',
    );
  });
});
