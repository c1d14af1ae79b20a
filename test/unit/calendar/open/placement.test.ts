import { describe, expect, test } from 'vitest';
import {
  placeDay,
  placedTime,
  restart,
  startPlacement,
} from '../../../../src/calendar/open/placement.js';
import { addBusinessTime, businessTimeBetween, compileCalendar } from '../../../../src/calendar.js';
import { dayIn } from '../../../../src/core/civil.js';
import { zoneOf } from '../../../../src/zone/zone.js';
import { at, openOn } from '../calendar.js';

const HOUR_MS = 3_600_000;

describe('where the clocks skip an hour', () => {
  const sunday = (hours: string) =>
    openOn({ timeZone: 'America/New_York', weekly: { sun: hours } }, '2026-03-08', '2026-03-10');

  // On 8 March 2026 New York goes from 02:00 (-05:00) to 03:00 (-04:00), at 07:00 UTC.
  test('an opening in the gap moves forward by the gap', () => {
    expect(sunday('02:30-05:00')).toEqual(['03-08T07:30/03-08T09:00']);
  });

  test('a close in the gap moves forward by the gap', () => {
    expect(sunday('01:00-02:30')).toEqual(['03-08T06:00/03-08T07:30']);
  });

  test('hours whose opening moves past their close vanish', () => {
    const calendar = { timeZone: 'America/New_York', weekly: { 'sun-mon': '02:30-03:15' } };
    expect(openOn(calendar, '2026-03-08', '2026-03-10')).toEqual(['03-09T06:30/03-09T07:15']);
  });

  test('the day has 23 hours', () => {
    const calendar = compileCalendar({ timeZone: 'Europe/Paris', weekly: { sun: '00:00-24:00' } });
    const open = businessTimeBetween(calendar, '2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z');
    expect(open).toBe(23 * HOUR_MS);
  });

  test('a skipped midnight moves the end of the day before nowhere', () => {
    // Sao Paulo, 4 November 2018: 00:00 (-03:00) becomes 01:00 (-02:00), at 03:00 UTC.
    const calendar = {
      timeZone: 'America/Sao_Paulo',
      weekly: { sat: '20:00-24:00', sun: '00:00-02:00' },
    };
    expect(openOn(calendar, '2018-11-03', '2018-11-05')).toEqual(['11-03T23:00/11-04T04:00']);
  });
});

describe('where the clocks repeat an hour', () => {
  // On 1 November 2026 New York goes from 02:00 (-04:00) back to 01:00 (-05:00), at 06:00 UTC.
  test('a label takes its first occurrence', () => {
    const calendar = { timeZone: 'America/New_York', weekly: { sun: '01:30-05:00' } };
    expect(openOn(calendar, '2026-11-01', '2026-11-02')).toEqual(['11-01T05:30/11-01T10:00']);
  });

  test('the day has 25 hours, or 24 and a half on Lord Howe', () => {
    const sundayOf = (timeZone: string) =>
      compileCalendar({ timeZone, weekly: { sun: '00:00-24:00' } });
    const paris = businessTimeBetween(
      sundayOf('Europe/Paris'),
      '2026-10-24T12:00:00Z',
      '2026-10-26T12:00:00Z',
    );
    expect(paris).toBe(25 * HOUR_MS);
    const howe = sundayOf('Australia/Lord_Howe');
    expect(businessTimeBetween(howe, '2026-04-04T06:00:00Z', '2026-04-06T06:00:00Z')).toBe(
      24.5 * HOUR_MS,
    );
  });

  test('a law that sets the clocks back is no different from winter', () => {
    // Almaty, 1 March 2024: 00:00 (+06:00) became 23:00 (+05:00) on 29 February, at 18:00 UTC.
    const calendar = {
      timeZone: 'Asia/Almaty',
      weekly: { thu: '22:00-24:00', fri: '09:00-10:00' },
    };
    // The label 24:00 of Thursday is the 00:00 of Friday, which comes once, at 19:00 UTC.
    expect(openOn(calendar, '2024-02-29', '2024-03-02')).toEqual([
      '02-29T16:00/02-29T19:00',
      '03-01T04:00/03-01T05:00',
    ]);
  });

  test('an hour added inside it is an hour that passes', () => {
    const calendar = compileCalendar({
      timeZone: 'Europe/Paris',
      weekly: { 'mon-sun': '00:00-10:00' },
    });
    expect(addBusinessTime(calendar, '2026-10-25T02:00:00+02:00', { hours: 1 })).toBe(
      at('2026-10-25T02:00:00+01:00'),
    );
  });
});

