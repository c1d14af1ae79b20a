import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addBusinessDaysColumn,
  businessDayLength,
  businessDaysBetween,
  businessDaysBetweenColumns,
  type CompiledCalendar,
  firstBusinessDayOf,
  isBusinessDay,
  lastBusinessDayOf,
} from '../../../src/calendar.js';
import { DAY_MS, formatDate } from '../../../src/core/civil.js';
import { instantOfLabel, labelOfInstant } from '../../../src/zone/zone.js';
import { type DayWalk, dayWalk } from '../../oracle/minute-walk.js';
import { usualRuns } from '../../runs.js';
import { instantIn, type Sample, sample, sampleWith } from './arbitraries.js';

const MINUTE_MS = 60_000;
const steps = fc.integer({ min: -6, max: 6 });
/** Fewer than usual: a calendar that seldom opens is searched through its ten thousand years. */
const numRuns = Number(process.env.FC_RUNS ?? Math.min(40, usualRuns()));
const withSteps = sampleWith<[number, number, number]>(
  sample,
  instantIn,
  () => steps,
  () => steps,
);
const withRange = sampleWith<[number, number]>(sample, instantIn, instantIn);

/** The dates of the window in the calendar's zone, as epoch days, away from its edges. */
function daysOf({ calendar, from, to }: Sample): number[] {
  const first = dayOf(calendar, from) + 1;
  return Array.from({ length: dayOf(calendar, to) - first }, (_, i) => first + i);
}

const dayOf = ({ plan }: CompiledCalendar, at: number): number =>
  Math.floor(labelOfInstant(plan.zone, at) / DAY_MS);

/** The walk with five days more on either side, so that no night of a neighbour is missed. */
const walkOf = ({ definition, from, to }: Sample): DayWalk =>
  dayWalk(definition, from - 5 * DAY_MS, to + 5 * DAY_MS);

describe('business days against the walk over the minutes of each date', () => {
  test('are the dates to which some open minute belongs, and as long as their minutes', () => {
    fc.assert(
      fc.property(sample, (one) => {
        const walk = walkOf(one);
        for (const day of daysOf(one)) {
          const date = formatDate(day);
          const minutes = walk(date);
          const isOne = isBusinessDay(one.calendar, date);
          expect([date, isOne]).toEqual([date, minutes !== undefined]);
          // The length of a composed date is its open time, whether or not it is a business day.
          if (minutes === undefined && one.calendar.plan.kind !== 'plain') continue;
          const lengthMs = businessDayLength(one.calendar, date);
          expect([date, lengthMs]).toEqual([date, (minutes ?? []).length * MINUTE_MS]);
        }
      }),
      { numRuns },
    );
  });

  test('step and count over the dates of the walk', () => {
    fc.assert(
      fc.property(sample, (one) => {
        const { calendar } = one;
        const walk = walkOf(one);
        const dates = daysOf(one);
        const businessDays = dates.filter((day) => walk(formatDate(day)) !== undefined);
        const noon = (day: number): number =>
          instantOfLabel(calendar.plan.zone, day * DAY_MS + DAY_MS / 2);
        for (const day of dates.filter((date) => dayOf(calendar, noon(date)) === date)) {
          const later = businessDays.filter((other) => other > day);
          const earlier = businessDays.filter((other) => other < day).reverse();
          const reached = (n: number): number => dayReached(calendar, noon(day), n);
          expect(later.map((_, i) => reached(i + 1))).toEqual(later);
          expect(earlier.map((_, i) => reached(-i - 1))).toEqual(earlier);
          for (const end of dates.filter((other) => other >= day)) {
            const counted = businessDays.filter((other) => day < other && other <= end).length;
            if (dayOf(calendar, noon(end)) === end)
              expect(businessDaysBetween(calendar, noon(day), noon(end))).toBe(counted);
          }
        }
      }),
      { numRuns },
    );
  });

  test('open and close at the first and after the last minute of the date', () => {
    fc.assert(
      fc.property(
        sampleWith<[number, number]>(sample, instantIn, () => steps),
        ([one, at, n]) => {
          const { calendar, to } = one;
          const open = addBusinessDays(calendar, at, n, { due: 'open' });
          fc.pre(n !== 0 && typeof open === 'number' && one.from < open && open < to);
          const minutes = walkOf(one)(formatDate(dayReached(calendar, at, n)));
          fc.pre(minutes !== undefined && minutes.length > 0);
          expect(open).toBe(minutes[0]);
          const close = addBusinessDays(calendar, at, n, { due: 'close' });
          expect(close).toBe((minutes?.at(-1) as number) + MINUTE_MS);
        },
      ),
    );
  });
});

