import { describe, expect, test } from 'vitest';
import {
  compileCalendar,
  nextCloseAt,
  nextOpenAt,
  openIntervalNearest,
  openIntervals,
  openIntervalsBefore,
  openTimePer,
  openTimeSet,
  previousCloseAt,
  previousOpenAt,
  traceBusinessTime,
} from '../../../src/calendar.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../src/core/instant.js';
import { thrownBy } from '../../oracle/thrown.js';
import { at, office } from './calendar.js';

/** Open from 09:00 to 17:00 on Monday 2 March 2026, and never else. */
const once = compileCalendar({
  timeZone: 'UTC',
  overrides: [{ kind: 'add', date: '2026-03-02', hours: '09:00-17:00' }],
});
const always = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });
const [OPENS, CLOSES] = [at('2026-03-02T09:00Z'), at('2026-03-02T17:00Z')] as const;
const day = (date: string) => ({ startAt: at(`${date}T09:00Z`), endAt: at(`${date}T17:00Z`) });

describe('the nearest open interval', () => {
  test.each([
    ['of an instant inside', '2026-03-02T12:00Z', '2026-03-02'],
    ['of the opening', '2026-03-02T09:00Z', '2026-03-02'],
    ['of the close', '2026-03-02T17:00Z', '2026-03-02'],
    ['before opening', '2026-03-02T08:00Z', '2026-03-02'],
    // Monday closed at 17:00, Tuesday opens at 09:00: 01:00 is as far from both.
    ['a minute before the middle of the night', '2026-03-03T00:59Z', '2026-03-02'],
    ['in the middle of the night, the later one', '2026-03-03T01:00Z', '2026-03-03'],
  ])('%s', (_, instant, date) => {
    expect(openIntervalNearest(office, instant)).toEqual(day(date));
  });

  test('is the only one, from both sides', () => {
    for (const instant of ['2020-01-01T00:00Z', '2026-03-02T12:00Z', '2030-01-01T00:00Z'])
      expect(openIntervalNearest(once, instant)).toEqual({ startAt: OPENS, endAt: CLOSES });
  });

  test('is cut to the years that are known', () => {
    expect(openIntervalNearest(always, 0)).toEqual({ startAt: MIN_INSTANT, endAt: MAX_INSTANT });
  });
});

describe('a calendar that opens once', () => {
  test('has no opening after it, and no close before it', () => {
    expect(nextOpenAt(once, CLOSES)).toBe('never-opens');
    expect(nextCloseAt(once, CLOSES)).toBe('never-opens');
    expect(nextOpenAt(once, OPENS, { whenOpen: 'nextOpening' })).toBe('never-opens');
    expect(previousOpenAt(once, OPENS - 1)).toBe('never-opens');
    expect(previousCloseAt(once, OPENS - 1)).toBe('never-closes');
    expect(previousCloseAt(once, CLOSES - 1)).toBe('never-closes');
  });

  test('is found from both sides', () => {
    expect(nextOpenAt(once, OPENS - 1)).toBe(OPENS);
    expect(nextOpenAt(once, OPENS + 1)).toBe(OPENS + 1);
    expect(nextOpenAt(once, OPENS + 1, { whenOpen: 'now' })).toBe(OPENS + 1);
    expect(nextCloseAt(once, OPENS)).toBe(CLOSES);
    expect(previousOpenAt(once, CLOSES + 1)).toBe(OPENS);
    expect(previousCloseAt(once, CLOSES)).toBe(CLOSES);
  });
});

test('what to do when it is open is one of two words', () => {
  expect(thrownBy(() => nextOpenAt(office, OPENS, { whenOpen: 'later' as never }))).toMatchObject({
    code: 'invalid-option',
    path: ['options', 'whenOpen'],
    expected: 'one of now, nextOpening',
  });
  expect(nextOpenAt(office, OPENS, { whenOpen: 'nextOpening' })).toBe(at('2026-03-03T09:00Z'));
});

describe('the open intervals', () => {
  test('from an instant on begin with the rest of the one that holds', () => {
    const two = [];
    for (const interval of openIntervals(office, '2026-03-02T12:00Z')) {
      two.push(interval);
      if (two.length === 2) break;
    }
    expect(two).toEqual([{ startAt: at('2026-03-02T12:00Z'), endAt: CLOSES }, day('2026-03-03')]);
    expect([...openIntervals(once, OPENS)]).toEqual([{ startAt: OPENS, endAt: CLOSES }]);
    expect([...openIntervals(once, CLOSES)]).toEqual([]);
  });

  test('before an instant end with the part that has passed', () => {
    expect([...openIntervalsBefore(once, OPENS + 5)]).toEqual([
      { startAt: OPENS, endAt: OPENS + 5 },
    ]);
    expect([...openIntervalsBefore(once, CLOSES)]).toEqual([{ startAt: OPENS, endAt: CLOSES }]);
    expect([...openIntervalsBefore(once, OPENS)]).toEqual([]);
    const [, second] = openIntervalsBefore(office, '2026-03-03T12:00Z');
    expect(second).toEqual(day('2026-03-02'));
  });

  test('of a year without a pause are one', () => {
    const [from, to] = [at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z')] as const;
    expect([...openTimeSet(always, from, to)]).toEqual([from, to]);
    expect([...openTimeSet(once, from, to)]).toEqual([OPENS, CLOSES]);
  });
});

describe('what would be too long a list is refused', () => {
  test('the days of more than 109 years', () => {
    // From 1 January 1900 through 2029 there are 130 years: 47,482 days.
    expect(
      thrownBy(() => openTimePer(office, 'day', '1900-01-01T00:00Z', '2030-01-01T00:00Z')),
    ).toMatchObject({
      code: 'result-out-of-range',
      path: ['to'],
      expected: 'at most 40000 periods',
      received: 'more of the unit day',
    });
  });

  test('the reasons of more than 4000 days', () => {
    // 2026 through 2036 are 11 years, with leap days in 2028, 2032 and 2036: 4018 days.
    const [from, to] = ['2026-01-01T00:00Z', '2037-01-01T00:00Z'] as const;
    expect(thrownBy(() => traceBusinessTime(office, from, to))).toMatchObject({
      code: 'result-out-of-range',
      path: ['to'],
      expected: 'a stretch of at most 4000 days',
      received: '4018 days',
    });
    expect(traceBusinessTime(office, to, from)).toEqual([]);
    expect(traceBusinessTime(office, to, to)).toEqual([]);
  });
});
