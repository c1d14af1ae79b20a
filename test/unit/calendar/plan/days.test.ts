import { describe, expect, test } from 'vitest';
import { unitsOfDay } from '../../../../src/calendar/plan/day-shares.js';
import { datesOf } from '../../../../src/calendar/plan/holiday-rule.js';
import { openDays, surelyOpens } from '../../../../src/calendar/plan/horizon.js';
import { formatHours } from '../../../../src/calendar/plan/hours.js';
import {
  layerOn,
  type PlainPlan,
  weeklyHoursIn,
  weeklyHoursOn,
} from '../../../../src/calendar/plan/plan.js';
import { isoWeekOf, MOST_WEEKS } from '../../../../src/calendar/plan/week.js';
import { intervalsOfYear } from '../../../../src/calendar/plan/year-work.js';
import { nthWeekday, sameDay } from '../../../../src/calendar/plan/yearly-day.js';
import {
  type CalendarDefinition,
  compileCalendar,
  isBusinessDay,
  type PlainCalendar,
} from '../../../../src/calendar.js';
import { dayIn, epochDayOf, formatDate } from '../../../../src/core/civil.js';
import { officeWith } from '../calendar.js';

const day = (date: string): number => dayIn(date) as number;
const planOf = (parts: Partial<PlainCalendar>): PlainPlan => officeWith(parts).plan as PlainPlan;
const HOUR = 3_600_000;

describe('the week of ISO 8601', () => {
  test.each([
    // A year has 53 weeks where 1 January is a Thursday, or a Wednesday of a leap year.
    ['2026-01-01', 1],
    ['2025-12-28', 52],
    ['2025-12-29', 1],
    ['2026-12-27', 52],
    ['2026-12-28', 53],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2021-01-03', 53],
    ['2021-01-04', 1],
    ['2016-01-03', 53],
    ['2026-03-02', 10],
  ])('of %s is %i', (date, week) => {
    expect(isoWeekOf(day(date))).toBe(week);
  });
});

describe('the n-th weekday of a month', () => {
  const datesIn2026 = (month: number, weekday: 'mon' | 'sun', nth: number) => {
    const found = nthWeekday({ month, weekday, nth }).dayIn(2026);
    return found === undefined ? undefined : formatDate(found);
  };

  test('counts from the first, or back from the last', () => {
    // March 2026 begins with a Sunday: 1, 8, 15, 22, 29; its Mondays are 2, 9, 16, 23, 30.
    expect([1, 2, 5].map((nth) => datesIn2026(3, 'sun', nth))).toEqual([
      '2026-03-01',
      '2026-03-08',
      '2026-03-29',
    ]);
    expect([-1, -4, -5].map((nth) => datesIn2026(3, 'mon', nth))).toEqual([
      '2026-03-30',
      '2026-03-09',
      '2026-03-02',
    ]);
  });

  test('is none where the month has not so many', () => {
    // The Mondays of February 2026 are 2, 9, 16 and 23.
    expect(datesIn2026(2, 'mon', 4)).toBe('2026-02-23');
    expect(datesIn2026(2, 'mon', 5)).toBe(undefined);
    expect(datesIn2026(2, 'mon', -4)).toBe('2026-02-02');
    expect(datesIn2026(2, 'mon', -5)).toBe(undefined);
  });

  test('beside a day of the year, which a common year may not have', () => {
    expect(sameDay(229).dayIn(2028)).toBe(epochDayOf(2028, 2, 29));
    expect(sameDay(229).dayIn(2027)).toBe(undefined);
    expect(sameDay(1231).dayIn(2027)).toBe(epochDayOf(2027, 12, 31));
  });
});

describe('the dates of a holiday', () => {
  const among = (
    holiday: NonNullable<PlainCalendar['holidays']>[number],
    from: string,
    to: string,
  ) => {
    const [rule] = planOf({ holidays: [holiday] }).holidays;
    if (rule === undefined) throw new Error('no rule was read');
    return datesOf(rule, { first: day(from), last: day(to) }).map(formatDate);
  };

  test('are those of its span that lie among some days', () => {
    const span = { from: '2026-03-02', through: '2026-03-05' };
    expect(among(span, '2026-03-03', '2026-03-04')).toEqual(['2026-03-03', '2026-03-04']);
    expect(among(span, '2026-03-01', '2026-03-02')).toEqual(['2026-03-02']);
    expect(among(span, '2026-03-05', '2026-03-09')).toEqual(['2026-03-05']);
    expect(among(span, '2026-03-06', '2026-03-09')).toEqual([]);
  });

  test('are one in each year that has it, the first and the last included', () => {
    const once = { yearly: '03-02', since: 2025, until: 2027 };
    expect(among(once, '2024-01-01', '2028-12-31')).toEqual([
      '2025-03-02',
      '2026-03-02',
      '2027-03-02',
    ]);
    expect(among(once, '2026-03-02', '2026-03-02')).toEqual(['2026-03-02']);
    expect(among(once, '2026-03-03', '2027-03-01')).toEqual([]);
  });

  test('may lie in the year beside that of their Easter', () => {
    // 4 April 2027 less 200 days: Easter of 2027 is 28 March, and 28 March less 100 days 18 December.
    expect(among({ easter: -100 }, '2026-12-01', '2026-12-31')).toEqual(['2026-12-18']);
    // Easter of 2025 was 20 April; 200 days from then on are the end of March (10), May to October (184): 6 November.
    expect(among({ easter: 200 }, '2025-11-01', '2025-11-30')).toEqual(['2025-11-06']);
  });
});

