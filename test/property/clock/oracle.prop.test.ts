import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockReport, evaluateClock } from '../../../src/clock.js';
import {
  BEYOND_HORIZON,
  type Found,
  type WalkedClock,
  type WalkedCycle,
  walkClock,
} from '../../oracle/clock-walk.js';
import { crowded, nightly, placed, type Ticket, ticketIn, tickets, until } from './arbitraries.js';

describe('a clock against the walk from step to step', { timeout: 900_000 }, () => {
  test('says the same of tickets over days, in calendars and zones', () => {
    fc.assert(fc.property(ticketIn(placed), saysWhatTheWalkSays), tickets(1000));
  });

  test('says the same of tickets in which nearly everything happens at once', () => {
    fc.assert(fc.property(ticketIn(crowded), saysWhatTheWalkSays), tickets(2000));
  });

  test('says the same of tickets in seconds, in nights in which the clocks change', () => {
    fc.assert(fc.property(ticketIn(nightly), saysWhatTheWalkSays), tickets(500));
  });
});

function saysWhatTheWalkSays({ scene, rule, clock, events, at }: Ticket): void {
  const { world } = scene;
  // What lies just before the horizon may be rounded to a close beyond it.
  const farAt = world.horizonAt - 10 * scene.gridMs;
  const report = evaluateClock(clock, events, { at, sameInstant: 'asGiven' });
  const walked = walkInSight(rule, until(events, at), at, world);
  const isFar = report.cycles.some(
    ({ dueStatus, projectedDueAt }) =>
      dueStatus !== 'no-date' &&
      dueStatus !== 'no-target' &&
      (projectedDueAt ?? Number.POSITIVE_INFINITY) >= farAt,
  );
  const isOut = isFar || walked.isFar;
  expect(bounded(shown(report), farAt, isOut)).toEqual(bounded(walked, farAt, isOut));
}

/** Sets tickets aside in which a cycle starts farther ahead than the walk sees. */
function walkInSight(...args: Parameters<typeof walkClock>): WalkedClock {
  try {
    return walkClock(...args);
  } catch (error) {
    fc.pre(error !== BEYOND_HORIZON);
    throw error;
  }
}

/** Of a report, what the walk can tell. */
function shown(report: ClockReport): WalkedClock {
  const cycles = report.cycles.map((cycle): WalkedCycle => {
    // Whether the time left falls is asked of two reports: see report.prop.test.ts.
    const { dueAt, dueStatus, wallRemainingMs: _, isMoving: __, ...rest } = cycle;
    return {
      ...rest,
      dueAt: dueStatus === 'projected' ? dueAt : (dueAt ?? 'later'),
      projectedDueAt: cycle.projectedDueAt ?? 'later',
      warnings: cycle.warnings.map(({ firesAt, hasFired }) => ({
        firesAt: firesAt ?? 'later',
        hasFired,
      })),
    };
  });
  return { state: report.state, cycles, nextChangeAt: report.nextChangeAt, isFar: false };
}

/** What lies beyond the horizon is `later`, and what is measured from there is left out. */
function bounded(
  { state, cycles, nextChangeAt }: WalkedClock,
  horizonAt: number,
  isFar: boolean,
): unknown {
  const bound = (at: Found | null): Found | null =>
    at !== null && (at === 'later' || at >= horizonAt) ? 'later' : at;
  return {
    state,
    cycles: cycles.map(({ targetMs, remainingMs, remainingOf, overrunMs, warnings, ...cycle }) => ({
      ...cycle,
      projectedDueAt: bound(cycle.projectedDueAt),
      dueAt: bound(cycle.dueAt),
      acceptableUntilAt: bound(cycle.acceptableUntilAt),
      pauseEndsAt: bound(cycle.pauseEndsAt),
      ...(isFar
        ? {}
        : {
            targetMs,
            remainingMs,
            remainingOf,
            overrunMs,
            warnings: warnings.map(({ firesAt, hasFired }) => [bound(firesAt), hasFired]),
          }),
    })),
    ...(isFar ? {} : { nextChangeAt: bound(nextChangeAt) }),
  };
}
