import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addBusinessDaysColumn,
  addBusinessTimeColumn,
  type BusinessDayOptions,
  businessDayLength,
  businessDayShare,
  businessDaysBetween,
  businessDaysBetweenColumns,
  businessTimeBetweenColumns,
  compileCalendar,
  firstBusinessDayOf,
  isBusinessDay,
  isSlaError,
  lastBusinessDayOf,
  openTimePer,
  periodAt,
} from '../../../src/calendar.js';
import { at, office, officeWith } from './calendar.js';

const HOUR_MS = 3_600_000;
// 6 March 2026 is a Friday; the office is open from Monday to Friday, 09:00 to 17:00 UTC.
const FRIDAY = '2026-03-06T15:00:00Z';
const SATURDAY = '2026-03-07T15:00:00Z';

function reached(from: string, days: number, options?: BusinessDayOptions, calendar = office) {
  const found = addBusinessDays(calendar, from, days, options);
  return typeof found === 'number' ? new Date(found).toISOString().slice(0, 16) : found;
}

function complaint(ask: () => unknown): readonly [code: string, message: string] | 'none' {
  try {
    ask();
    return 'none';
  } catch (error) {
    if (!isSlaError(error)) throw error;
    return [error.code, error.message];
  }
}

describe('a business day', () => {
  test('is one with hours that start on it, so that a night belongs to its evening', () => {
    const night = officeWith({ weekly: { fri: '22:00-06:00' } });
    expect(isBusinessDay(night, '2026-03-06')).toBe(true);
    expect(isBusinessDay(night, '2026-03-07')).toBe(false);
    expect(businessDayLength(night, '2026-03-06')).toBe(8 * HOUR_MS);
  });

  test('is also a half-day, and no full holiday', () => {
    const calendar = officeWith({
      holidays: [{ date: '2026-03-05', hours: '09:00-12:00' }, '2026-03-06'],
    });
    expect(isBusinessDay(calendar, '2026-03-05')).toBe(true);
    expect(businessDayLength(calendar, '2026-03-05')).toBe(3 * HOUR_MS);
    expect(isBusinessDay(calendar, '2026-03-06')).toBe(false);
    expect(businessDayLength(calendar, '2026-03-06')).toBe(0);
  });

  test('is none when breaks take all of its hours', () => {
    const calendar = officeWith({ breaks: [{ date: '2026-03-06', hours: '08:00-18:00' }] });
    expect(isBusinessDay(calendar, '2026-03-06')).toBe(false);
  });

  test('is shorter by a break that began the evening before', () => {
    const calendar = officeWith({ breaks: [{ date: '2026-03-05', hours: '22:00-10:00' }] });
    // 09:00 to 17:00 without 09:00 to 10:00.
    expect(businessDayLength(calendar, '2026-03-06')).toBe(7 * HOUR_MS);
  });

  test('is a Saturday on which an override opens some hours', () => {
    const calendar = officeWith({
      overrides: [{ kind: 'add', date: '2026-03-07', hours: '10:00-12:00' }],
    });
    expect(reached(FRIDAY, 1, {}, calendar)).toBe('2026-03-07T15:00');
    expect(businessDayLength(calendar, '2026-03-07')).toBe(2 * HOUR_MS);
  });

  test('is none when the clocks skip it', () => {
    // Apia went from the end of 29 December 2011 to the start of the 31st, a Saturday.
    const week = { 'mon-sun': '09:00-17:00' };
    const breaks = [{ hours: '12:00-13:00' }];
    for (const more of [{}, { breaks }]) {
      const apia = compileCalendar({ timeZone: 'Pacific/Apia', weekly: week, ...more });
      expect(isBusinessDay(apia, '2011-12-30')).toBe(false);
      // 15:00 in Apia was 01:00 UTC of the next date before, of the same date after the change.
      const found = addBusinessDays(apia, '2011-12-30T01:00:00Z', 1);
      expect(new Date(found as number).toISOString()).toBe('2011-12-31T01:00:00.000Z');
    }
  });

  test('of a composed calendar is one of a part, or one that is left open', () => {
    const weekly = { 'mon-fri': '09:00-12:00' };
    const morning = { timeZone: 'UTC', weekly };
    const saturday = { timeZone: 'UTC', weekly: { sat: '10:00-11:00' } };
    const both = compileCalendar({ union: [morning, saturday] });
    expect(reached(FRIDAY, 1, {}, both)).toBe('2026-03-07T15:00');
    const taken = {
      timeZone: 'UTC',
      overrides: [{ kind: 'add', date: '2026-03-09', hours: '08:00-13:00' }],
    } as const;
    const rest = compileCalendar({ difference: [morning, taken] });
    expect(reached(FRIDAY, 1, {}, rest)).toBe('2026-03-10T15:00');
  });
});

