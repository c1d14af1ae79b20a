import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessTimeBetween, isOpen, openTimeSet } from '../../../src/calendar.js';
import { measure, toIntervals } from '../../../src/time-set.js';
import { minuteWalk } from '../../oracle/minute-walk.js';
import { anyDefinition, compileUnlessClosed, minuteIn, sample, sampleWith } from './arbitraries.js';

const MINUTE_MS = 60_000;

describe('a calendar against the walk from minute to minute', () => {
  test('is open at the minutes at which the walk finds it open', () => {
    fc.assert(
      fc.property(
        sampleWith<[number[]]>(sample, (one) =>
          fc.array(minuteIn(one), { minLength: 30, maxLength: 60 }),
        ),
        ([{ definition, calendar, from, to }, minutes]) => {
          const walk = minuteWalk(definition, from, to);
          for (const at of minutes) {
            expect([iso(at), isOpen(calendar, at)]).toEqual([iso(at), walk.isOpen(at)]);
          }
        },
      ),
    );
  });

  test('opens and closes to the millisecond at the edges of its hours', () => {
    fc.assert(
      fc.property(sample, ({ definition, calendar, from, to }) => {
        const walk = minuteWalk(definition, from, to);
        for (const edge of walk.edges.filter((at) => from <= at && at < to)) {
          for (const at of [edge - 1, edge, edge + 1]) {
            expect([iso(at), isOpen(calendar, at)]).toEqual([iso(at), walk.isOpen(at)]);
          }
        }
      }),
    );
  });

  test('has as much open time between two minutes as the walk counts', () => {
    fc.assert(
      fc.property(
        sampleWith<[number, number]>(sample, minuteIn, minuteIn),
        ([{ definition, calendar, from, to }, one, other]) => {
          const [start, end] = [Math.min(one, other), Math.max(one, other)];
          const walk = minuteWalk(definition, from, to);
          const expectedMs = walk.openMinutes(start, end) * MINUTE_MS;
          expect(businessTimeBetween(calendar, start, end)).toBe(expectedMs);
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 60) },
    );
  });

  test('lists the intervals that the walk finds, none touching the next', () => {
    fc.assert(
      fc.property(sample, ({ definition, calendar, from, to }) => {
        const walk = minuteWalk(definition, from, to);
        const turns = [from, ...walk.edges, to].filter(
          (at) => from <= at && at <= to && turnsAt(walk.isOpen, at, from, to),
        );
        expect([...openTimeSet(calendar, from, to)].map(iso)).toEqual([...new Set(turns)].map(iso));
      }),
    );
  });

  test('a calendar that is said never to open is closed at every edge of the walk', () => {
    fc.assert(
      fc.property(anyDefinition, ({ definition, from, to }) => {
        if (compileUnlessClosed(definition) !== undefined) return;
        const walk = minuteWalk(definition, from, to);
        expect(walk.edges.filter((at) => from <= at && at < to && walk.isOpen(at))).toEqual([]);
      }),
    );
  });
});

test('the open time set of a window measures what lies between its ends', () => {
  fc.assert(
    fc.property(
      sampleWith<[number, number]>(sample, minuteIn, minuteIn),
      ([{ calendar }, one, other]) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const set = openTimeSet(calendar, start, end);
        expect(measure(set)).toBe(businessTimeBetween(calendar, start, end));
        for (const { startAt, endAt } of toIntervals(set)) {
          expect(start <= startAt && startAt < endAt && endAt <= end).toBe(true);
        }
      },
    ),
  );
});

function turnsAt(open: (at: number) => boolean, at: number, from: number, to: number): boolean {
  const before = at > from && open(at - 1);
  const after = at < to && open(at);
  return before !== after;
}

const iso = (at: number): string => new Date(at).toISOString();
