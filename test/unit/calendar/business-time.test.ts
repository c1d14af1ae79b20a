import { describe, expect, test } from 'vitest';
import {
  addBusinessTime,
  businessTimeBetween,
  compileCalendar,
  isOpen,
  nextCloseAt,
  nextOpenAt,
  openIntervals,
  openIntervalsBefore,
  previousCloseAt,
  previousOpenAt,
  subtractBusinessTime,
} from '../../../src/calendar.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../src/index.js';
import { at, office, officeWith, openOn } from './calendar.js';

const HOUR_MS = 3_600_000;
const eight = { hours: 8 };

describe('adding', () => {
  test('that uses up the day exactly answers its close', () => {
    expect(addBusinessTime(office, '2026-03-02T09:00:00Z', eight)).toBe(at('2026-03-02T17:00:00Z'));
  });

  test('with nextOpen answers when work goes on', () => {
    const due = addBusinessTime(office, '2026-03-06T09:00:00Z', eight, { boundary: 'nextOpen' });
    expect(due).toBe(at('2026-03-09T09:00:00Z'));
  });

  test('nothing answers the start, open or closed, and with nextOpen the next opening', () => {
    const saturday = '2026-03-07T12:00:00Z';
    expect(addBusinessTime(office, saturday, 0)).toBe(at(saturday));
    expect(addBusinessTime(office, saturday, 0, { boundary: 'nextOpen' })).toBe(
      at('2026-03-09T09:00:00Z'),
    );
  });

  test('from a close counts from the next opening', () => {
    expect(addBusinessTime(office, '2026-03-06T17:00:00Z', 1)).toBe(at('2026-03-09T09:00:00.001Z'));
  });

  test('more than is left answers that it never opens', () => {
    const calendar = compileCalendar({
      timeZone: 'UTC',
      overrides: [{ kind: 'add', date: '2026-03-02', hours: '09:00-17:00' }],
    });
    expect(addBusinessTime(calendar, '2026-03-01T00:00:00Z', eight)).toBe(
      at('2026-03-02T17:00:00Z'),
    );
    expect(addBusinessTime(calendar, '2026-03-01T00:00:00Z', { hours: 9 })).toBe('never-opens');
    expect(subtractBusinessTime(calendar, '2026-03-03T00:00:00Z', { hours: 9 })).toBe(
      'never-opens',
    );
    expect(nextOpenAt(calendar, '2026-03-02T17:00:00Z')).toBe('never-opens');
  });
});

describe('subtracting', () => {
  test('that uses up the day exactly answers its opening, or with previousClose the close before', () => {
    const monday = '2026-03-09T17:00:00Z';
    expect(subtractBusinessTime(office, monday, eight)).toBe(at('2026-03-09T09:00:00Z'));
    const earlier = subtractBusinessTime(office, monday, eight, { boundary: 'previousClose' });
    expect(earlier).toBe(at('2026-03-06T17:00:00Z'));
  });
});

test('a reversed range is negative, and an empty one is 0 and not -0', () => {
  const [from, to] = ['2026-03-06T16:00:00Z', '2026-03-09T10:00:00Z'];
  expect(businessTimeBetween(office, from, to)).toBe(2 * HOUR_MS);
  expect(businessTimeBetween(office, to, from)).toBe(-2 * HOUR_MS);
  expect(businessTimeBetween(office, '2026-03-08T00:00:00Z', '2026-03-07T00:00:00Z')).toBe(0);
});

describe('openings and closes', () => {
  test('look both ways from an open and from a closed instant', () => {
    const [open, closed] = ['2026-03-03T12:00:00Z', '2026-03-03T20:00:00Z'];
    expect(nextOpenAt(office, open)).toBe(at(open));
    expect(nextOpenAt(office, open, { whenOpen: 'nextOpening' })).toBe(at('2026-03-04T09:00:00Z'));
    expect(nextCloseAt(office, open)).toBe(at('2026-03-03T17:00:00Z'));
    expect(nextCloseAt(office, closed)).toBe(at('2026-03-04T17:00:00Z'));
    expect(previousOpenAt(office, closed)).toBe(at('2026-03-03T09:00:00Z'));
    expect(previousCloseAt(office, open)).toBe(at('2026-03-02T17:00:00Z'));
    expect(previousCloseAt(office, '2026-03-03T17:00:00Z')).toBe(at('2026-03-03T17:00:00Z'));
  });

  test('a calendar that is always open never closes and answers no instant outside of the range', () => {
    const always = officeWith({ weekly: { 'mon-sun': '00:00-24:00' } });
    const now = '2026-03-02T00:00:00Z';
    expect(nextCloseAt(always, now)).toBe('never-closes');
    expect(previousCloseAt(always, now)).toBe('never-closes');
    expect(previousOpenAt(always, now)).toBe(MIN_INSTANT);
    expect([...openIntervals(always, now)]).toEqual([{ startAt: at(now), endAt: MAX_INSTANT }]);
    expect([...openIntervalsBefore(always, now)]).toEqual([
      { startAt: MIN_INSTANT, endAt: at(now) },
    ]);
  });

  test('a calendar has no open time before the first instant', () => {
    expect(previousOpenAt(office, MIN_INSTANT)).toBe('never-opens');
    expect(previousCloseAt(office, MIN_INSTANT)).toBe('never-closes');
    expect(isOpen(office, MAX_INSTANT)).toBe(false);
  });
});

describe('composed calendars', () => {
  const desk = (timeZone: string) => ({ timeZone, weekly: { 'mon-fri': '09:00-17:00' } });

  test('a union across zones follows the sun and merges where offices overlap', () => {
    // Monday 2 March 2026: Sydney (+11) 22:00-06:00, London 09:00-17:00, New York (-5) 14:00-22:00.
    const calendar = {
      union: [desk('Australia/Sydney'), desk('Europe/London'), desk('America/New_York')],
    };
    expect(openOn(calendar, '2026-03-02', '2026-03-03')).toEqual([
      '03-02T00:00/03-02T06:00',
      '03-02T09:00/03-03T00:00',
    ]);
  });

  test('an intersection is the time that both share', () => {
    const calendar = { intersection: [desk('Europe/London'), desk('America/New_York')] };
    expect(openOn(calendar, '2026-03-02', '2026-03-03')).toEqual(['03-02T14:00/03-02T17:00']);
  });

  test('a difference takes away all but the first', () => {
    const calendar = { difference: [desk('Europe/London'), desk('America/New_York')] };
    expect(openOn(calendar, '2026-03-02', '2026-03-03')).toEqual(['03-02T09:00/03-02T14:00']);
  });
});
