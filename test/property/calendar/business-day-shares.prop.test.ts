import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addBusinessDaysColumn,
  businessDayShare,
  businessDaysBetween,
  businessDaysBetweenColumns,
  type CalendarDefinition,
  compileCalendar,
  isBusinessDay,
  type PlainCalendar,
} from '../../../src/calendar.js';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Monday 2 March 2026, and six weeks around it. */
const MONDAY = Date.UTC(2026, 2, 2) / DAY_MS;
const REACH = 42;

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** What days count for, in ten-thousandths, and how it is written. */
type Share = readonly [tenThousandths: number, written: string | number];
const SHARES: readonly Share[] = [
  [10_000, 1],
  [5000, 0.5],
  [5000, '0.50'],
  [2500, '0.25'],
  [7000, 0.7],
  [1, '0.0001'],
  [3333, '.3333'.padStart(6, '0')],
];
const share = fc.constantFrom(...SHARES);

/** A calendar of whole days from 09:00 to 17:00, with what is drawn for the walk. */
interface Drawn {
  readonly definition: PlainCalendar;
  /** Ten-thousandths by epoch day, worked out date by date. */
  readonly countOf: (day: number) => number;
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    open: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 2, maxLength: 7 }),
    byWeekday: fc.dictionary(fc.constantFrom(...WEEKDAYS), share, { noNullPrototype: true }),
    holidays: fc.array(
      fc.record({
        day: fc.integer({ min: MONDAY - REACH, max: MONDAY + REACH }),
        hours: fc.constantFrom(undefined, '00:00-12:00', '00:00-24:00'),
        share: fc.option(share, { nil: undefined }),
      }),
      { maxLength: 5 },
    ),
    replaced: fc.array(fc.integer({ min: MONDAY - REACH, max: MONDAY + REACH }), { maxLength: 2 }),
  })
  .map(({ open, byWeekday, holidays, replaced }) => ({
    definition: {
      timeZone: 'UTC',
      weekly: Object.fromEntries(open.map((day) => [day, '09:00-17:00'])),
      dayShares: Object.fromEntries(
        Object.entries(byWeekday).map(([day, [, written]]) => [day, written]),
      ),
      holidays: holidays.map((one) => ({
        date: dateOf(one.day),
        hours: one.hours,
        share: one.share?.[1],
      })),
      overrides: replaced.map((day) => ({
        kind: 'replace' as const,
        date: dateOf(day),
        hours: '10:00-11:00',
      })),
    },
    countOf: (day) => {
      const weekday = WEEKDAYS[(((day - MONDAY) % 7) + 7) % 7] as (typeof WEEKDAYS)[number];
      const ofWeekday = byWeekday[weekday]?.[0] ?? 10_000;
      if (replaced.includes(day)) return ofWeekday;
      const there = holidays.filter((holiday) => holiday.day === day);
      if (!open.includes(weekday) || there.some(({ hours }) => hours === undefined)) return 0;
      return Math.min(ofWeekday, ...there.map((holiday) => holiday.share?.[0] ?? 10_000));
    },
  }));

const composed = fc
  .tuple(drawn, drawn, fc.constantFrom('union', 'intersection', 'difference'))
  .map(([one, other, kind]) => ({
    // Cut to the same hours, so that dates alone decide.
    definition: {
      [kind]: [one, other].map(({ definition }) => ({
        ...definition,
        holidays: definition.holidays?.map((holiday) =>
          typeof holiday === 'object' && holiday.hours !== undefined
            ? { ...holiday, hours: '00:00-24:00' }
            : holiday,
        ),
        overrides: definition.overrides?.map((item) => ({ ...item, hours: '09:00-17:00' })),
      })),
    } as unknown as CalendarDefinition,
    countOf: (day: number) => {
      const [a, b] = [one.countOf(day), other.countOf(day)];
      if (kind === 'union') return Math.max(a, b);
      if (kind === 'intersection') return Math.min(a, b);
      return b === 0 ? a : 0;
    },
  }));

const calendarAndDays = fc.tuple(
  fc.oneof({ weight: 3, arbitrary: drawn }, { weight: 1, arbitrary: composed }),
  fc.integer({ min: MONDAY - 21, max: MONDAY + 21 }),
  fc.integer({ min: MONDAY - 21, max: MONDAY + 21 }),
);

const compiled = (definition: CalendarDefinition) => {
  try {
    return compileCalendar(definition);
  } catch {
    return undefined;
  }
};

describe('shares of business days, against a walk from date to date', () => {
  test('are what each date counts for', () => {
    fc.assert(
      fc.property(calendarAndDays, ([{ definition, countOf }, day]) => {
        const calendar = compiled(definition);
        fc.pre(calendar !== undefined);
        expect(businessDayShare(calendar, dateOf(day))).toBe(countOf(day) / 10_000);
        expect(isBusinessDay(calendar, dateOf(day))).toBe(countOf(day) > 0);
      }),
    );
  });

  test('add up exactly, in both directions and in columns', () => {
    fc.assert(
      fc.property(calendarAndDays, ([{ definition, countOf }, from, to]) => {
        const calendar = compiled(definition);
        fc.pre(calendar !== undefined);
        let sum = 0;
        for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day++)
          sum += countOf(day);
        const expected = (from <= to ? sum : 0 - sum) / 10_000;
        expect(businessDaysBetween(calendar, from * DAY_MS, to * DAY_MS)).toBe(expected);
        expect([
          ...businessDaysBetweenColumns(calendar, Int32Array.of(from), Int32Array.of(to)),
        ]).toEqual([expected]);
      }),
    );
  });

  test('step to the first date with which so much has passed', () => {
    fc.assert(
      fc.property(calendarAndDays, fc.integer({ min: 1, max: 60_000 }), ([one, from], wanted) => {
        const calendar = compiled(one.definition);
        fc.pre(calendar !== undefined);
        // A number of days that the calendar can count, below what was drawn.
        const unit = 10_000 / calendar.plan.dayUnits;
        const amount = Math.ceil(wanted / unit) * unit;
        for (const step of [1, -1]) {
          let day = from;
          let left = amount;
          while (left > 0 && Math.abs(day - from) <= 400) {
            left -= step > 0 ? one.countOf(day + 1) : one.countOf(day - 1);
            day += step;
          }
          fc.pre(left <= 0);
          const days = (step * amount) / 10_000;
          expect(dateOf((addBusinessDays(calendar, from * DAY_MS, days) as number) / DAY_MS)).toBe(
            dateOf(day),
          );
          expect([...addBusinessDaysColumn(calendar, Int32Array.of(from), days)]).toEqual([day]);
        }
      }),
    );
  });
});
