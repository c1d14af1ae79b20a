import { describe, expect, test } from 'vitest';
import {
  type Gathering,
  holidayNames,
  putHoliday,
  shareLeft,
} from '../../../../src/calendar/open/holiday-day.js';
import type { CompiledCalendar } from '../../../../src/calendar.js';
import { officeWith, openOn } from '../calendar.js';

const HOUR = 3_600_000;
const effect = (name: string, hours: readonly number[] | undefined, share: number = 10_000) => ({
  name,
  hours: hours?.map((hour) => hour * HOUR),
  share,
});

/** The hours that two holidays of a day leave open, listed either way. */
function leftOf(one: readonly number[] | undefined, other: readonly number[] | undefined) {
  const both = [
    [one, other],
    [other, one],
  ].map(([first, second]) => {
    const days: Gathering = new Map();
    putHoliday(days, 5, effect('one', first));
    putHoliday(days, 5, effect('other', second));
    const { hours } = days.get(5) ?? {};
    return hours === undefined ? undefined : Array.from(hours, (ms) => ms / HOUR);
  });
  expect(both[0]).toEqual(both[1]);
  return both[0];
}

describe('two holidays on one day', () => {
  test('leave the hours that both leave open', () => {
    expect(leftOf([9, 12], [8, 13])).toEqual([9, 12]);
    expect(leftOf([9, 12], [9, 12])).toEqual([9, 12]);
    expect(leftOf([9, 12], [9, 13])).toEqual([9, 12]);
    expect(leftOf([9, 12], [8, 12])).toEqual([9, 12]);
    expect(leftOf([9, 12], [10, 13])).toEqual([10, 12]);
    expect(leftOf([9, 12], [8, 10])).toEqual([9, 10]);
    expect(leftOf([9, 12], [12, 13])).toEqual([]);
    expect(leftOf([9, 12], [8, 10, 11, 13])).toEqual([9, 10, 11, 12]);
    expect(leftOf([9, 10, 14, 15], [8, 13])).toEqual([9, 10]);
    expect(leftOf([9, 10, 14, 15], [9, 17])).toEqual([9, 10, 14, 15]);
    expect(leftOf([9, 12], [])).toEqual([]);
    expect(leftOf([9, 12], undefined)).toBe(undefined);
  });

  test('are told by both names, each once, and count for the least', () => {
    const days: Gathering = new Map();
    for (const [name, share] of [
      ['one', 5000],
      ['other', 2500],
      ['one', 7500],
    ] as const)
      putHoliday(days, 5, effect(name, [9, 12], share));
    const day = days.get(5);
    if (day === undefined) throw new Error('nothing was put there');
    expect(holidayNames(day)).toBe('one, other');
    expect(shareLeft(day)).toBe(2500);
    expect(day.isSubstitute).toBe(false);
  });

  test('are a substitute day where one of them has moved there', () => {
    const days: Gathering = new Map();
    putHoliday(days, 5, effect('one', [9, 12]));
    putHoliday(days, 5, effect('moved', [9, 12]), true);
    putHoliday(days, 5, effect('third', [9, 12]));
    putHoliday(days, 6, effect('moved', [9, 12]), true);
    expect([days.get(5)?.isSubstitute, days.get(6)?.isSubstitute]).toEqual([true, true]);
  });
});

describe('the day before a holiday', () => {
  const night = (breaks: readonly object[], eve: object): CompiledCalendar =>
    officeWith({
      weekly: { tue: '20:00-04:00' },
      breaks: breaks as never,
      holidays: [{ date: '2026-03-04', eve: eve as never }],
    });
  const hour = { shorterBy: 'PT1H' };

  test('loses open time of its night: a break of the next morning is none', () => {
    // Tuesday 20:00 to 04:00, of which Wednesday's break takes the last hour: one hour less ends at 02:00.
    for (const item of [
      { days: 'wed', hours: '03:00-05:00' },
      { date: '2026-03-04', hours: '03:00-05:00' },
    ])
      expect(openOn(night([item], hour), '2026-03-02', '2026-03-06')).toEqual([
        '03-03T20:00/03-04T02:00',
      ]);
    // A break of another day, and none at all: it ends at 03:00.
    for (const breaks of [[], [{ days: 'thu', hours: '03:00-05:00' }]])
      expect(openOn(night(breaks, hour), '2026-03-02', '2026-03-06')).toEqual([
        '03-03T20:00/03-04T03:00',
      ]);
  });

  test('is closed by a cut of all that is open, and not by one of a minute less', () => {
    expect(openOn(night([], { shorterBy: 'PT7H59M' }), '2026-03-02', '2026-03-04')).toEqual([
      '03-03T20:00/03-03T20:01',
    ]);
    const closed = night([], { shorterBy: 'PT8H' });
    expect(openOn(closed, '2026-03-02', '2026-03-04')).toEqual([]);
    const longer = night([], { shorterBy: 'PT9H' });
    expect(openOn(longer, '2026-03-02', '2026-03-04')).toEqual([]);
  });

  test('is not looked for farther than two weeks', () => {
    const holidays = (days: number) => [
      {
        from: '2026-03-03',
        through: new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10),
        name: 'long',
      },
      {
        date: new Date(Date.UTC(2026, 2, 3 + days)).toISOString().slice(0, 10),
        name: 'feast',
        eve: { hours: '09:00-12:00' },
      },
    ];
    const daily = (days: number) =>
      officeWith({ weekly: { 'mon-sun': '09:00-17:00' }, holidays: holidays(days) });
    // Monday 2 March is the last workday before: 14 days before the 16th, 15 before the 17th.
    expect(openOn(daily(13), '2026-03-02', '2026-03-04')).toEqual(['03-02T09:00/03-02T12:00']);
    expect(openOn(daily(14), '2026-03-02', '2026-03-04')).toEqual(['03-02T09:00/03-02T17:00']);
  });
});
