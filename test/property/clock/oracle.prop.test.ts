import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockReport, type CycleReport, evaluateClock } from '../../../src/clock.js';
import { type WalkedClock, type WalkedCycle, walkClock } from '../../oracle/clock-walk.js';
import { crowded, placed, type Ticket, ticketIn, tickets, until } from './arbitraries.js';

describe('a clock against the walk from step to step', () => {
  test('says the same of tickets over days, in calendars and zones', () => {
    fc.assert(fc.property(ticketIn(placed), saysWhatTheWalkSays), tickets(1000));
  });

  test('says the same of tickets in which nearly everything happens at once', () => {
    fc.assert(fc.property(ticketIn(crowded), saysWhatTheWalkSays), tickets(2000));
  });
});

function saysWhatTheWalkSays({ scene, rule, clock, events, at }: Ticket): void {
  const { world } = scene;
  const report = evaluateClock(clock, events, at);
  const walked = walkClock(rule, until(events, at), at, world);
  expect(shown(report, world.horizonAt)).toEqual(bounded(walked, world.horizonAt));
}

/** Of a report, what the walk can tell; what lies beyond its horizon is `later`. */
function shown(report: ClockReport, horizonAt: number): WalkedClock {
  const next = report.nextChangeAt;
  return {
    state: report.state,
    cycles: report.cycles.map((cycle) => shownCycle(cycle, horizonAt)),
    nextChangeAt: next === null ? null : bound(next, horizonAt),
  };
}

function shownCycle(cycle: CycleReport, horizonAt: number): WalkedCycle {
  const { dueAt, projectedDueAt, dueStatus } = cycle;
  const projected = bound(projectedDueAt ?? 'later', horizonAt);
  return {
    number: cycle.number,
    startedAt: cycle.startedAt,
    endedAt: cycle.endedAt,
    ending: cycle.ending,
    state: cycle.state,
    phase: cycle.phase,
    target: cycle.target,
    elapsedMs: cycle.elapsedMs,
    remainingMs: projected === 'later' ? 'later' : cycle.remainingMs,
    dueAt: dueStatus === 'projected' ? dueAt : projected,
    projectedDueAt: projected,
    pausedMs: cycle.pausedMs,
    wallPausedMs: cycle.wallPausedMs,
    warnings: cycle.warnings.map(({ firesAt, hasFired }) => ({
      firesAt: bound(firesAt ?? 'later', horizonAt),
      hasFired,
    })),
  };
}

function bounded(walked: WalkedClock, horizonAt: number): WalkedClock {
  const { nextChangeAt } = walked;
  return {
    state: walked.state,
    cycles: walked.cycles.map((cycle) => {
      const projectedDueAt = bound(cycle.projectedDueAt, horizonAt);
      return {
        ...cycle,
        projectedDueAt,
        dueAt: cycle.dueAt === null ? null : bound(cycle.dueAt, horizonAt),
        remainingMs: projectedDueAt === 'later' ? 'later' : cycle.remainingMs,
        warnings: cycle.warnings.map(({ firesAt, hasFired }) => ({
          firesAt: bound(firesAt, horizonAt),
          hasFired,
        })),
      };
    }),
    nextChangeAt: nextChangeAt === null ? null : bound(nextChangeAt, horizonAt),
  };
}

function bound(at: number | 'later', horizonAt: number): number | 'later' {
  return at === 'later' || at > horizonAt ? 'later' : at;
}
