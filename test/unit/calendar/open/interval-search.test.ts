import { describe, expect, test } from 'vitest';
import {
  endsWithTime,
  firstIntervalEndingAfter,
  lastIntervalStartingBy,
} from '../../../../src/calendar/open/interval-search.js';
import {
  compileCalendar,
  nextCloseAt,
  nextOpenAt,
  type PlainCalendar,
  previousCloseAt,
  previousOpenAt,
} from '../../../../src/calendar.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../../src/core/instant.js';
import { at } from '../calendar.js';

const HOUR = 3_600_000;
const utc = (weekly: PlainCalendar['weekly']) => compileCalendar({ timeZone: 'UTC', weekly });

// Open time is kept in blocks, one of which begins at the epoch, Thursday 1970-01-01T00:00Z.
describe('an interval at the border of two blocks', () => {
  test('ends there when nothing follows', () => {
    const wednesday = utc({ wed: '09:00-24:00', thu: '09:00-12:00' });
    expect(firstIntervalEndingAfter(wednesday, -HOUR)).toEqual({ startAt: -15 * HOUR, endAt: 0 });
    expect(lastIntervalStartingBy(wednesday, -1)).toEqual({ startAt: -15 * HOUR, endAt: 0 });
    expect(firstIntervalEndingAfter(wednesday, 0)).toEqual({ startAt: 9 * HOUR, endAt: 12 * HOUR });
    expect(nextCloseAt(wednesday, -HOUR)).toBe(0);
    expect(previousCloseAt(wednesday, 0)).toBe(0);
  });

  test('begins there when nothing precedes', () => {
    const thursday = utc({ wed: '09:00-12:00', thu: '00:00-12:00' });
    expect(firstIntervalEndingAfter(thursday, 0)).toEqual({ startAt: 0, endAt: 12 * HOUR });
    expect(lastIntervalStartingBy(thursday, 0)).toEqual({ startAt: 0, endAt: 12 * HOUR });
    expect(lastIntervalStartingBy(thursday, -1)).toEqual({
      startAt: -15 * HOUR,
      endAt: -12 * HOUR,
    });
    expect(nextOpenAt(thursday, -HOUR)).toBe(0);
    expect(previousOpenAt(thursday, HOUR)).toBe(0);
  });

  test('is one across it', () => {
    const night = utc({ wed: '21:00-24:00', thu: '00:00-03:00' });
    const whole = { startAt: -3 * HOUR, endAt: 3 * HOUR };
    for (const instant of [-3 * HOUR, -1, 0, 1, 3 * HOUR - 1]) {
      expect(firstIntervalEndingAfter(night, instant)).toEqual(whole);
      expect(lastIntervalStartingBy(night, instant)).toEqual(whole);
    }
    expect(lastIntervalStartingBy(night, 3 * HOUR)).toEqual(whole);
    expect(firstIntervalEndingAfter(night, 3 * HOUR)?.startAt).toBe(7 * 24 * HOUR - 3 * HOUR);
  });
});

