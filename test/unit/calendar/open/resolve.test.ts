import { describe, expect, test } from 'vitest';
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
