import { describe, expect, test } from 'vitest';
import {
  businessTimeBetween,
  compileCalendar,
  isOpen,
  nextCloseAt,
} from '../../../../src/calendar.js';
import { at, office, officeWith, openOn } from '../calendar.js';

const HOUR_MS = 3_600_000;

describe('weekly hours', () => {
  test('the opening is open and the close is closed', () => {
    const answers = ['08:59:59.999', '09:00', '16:59:59.999', '17:00'].map((time) =>
      isOpen(office, `2026-03-02T${time.length === 5 ? `${time}:00` : time}Z`),
    );
    expect(answers).toEqual([false, true, true, false]);
  });

  test('a day without hours is closed', () => {
    expect(openOn(office, '2026-03-07', '2026-03-09')).toEqual([]);
  });

  test('keys name a day, a range, a range over Sunday, or a list', () => {
    const calendar = officeWith({
      weekly: { 'sat-mon': '10:00-11:00', 'wed, fri': '12:00-13:00' },
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-09')).toEqual([
      '03-02T10:00/03-02T11:00',
      '03-04T12:00/03-04T13:00',
      '03-06T12:00/03-06T13:00',
      '03-07T10:00/03-07T11:00',
      '03-08T10:00/03-08T11:00',
    ]);
  });

  test('a day named twice has both hours', () => {
    const calendar = officeWith({ weekly: { 'mon-fri': '09:00-12:00', mon: '14:00-16:00' } });
    expect(openOn(calendar, '2026-03-02', '2026-03-03')).toEqual([
      '03-02T09:00/03-02T12:00',
      '03-02T14:00/03-02T16:00',
    ]);
  });

  test('text and pairs say the same', () => {
    const text = officeWith({ weekly: { mon: '09:00-12:00, 13:00-17:00' } });
    const pairs = officeWith({
      weekly: {
        mon: [
          ['09:00', '12:00'],
          ['13:00', '17:00'],
        ],
      },
    });
    const week = ['2026-03-02', '2026-03-09'] as const;
    expect(openOn(text, ...week)).toEqual(openOn(pairs, ...week));
  });

  test('seconds count', () => {
    const calendar = officeWith({ weekly: { mon: '09:00:15-09:00:45' } });
    expect(businessTimeBetween(calendar, '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z')).toBe(
      30_000,
    );
  });
});

describe('hours overnight', () => {
  const night = officeWith({ weekly: { fri: '22:00-06:00' } });

  test('an end before its start is on the next day', () => {
    expect(openOn(night, '2026-03-06', '2026-03-09')).toEqual(['03-06T22:00/03-07T06:00']);
  });

  test('the night belongs to the day of its start, so a holiday on the next day keeps it', () => {
    const calendar = officeWith({ weekly: { fri: '22:00-06:00' }, holidays: ['2026-03-07'] });
    expect(openOn(calendar, '2026-03-06', '2026-03-09')).toEqual(['03-06T22:00/03-07T06:00']);
  });

  test('a holiday on the day of its start takes the whole night', () => {
    const calendar = officeWith({ weekly: { fri: '22:00-06:00' }, holidays: ['2026-03-06'] });
    expect(openOn(calendar, '2026-03-06', '2026-03-09')).toEqual([]);
  });
});

describe('24:00', () => {
  test('is the end of the day, to the millisecond', () => {
    const calendar = officeWith({ weekly: { mon: '20:00-24:00' } });
    expect(nextCloseAt(calendar, '2026-03-02T21:00:00Z')).toBe(at('2026-03-03T00:00:00Z'));
    expect(isOpen(calendar, '2026-03-02T23:59:59.999Z')).toBe(true);
  });

  test('joins the 00:00 of the next day: midnight is no close', () => {
    const calendar = officeWith({ weekly: { mon: '20:00-24:00', tue: '00:00-02:00' } });
    expect(openOn(calendar, '2026-03-02', '2026-03-04')).toEqual(['03-02T20:00/03-03T02:00']);
    expect(nextCloseAt(calendar, '2026-03-02T21:00:00Z')).toBe(at('2026-03-03T02:00:00Z'));
  });
});

