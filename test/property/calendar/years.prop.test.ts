import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockOf, openTimeNear } from '../../../src/calendar/open/block.js';
import type { CompiledCalendar } from '../../../src/calendar/open/compiled.js';
import { openSetOf } from '../../../src/calendar/open/resolve.js';
import { openMsOfYear, startOfYear } from '../../../src/calendar/open/years.js';
import { LAST_YEAR, yearShapeOf } from '../../../src/calendar/plan/year-shape.js';
import {
  addBusinessDays,
  addBusinessTime,
  businessDaysBetween,
  businessTimeBetween,
  type CalendarDefinition,
  compileCalendar,
  isSlaError,
  type Layer,
  nextCloseAt,
  nextOpenAt,
  previousCloseAt,
  previousOpenAt,
  subtractBusinessTime,
} from '../../../src/calendar.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../src/core/instant.js';
import { measure, type TimeSet } from '../../../src/core/time-set.js';
import { BLOCK_MS } from '../../../src/zone/zone.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const zone = fc.constantFrom('UTC', '+05:30', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata');
const hours = fc.constantFrom(
  '09:00-17:00',
  '00:00-24:00',
  '22:00-06:00',
  '08:00-12:00, 13:00-17:00',
);
const someDays = fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 7 });
const week = fc
  .tuple(someDays, hours)
  .map(([days, text]) => Object.fromEntries(days.map((day) => [day, text])));
const anyWeek = fc.oneof(
  { weight: 4, arbitrary: week },
  fc.record({ even: week, odd: week }),
  fc.record({
    anchor: fc.constant('2026-01-05'),
    weeks: fc.array(fc.oneof(week, fc.constant({})), { minLength: 1, maxLength: 3 }),
  }),
);
const year = fc.oneof(fc.integer({ min: 1, max: LAST_YEAR }), fc.integer({ min: 1890, max: 2120 }));
const monthDay = fc.constantFrom('01-01', '02-29', '07-04', '12-25', '12-31');
const dateIn = fc
  .tuple(year, monthDay)
  .map(([y, day]) =>
    day === '02-29'
      ? `${String(y).padStart(4, '0')}-03-01`
      : `${String(y).padStart(4, '0')}-${day}`,
  );
const substitute = fc.constantFrom({}, { sat: 'next', sun: 'next' }, { mon: 'previous' } as const);
const holiday = fc.oneof(
  monthDay,
  dateIn,
  fc.record({ yearly: monthDay, substitute, since: fc.constantFrom(1, 1950, 2300) }),
  fc.record({
    month: fc.integer({ min: 1, max: 12 }),
    weekday: fc.constantFrom(...DAYS),
    nth: fc.constantFrom(1, 2, 5, -1),
  }),
  fc.record({
    easter: fc.constantFrom(-2, 1, 39, 60, -120, 200),
    church: fc.constantFrom('western' as const, 'orthodox' as const),
  }),
);
const layer = fc
  .record({
    weekly: week,
    season: fc.constantFrom<Pick<Layer, 'from' | 'through'>>(
      { from: '06-01', through: '08-31' },
      { from: '12-15', through: '01-10' },
      { from: '02-29', through: '03-31' },
      {
        from: { month: 3, weekday: 'sun', nth: -1 },
        through: { month: 10, weekday: 'sat', nth: -1 },
      },
      { from: { month: 11, weekday: 'mon', nth: 1 }, through: { easter: -2, church: 'orthodox' } },
      { from: { easter: 49 }, through: '09-15' },
      { from: { easter: 0 }, through: '04-10' },
    ),
  })
  .map(({ weekly, season }) => ({ weekly, ...season }));
const override = fc
  .tuple(fc.constantFrom('add', 'remove', 'replace'), dateIn, fc.nat({ max: 3 }), hours)
  .map(([kind, date, , text]) => ({ kind, date, hours: text }));
/** Zones of a place that stays, or moves once or twice. */
const moves = fc
  .array(fc.record({ from: dateIn, timeZone: zone }), { maxLength: 2 })
  .map((changes) => changes.sort((a, b) => a.from.localeCompare(b.from)));
const plain = fc.record({
  timeZone: zone,
  timeZoneChanges: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, moves),
  weekly: fc.oneof({ weight: 5, arbitrary: anyWeek }, fc.constant({})),
  layers: fc.array(layer, { maxLength: 1 }),
  holidays: fc.array(holiday, { maxLength: 4 }),
  overrides: fc.array(override, { maxLength: 2 }),
});
const definition = fc.oneof(
  { weight: 3, arbitrary: plain },
  fc.record({ union: fc.tuple(plain, plain) }),
  fc.record({ intersection: fc.tuple(plain, plain) }),
  fc.record({ difference: fc.tuple(plain, plain) }),
);

/** Calendars that open at some time; each draw is compiled anew, so that nothing is known of it. */
const calendar = definition
  .map((drawn) => {
    try {
      return compileCalendar(drawn as CalendarDefinition);
    } catch (error) {
      if (isSlaError(error)) return undefined;
      throw error;
    }
  })
  .filter((compiled) => compiled !== undefined)
  .map((compiled) =>
    Object.assign(compiled, { [fc.toStringMethod]: () => JSON.stringify(compiled.definition) }),
  );