describe('the units of a day', () => {
  test.each<[readonly number[], number]>([
    [[], 1],
    [[10_000], 1],
    [[5000], 2],
    [[5000, 2500], 4],
    [[7500], 4],
    [[5000, 2000], 10],
    [[1], 10_000],
    [[3333], 10_000],
  ])('of shares of %j ten-thousandths are %i', (shares, units) => {
    expect(unitsOfDay(shares)).toBe(units);
  });

  test('may be told day by day; a day that is not named is whole', () => {
    expect(planOf({ dayShares: { 'sat,sun': '0.5', fri: 0.75 } })).toMatchObject({
      dayShares: [10_000, 10_000, 10_000, 10_000, 7500, 5000, 5000],
      dayUnits: 4,
    });
    expect(planOf({ dayShares: { mon: '0.0001' } })).toMatchObject({ dayUnits: 10_000 });
    expect(planOf({ dayShares: { mon: 1 } })).toMatchObject({ dayUnits: 1 });
    expect(planOf({}).dayShares).toBe(undefined);
  });
});

describe('the work of a year', () => {
  const workOf = (parts: Partial<PlainCalendar>): number =>
    intervalsOfYear(
      planOf({
        weekly: {},
        ...parts,
        layers: [
          { from: '2025-03-03', through: '2025-03-03', weekly: { mon: '09:00-10:00' } },
          ...(parts.layers ?? []),
        ],
      }),
    );
  // A week without hours is one interval a day, and so is the layer of one day that opens the calendar.
  const LEAST = 366 + 1;

  test('is one interval a day for each week, and as many as its fullest day has', () => {
    expect(workOf({})).toBe(LEAST);
    expect(
      workOf({ weekly: { mon: '09:00-10:00', tue: '09:00-10:00, 11:00-12:00, 13:00-14:00' } }),
    ).toBe(366 * 3 + 1);
    expect(workOf({ layers: [{ from: '05-01', through: '05-02', weekly: {} }] })).toBe(LEAST + 366);
    expect(
      workOf({
        layers: [
          {
            from: '2026-01-01',
            through: '2026-01-10',
            weekly: { mon: '09:00-10:00, 11:00-12:00' },
          },
        ],
      }),
    ).toBe(LEAST + 20);
  });

  test('is that of the days of each holiday, override and break, of a year at most', () => {
    const hours = '11:00-12:00, 13:00-14:00';
    expect(workOf({ holidays: ['2026-03-02', '05-03', { yearly: '03-04', hours }] })).toBe(
      LEAST + 4,
    );
    const two = { from: '2026-03-02', through: '2026-03-03' };
    expect(workOf({ holidays: [{ ...two, hours }] })).toBe(LEAST + 4);
    const century = { from: '2000-01-01', through: '2099-12-31' };
    expect(workOf({ overrides: [{ kind: 'add', ...two, hours }] })).toBe(LEAST + 4);
    expect(workOf({ overrides: [{ kind: 'remove', ...century, hours: '' }] })).toBe(LEAST + 366);
    expect(workOf({ breaks: [{ ...two, hours }] })).toBe(LEAST + 4);
    expect(workOf({ breaks: [{ days: 'mon', hours }] })).toBe(LEAST + 732);
  });
});

describe('the days outside of which a calendar is closed', () => {
  const spanOf = (definition: CalendarDefinition) => {
    const { first, last } = openDays(compileCalendar(definition).plan);
    return [formatDate(first), formatDate(last)];
  };
  const layer = (from: string, through: string): PlainCalendar => ({
    timeZone: 'UTC',
    layers: [{ from, through, weekly: { 'mon-sun': '09:00-17:00' } }],
  });
  const [spring, summer] = [
    layer('2026-03-01', '2026-06-30'),
    layer('2026-06-01', '2026-08-31'),
  ] as const;

  test('are those of its layers and overrides with hours', () => {
    expect(spanOf(spring)).toEqual(['2026-03-01', '2026-06-30']);
    expect(spanOf(layer('03-01', '06-30'))).toEqual(['0001-01-01', '9999-12-31']);
    expect(
      spanOf({
        ...spring,
        overrides: [
          { kind: 'add', date: '2026-09-01', hours: '09:00-10:00' },
          { kind: 'replace', date: '2026-10-01', hours: '' },
        ],
      }),
    ).toEqual(['2026-03-01', '2026-09-01']);
    expect(spanOf({ ...spring, weekly: {} })).toEqual(['2026-03-01', '2026-06-30']);
  });

  test('are those of all parts, of the first one, or of each', () => {
    expect(spanOf({ union: [spring, summer] })).toEqual(['2026-03-01', '2026-08-31']);
    expect(spanOf({ intersection: [spring, summer] })).toEqual(['2026-06-01', '2026-06-30']);
    expect(spanOf({ difference: [spring, summer] })).toEqual(['2026-03-01', '2026-06-30']);
  });
});

