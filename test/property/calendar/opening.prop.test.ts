import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  businessTimeBetween,
  type CompiledCalendar,
  type Interval,
  isOpen,
  nextCloseAt,
  nextOpenAt,
  openIntervalNearest,
  openIntervals,
  openIntervalsBefore,
  openTimeSet,
  previousCloseAt,
  previousOpenAt,
} from '../../../src/calendar.js';
import { MIN_INSTANT } from '../../../src/index.js';
import { toIntervals } from '../../../src/time-set.js';
import { instantIn, sample, sampleWith } from './arbitraries.js';

const withInstant = sampleWith<[number]>(sample, instantIn);
const withRange = sampleWith<[number, number]>(sample, instantIn, instantIn);

/** Open on the one side of an instant and closed on the other. */
const opensAt = (calendar: CompiledCalendar, at: number): boolean =>
  isOpen(calendar, at) && !isOpen(calendar, at - 1);
const closesAt = (calendar: CompiledCalendar, at: number): boolean =>
  !isOpen(calendar, at) && isOpen(calendar, at - 1);

describe('the next opening', () => {
  test('is now while open, and otherwise the end of the closed time', () => {
    fc.assert(
      fc.property(withInstant, ([{ calendar }, at]) => {
        const next = nextOpenAt(calendar, at);
        fc.pre(next !== 'never-opens');
        const open = isOpen(calendar, at);
        expect(next === at).toBe(open);
        expect(open || (next > at && opensAt(calendar, next))).toBe(true);
        expect(businessTimeBetween(calendar, at, next)).toBe(0);
      }),
    );
  });

  test('is with nextOpening the first opening strictly after the instant', () => {
    fc.assert(
      fc.property(withInstant, ([{ calendar }, at]) => {
        const next = nextOpenAt(calendar, at, { whenOpen: 'nextOpening' });
        fc.pre(next !== 'never-opens');
        expect([next > at, opensAt(calendar, next)]).toEqual([true, true]);
        const within = toIntervals(openTimeSet(calendar, at, next));
        expect(within.filter(({ startAt }) => startAt > at)).toEqual([]);
      }),
    );
  });
});

describe('the next close', () => {
  test('is strictly later and ends the open time that is running or comes next', () => {
    fc.assert(
      fc.property(withInstant, ([{ calendar }, at]) => {
        const close = nextCloseAt(calendar, at);
        fc.pre(typeof close === 'number');
        const open = nextOpenAt(calendar, at) as number;
        expect([close > at, closesAt(calendar, close)]).toEqual([true, true]);
        expect(businessTimeBetween(calendar, open, close)).toBe(close - open);
      }),
    );
  });
});

describe('the previous opening', () => {
  test('is at or before the instant and begins the latest open time', () => {
    fc.assert(
      fc.property(withInstant, ([{ calendar }, at]) => {
        const open = previousOpenAt(calendar, at);
        fc.pre(open !== 'never-opens' && open > MIN_INSTANT);
        fc.pre(typeof nextCloseAt(calendar, open) === 'number');
        const close = nextCloseAt(calendar, open) as number;
        expect(open <= at && opensAt(calendar, open)).toBe(true);
        expect(businessTimeBetween(calendar, open, at)).toBe(Math.min(close, at) - open);
      }),
    );
  });
});

describe('the previous close', () => {
  test('is at or before the instant, and no other close lies between', () => {
    fc.assert(
      fc.property(withInstant, ([{ calendar }, at]) => {
        const close = previousCloseAt(calendar, at);
        fc.pre(close !== 'never-closes' && close > MIN_INSTANT);
        expect([close <= at, closesAt(calendar, close)]).toEqual([true, true]);
        const next = nextCloseAt(calendar, close);
        expect(typeof next === 'string' || next > at).toBe(true);
      }),
    );
  });
});

describe('open intervals', () => {
  test('come in order, apart from each other, and none is empty', () => {
    fc.assert(
      fc.property(withInstant, ([{ calendar, to }, at]) => {
        let end = Number.NEGATIVE_INFINITY;
        for (const interval of until(openIntervals(calendar, at), ({ startAt }) => startAt >= to)) {
          expect(interval.startAt).toBeGreaterThan(end);
          expect(interval.endAt).toBeGreaterThan(interval.startAt);
          end = interval.endAt;
        }
      }),
    );
  });

  test('forward are those backward in reverse', () => {
    fc.assert(
      fc.property(withRange, ([{ calendar }, one, other]) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(from < to);
        const cut = ({ startAt, endAt }: Interval): Interval => ({
          startAt: Math.max(startAt, from),
          endAt: Math.min(endAt, to),
        });
        const forward = until(openIntervals(calendar, from), ({ startAt }) => startAt >= to);
        const backward = until(openIntervalsBefore(calendar, to), ({ endAt }) => endAt <= from);
        expect(forward.map(cut)).toEqual(backward.map(cut).reverse());
        expect(forward.map(cut)).toEqual(toIntervals(openTimeSet(calendar, from, to)));
      }),
    );
  });

  test('hold exactly the open instants', () => {
    fc.assert(
      fc.property(withRange, ([{ calendar, from }, at]) => {
        const intervals = until(openIntervals(calendar, from), ({ startAt }) => startAt > at);
        const held = intervals.some(({ startAt, endAt }) => startAt <= at && at < endAt);
        expect(held).toBe(isOpen(calendar, at));
      }),
    );
  });

  test('the nearest is the one that holds the instant, or none is nearer', () => {
    fc.assert(
      fc.property(withInstant, ([{ calendar }, at]) => {
        const nearest = openIntervalNearest(calendar, at) as Interval;
        const distance = Math.max(nearest.startAt - at, at - nearest.endAt, 0);
        if (isOpen(calendar, at)) {
          expect([nearest.startAt <= at, at < nearest.endAt]).toEqual([true, true]);
          return;
        }
        expect(businessTimeBetween(calendar, at - distance, at + distance)).toBe(0);
      }),
    );
  });
});

function until<T>(items: Iterable<T>, stop: (item: T) => boolean): T[] {
  const out: T[] = [];
  for (const item of items) {
    if (stop(item)) break;
    out.push(item);
  }
  return out;
}
