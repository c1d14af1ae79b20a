import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  businessDayLength,
  businessTimeBetween,
  compileCalendar,
  type Eve,
  type Holiday,
  type HolidayInput,
  isBusinessDay,
  type Override,
  type PlainCalendar,
} from '../../../src/calendar.js';
import { dayWalk, minuteWalk } from '../../oracle/minute-walk.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Around Easter and Christmas, where holidays of all kinds meet: 5 April and 25 December 2026. */
const SEASONS = [
  { first: '2026-03-30', easter: [-7, 7] },
  { first: '2026-12-18', easter: [-7, -7] },
] as const;
const DAYS = 24;

const plus = (first: string, days: number): string =>
  Temporal.PlainDate.from(first).add({ days }).toString();

const hours = fc.constantFrom(
  '00:00-12:00',
  '12:00-24:00',
  '10:00-11:00',
  '00:00-24:00',
  '',
  '00:00-03:00',
);
const direction = fc.constantFrom('previous' as const, 'next' as const);
const substitute = fc.oneof(
  fc.tuple(direction, direction).map(([sat, sun]) => ({ sat, sun })),
  direction.map((holiday) => ({ holiday })),
  direction.map((way) => ({ sat: way, sun: way, holiday: way })),
  fc.dictionary(fc.constantFrom(...WEEKDAYS, 'holiday'), direction, {
    maxKeys: 3,
    noNullPrototype: true,
  }),
);
const eve: fc.Arbitrary<Eve> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(30, 60, 180, 600).map((minutes) => ({ shorterBy: { minutes } })),
      hours.map((open) => ({ hours: open })),
    ),
    fc.constantFrom(undefined, 'workday' as const, 'day' as const),
  )
  .map(([cut, on]) => ({ ...cut, on }));

const common = fc.record(
  { hours, substitute, eve, name: fc.constantFrom('one', 'two', 'three', 'four') },
  { requiredKeys: [] },
);

function holidayIn({ first, easter }: (typeof SEASONS)[number]): fc.Arbitrary<HolidayInput> {
  const date = fc.integer({ min: 0, max: DAYS - 1 }).map((days) => plus(first, days));
  const rule: fc.Arbitrary<object> = fc.oneof(
    date.map((text) => ({ date: text })),
    fc.tuple(date, fc.nat({ max: 4 })).map(([from, days]) => ({ from, through: plus(from, days) })),
    date.map((text) => ({ yearly: text.slice(5) })),
    fc.record({
      month: date.map((text) => Number(text.slice(5, 7))),
      weekday: fc.constantFrom(...WEEKDAYS),
      nth: fc.constantFrom(1, 2, 3, 4, 5, -1),
    }),
    fc.record({ easter: fc.integer({ min: easter[0], max: easter[1] }) }),
  );
  return fc.oneof(
    { weight: 1, arbitrary: date },
    { weight: 6, arbitrary: fc.tuple(rule, common).map((parts) => Object.assign({}, ...parts)) },
  ) as fc.Arbitrary<Holiday>;
}

function overrideIn({ first }: (typeof SEASONS)[number]): fc.Arbitrary<Override> {
  return fc.record({
    date: fc.integer({ min: 0, max: DAYS - 1 }).map((days) => plus(first, days)),
    kind: fc.constantFrom('replace' as const, 'add' as const, 'remove' as const),
    hours: fc.constantFrom('', '10:00-15:00', '00:00-24:00', '20:00-02:00'),
  });
}

const week = fc.constantFrom(
  { 'mon-fri': '09:00-17:00' },
  { 'mon-fri': '09:00-12:00, 13:00-17:00', sat: '09:00-12:00' },
  { 'sun-thu': '22:00-06:00' },
  { 'mon-sun': '00:00-24:00' },
  { mon: '08:00-20:00', thu: '08:00-11:00' },
);

const drawn = fc.constantFrom(...SEASONS).chain((season) =>
  fc
    .record({
      timeZone: fc.constant('UTC'),
      weekly: week,
      holidays: fc.array(holidayIn(season), { minLength: 1, maxLength: 8 }),
      overrides: fc.array(overrideIn(season), { maxLength: 2 }),
      breaks: fc.constantFrom(
        [],
        [{ hours: '12:00-13:00' }],
        [{ days: 'sat', hours: '02:00-05:00' }],
      ),
    })
    .map((definition) => ({ first: season.first, definition: definition as PlainCalendar })),
);

describe('holidays of all kinds beside each other, against the walk from date to date', () => {
  test('leave the minutes that the walk leaves', () => {
    fc.assert(
      fc.property(drawn, ({ first, definition }) => {
        const calendar = compileCalendar(definition);
        const from = Date.parse(`${first}T00:00:00Z`) - 10 * DAY_MS;
        const walk = minuteWalk(definition, from, from + (DAYS + 20) * DAY_MS);
        for (let day = from; day < from + (DAYS + 20) * DAY_MS; day += DAY_MS) {
          const counted = walk.openMinutes(day, day + DAY_MS) * MINUTE_MS;
          const name = new Date(day).toISOString().slice(0, 10);
          expect([name, businessTimeBetween(calendar, day, day + DAY_MS)]).toEqual([name, counted]);
        }
      }),
    );
  });

  test('make business days of the same dates and lengths, each asked for alone', () => {
    fc.assert(
      fc.property(drawn, ({ first, definition }) => {
        const calendar = compileCalendar(definition);
        const from = Date.parse(`${first}T00:00:00Z`);
        const walk = dayWalk(definition, from - 10 * DAY_MS, from + (DAYS + 10) * DAY_MS);
        for (let days = -7; days < DAYS + 7; days++) {
          const date = plus(first, days);
          const minutes = walk(date);
          expect([date, isBusinessDay(calendar, date), businessDayLength(calendar, date)]).toEqual([
            date,
            minutes !== undefined,
            (minutes?.length ?? 0) * MINUTE_MS,
          ]);
        }
      }),
    );
  });

  test('an override changes its own dates and no other', () => {
    fc.assert(
      fc.property(drawn, ({ first, definition }) => {
        const [one, ...others] = definition.overrides ?? [];
        fc.pre(one !== undefined);
        const lengths = (overrides: readonly Override[]) => {
          const calendar = compileCalendar({ ...definition, breaks: [], overrides });
          return Array.from({ length: DAYS + 20 }, (_, i) => plus(first, i - 10))
            .filter((date) => !('date' in one) || date !== one.date)
            .map((date) => [date, businessDayLength(calendar, date)]);
        };
        // Hours that an override takes away may be those of a night before: only those that open are tried.
        fc.pre(one.kind !== 'remove');
        expect(lengths([one, ...others])).toEqual(lengths(others));
      }),
    );
  });
});