test('a day that a zone never had gives no extra time to a calendar that is always open', () => {
  // Apia went from the end of 29 December 2011 to the start of the 31st: 48 hours hold three dates.
  const calendar = compileCalendar({
    timeZone: 'Pacific/Apia',
    weekly: { 'mon-sun': '00:00-24:00' },
  });
  const open = businessTimeBetween(calendar, '2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z');
  expect(open).toBe(48 * HOUR_MS);
});

describe('hours of days, one after the other', () => {
  const utc = zoneOf('UTC');
  const hours = (...pairs: readonly number[]) => pairs.map((hour) => hour * HOUR_MS);
  /** What is placed of days and their hours, in hours since the epoch. */
  const placed = (...days: readonly (readonly [day: number, ...hours: number[]])[]) => {
    const placement = startPlacement(utc, 1);
    for (const [day, ...pairs] of days) placeDay(placement, day, hours(...pairs));
    return [...placedTime(placement)].map((ms) => ms / HOUR_MS);
  };

  test('are one where they touch or overlap', () => {
    expect(placed([0, 9, 12, 13, 17])).toEqual([9, 12, 13, 17]);
    expect(placed([0, 9, 12, 12, 17])).toEqual([9, 17]);
    expect(placed([0, 22, 30], [1, 6, 8])).toEqual([22, 32]);
    expect(placed([0, 22, 34], [1, 6, 8])).toEqual([22, 34]);
    expect(placed([0, 22, 34], [1, 6, 10])).toEqual([22, 34]);
    expect(placed([0, 22, 30], [0, 22, 31])).toEqual([22, 31]);
  });

  test('are put in order where some begin before others', () => {
    expect(placed([1, 9, 17], [0, 9, 17])).toEqual([9, 17, 33, 41]);
    expect(placed([1, 9, 17], [0, 20, 34], [2, 0, 1])).toEqual([20, 41, 48, 49]);
    expect(placed([1, 9, 17], [1, 8, 9])).toEqual([32, 41]);
  });

  test('may be more than were expected', () => {
    const days = Array.from({ length: 40 }, (_, day) => [day, 9, 17] as const);
    expect(placed(...days)).toEqual(days.flatMap(([day]) => [24 * day + 9, 24 * day + 17]));
  });

  test('are forgotten at a restart, and so is their order', () => {
    const placement = startPlacement(utc, 1);
    placeDay(placement, 1, hours(9, 17));
    placeDay(placement, 0, hours(9, 17));
    restart(placement);
    expect([...placedTime(placement)]).toEqual([]);
    placeDay(placement, 2, hours(9, 17));
    expect([...placedTime(placement)]).toEqual(hours(57, 65));
  });

  test.each([
    ['forward', 1],
    ['backward', -1],
  ] as const)('go by the clocks of each day, %s through a year with two changes', (_, step) => {
    // Paris is at +02:00 from 29 March to 25 October 2026, 01:00 UTC, else at +01:00.
    const [first, last] = [dayIn('2026-01-01') as number, dayIn('2026-12-31') as number];
    const [summer, winter] = [dayIn('2026-03-29') as number, dayIn('2026-10-25') as number];
    const placement = startPlacement(zoneOf('Europe/Paris'), 1);
    for (let i = 0; i <= last - first; i++) {
      const day = step > 0 ? first + i : last - i;
      restart(placement);
      // From 20:00 to 06:00 of the next day: the night of a change is an hour shorter, or longer.
      placeDay(placement, day, hours(20, 30));
      const offsetOf = (date: number) => (date >= summer && date < winter ? 2 : 1);
      expect([...placedTime(placement)].map((ms) => ms / HOUR_MS - 24 * day)).toEqual([
        20 - offsetOf(day),
        30 - offsetOf(day + 1),
      ]);
    }
  });
});