test('a union counts the dates of its own zone on which hours of its parts start', () => {
  // Monday 08:00 in Apia (UTC+13) is Sunday 19:00 in UTC.
  const apia = { timeZone: 'Pacific/Apia', weekly: { mon: '08:00-12:00' } };
  const calendar = compileCalendar({ timeZone: 'UTC', union: [apia] });
  expect(isBusinessDay(calendar, '2026-03-08')).toBe(true);
  expect(isBusinessDay(calendar, '2026-03-09')).toBe(false);
  expect(businessDayLength(calendar, '2026-03-08')).toBe(4 * HOUR_MS);
});

describe('adding business days', () => {
  test('counts each day that is entered', () => {
    expect(reached(FRIDAY, 1)).toBe('2026-03-09T15:00');
    expect(reached(SATURDAY, 1)).toBe('2026-03-09T15:00');
    expect(reached(SATURDAY, -1)).toBe('2026-03-06T15:00');
    expect(reached(FRIDAY, 10)).toBe('2026-03-20T15:00');
  });

  test('of none stays on the day, also on a closed one', () => {
    expect(reached(SATURDAY, 0)).toBe('2026-03-07T15:00');
    expect(reached(SATURDAY, 0, { due: 'open' })).toBe('2026-03-07T00:00');
    expect(reached(SATURDAY, 0, { due: 'close' })).toBe('2026-03-08T00:00');
  });

  test('is due at the same time, at the opening, at the last close, or at a time of day', () => {
    const halves = officeWith({ weekly: { 'mon-fri': '09:00-12:00, 13:00-17:30' } });
    const due = (moment: string) => reached(FRIDAY, 1, { due: moment }, halves);
    expect(['sameTime', 'open', 'close', '12:30', '24:00'].map(due)).toEqual([
      '2026-03-09T15:00',
      '2026-03-09T09:00',
      '2026-03-09T17:30',
      '2026-03-09T12:30',
      '2026-03-10T00:00',
    ]);
  });

  test('is due at the close of a half-day, and at the end of a night', () => {
    const half = officeWith({ holidays: [{ date: '2026-03-09', hours: '09:00-12:00' }] });
    expect(reached(FRIDAY, 1, { due: 'close' }, half)).toBe('2026-03-09T12:00');
    const night = officeWith({ weekly: { 'mon-fri': '22:00-06:00' } });
    expect(reached(FRIDAY, 1, { due: 'close' }, night)).toBe('2026-03-10T06:00');
  });

  test('starts a day later after the cut-off, from a business day', () => {
    const cutOff = { cutOff: '15:00' };
    expect(reached(FRIDAY, 1, cutOff)).toBe('2026-03-09T15:00');
    expect(reached('2026-03-06T15:00:01Z', 1, cutOff)).toBe('2026-03-10T15:00');
    expect(reached('2026-03-07T16:00:00Z', 1, cutOff)).toBe('2026-03-09T16:00');
    expect(reached('2026-03-06T16:00:00Z', -1, cutOff)).toBe('2026-03-05T16:00');
  });

  test('can count the first day, before its last close', () => {
    const first = { countFirstDay: true, due: 'close' } as const;
    expect(reached(FRIDAY, 1, first)).toBe('2026-03-06T17:00');
    expect(reached('2026-03-06T17:00:00Z', 1, first)).toBe('2026-03-09T17:00');
    expect(reached(SATURDAY, 1, first)).toBe('2026-03-09T17:00');
    // After the cut-off the first day does not count, and that is all: Monday is the first.
    expect(reached('2026-03-06T16:00:00Z', 1, { ...first, cutOff: '15:00' })).toBe(
      '2026-03-09T17:00',
    );
  });

  test('keeps the time on the wall when the clocks change, and first when it comes twice', () => {
    const paris = compileCalendar({
      timeZone: 'Europe/Paris',
      weekly: { 'mon-sun': '00:00-24:00' },
    });
    // From UTC+1 to UTC+2 on 29 March 2026: 15:00 is 14:00 UTC before and 13:00 UTC after.
    expect(reached('2026-03-28T14:00:00Z', 1, {}, paris)).toBe('2026-03-29T13:00');
    // 02:30 does not exist that day and moves to 03:30.
    expect(reached('2026-03-28T01:30:00Z', 1, {}, paris)).toBe('2026-03-29T01:30');
    // 02:30 comes twice on 25 October: the first is at UTC+2.
    expect(reached('2026-10-24T00:30:00Z', 1, {}, paris)).toBe('2026-10-25T00:30');
  });

  test('answers never-opens when there are not so many', () => {
    const once = compileCalendar({
      timeZone: 'UTC',
      overrides: [{ kind: 'add', date: '2026-03-09', hours: '09:00-17:00' }],
    });
    expect(reached(FRIDAY, 1, {}, once)).toBe('2026-03-09T15:00');
    expect(reached(FRIDAY, 2, {}, once)).toBe('never-opens');
    expect(reached(FRIDAY, -1, {}, once)).toBe('never-opens');
  });

  // 719,162 days lie between 0001-01-01 and 1970-01-01, and 2,932,896 between that and 9999-12-31.
  test.each([
    [2_932_896, '9999-12-31T12:00'],
    [2_932_897, 'never-opens'],
    [Number.MAX_SAFE_INTEGER, 'never-opens'],
    [-719_162, '0001-01-01T12:00'],
    [-719_163, 'never-opens'],
    [Number.MIN_SAFE_INTEGER, 'never-opens'],
  ])('reaches the first and the last day there is, and none beyond: %d', (days, day) => {
    const daily = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });
    expect(reached('1970-01-01T12:00:00Z', days, {}, daily)).toBe(day);
  });

  test('refuses what is no number of days, no option and no time', () => {
    expect(complaint(() => addBusinessDays(office, FRIDAY, 1.5))).toEqual([
      'invalid-option',
      'days: expected a whole number of business days, received 1.5',
    ]);
    expect(complaint(() => addBusinessDays(office, FRIDAY, 1, { due: 'noon' }))).toEqual([
      'invalid-time',
      'options.due: expected a time HH:MM or HH:MM:SS, 00:00 to 24:00, received "noon"',
    ]);
    expect(complaint(() => addBusinessDays(office, FRIDAY, 1, { cutOff: '5pm' }))).toEqual([
      'invalid-time',
      'options.cutOff: expected a time HH:MM or HH:MM:SS, 00:00 to 24:00, received "5pm"',
    ]);
    expect(complaint(() => isBusinessDay(office, '2026-02-30'))).toEqual([
      'invalid-date',
      'date: expected a date YYYY-MM-DD that exists, received "2026-02-30"',
    ]);
    const include = 'both' as never;
    expect(complaint(() => businessDaysBetween(office, 0, 0, { include }))).toEqual([
      'invalid-option',
      'options.include: expected one of to, from, received "both"',
    ]);
  });
});