describe('a calendar opens for sure', () => {
  const surely = (parts: Partial<PlainCalendar>) => surelyOpens(planOf(parts));
  const hours = '09:00-17:00';
  /** So many dates of one year, from 2 January 2026 on. */
  const off = (days: number, parts: object = {}) => ({
    from: '2026-01-02',
    through: formatDate(day('2026-01-01') + days),
    ...parts,
  });

  test('with hours every week and fewer closings than a year has weeks', () => {
    expect(surely({})).toBe(true);
    expect(surely({ holidays: [off(51)] })).toBe(true);
    expect(surely({ holidays: [off(52)] })).toBe(false);
    expect(surely({ holidays: [off(25, { substitute: { sat: 'next' } }), '05-01'] })).toBe(true);
    expect(surely({ holidays: [off(26, { substitute: { sat: 'next' } })] })).toBe(false);
    expect(surely({ holidays: [off(50, { eve: { hours: '' } })] })).toBe(true);
    expect(surely({ holidays: [off(51, { eve: { hours: '' } })] })).toBe(false);
  });

  test('and not where breaks, overrides, layers or weeks in turn may close it', () => {
    expect(surely({ breaks: [{ hours: '12:00-13:00' }] })).toBe(false);
    expect(surely({ overrides: [{ kind: 'add', date: '2026-03-02', hours }] })).toBe(false);
    expect(surely({ layers: [{ from: '2026-03-02', weekly: {} }] })).toBe(false);
    expect(surely({ weekly: { even: { mon: hours }, odd: {} } })).toBe(false);
    const two = compileCalendar({ union: [{ timeZone: 'UTC', weekly: { mon: hours } }] });
    expect(surelyOpens(two.plan)).toBe(false);
    const dated = compileCalendar({
      timeZone: 'UTC',
      layers: [{ from: '2026-03-02', weekly: { mon: hours } }],
    });
    expect(surelyOpens(dated.plan)).toBe(false);
  });
});

describe('the hours of a day, by layers', () => {
  const plan = planOf({
    layers: [
      { from: '2026-03-03', through: '2026-03-05', weekly: { 'mon-sun': '10:00-12:00' } },
      { from: '03-05', through: '03-06', weekly: { fri: '13:00-14:00' } },
    ],
  });
  const [NINE, TEN, TWO] = [
    [9, 17],
    [10, 12],
    [13, 14],
  ].map((pair) => pair.map((h) => h * HOUR));

  test('are those of the last layer that holds, one by one and many at once', () => {
    // Monday 2 March 2026 to Saturday the 7th; the season of 5 and 6 March opens the Friday alone.
    const expected = [NINE, TEN, TEN, [], TWO, []];
    const days = { first: day('2026-03-02'), last: day('2026-03-07') };
    expect(weeklyHoursIn(plan, days)).toEqual(expected);
    expect(expected.map((_, i) => weeklyHoursOn(plan, days.first + i))).toEqual(expected);
    expect(layerOn(plan, days.first)?.name).toBe('weekly hours');
    expect(layerOn(plan, days.first + 1)?.name).toBe('layer');
  });

  test('are none where no layer holds', () => {
    const { layers } = plan;
    const dated = { ...plan, layers: layers.slice(1) };
    expect(layerOn(dated, day('2026-03-02'))).toBe(undefined);
    expect(weeklyHoursOn(dated, day('2026-03-02'))).toEqual([]);
  });

  test('are written as they are read', () => {
    expect(formatHours([9 * HOUR, 12.5 * HOUR, 22 * HOUR, 30 * HOUR])).toBe(
      '09:00-12:30, 22:00-06:00',
    );
    expect(formatHours([0, 24 * HOUR])).toBe('00:00-24:00');
    expect(formatHours([])).toBe('');
  });
});

test('a rota of ten years is read, and turns', () => {
  const weeks = Array.from({ length: MOST_WEEKS }, (_, i) =>
    i === 519 ? { mon: '09:00-10:00' } : {},
  );
  const calendar = officeWith({ weekly: { anchor: '2026-03-02', weeks } });
  // The last of 520 weeks is the one before the anchor's, too.
  expect(isBusinessDay(calendar, '2026-02-23')).toBe(true);
  expect(isBusinessDay(calendar, '2026-03-02')).toBe(false);
});
