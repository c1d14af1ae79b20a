import { describe, expect, test } from 'vitest';
import { yearShapeOf } from '../../../../src/calendar/plan/year-shape.js';
import {
  type CalendarDefinition,
  compileCalendar,
  type PlainCalendar,
} from '../../../../src/calendar.js';
import { OFFICE } from '../calendar.js';

function shapeOf(definition: CalendarDefinition) {
  const { keyOf } = yearShapeOf(compileCalendar(definition).plan);
  return {
    areAlike: (one: number, other: number) => keyOf(one) === keyOf(other),
    /** The years among some that are like no other. */
    ownOf: (...years: readonly number[]) => years.filter((year) => keyOf(year) === undefined),
  };
}
const withPart = (part: Partial<PlainCalendar>): PlainCalendar => ({ ...OFFICE, ...part });

// 2015, 2026 and 2043 are common years that begin with a Thursday, after a common year; 2037 follows a leap year.
describe('years have the same hours', () => {
  test('when they begin with the same weekday, and so does the year before', () => {
    const { areAlike, ownOf } = shapeOf(OFFICE);
    expect(areAlike(2015, 2026)).toBe(true);
    expect(areAlike(2026, 2043)).toBe(true);
    expect(areAlike(2026, 2037)).toBe(false);
    expect(areAlike(2009, 2037)).toBe(true);
    expect(areAlike(2026, 2027)).toBe(false);
    // A leap year that begins with a Saturday comes after 28 years.
    expect(areAlike(2000, 2028)).toBe(true);
    expect(areAlike(2000, 2011)).toBe(false);
    // The ends of time are years of their own, and those beside them.
    expect(ownOf(1, 2, 3, 2026, 9997, 9998, 9999)).toEqual([1, 2, 9998, 9999]);
  });

  test.each<[string, Partial<PlainCalendar>]>([
    ['an override', { overrides: [{ kind: 'remove', date: '2030-07-01', hours: '00:00-24:00' }] }],
    ['a holiday of one date', { holidays: ['2030-07-01'] }],
    ['a break of one date', { breaks: [{ date: '2030-07-01', hours: '12:00-13:00' }] }],
    ['a layer that begins', { layers: [{ from: '2030-07-01', weekly: {} }] }],
    ['a layer that ends', { layers: [{ through: '2030-07-01', weekly: {} }] }],
    ['a holiday since a year', { holidays: [{ yearly: '07-01', since: 2030 }] }],
    ['a holiday until a year', { holidays: [{ yearly: '07-01', until: 2030 }] }],
    ['a change of zone', { timeZoneChanges: [{ from: '2030-07-01', timeZone: 'Europe/Paris' }] }],
  ])('but not on both sides of %s, nor in its year and those beside it', (_, part) => {
    const { areAlike, ownOf } = shapeOf(withPart(part));
    expect(ownOf(2028, 2029, 2030, 2031, 2032)).toEqual([2029, 2030, 2031]);
    expect(areAlike(2015, 2026)).toBe(true);
    expect(areAlike(2026, 2043)).toBe(false);
    expect(areAlike(2043, 2054)).toBe(true);
  });

  test('in each stretch between two ends, which may lie beside each other', () => {
    const { areAlike, ownOf } = shapeOf(
      withPart({ holidays: [{ from: '2017-05-01', through: '2019-05-01' }, '2018-01-01'] }),
    );
    expect(ownOf(2015, 2016, 2017, 2018, 2019, 2020, 2021)).toEqual([2016, 2017, 2018, 2019, 2020]);
    expect(areAlike(2015, 2026)).toBe(false);
    expect(areAlike(2026, 2043)).toBe(true);
  });

  test('when holidays of every year have no end, and seasons neither', () => {
    const { areAlike, ownOf } = shapeOf(
      withPart({
        holidays: ['12-25', { yearly: '12-26', since: 1, until: 9999 }],
        layers: [{ from: '06-01', through: '08-31', weekly: { mon: '09:00-12:00' } }],
        breaks: [{ hours: '12:00-13:00' }],
      }),
    );
    expect(areAlike(2015, 2043)).toBe(true);
    expect(ownOf(2015, 2026, 2043)).toEqual([]);
  });

  test('when they begin with the same week of a rota', () => {
    // From Monday 29 December 2014 on 574 weeks pass until 29 December 2025, and 887 more until that of 2042.
    const rotaOf = (count: number) =>
      shapeOf(
        withPart({
          weekly: {
            anchor: '2026-03-02',
            weeks: Array.from({ length: count }, (_, i) => (i === 0 ? { mon: '09:00-10:00' } : {})),
          },
        }),
      );
    // 574 = 2 · 7 · 41, 887 is a prime number.
    expect([2, 3, 4, 7].map((count) => rotaOf(count).areAlike(2015, 2026))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([1, 2, 7].map((count) => rotaOf(count).areAlike(2026, 2043))).toEqual([
      true,
      false,
      false,
    ]);
    // ISO weeks go with the kinds of years.
    const parity = shapeOf(withPart({ weekly: { odd: { mon: '09:00-10:00' }, even: {} } }));
    expect(parity.areAlike(2026, 2043)).toBe(true);
  });

  test('when Easter is on the same date, where a holiday or a season goes with it', () => {
    // Easter was on 5 April in 2015, as in 2026; in 2043 it is on 29 March. In the east 12 April, and 3 May.
    const alike = (part: Partial<PlainCalendar>) => {
      const { areAlike } = shapeOf(withPart(part));
      return [areAlike(2015, 2026), areAlike(2026, 2043)];
    };
    expect(alike({ holidays: [{ easter: 1 }] })).toEqual([true, false]);
    expect(alike({ holidays: [{ easter: 1, church: 'orthodox' }] })).toEqual([true, false]);
    const layers = [{ from: { easter: 0 }, through: '06-30', weekly: { mon: '09:00-10:00' } }];
    expect(alike({ layers })).toEqual([true, false]);
  });

  test('and each for itself where a day may lie in the year beside its Easter', () => {
    expect(shapeOf(withPart({ holidays: [{ easter: 60 }] })).ownOf(2026)).toEqual([]);
    expect(shapeOf(withPart({ holidays: [{ easter: -60 }] })).ownOf(2026)).toEqual([]);
    expect(shapeOf(withPart({ holidays: [{ easter: 61 }] })).ownOf(2026)).toEqual([2026]);
    expect(shapeOf(withPart({ holidays: [{ easter: -61 }] })).ownOf(2026)).toEqual([2026]);
  });

  test('as those of all parts do', () => {
    const dated = withPart({ holidays: ['2030-07-01'] });
    const easter = withPart({ holidays: [{ easter: 1 }] });
    const both = shapeOf({ union: [dated, easter] });
    expect(both.ownOf(2028, 2029, 2030, 2031)).toEqual([2029, 2030, 2031]);
    expect([both.areAlike(2015, 2026), both.areAlike(2026, 2043)]).toEqual([true, false]);
  });

  test('on clocks that change by one rule, and not where they once went by another', () => {
    // Paris has had the rule of today since 1996; in 1970 it had no summer time. Both began with a Thursday.
    const paris = shapeOf(withPart({ timeZone: 'Europe/Paris' }));
    expect(paris.areAlike(2015, 2026)).toBe(true);
    expect(paris.areAlike(1970, 2026)).toBe(false);
    expect(shapeOf(OFFICE).areAlike(1970, 2026)).toBe(true);
  });
});
