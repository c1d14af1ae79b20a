import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessTimeBetween } from '../../../src/calendar.js';
import {
  type CalendarsById,
  type CycleReport,
  evaluateClock,
  readLog,
  toIso,
} from '../../../src/clock.js';
import { anyTicket, tickets, until } from './arbitraries.js';

/** What is left at a later instant if nothing happens, from a report and the calendars alone. */
function leftAt(
  cycle: CycleReport,
  at: number,
  then: number,
  calendars: CalendarsById,
): number | 'unknown' {
  const { remainingMs, remainingOf, calendar, startedAt, isHeld, pausedSinceAt } = cycle;
  const openBetween = (from: number, to: number): number => {
    if (from >= to) return 0;
    const hours = calendar === null ? undefined : calendars[calendar];
    return hours === undefined ? to - from : businessTimeBetween(hours, from, to);
  };
  if (remainingOf === 'nothing') return 0;
  if (remainingOf === 'deadline') {
    // A pause moves the instant itself, by how much depends on its end.
    const isMovedBy = isHeld ? (pausedSinceAt as number) : Number.POSITIVE_INFINITY;
    return then > isMovedBy ? 'unknown' : remainingMs - openBetween(at, then);
  }
  const goesOnAt = isHeld ? (cycle.pauseEndsAt ?? Number.POSITIVE_INFINITY) : startedAt;
  return remainingMs - openBetween(Math.max(at, goesOnAt), then);
}

describe('a report', () => {
  test('says when the time left falls: exactly while it moves, unless a pause holds it', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const known = until(events, at);
        const { current } = evaluateClock(clock, known, { at });
        fc.pre(current !== null && (!current.isHeld || current.remainingOf === 'amount'));
        const next = evaluateClock(clock, known, { at: at + 1 }).current;
        const fallsBy = (current?.remainingMs ?? 0) - (next?.remainingMs ?? 0);
        expect(fallsBy).toBe(current?.isMoving === true ? 1 : 0);
      }),
      tickets(1000),
    );
  });

  test('moves only while its calendar is open and it has not ended', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        for (const cycle of evaluateClock(clock, events, { at }).cycles) {
          if (cycle.isMoving) expect(cycle.isOpen).toBe(true);
          if (cycle.isOpen) expect(cycle.endedAt).toBe(null);
        }
      }),
    );
  });

  test('suffices to count down: what it says of now tells what is left later', () => {
    const later = anyTicket.chain((ticket) =>
      fc.tuple(fc.constant(ticket), fc.integer({ min: 0, max: 40 })),
    );
    fc.assert(
      fc.property(later, ([{ clock, events, at, scene }, steps]) => {
        const known = until(events, at);
        const { current } = evaluateClock(clock, known, { at });
        fc.pre(current !== null && current.phase !== 'ended');
        const then = at + steps * scene.gridMs;
        const left = leftAt(current as CycleReport, at, then, scene.calendars);
        fc.pre(left !== 'unknown');
        expect(evaluateClock(clock, known, { at: then }).current?.remainingMs).toBe(left);
      }),
      tickets(1000),
    );
  });

  test('says since when it is missed: from there on and not before, if nothing else happens', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const known = until(events, at);
        const { current } = evaluateClock(clock, known, { at });
        const latest = Number(known.at(-1)?.at ?? 0);
        fc.pre(current?.missedAt !== undefined && current.missedAt !== null);
        const missedAt = current.missedAt;
        expect(current.state === 'missed' || current.state === 'cancelled').toBe(true);
        fc.pre(current.endedAt === null && missedAt > latest);
        expect(evaluateClock(clock, known, { at: missedAt }).state).toBe('missed');
        expect(evaluateClock(clock, known, { at: missedAt - 1 }).state).not.toBe('missed');
      }),
      tickets(500),
    );
  });

  test('says the instant that it is of, and every instant in it can be written out', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const report = evaluateClock(clock, events, { at });
        expect(report.evaluatedAt).toBe(at);
        const written = JSON.stringify(toIso(report));
        // A number of this size that is left is an instant whose name does not say so.
        expect(/:1[67]\d{11}\b/.test(written)).toBe(false);
      }),
    );
  });

  test('on a log that was read before is that on the list of events', () => {
    fc.assert(
      fc.property(anyTicket, fc.boolean(), ({ clock, events, at }, isTurned) => {
        const given = isTurned ? [...events].reverse() : events;
        const twice = [...given, ...given].map((event, i) => ({
          ...event,
          id: `${i % given.length}`,
        }));
        expect(evaluateClock(clock, readLog(given), { at })).toEqual(
          evaluateClock(clock, given, { at }),
        );
        expect(evaluateClock(clock, readLog(twice), { at })).toEqual(
          evaluateClock(clock, twice, { at }),
        );
      }),
    );
  });
});
