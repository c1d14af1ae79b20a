import { describe, expect, test } from 'vitest';
import {
  type CompiledCalendar,
  isBusinessDay,
  type LayerBound,
  traceBusinessTime,
} from '../../../../src/calendar.js';
import { officeWith, openOn } from '../calendar.js';

const NINE_TO_FIVE = (date: string): string => `${date}T09:00/${date}T17:00`;

describe('holidays', () => {
  test('close their date, once or every year, alone or in a range', () => {
    const calendar = officeWith({
      holidays: ['2026-03-02', '03-04', { from: '2026-03-05', through: '2026-03-06' }],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-07')).toEqual([NINE_TO_FIVE('03-03')]);
    // 4 March 2027 is a Thursday.
    expect(openOn(calendar, '2027-03-03', '2027-03-06')).toEqual(
      ['03-03', '03-05'].map(NINE_TO_FIVE),
    );
  });

  test('a partial one leaves what the day and the holiday both leave open', () => {
    const calendar = officeWith({ holidays: [{ date: '2026-03-02', hours: '08:00-12:00' }] });
    expect(openOn(calendar, '2026-03-02', '2026-03-03')).toEqual(['03-02T09:00/03-02T12:00']);
  });

  test('29 February exists in leap years only', () => {
    const calendar = officeWith({ weekly: { 'mon-sun': '09:00-17:00' }, holidays: ['02-29'] });
    expect(openOn(calendar, '2028-02-28', '2028-03-01')).toEqual([NINE_TO_FIVE('02-28')]);
    expect(openOn(calendar, '2027-02-28', '2027-03-02')).toEqual(
      ['02-28', '03-01'].map(NINE_TO_FIVE),
    );
  });

  test('the nth weekday of a month counts from either end', () => {
    const calendar = officeWith({
      weekly: { mon: '09:00-17:00' },
      holidays: [
        { month: 3, weekday: 'mon', nth: 2 },
        { month: 3, weekday: 'mon', nth: -1 },
        { month: 4, weekday: 'mon', nth: 5 },
      ],
    });
    // Mondays of March 2026: 2, 9, 16, 23, 30. April has four: 6, 13, 20, 27.
    expect(openOn(calendar, '2026-03-01', '2026-05-01')).toEqual(
      ['03-02', '03-16', '03-23', '04-06', '04-13', '04-20', '04-27'].map(NINE_TO_FIVE),
    );
  });

  test('Easter is on 5 April 2026 in the west and on 12 April in the east', () => {
    const western = officeWith({ holidays: [{ easter: -2 }, { easter: 1 }] });
    expect(openOn(western, '2026-04-02', '2026-04-08')).toEqual(
      ['04-02', '04-07'].map(NINE_TO_FIVE),
    );
    const orthodox = officeWith({ holidays: [{ easter: 1, church: 'orthodox' }] });
    expect(openOn(orthodox, '2026-04-13', '2026-04-15')).toEqual([NINE_TO_FIVE('04-14')]);
  });

  test('a recurring one exists from its first through its last year', () => {
    const calendar = officeWith({ holidays: [{ yearly: '03-03', since: 2026, until: 2026 }] });
    // 3 March is a Monday in 2025, a Tuesday in 2026, a Wednesday in 2027.
    const open = [2025, 2026, 2027].map((year) =>
      openOn(calendar, `${year}-03-03`, `${year}-03-04`),
    );
    expect(open.map((intervals) => intervals.length)).toEqual([1, 0, 1]);
  });

  test('two of one weekend take two substitute days', () => {
    // 25 and 26 December 2027 are a Saturday and a Sunday: Monday 27 and Tuesday 28 are off.
    const substitute = { sat: 'next', sun: 'next' } as const;
    const calendar = officeWith({
      holidays: [
        { yearly: '12-25', substitute },
        { yearly: '12-26', substitute },
      ],
    });
    expect(openOn(calendar, '2027-12-24', '2027-12-30')).toEqual(
      ['12-24', '12-29'].map(NINE_TO_FIVE),
    );
  });

  test('one that is listed twice moves once, as its first entry says', () => {
    // 28 February 2026 is a Saturday: Monday 2 March is off, and not Friday 27 February.
    const moved = (sat: 'next' | 'previous') => ({ date: '2026-02-28', substitute: { sat } });
    const calendar = officeWith({ holidays: [moved('next'), moved('previous')] });
    expect(openOn(calendar, '2026-02-27', '2026-03-04')).toEqual(
      ['02-27', '03-03'].map(NINE_TO_FIVE),
    );
  });

  test('a substitute may come before: a Saturday takes the Friday', () => {
    // 4 July 2026 is a Saturday.
    const calendar = officeWith({
      holidays: [{ yearly: '07-04', substitute: { sat: 'previous' } }],
    });
    expect(openOn(calendar, '2026-07-02', '2026-07-07')).toEqual(
      ['07-02', '07-06'].map(NINE_TO_FIVE),
    );
  });
});

describe('a substitute day beside other holidays', () => {
  test('backward takes the half-day before it: Christmas of 2021, a Saturday (F12)', () => {
    // Friday 24 December is closed as the substitute; the half-day goes with it, and Thursday stays.
    const calendar = officeWith({
      holidays: [
        { yearly: '12-24', hours: '00:00-12:00', name: 'Christmas Eve' },
        { yearly: '12-25', name: 'Christmas Day', substitute: { sat: 'previous' } },
      ],
    });
    expect(openOn(calendar, '2021-12-22', '2021-12-28')).toEqual(
      ['12-22', '12-23', '12-27'].map(NINE_TO_FIVE),
    );
  });

  test('forward takes the half-day after it: Boxing Day of 2026, a Saturday (F12)', () => {
    // Monday 28 December is closed as the substitute, and Tuesday 29 is a whole day.
    const calendar = officeWith({
      holidays: [
        { yearly: '12-25', name: 'Christmas Day' },
        { yearly: '12-26', name: 'Boxing Day', substitute: { sat: 'next' } },
        { date: '2026-12-28', hours: '00:00-13:00', name: 'stocktaking' },
      ],
    });
    expect(openOn(calendar, '2026-12-24', '2026-12-31')).toEqual(
      ['12-24', '12-29', '12-30'].map(NINE_TO_FIVE),
    );
  });

  test('passes a day that its holidays close together', () => {
    // 28 February 2026 is a Saturday; a morning and an afternoon off leave nothing of Monday 2 March.
    const calendar = officeWith({
      holidays: [
        { date: '2026-02-28', substitute: { sat: 'next' } },
        { date: '2026-03-02', hours: '12:00-24:00', name: 'morning off' },
        { date: '2026-03-02', hours: '00:00-12:00', name: 'afternoon off' },
      ],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-05')).toEqual([NINE_TO_FIVE('03-04')]);
  });

  test('of a half-day passes a day of which something is cut already, and no other', () => {
    // Saturday 28 February: Monday is cut, on Tuesday an observance leaves all hours open.
    const calendar = officeWith({
      holidays: [
        { date: '2026-02-28', hours: '00:00-13:00', substitute: { sat: 'next' } },
        { date: '2026-03-02', hours: '11:00-24:00', name: 'late start' },
        { date: '2026-03-03', hours: '00:00-24:00', name: 'observance' },
      ],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-05')).toEqual([
      '03-02T11:00/03-02T17:00',
      '03-03T09:00/03-03T13:00',
      NINE_TO_FIVE('03-04'),
    ]);
  });

  test('is no day for another, whether the first is a whole day or a half', () => {
    // Saturday 28 February and Sunday 1 March: a half-day on Monday, a whole day off on Tuesday.
    const weekend = { sat: 'next', sun: 'next' } as const;
    const calendar = officeWith({
      holidays: [
        { date: '2026-02-28', hours: '00:00-13:00', name: 'eve', substitute: weekend },
        { date: '2026-03-01', name: 'feast', substitute: weekend },
      ],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-05')).toEqual([
      '03-02T09:00/03-02T13:00',
      NINE_TO_FIVE('03-04'),
    ]);
  });

  test('lies where it lies without overrides: each changes its own dates only', () => {
    // 28 February 2026 is a Saturday, so Monday is off, though an override opens it.
    const calendar = officeWith({
      holidays: [{ date: '2026-02-28', substitute: { sat: 'next' } }],
      overrides: [{ kind: 'replace', date: '2026-03-02', hours: '10:00-12:00' }],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-04')).toEqual([
      '03-02T10:00/03-02T12:00',
      NINE_TO_FIVE('03-03'),
    ]);
  });

  test('is found from far away too, when each pushes the next one on', () => {
    // Every Saturday of February and March 2026 is a holiday that moves on: so every Monday is off.
    const saturdays = ['02-07', '02-14', '02-21', '02-28', '03-07', '03-14'];
    const calendar = officeWith({
      holidays: saturdays.map((day) => ({ date: `2026-${day}`, substitute: { sat: 'next' } })),
    });
    expect(openOn(calendar, '2026-03-09', '2026-03-11')).toEqual([NINE_TO_FIVE('03-10')]);
    expect(isBusinessDay(calendar, '2026-03-16')).toBe(false);
  });
});

describe('two holidays on one date', () => {
  const buddha = { date: '2025-05-05', name: "Buddha's Birthday" };
  const children = { yearly: '05-05', name: "Children's Day" };
  const moves = { substitute: { holiday: 'next' } } as const;

  test('give another day off where one of them says so: South Korea, 5 May 2025', () => {
    // The government's list has Tuesday 6 May as the substitute; 5 May is a Monday.
    const calendar = officeWith({ holidays: [children, { ...buddha, ...moves }] });
    expect(openOn(calendar, '2025-05-02', '2025-05-08')).toEqual(
      ['05-02', '05-07'].map(NINE_TO_FIVE),
    );
  });

  test('are one day off where none of them says so', () => {
    const calendar = officeWith({ holidays: [children, buddha] });
    expect(openOn(calendar, '2025-05-05', '2025-05-07')).toEqual([NINE_TO_FIVE('05-06')]);
  });

  test('move once where both say so, and the first listed keeps the date', () => {
    const calendar = officeWith({
      holidays: [
        { ...children, ...moves },
        { ...buddha, ...moves },
      ],
    });
    expect(openOn(calendar, '2025-05-05', '2025-05-08')).toEqual([NINE_TO_FIVE('05-07')]);
  });

  test('are one when they have one name: a list that was merged gives no further day', () => {
    const twice = { ...children, ...moves };
    const calendar = officeWith({ holidays: [twice, twice] });
    expect(openOn(calendar, '2025-05-05', '2025-05-07')).toEqual([NINE_TO_FIVE('05-06')]);
  });

  test('move on past the holidays that follow: Hong Kong, 6 April 2026', () => {
    // Ching Ming is Sunday 5 April, Monday is Easter Monday: the gazette gives Tuesday 7 April.
    const calendar = officeWith({
      holidays: [
        { date: '2026-04-05', name: 'Ching Ming', substitute: { sun: 'next' } },
        { easter: -2, name: 'Good Friday' },
        { easter: 1, name: 'Easter Monday' },
      ],
    });
    expect(openOn(calendar, '2026-04-02', '2026-04-09')).toEqual(
      ['04-02', '04-08'].map(NINE_TO_FIVE),
    );
  });

  test('leave a whole day off where it is when the other is a half-day', () => {
    const calendar = officeWith({
      holidays: [
        { ...children, ...moves },
        { ...buddha, hours: '00:00-12:00' },
      ],
    });
    expect(openOn(calendar, '2025-05-05', '2025-05-07')).toEqual([NINE_TO_FIVE('05-06')]);
  });

  test('give the half-day another date when the other is a whole day', () => {
    const calendar = officeWith({
      holidays: [children, { ...buddha, ...moves, hours: '00:00-12:00' }],
    });
    expect(openOn(calendar, '2025-05-05', '2025-05-08')).toEqual([
      '05-06T09:00/05-06T12:00',
      NINE_TO_FIVE('05-07'),
    ]);
  });
});

describe('the day before a holiday', () => {
  const hourLess = { shorterBy: { hours: 1 } } as const;

  test('is the last workday before it, one hour shorter (business_time #183)', () => {
    // Thursday 1 January 2026 after Wednesday; Monday 9 March 2026 after a weekend: Friday 6.
    const calendar = officeWith({
      holidays: [
        { yearly: '01-01', eve: hourLess },
        { date: '2026-03-09', eve: hourLess },
      ],
    });
    expect(openOn(calendar, '2025-12-30', '2026-01-02')).toEqual([
      NINE_TO_FIVE('12-30'),
      '12-31T09:00/12-31T16:00',
    ]);
    expect(openOn(calendar, '2026-03-05', '2026-03-10')).toEqual([
      NINE_TO_FIVE('03-05'),
      '03-06T09:00/03-06T16:00',
    ]);
  });

  test('is only the date right before it where that is said', () => {
    const calendar = officeWith({
      holidays: [
        { date: '2026-03-09', eve: { ...hourLess, on: 'day' } },
        { date: '2026-03-12', eve: { ...hourLess, on: 'day' } },
      ],
    });
    expect(openOn(calendar, '2026-03-06', '2026-03-12')).toEqual([
      NINE_TO_FIVE('03-06'),
      NINE_TO_FIVE('03-10'),
      '03-11T09:00/03-11T16:00',
    ]);
  });

  test('can be given its hours', () => {
    const calendar = officeWith({
      holidays: [{ date: '2026-03-04', eve: { hours: '08:00-13:00' } }],
    });
    expect(openOn(calendar, '2026-03-03', '2026-03-05')).toEqual(['03-03T09:00/03-03T13:00']);
  });

  test('loses open time, so that a break at the end of it costs nothing', () => {
    // 8 h without the lunch hour are 7 h; 5 h less leave 2 h: 09:00 to 11:00.
    const calendar = officeWith({
      breaks: [{ hours: '12:00-13:00' }],
      holidays: [{ date: '2026-03-04', eve: { shorterBy: { hours: 5 } } }],
    });
    expect(openOn(calendar, '2026-03-03', '2026-03-05')).toEqual(['03-03T09:00/03-03T11:00']);
  });

  test('is shortened once by holidays that follow each other, by the longest length', () => {
    const calendar = officeWith({
      holidays: [
        { date: '2026-03-04', eve: hourLess },
        { date: '2026-03-05', eve: { shorterBy: 'PT2H' } },
        { from: '2026-03-06', through: '2026-03-07', eve: hourLess },
      ],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-07')).toEqual([
      NINE_TO_FIVE('03-02'),
      '03-03T09:00/03-03T15:00',
    ]);
  });

  test('is found behind substitutes, and a substitute has none of its own', () => {
    // Saturday 7 March moves to Friday 6: Thursday 5 is the last workday before it.
    const calendar = officeWith({
      holidays: [{ date: '2026-03-07', substitute: { sat: 'previous' }, eve: hourLess }],
    });
    expect(openOn(calendar, '2026-03-04', '2026-03-09')).toEqual([
      NINE_TO_FIVE('03-04'),
      '03-05T09:00/03-05T16:00',
    ]);
  });

  test('of a half-day loses its time from what is left', () => {
    const calendar = officeWith({
      holidays: [
        { date: '2026-03-03', hours: '00:00-13:00' },
        { date: '2026-03-04', eve: hourLess },
      ],
    });
    expect(openOn(calendar, '2026-03-03', '2026-03-05')).toEqual(['03-03T09:00/03-03T12:00']);
  });

  test('that is cut by all its hours is no business day', () => {
    const calendar = officeWith({ holidays: [{ date: '2026-03-04', eve: { shorterBy: 'PT8H' } }] });
    expect(isBusinessDay(calendar, '2026-03-03')).toBe(false);
  });

  test('has the hours of an override, where one replaces them', () => {
    const calendar = officeWith({
      holidays: [{ date: '2026-03-04', eve: hourLess }],
      overrides: [{ kind: 'replace', date: '2026-03-03', hours: '10:00-18:00' }],
    });
    expect(openOn(calendar, '2026-03-03', '2026-03-05')).toEqual(['03-03T10:00/03-03T18:00']);
  });

  test('says in a trace whose day before it is', () => {
    const calendar = officeWith({
      holidays: [{ date: '2026-03-04', name: 'Founders Day', eve: hourLess }],
    });
    const steps = traceBusinessTime(calendar, '2026-03-03T09:00:00Z', '2026-03-03T17:00:00Z');
    expect(steps.map(({ reason }) => reason.text)).toEqual([
      'open',
      'holiday eve of Founders Day (open 09:00-16:00)',
    ]);
  });
});

describe('overrides', () => {
  test('replace, add to, or remove from the hours of a date', () => {
    const calendar = officeWith({
      overrides: [
        { kind: 'replace', date: '2026-03-02', hours: '10:00-12:00' },
        { kind: 'add', date: '2026-03-03', hours: '17:00-19:00' },
        { kind: 'remove', date: '2026-03-04', hours: '12:00-13:00' },
        { kind: 'replace', date: '2026-03-05', hours: '' },
      ],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-06')).toEqual([
      '03-02T10:00/03-02T12:00',
      '03-03T09:00/03-03T19:00',
      '03-04T09:00/03-04T12:00',
      '03-04T13:00/03-04T17:00',
    ]);
  });

  test('a replacement beats the holiday of its date', () => {
    const calendar = officeWith({
      holidays: ['2026-03-02'],
      overrides: [{ kind: 'replace', date: '2026-03-02', hours: '10:00-12:00' }],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-03')).toEqual(['03-02T10:00/03-02T12:00']);
  });

  test('an addition opens part of a holiday', () => {
    const calendar = officeWith({
      holidays: ['2026-03-02'],
      overrides: [{ kind: 'add', date: '2026-03-02', hours: '10:00-12:00' }],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-03')).toEqual(['03-02T10:00/03-02T12:00']);
  });

  test('a replacement keeps the night that came from the day before', () => {
    const calendar = officeWith({
      weekly: { 'mon-fri': '22:00-06:00' },
      overrides: [{ kind: 'replace', date: '2026-03-03', hours: '' }],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-05')).toEqual([
      '03-02T22:00/03-03T06:00',
      '03-04T22:00/03-05T00:00',
    ]);
  });

  test('two replacements of one date add up', () => {
    const calendar = officeWith({
      overrides: [
        { kind: 'replace', date: '2026-03-02', hours: '08:00-10:00' },
        { kind: 'replace', from: '2026-03-01', through: '2026-03-02', hours: '20:00-22:00' },
      ],
    });
    expect(openOn(calendar, '2026-03-01', '2026-03-03')).toEqual([
      '03-01T20:00/03-01T22:00',
      '03-02T08:00/03-02T10:00',
      '03-02T20:00/03-02T22:00',
    ]);
  });
});

describe('seasons', () => {
  const opensAt = (calendar: CompiledCalendar, ...dates: readonly string[]) =>
    dates.map((date) => openOn(calendar, date, nextDate(date))[0]?.slice(6, 11) ?? 'closed');
  const nextDate = (date: string) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const withSeason = (from: LayerBound, through: LayerBound) =>
    officeWith({
      weekly: { 'mon-sun': '09:00-17:00' },
      layers: [{ from, through, weekly: { 'mon-sun': '07:00-15:00' } }],
    });

  test('are bounded by weekdays of months: from the last Sunday of March to the last Saturday of October', () => {
    // 2026: 29 March and 31 October. 2027: 28 March and 30 October.
    const calendar = withSeason(
      { month: 3, weekday: 'sun', nth: -1 },
      { month: 10, weekday: 'sat', nth: -1 },
    );
    expect(opensAt(calendar, '2026-03-28', '2026-03-29', '2026-10-31', '2026-11-01')).toEqual([
      '09:00',
      '07:00',
      '07:00',
      '09:00',
    ]);
    expect(opensAt(calendar, '2027-03-27', '2027-03-28', '2027-10-30', '2027-10-31')).toEqual([
      '09:00',
      '07:00',
      '07:00',
      '09:00',
    ]);
  });

  test('run over the new year when they begin after their end, and mix with days MM-DD', () => {
    // The first Monday of November is 2 November in 2026 and 1 November in 2027.
    const calendar = withSeason({ month: 11, weekday: 'mon', nth: 1 }, '02-29');
    expect(
      opensAt(calendar, '2026-11-01', '2026-11-02', '2027-01-15', '2027-02-28', '2027-03-01'),
    ).toEqual(['09:00', '07:00', '07:00', '07:00', '09:00']);
    expect(opensAt(calendar, '2027-11-01', '2028-02-29', '2028-03-01')).toEqual([
      '07:00',
      '07:00',
      '09:00',
    ]);
  });

  test('go with Easter: from Good Friday of 2026, 3 April, of 2027, 26 March', () => {
    const calendar = withSeason({ easter: -2 }, '11-01');
    expect(opensAt(calendar, '2026-04-02', '2026-04-03', '2026-11-01', '2026-11-02')).toEqual([
      '09:00',
      '07:00',
      '07:00',
      '09:00',
    ]);
    expect(opensAt(calendar, '2027-03-25', '2027-03-26')).toEqual(['09:00', '07:00']);
  });

  test('have no days in a year in which they end before they begin', () => {
    // Easter is on 5 April 2026 and on 20 April 2025, after the season's end.
    const calendar = withSeason({ easter: 0 }, '04-10');
    expect(opensAt(calendar, '2026-04-05', '2026-04-10', '2026-04-11')).toEqual([
      '07:00',
      '07:00',
      '09:00',
    ]);
    expect(opensAt(calendar, '2025-04-09', '2025-04-20', '2025-12-31', '2026-01-01')).toEqual([
      '09:00',
      '09:00',
      '09:00',
      '09:00',
    ]);
  });
});

describe('breaks', () => {
  test('subtract on every day, on weekdays, or on dates', () => {
    const calendar = officeWith({
      breaks: [
        { hours: '12:00-13:00' },
        { days: 'tue', hours: '15:00-16:00' },
        { date: '2026-03-04', hours: '09:00-12:00' },
      ],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-05')).toEqual([
      '03-02T09:00/03-02T12:00',
      '03-02T13:00/03-02T17:00',
      '03-03T09:00/03-03T12:00',
      '03-03T13:00/03-03T15:00',
      '03-03T16:00/03-03T17:00',
      '03-04T13:00/03-04T17:00',
    ]);
  });

  test('come last: no override opens them', () => {
    const calendar = officeWith({
      overrides: [{ kind: 'add', date: '2026-03-02', hours: '11:00-20:00' }],
      breaks: [{ hours: '12:00-13:00' }],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-03')).toEqual([
      '03-02T09:00/03-02T12:00',
      '03-02T13:00/03-02T20:00',
    ]);
  });
});