describe('stepping business days', () => {
  test('is undone by counting, backward from a business day', () => {
    fc.assert(
      fc.property(withSteps, ([{ calendar }, at, n]) => {
        const found = addBusinessDays(calendar, at, n);
        fc.pre(found !== 'never-opens' && keepsItsDate(calendar, at, n, found));
        // Back from a Saturday is Friday, and no business day lies in (Friday, Saturday].
        fc.pre(n >= 0 || isBusinessDay(calendar, dateOf(calendar, at)));
        expect(businessDaysBetween(calendar, at, found)).toBe(n);
      }),
      { numRuns },
    );
  });

  test('in two steps of one direction gives the day of one', () => {
    fc.assert(
      fc.property(withSteps, ([{ calendar }, at, one, other]) => {
        const [a, b] = one < 0 ? [one, -Math.abs(other)] : [one, Math.abs(other)];
        const middle = addBusinessDays(calendar, at, a);
        fc.pre(middle !== 'never-opens' && keepsItsDate(calendar, at, a, middle));
        const close = { due: 'close' } as const;
        expect(addBusinessDays(calendar, middle, b, close)).toBe(
          addBusinessDays(calendar, at, a + b, close),
        );
      }),
      { numRuns },
    );
  });

  test('there and back again ends on the business day of the start', () => {
    fc.assert(
      fc.property(withSteps, ([{ calendar }, at, n]) => {
        fc.pre(n !== 0 && isBusinessDay(calendar, dateOf(calendar, at)));
        const there = addBusinessDays(calendar, at, n);
        fc.pre(there !== 'never-opens' && keepsItsDate(calendar, at, n, there));
        const back = addBusinessDays(calendar, there, -n, { due: '24:00' });
        expect(back).toBe(addBusinessDays(calendar, at, 0, { due: '24:00' }));
      }),
      { numRuns },
    );
  });

  test('reaches a business day, unless it takes no step', () => {
    fc.assert(
      fc.property(withSteps, ([{ calendar }, at, n]) => {
        fc.pre(n !== 0 && addBusinessDays(calendar, at, n) !== 'never-opens');
        expect(isBusinessDay(calendar, formatDate(dayReached(calendar, at, n)))).toBe(true);
      }),
      { numRuns },
    );
  });

  test('after the cut-off takes one day more, and only from a business day', () => {
    fc.assert(
      fc.property(
        withSteps,
        fc.constantFrom('00:00', '09:15', '17:00', '24:00'),
        (drawn, cutOff) => {
          const [{ calendar }, at, signed] = drawn;
          const n = Math.abs(signed);
          const late =
            isBusinessDay(calendar, dateOf(calendar, at)) && timeOf(calendar, at) > clockMs(cutOff);
          const options = { due: 'open' } as const;
          expect(addBusinessDays(calendar, at, n, { ...options, cutOff })).toBe(
            addBusinessDays(calendar, at, n + (late ? 1 : 0), options),
          );
          expect(addBusinessDays(calendar, at, -1, { ...options, cutOff })).toBe(
            addBusinessDays(calendar, at, -1, options),
          );
        },
      ),
    );
  });

  test('that counts the first day takes one step less while that day has open time left', () => {
    fc.assert(
      fc.property(withSteps, ([{ calendar }, at, signed]) => {
        const n = Math.abs(signed);
        const close = addBusinessDays(calendar, at, 0, { due: 'close' }) as number;
        const counts = n > 0 && isBusinessDay(calendar, dateOf(calendar, at)) && at < close;
        const options = { due: 'close' } as const;
        expect(addBusinessDays(calendar, at, n, { ...options, countFirstDay: true })).toBe(
          addBusinessDays(calendar, at, n - (counts ? 1 : 0), options),
        );
      }),
      { numRuns },
    );
  });
});