const instant = fc.oneof(
  fc.constantFrom(MIN_INSTANT, MAX_INSTANT),
  fc.integer({ min: MIN_INSTANT, max: MAX_INSTANT }),
  fc.integer({ min: Date.UTC(1880, 0), max: Date.UTC(2130, 0) }),
);

/** The open time of a year with its start as zero, resolved as if no other year were known. */
function resolved({ plan }: CompiledCalendar, ofYear: number): TimeSet {
  const start = startOfYear(plan, ofYear);
  return Array.from(openSetOf(plan, start, startOfYear(plan, ofYear + 1)), (at) => at - start);
}

describe('years of one shape', () => {
  test('have the same open time, to the millisecond', () => {
    fc.assert(
      fc.property(calendar, year, year, (one, from, other) => {
        const { keyOf } = yearShapeOf(one.plan);
        const key = keyOf(from);
        fc.pre(key !== undefined);
        for (let like = other; like < Math.min(other + 800, LAST_YEAR); like++) {
          if (like === from || keyOf(like) !== key) continue;
          expect([like, resolved(one, like)]).toEqual([like, resolved(one, from)]);
          break;
        }
      }),
    );
  });

  test('are summed as if each were resolved', () => {
    fc.assert(
      fc.property(calendar, year, fc.integer({ min: 1, max: 40 }), (one, from, count) => {
        for (let ofYear = from; ofYear < Math.min(from + count, LAST_YEAR); ofYear++)
          expect([ofYear, openMsOfYear(one, ofYear)]).toEqual([
            ofYear,
            measure(resolved(one, ofYear)),
          ]);
      }),
    );
  });
});

describe('questions over many years', () => {
  test('sum what a walk over the blocks sums', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 5, max: 120 }), (one, from, blocks) => {
        const to = Math.min(from + blocks * BLOCK_MS, MAX_INSTANT);
        expect(businessTimeBetween(one, from, to)).toBe(openTimeNear(one, from, to));
      }),
    );
  });

  test('find the opening and the close that a walk over the blocks finds', () => {
    fc.assert(
      fc.property(calendar, instant, (one, at) => {
        const last = Math.floor(at / BLOCK_MS) + 60;
        const next = walkToOpen(one, at, last);
        if (next !== undefined) expect(nextOpenAt(one, at)).toBe(next);
        else expect(after(nextOpenAt(one, at))).toBeGreaterThan(last * BLOCK_MS);
      }),
    );
  });

  test('a deadline far away uses up its amount, and no more', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 2 ** 40 }), (one, at, amount) => {
        const due = addBusinessTime(one, at, amount);
        if (due === 'never-opens')
          expect(businessTimeBetween(one, at, MAX_INSTANT)).toBeLessThan(amount);
        else expect(businessTimeBetween(one, at, due)).toBe(amount);
        const start = subtractBusinessTime(one, at, amount);
        if (start === 'never-opens')
          expect(businessTimeBetween(one, MIN_INSTANT, at)).toBeLessThan(amount);
        else expect(businessTimeBetween(one, start, at)).toBe(amount);
      }),
    );
  });

  test('no open time lies between an instant and the opening that is next or was last', () => {
    fc.assert(
      fc.property(calendar, instant, (one, at) => {
        const next = nextOpenAt(one, at);
        const open = next === 'never-opens' ? MAX_INSTANT : next;
        expect(businessTimeBetween(one, at, open)).toBe(0);
        const last = previousCloseAt(one, at);
        const start = previousOpenAt(one, at);
        if (last !== 'never-closes' && (start === 'never-opens' || last > start))
          expect(businessTimeBetween(one, last, at)).toBe(0);
        const close = nextCloseAt(one, at);
        if (typeof close === 'number' && typeof next === 'number')
          expect(businessTimeBetween(one, next, close)).toBe(close - next);
      }),
    );
  });

  test('business days far away are counted back, and lie within the dates that slakit knows', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 3000 }), (one, at, steps) => {
        const there = addBusinessDays(one, at, steps, { due: 'close' });
        fc.pre(typeof there === 'number');
        const noon = Math.min(there as number, MAX_INSTANT);
        const counted = businessDaysBetween(one, at, noon);
        // A night's close lies on the date after its own.
        expect([steps, steps + 1]).toContain(counted);
      }),
    );
  });
});

/** The first opening from an instant on, block by block up to a last one. */
function walkToOpen(one: CompiledCalendar, at: number, lastBlock: number): number | undefined {
  const first = Math.floor(at / BLOCK_MS);
  for (
    let index = first;
    index <= Math.min(lastBlock, Math.floor(MAX_INSTANT / BLOCK_MS));
    index++
  ) {
    const { bounds } = blockOf(one, index);
    for (let i = 0; i < bounds.length; i += 2)
      if ((bounds[i + 1] as number) > at) return Math.max(bounds[i] as number, at);
  }
  return undefined;
}

/** An answer as a number; no opening at all comes after every other. */
function after(found: number | 'never-opens'): number {
  return found === 'never-opens' ? Number.POSITIVE_INFINITY : found;
}