describe('counting business days', () => {
  test('counts the end and not the start, or the other way round', () => {
    const monday = '2026-03-09T09:00:00Z';
    expect(businessDaysBetween(office, FRIDAY, monday)).toBe(1);
    expect(businessDaysBetween(office, monday, FRIDAY)).toBe(-1);
    expect(businessDaysBetween(office, SATURDAY, monday)).toBe(1);
    expect(businessDaysBetween(office, FRIDAY, SATURDAY)).toBe(0);
    const include = 'from' as const;
    expect(businessDaysBetween(office, SATURDAY, monday, { include })).toBe(0);
    expect(businessDaysBetween(office, FRIDAY, SATURDAY, { include })).toBe(1);
  });

  test('counts a year: 261 weekdays in 2026 less one for the holiday', () => {
    const calendar = officeWith({ holidays: ['05-01'] });
    // 365 days are 52 weeks and a day; 1 January 2026 is a Thursday, so is 31 December.
    const count = businessDaysBetween(calendar, '2025-12-31T12:00:00Z', '2026-12-31T12:00:00Z');
    expect(count).toBe(52 * 5 + 1 - 1);
  });
});

test('the first and last business day of a month, and none in a closed one', () => {
  const calendar = officeWith({
    layers: [{ from: '2026-08-01', through: '2026-08-31', weekly: {} }],
  });
  const month = (date: string) => periodAt({ unit: 'month', timeZone: 'UTC' }, at(date));
  // 1 March 2026 is a Sunday, 31 March a Tuesday.
  expect(firstBusinessDayOf(calendar, month('2026-03-10T00:00:00Z'))).toBe('2026-03-02');
  expect(lastBusinessDayOf(calendar, month('2026-03-10T00:00:00Z'))).toBe('2026-03-31');
  expect(firstBusinessDayOf(calendar, month('2026-08-10T00:00:00Z'))).toBe('no-business-day');
  expect(lastBusinessDayOf(calendar, month('2026-08-10T00:00:00Z'))).toBe('no-business-day');
});