describe('counting business days', () => {
  test('is antisymmetric and never a negative zero', () => {
    fc.assert(
      fc.property(withRange, fc.constantFrom('to', 'from'), ([{ calendar }, a, b], include) => {
        const there = businessDaysBetween(calendar, a, b, { include: include as 'to' });
        const back = businessDaysBetween(calendar, b, a, { include: include as 'to' });
        expect(there + back).toBe(0);
        expect([Object.is(there, -0), Object.is(back, -0)]).toEqual([false, false]);
      }),
      { numRuns },
    );
  });

  test('from and to differ by the two ends', () => {
    fc.assert(
      fc.property(withRange, ([{ calendar }, a, b]) => {
        const ends = [a, b].map((at) => Number(isBusinessDay(calendar, dateOf(calendar, at))));
        expect(businessDaysBetween(calendar, a, b, { include: 'from' })).toBe(
          businessDaysBetween(calendar, a, b) + (ends[0] as number) - (ends[1] as number),
        );
      }),
      { numRuns },
    );
  });
});

describe('the first and the last business day of a period', () => {
  test('are business days that begin within it, with none outside of them', () => {
    fc.assert(
      fc.property(withRange, ([{ calendar }, one, other]) => {
        const [startAt, endAt] = [Math.min(one, other), Math.max(one, other)];
        const { zone } = calendar.plan;
        const first = Math.ceil(labelOfInstant(zone, startAt) / DAY_MS);
        const last = Math.ceil(labelOfInstant(zone, endAt) / DAY_MS) - 1;
        const dates: string[] = [];
        for (let day = first; day <= last; day++)
          if (isBusinessDay(calendar, formatDate(day))) dates.push(formatDate(day));
        const none = 'no-business-day';
        expect(firstBusinessDayOf(calendar, { startAt, endAt })).toBe(dates[0] ?? none);
        expect(lastBusinessDayOf(calendar, { startAt, endAt })).toBe(dates.at(-1) ?? none);
      }),
      { numRuns },
    );
  });
});

describe('columns of days', () => {
  test('say row by row what the single questions say', () => {
    const rows = sampleWith<[readonly (readonly [number, number])[]]>(sample, (one) =>
      fc.array(fc.tuple(instantIn(one), steps), { maxLength: 20 }),
    );
    fc.assert(
      fc.property(rows, ([{ calendar }, list]) => {
        const days = Int32Array.from(list, ([at]) => dayOf(calendar, at));
        const counts = Int32Array.from(list, ([, n]) => n);
        const found = addBusinessDaysColumn(calendar, days, counts);
        expect(Array.from(found)).toEqual(
          list.map(([at, n]) => dayReachedOr(calendar, at, n, -2_147_483_648)),
        );
        const ends = Int32Array.from(days, (day, i) => day + (counts[i] as number));
        const noon = (day: number): number =>
          instantOfLabel(calendar.plan.zone, day * DAY_MS + DAY_MS / 2);
        const between = businessDaysBetweenColumns(calendar, days, ends);
        // A skipped date has no noon of its own, and so no single question asks for it.
        const exists = (day: number): boolean => dayOf(calendar, noon(day)) === day;
        Array.from(between).forEach((count, i) => {
          const [from, to] = [days[i] as number, ends[i] as number];
          if (!exists(from) || !exists(to)) return;
          expect(count).toBe(businessDaysBetween(calendar, noon(from), noon(to)));
        });
      }),
      { numRuns },
    );
  });
});

// Helpers

const dateOf = (calendar: CompiledCalendar, at: number): string => formatDate(dayOf(calendar, at));

const timeOf = (calendar: CompiledCalendar, at: number): number =>
  labelOfInstant(calendar.plan.zone, at) - dayOf(calendar, at) * DAY_MS;

const clockMs = (text: string): number =>
  Number(text.slice(0, 2)) * 3_600_000 + Number(text.slice(3)) * MINUTE_MS;

/** Counts on dates alone, by the column. */
function dayReached(calendar: CompiledCalendar, at: number, n: number): number {
  return addBusinessDaysColumn(calendar, Int32Array.of(dayOf(calendar, at)), n)[0] as number;
}

function dayReachedOr(calendar: CompiledCalendar, at: number, n: number, none: number): number {
  const found = addBusinessDays(calendar, at, n, { due: '12:00' });
  if (found === 'never-opens') return none;
  return dayReached(calendar, at, n);
}

/** Whether the time of the start exists on the date that is reached. */
function keepsItsDate(calendar: CompiledCalendar, at: number, n: number, found: number): boolean {
  return dayOf(calendar, found) === dayReached(calendar, at, n);
}
