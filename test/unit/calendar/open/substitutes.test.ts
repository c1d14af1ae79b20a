import { describe, expect, test } from 'vitest';
import { startOfChain } from '../../../../src/calendar/open/substitutes.js';
import type { PlainPlan } from '../../../../src/calendar/plan/plan.js';
import { type Holiday, isBusinessDay, type PlainCalendar } from '../../../../src/calendar.js';
import { officeWith, openOn } from '../calendar.js';

const DAY = Date.parse('2026-06-30T00:00Z') / 86_400_000;

/** How many days before 30 June 2026 substitutes are worked out from. */
function reachOf(holidays: NonNullable<PlainCalendar['holidays']>): number {
  const { holidays: rules } = officeWith({ holidays }).plan as PlainPlan;
  return DAY - startOfChain(rules, DAY);
}

const moves = { sat: 'next', sun: 'next' } as const;
const always = {
  ...moves,
  mon: 'next',
  tue: 'next',
  wed: 'next',
  thu: 'next',
  fri: 'next',
} as const;

describe('substitutes are worked out from', () => {
  test('two weeks before a day, where none moves into them', () => {
    expect(reachOf([])).toBe(14);
    expect(reachOf(['2026-06-10', { date: '2026-05-01' }])).toBe(14);
    // A year without a holiday that moves, though there is one that may.
    expect(reachOf([{ date: '2025-06-07', substitute: moves }])).toBe(14);
    // 1 June 2026 is a Monday: it does not move.
    expect(reachOf([{ date: '2026-06-01', substitute: moves }])).toBe(14);
  });

  test('four weeks earlier for each four weeks in which a holiday moves', () => {
    // The two weeks before 30 June begin on the 16th, the four weeks before them on 19 May.
    const on = (...dates: readonly string[]) =>
      dates.map((day) => ({ date: `2026-${day}`, substitute: always }));
    expect(reachOf(on('06-16'))).toBe(14);
    expect(reachOf(on('06-15'))).toBe(42);
    expect(reachOf(on('05-19'))).toBe(42);
    expect(reachOf(on('05-18'))).toBe(14);
    expect(reachOf(on('06-15', '05-18'))).toBe(70);
    expect(reachOf(on('06-15', '04-20'))).toBe(42);
    // One that stays beside one that moves does not keep the chain from going on.
    expect(reachOf([...on('06-15'), { date: '2026-06-08', substitute: moves }])).toBe(42);
    expect(reachOf([{ date: '2026-06-08', substitute: moves }, ...on('06-15')])).toBe(42);
    expect(
      reachOf([{ from: '2026-06-08', through: '2026-06-13', substitute: { sat: 'next' } }]),
    ).toBe(42);
  });

  test('a year earlier at most', () => {
    const eachMonth = Array.from({ length: 12 }, (_, i) => {
      const month = String(i + 1).padStart(2, '0');
      return [
        { yearly: `${month}-01`, substitute: always },
        { yearly: `${month}-15`, substitute: always },
      ];
    });
    expect(reachOf(eachMonth.flat())).toBe(14 + 13 * 28);
  });
});

describe('a substitute', () => {
  const mondays = (...off: readonly string[]) =>
    officeWith({
      weekly: { mon: '09:00-17:00' },
      holidays: [
        { date: '2026-03-02', name: 'feast', substitute: { mon: 'next' } },
        ...off.map((date) => ({ date: `2026-${date}` })),
      ],
    });

  test('lies two weeks from its holiday at most', () => {
    // Open on Mondays only: 9 and 16 March follow, and then the 23rd.
    expect(isBusinessDay(mondays(), '2026-03-09')).toBe(false);
    expect(isBusinessDay(mondays('03-09'), '2026-03-16')).toBe(false);
    expect(isBusinessDay(mondays('03-09', '03-16'), '2026-03-23')).toBe(true);
  });

  test('goes to the earlier holiday first, in whatever order they are listed', () => {
    // Saturday 28 February whole, Sunday 1 March till noon: Monday off, Tuesday a half-day.
    const holidays: readonly Holiday[] = [
      { date: '2026-02-28', name: 'feast', substitute: moves },
      { date: '2026-03-01', name: 'eve', hours: '00:00-12:00', substitute: moves },
    ];
    for (const listed of [holidays, holidays.toReversed()])
      expect(openOn(officeWith({ holidays: listed }), '2026-03-02', '2026-03-05')).toEqual([
        '03-03T09:00/03-03T12:00',
        '03-04T09:00/03-04T17:00',
      ]);
  });

  test('is there for a holiday of its weekday only, whatever else may move', () => {
    const only = { substitute: { sat: 'next' } } as const;
    const holidays: readonly Holiday[] = [
      { date: '2026-03-01', name: 'a Sunday', ...only },
      { date: '2026-03-04', name: 'a Wednesday', ...only },
      { date: '2026-03-04', name: 'another', ...only },
    ];
    expect(openOn(officeWith({ holidays }), '2026-03-02', '2026-03-06')).toEqual([
      '03-02T09:00/03-02T17:00',
      '03-03T09:00/03-03T17:00',
      '03-05T09:00/03-05T17:00',
    ]);
  });

  test('of a holiday that gives way is none where it has the date for itself', () => {
    const parts: Partial<PlainCalendar> = {
      holidays: [{ date: '2026-03-04', substitute: { holiday: 'next' } }],
    };
    expect(isBusinessDay(officeWith(parts), '2026-03-05')).toBe(true);
  });

  test('of a half-day that gives way to a half-day is one that nothing was cut of', () => {
    // Both half-days are of Wednesday; the one that may move takes the afternoon of Thursday.
    const calendar = officeWith({
      holidays: [
        { date: '2026-03-04', name: 'one', hours: '00:00-12:00', substitute: { holiday: 'next' } },
        { date: '2026-03-04', name: 'other', hours: '00:00-15:00' },
      ],
    });
    expect(openOn(calendar, '2026-03-04', '2026-03-07')).toEqual([
      '03-04T09:00/03-04T12:00',
      '03-05T09:00/03-05T12:00',
      '03-06T09:00/03-06T17:00',
    ]);
  });
});