describe('an interval that is open for years', () => {
  const layer = (from: string, through: string): PlainCalendar => ({
    timeZone: 'UTC',
    layers: [{ from, through, weekly: { 'mon-sun': '00:00-24:00' } }],
  });

  test.each([
    ['1970-01-01', '1970-12-31', '1971-01-01'],
    ['1969-07-01', '1970-06-30', '1970-07-01'],
    ['1965-03-01', '1977-10-31', '1977-11-01'],
    ['1950-01-01', '2000-12-31', '2001-01-01'],
    ['1950-07-01', '2000-06-30', '2000-07-01'],
  ])('from %s through %s is one', (from, through, end) => {
    const calendar = compileCalendar(layer(from, through));
    const whole = { startAt: at(`${from}T00:00Z`), endAt: at(`${end}T00:00Z`) };
    for (const instant of [whole.startAt, at('1970-03-01T00:00Z'), whole.endAt - 1]) {
      expect(firstIntervalEndingAfter(calendar, instant)).toEqual(whole);
      expect(lastIntervalStartingBy(calendar, instant)).toEqual(whole);
      expect(endsWithTime(calendar, whole.endAt)).toBe(false);
    }
    expect(firstIntervalEndingAfter(calendar, at('1942-01-01T00:00Z'))).toEqual(whole);
    expect(firstIntervalEndingAfter(calendar, whole.endAt)).toBe(undefined);
    expect(lastIntervalStartingBy(calendar, at('2008-01-01T00:00Z'))).toEqual(whole);
    expect(lastIntervalStartingBy(calendar, whole.startAt - 1)).toBe(undefined);
  });

  test('but for one hour in them is two', () => {
    const calendar = compileCalendar({
      ...layer('1950-01-01', '2000-12-31'),
      overrides: [{ kind: 'remove', date: '1975-07-01', hours: '06:00-07:00' }],
    });
    const [begin, end] = [at('1950-01-01T00:00Z'), at('2001-01-01T00:00Z')] as const;
    const [closes, opens] = [at('1975-07-01T06:00Z'), at('1975-07-01T07:00Z')] as const;
    const parts = [
      { startAt: begin, endAt: closes },
      { startAt: opens, endAt: end },
    ];
    expect([begin, closes].map((from) => firstIntervalEndingAfter(calendar, from))).toEqual(parts);
    expect([closes, end].map((to) => lastIntervalStartingBy(calendar, to))).toEqual(parts);
    expect(nextCloseAt(calendar, '1951-01-01T00:00Z')).toBe(closes);
    expect(previousOpenAt(calendar, '2000-12-01T00:00Z')).toBe(opens);
  });

  test('begins with the first instant there is, or ends with the last', () => {
    const first = compileCalendar(layer('0001-01-01', '0009-06-30'));
    const last = compileCalendar(layer('9990-07-01', '9999-12-31'));
    const [begin, end] = [Date.parse('0009-07-01T00:00Z'), at('9990-07-01T00:00Z')] as const;
    for (const instant of [MIN_INSTANT, begin - 1])
      expect(lastIntervalStartingBy(first, instant)).toEqual({
        startAt: MIN_INSTANT,
        endAt: begin,
      });
    for (const instant of [end, MAX_INSTANT])
      expect(firstIntervalEndingAfter(last, instant)).toEqual({
        startAt: end,
        endAt: MAX_INSTANT + 1,
      });
    expect(firstIntervalEndingAfter(first, MIN_INSTANT)?.startAt).toBe(MIN_INSTANT);
    expect(lastIntervalStartingBy(last, MAX_INSTANT)?.endAt).toBe(MAX_INSTANT + 1);
  });
});

describe('an interval ends with the time that is known', () => {
  const east: PlainCalendar = {
    timeZone: 'Pacific/Kiritimati',
    layers: [{ from: '9999-06-01', weekly: { 'mon-sun': '00:00-24:00' } }],
  };
  const west: PlainCalendar = { timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } };
  // On the clocks of Kiritimati, at +14:00, the last date is over at 10:00 UTC.
  const OVER = MAX_INSTANT + 1 - 14 * HOUR;

  test('at the last instant, and where the last date of its clocks is over', () => {
    const calendar = compileCalendar(east);
    expect(endsWithTime(calendar, MAX_INSTANT + 1)).toBe(true);
    expect(endsWithTime(calendar, OVER)).toBe(true);
    expect(endsWithTime(calendar, OVER - HOUR)).toBe(false);
    expect(nextCloseAt(calendar, OVER - 1)).toBe('never-closes');
    expect(endsWithTime(compileCalendar(west), OVER)).toBe(false);
    // A Friday: the office closes at 17:00 as always.
    expect(nextCloseAt(compileCalendar(west), OVER)).toBe(at('9999-12-31T17:00Z'));
  });

  test('also where that is so on the clocks of a part', () => {
    const far: PlainCalendar = { timeZone: 'UTC', weekly: { mon: '09:00-17:00' } };
    for (const parts of [
      [far, east],
      [east, far],
    ]) {
      const both = compileCalendar({ union: parts });
      expect(endsWithTime(both, OVER)).toBe(true);
      expect(endsWithTime(both, OVER + HOUR)).toBe(false);
    }
    expect(endsWithTime(compileCalendar({ union: [far, west] }), OVER)).toBe(false);
  });
});