test('open time per day of the week in which the clocks change', () => {
  const sunday = compileCalendar({
    timeZone: 'Europe/Paris',
    weekly: { 'sat-sun': '00:00-24:00' },
  });
  const days = openTimePer(sunday, 'day', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z');
  // Saturday has 24 hours, Sunday 29 March 23, Monday is closed.
  expect(days.map(({ id, openMs }) => [id, openMs / HOUR_MS])).toEqual([
    ['2026-03-28', 24],
    ['2026-03-29', 23],
    ['2026-03-30', 0],
  ]);
});

describe('columns', () => {
  test('of different lengths are refused', () => {
    const [two, three] = [new Float64Array(2), new Float64Array(3)];
    const refused = (name: string): readonly string[] => [
      'invalid-option',
      `${name}: expected a column of 2 rows, as the other, received 3 rows`,
    ];
    expect(complaint(() => addBusinessTimeColumn(office, two, three))).toEqual(
      refused('amountsMs'),
    );
    expect(complaint(() => businessTimeBetweenColumns(office, two, three))).toEqual(refused('to'));
    const [days, more] = [new Int32Array(2), new Int32Array(3)];
    expect(complaint(() => addBusinessDaysColumn(office, days, more))).toEqual(refused('steps'));
    expect(complaint(() => businessDaysBetweenColumns(office, days, more))).toEqual(refused('to'));
  });

  test('refuse a negative amount of time and say in which row', () => {
    const amounts = Float64Array.of(1, -1);
    expect(complaint(() => addBusinessTimeColumn(office, new Float64Array(2), amounts))).toEqual([
      'invalid-duration',
      'amountsMs[1]: expected whole milliseconds, 0 or more, received -1',
    ]);
  });

  test('refuse a row that is no instant or no date, and what is no column', () => {
    const later = Float64Array.of(0, Number.NaN);
    expect(complaint(() => addBusinessTimeColumn(office, later, 1))).toEqual([
      'invalid-instant',
      'at[1]: expected integer epoch milliseconds, received NaN',
    ]);
    expect(complaint(() => addBusinessDaysColumn(office, Int32Array.of(2 ** 31 - 1), 1))).toEqual([
      'invalid-date',
      'days[0]: expected an epoch day of the years 0001 to 9999, received 2147483647',
    ]);
    expect(complaint(() => addBusinessDaysColumn(office, Int32Array.of(0), 1.5))).toEqual([
      'invalid-option',
      'steps: expected a whole number of business days, received 1.5',
    ]);
  });

  test('of no rows are columns of no rows', () => {
    expect(addBusinessDaysColumn(office, new Int32Array(), 1)).toEqual(new Int32Array());
    expect(addBusinessTimeColumn(office, new Float64Array(), 1)).toEqual(new Float64Array());
  });
});

describe('business days that count for less than one', () => {
  // Friday 6, Saturday 7, Monday 9 March 2026.
  const shop = officeWith({ weekly: { 'mon-sat': '09:00-17:00' }, dayShares: { sat: '0.5' } });
  const date = (text: string | number) => String(text).slice(0, 10);

  test('are business days, of their share', () => {
    expect(isBusinessDay(shop, '2026-03-07')).toBe(true);
    expect(
      ['2026-03-06', '2026-03-07', '2026-03-08'].map((day) => businessDayShare(shop, day)),
    ).toEqual([1, 0.5, 0]);
  });

  test('are entered one by one: the day is reached with which so many have passed', () => {
    // Saturday makes 0.5, Monday 1.5, Tuesday 2.5.
    const steps = [0.5, 1, 1.5, 2, 2.5].map((days) => date(reached(FRIDAY, days, {}, shop)));
    expect(steps).toEqual(['2026-03-07', '2026-03-09', '2026-03-09', '2026-03-10', '2026-03-10']);
    // Back from Monday: Saturday makes 0.5, Friday 1.5.
    const back = [-0.5, -1, -1.5, -2].map((days) =>
      date(reached('2026-03-09T12:00:00Z', days, {}, shop)),
    );
    expect(back).toEqual(['2026-03-07', '2026-03-06', '2026-03-06', '2026-03-05']);
  });

  test('are counted exactly', () => {
    // Monday to Saturday are 5.5; four such weeks 22.
    expect(businessDaysBetween(shop, '2026-03-01T00:00:00Z', '2026-03-08T00:00:00Z')).toBe(5.5);
    expect(businessDaysBetween(shop, '2026-03-29T00:00:00Z', '2026-03-01T00:00:00Z')).toBe(-22);
    // Ten days of a tenth are 1, and three of them 0.3.
    const tenths = officeWith({ dayShares: { 'mon-fri': 0.1 } });
    expect(businessDaysBetween(tenths, '2026-03-01T00:00:00Z', '2026-03-14T00:00:00Z')).toBe(1);
    expect(businessDaysBetween(tenths, '2026-03-01T00:00:00Z', '2026-03-04T00:00:00Z')).toBe(0.3);
  });

  test('count over centuries as over weeks', () => {
    // The Gregorian cycle has 146 097 days, 20 871 weeks of 5.5 days each.
    const from = '2001-01-01T12:00:00Z';
    expect(businessDaysBetween(shop, from, '2401-01-01T12:00:00Z')).toBe(20_871 * 5.5);
    expect(date(reached(from, 20_871 * 5.5, {}, shop))).toBe('2401-01-01');
  });

  test('are steps in which the calendar can count, and no others', () => {
    expect(complaint(() => addBusinessDays(shop, FRIDAY, 1.3))).toEqual([
      'invalid-option',
      'days: expected a number of business days in steps of 0.5, received 1.3',
    ]);
    expect(complaint(() => addBusinessDays(office, FRIDAY, 1.5))).toEqual([
      'invalid-option',
      'days: expected a whole number of business days, received 1.5',
    ]);
    const tenths = officeWith({ dayShares: { fri: '0.7' } });
    // Read as written, not as the double beside it: Monday to Wednesday are 3, with Friday's 0.7.
    expect(date(reached('2026-03-05T12:00:00Z', 3.7, {}, tenths))).toBe('2026-03-11');
  });

  test('are worth their share as the first day, and as the day after a cut-off', () => {
    const saturday = '2026-03-07T10:00:00Z';
    // Saturday 0.5, Monday 1.5: within Monday.
    expect(date(reached(saturday, 1, { countFirstDay: true }, shop))).toBe('2026-03-09');
    expect(date(reached(saturday, 0.5, { countFirstDay: true }, shop))).toBe('2026-03-07');
    // Late on Friday counts as Saturday: one day after it is Monday.
    expect(date(reached(FRIDAY, 1, { cutOff: '12:00' }, shop))).toBe('2026-03-09');
    expect(date(reached(FRIDAY, 0, { cutOff: '12:00' }, shop))).toBe('2026-03-07');
  });

  test('come of holidays, too, and the least share of a date decides', () => {
    const calendar = officeWith({
      weekly: { 'mon-sat': '09:00-17:00' },
      dayShares: { sat: '0.5' },
      holidays: [
        { date: '2026-03-05', hours: '00:00-13:00', share: '0.5' },
        { date: '2026-03-06', hours: '00:00-13:00' },
        { date: '2026-03-07', share: '0.25', hours: '00:00-13:00' },
        { date: '2026-03-09', share: '0.25' },
      ],
    });
    const days = ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-09'];
    expect(days.map((day) => businessDayShare(calendar, day))).toEqual([0.5, 1, 0.25, 0]);
  });
});