describe('hours that overlap or touch', () => {
  test('count once', () => {
    const calendar = officeWith({ weekly: { mon: '09:00-12:00, 10:00-13:00, 13:00-14:00' } });
    expect(openOn(calendar, '2026-03-02', '2026-03-03')).toEqual(['03-02T09:00/03-02T14:00']);
    // 9 to 14 is five hours, not 3 + 3 + 1.
    const open = businessTimeBetween(calendar, '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z');
    expect(open).toBe(5 * HOUR_MS);
  });
});

describe('weeks that take turns', () => {
  test('a cycle starts with the week of its anchor and starts over, backward too', () => {
    const calendar = officeWith({
      weekly: {
        anchor: '2026-03-04',
        weeks: [{ mon: '09:00-10:00' }, { mon: '11:00-12:00' }, { mon: '13:00-14:00' }],
      },
    });
    expect(openOn(calendar, '2026-02-23', '2026-03-24')).toEqual([
      '02-23T13:00/02-23T14:00',
      '03-02T09:00/03-02T10:00',
      '03-09T11:00/03-09T12:00',
      '03-16T13:00/03-16T14:00',
      '03-23T09:00/03-23T10:00',
    ]);
  });

  test('ISO weeks 53 and 1 are both odd', () => {
    // 2026 has 53 weeks: its last Monday is 28 December; Monday 4 January 2027 is in week 1.
    const calendar = officeWith({
      weekly: { odd: { mon: '09:00-10:00' }, even: { mon: '14:00-15:00' } },
    });
    expect(openOn(calendar, '2026-12-21', '2027-01-12')).toEqual([
      '12-21T14:00/12-21T15:00',
      '12-28T09:00/12-28T10:00',
      '01-04T09:00/01-04T10:00',
      '01-11T14:00/01-11T15:00',
    ]);
  });
});

describe('layers', () => {
  test('hold from one date through another, both included, and the later in the list wins', () => {
    const calendar = officeWith({
      weekly: { 'mon-fri': '09:00-10:00' },
      layers: [
        { from: '2026-03-03', through: '2026-03-05', weekly: { 'mon-fri': '11:00-12:00' } },
        { from: '2026-03-05', weekly: { 'mon-fri': '13:00-14:00' } },
      ],
    });
    expect(openOn(calendar, '2026-03-02', '2026-03-07')).toEqual([
      '03-02T09:00/03-02T10:00',
      '03-03T11:00/03-03T12:00',
      '03-04T11:00/03-04T12:00',
      '03-05T13:00/03-05T14:00',
      '03-06T13:00/03-06T14:00',
    ]);
  });

  test('a season returns every year and may run over the new year', () => {
    const calendar = officeWith({
      layers: [{ from: '12-31', through: '01-02', weekly: { 'mon-sun': '10:00-11:00' } }],
    });
    expect(openOn(calendar, '2026-12-30', '2027-01-05')).toEqual([
      '12-30T09:00/12-30T17:00',
      '12-31T10:00/12-31T11:00',
      '01-01T10:00/01-01T11:00',
      '01-02T10:00/01-02T11:00',
      '01-04T09:00/01-04T17:00',
    ]);
  });

  test('without weekly hours the time outside of a season is closed, round the clock or not', () => {
    const calendar = compileCalendar({
      timeZone: 'UTC',
      layers: [{ from: '06-01', through: '08-31', weekly: { 'mon-sun': '00:00-24:00' } }],
    });
    expect(isOpen(calendar, '2026-07-01T00:00:00Z')).toBe(true);
    expect(isOpen(calendar, '2026-01-01T00:00:00Z')).toBe(false);
  });
});
