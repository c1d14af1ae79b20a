import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClockReport,
  type ClockRule,
  type CycleReport,
  compileClock,
  type ElapsedTarget,
  evaluateClock,
  type Target,
} from '../../../src/clock.js';
import { toDurationMs } from '../../../src/core/duration.js';
import {
  anyTicket,
  anyTicketOf,
  crowded,
  inOrder,
  instantIn,
  lasting,
  placed,
  type Scene,
  ticketIn,
  tickets,
  until,
} from './arbitraries.js';

describe('a deadline', () => {
  test('is the instant at which the elapsed time has come to the target', () => {
    fc.assert(
      fc.property(anyTicketOf(amountsOnly), ({ clock, events, at }) => {
        const seen = until(events, at);
        const { current } = evaluateClock(clock, seen, { at });
        fc.pre(current !== null && current.phase === 'running' && (current.dueAt ?? 0) >= at);
        const there = evaluateClock(clock, seen, { at: current?.dueAt as number }).current;
        expect(there?.elapsedMs).toBe(current?.targetMs);
        expect(there?.remainingMs).toBe(0);
      }),
      tickets(1000),
    );
  });

  test('stays where it is while a clock runs and nothing happens', () => {
    fc.assert(
      fc.property(anyTicket, fc.nat(), ({ clock, events, at, scene }, ahead) => {
        const seen = until(events, at);
        const now = evaluateClock(clock, seen, { at }).current;
        fc.pre(now !== null && now.phase === 'running');
        const later = evaluateClock(clock, seen, {
          at: at + (ahead % (scene.toAt - scene.fromAt)),
        }).current;
        expect(later?.dueAt).toBe(now?.dueAt);
      }),
      tickets(500),
    );
  });

  test('is missed exactly when the instant, or the end, is strictly later', () => {
    fc.assert(
      fc.property(anyTicketOf(withoutGrace), ({ clock, events, at }) => {
        const seen = until(events, at);
        const { dueAt: edge } = evaluateClock(clock, seen, { at }).current ?? { dueAt: null };
        const near = edge === null || edge < at ? [] : [edge - 1, edge, edge + 1];
        for (const instant of [at, ...near.filter((one) => one >= at)]) {
          for (const cycle of evaluateClock(clock, seen, { at: instant }).cycles)
            expectVerdict(cycle, instant);
        }
      }),
      tickets(1000),
    );
  });

  test('and its grace are missed as one that is later by as much', () => {
    fc.assert(
      fc.property(anyTicketOf(amountsOnly), fc.nat({ max: 6 }), (ticket, units) => {
        const { rule, scene, events, at } = ticket;
        const graceMs = units * scene.gridMs;
        const [graced, longer] = [{ grace: graceMs }, { longerMs: graceMs }].map((change) => {
          const clock = compileClock(withChange(rule, change), scene.calendars);
          return evaluateClock(clock, events, { at });
        }) as [ClockReport, ClockReport];
        expect(graced.cycles.map(({ state }) => state)).toEqual(
          longer.cycles.map(({ state }) => state),
        );
        for (const { state, remainingMs, overrunMs } of graced.cycles) {
          if (state === 'cancelled') continue;
          // Within the grace nothing is over; beyond it all that lies beyond the deadline is.
          expect(overrunMs).toBe(state === 'missed' ? 0 - remainingMs : 0);
          if (state === 'missed') expect(overrunMs).toBeGreaterThanOrEqual(graceMs);
        }
      }),
      tickets(500),
    );
  });

  test('is never brought forward by a further pause', () => {
    const heldTicket = (scenes: fc.Arbitrary<Scene>) =>
      ticketIn(scenes, (rule) => withFurtherPause(withoutGrace(rule))).chain((ticket) =>
        fc.record({
          ticket: fc.constant(ticket),
          holds: fc.array(instantIn(ticket.scene), { minLength: 1, maxLength: 4 }),
        }),
      );
    fc.assert(
      fc.property(fc.oneof(heldTicket(placed), heldTicket(crowded)), ({ ticket, holds }) => {
        const { clock, events, at } = ticket;
        const pauses = [...holds]
          .sort((a, b) => a - b)
          .map((instant, i) => ({
            at: instant,
            type: 'further pause',
            set: { 'further pause': i % 2 === 0 },
          }));
        // A further event may share an instant, or be the first: the order is that of the list.
        const options = { at, sameInstant: 'asGiven' } as const;
        const before = evaluateClock(clock, events, options);
        const after = evaluateClock(clock, inOrder([...events, ...pauses]), options);
        expect(after.cycles.map(({ startedAt }) => startedAt)).toEqual(
          before.cycles.map(({ startedAt }) => startedAt),
        );
        for (const [i, cycle] of before.cycles.entries()) {
          const moved = after.cycles[i] as CycleReport;
          expect(dueOf(moved)).toBeGreaterThanOrEqual(dueOf(cycle));
          expect(moved.elapsedMs).toBeLessThanOrEqual(cycle.elapsedMs);
        }
      }),
      tickets(1000),
    );
  });
});

describe('the next change', () => {
  test('comes at the instant named and not before, when nothing happens', () => {
    fc.assert(
      fc.property(
        anyTicket,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        (ticket, places) => {
          const { clock, events, at } = ticket;
          const seen = until(events, at);
          const report = evaluateClock(clock, seen, { at });
          const next = report.nextChangeAt;
          const end = next ?? at + 2 * (ticket.scene.toAt - ticket.scene.fromAt);
          const between = places.map((place) => at + Math.floor(place * (end - at)));
          for (const instant of [...between, end - 1].filter((one) => one >= at)) {
            expect(standing(evaluateClock(clock, seen, { at: instant }))).toEqual(standing(report));
          }
          if (next === null) return;
          expect(next).toBeGreaterThan(at);
          expect(standing(evaluateClock(clock, seen, { at: next }))).not.toEqual(standing(report));
        },
      ),
      tickets(1000),
    );
  });
});

function expectVerdict(cycle: CycleReport, at: number): void {
  const hasVerdict = ['stopped', 'released', null].includes(cycle.ending);
  const until = cycle.endedAt ?? at;
  const isLate = until > dueOf(cycle);
  const isMissed = isLate && !(until <= (cycle.acceptableUntilAt ?? Number.NEGATIVE_INFINITY));
  expect(cycle.state === 'missed').toBe(hasVerdict && isMissed);
  expect(cycle.state === 'acceptable').toBe(hasVerdict && isLate && !isMissed);
  if (cycle.state === 'missed' && cycle.remainingMs < 0) {
    expect(cycle.overrunMs).toBe(-cycle.remainingMs);
  }
  if (!isLate) expect([cycle.overrunMs, cycle.remainingMs >= 0]).toEqual([0, true]);
}

function dueOf(cycle: CycleReport): number {
  return cycle.projectedDueAt ?? Number.POSITIVE_INFINITY;
}

/** Targets are lengths of the clock, and deadlines the instants at which they are used up. */
function amountsOnly(rule: ClockRule): ClockRule {
  const targets = withoutGrace(rule).targets.map((target): Target => {
    const { when, calendar } = target;
    const { elapsed, pausable } =
      'elapsed' in target ? target : { elapsed: { milliseconds: 0 }, pausable: true };
    return {
      elapsed,
      ...(when === undefined ? {} : { when }),
      ...(calendar === undefined ? {} : { calendar }),
      ...(pausable === undefined ? {} : { pausable }),
    };
  });
  // Where a wall-clock pause is added to the deadline, elapsed time comes to more than the target; and
  // the deadline of a first cycle decides when a sequential one starts.
  return {
    ...rule,
    targets,
    ...(rule.pauseExtends === 'wall' ? { pauseExtends: 'clock' } : {}),
    ...(rule.reopening === 'sequential' ? { reopening: 'newCycle' } : {}),
  };
}

function withoutGrace(rule: ClockRule): ClockRule {
  return { ...rule, targets: rule.targets.map(({ grace: _, ...target }) => target as Target) };
}

function withChange(
  rule: ClockRule,
  { grace, longerMs = 0 }: { readonly grace?: number; readonly longerMs?: number },
): ClockRule {
  const targets = rule.targets.map((target) => ({
    ...target,
    elapsed: lasting(toDurationMs((target as ElapsedTarget).elapsed) + longerMs),
    ...(grace === undefined ? {} : { grace: lasting(grace) }),
  }));
  return { ...rule, targets };
}

/**
 * The same rule with one more state that pauses, which no event of the random logs touches; without
 * what makes a pause matter otherwise: caps, and starts that depend on the log.
 */
function withFurtherPause(rule: ClockRule): ClockRule {
  const { resume: _, pause, pauseCaps: __, startAnchor: ___, ...others } = rule;
  const { reopening = 'newCycle' } = rule;
  const rest: typeof others = {
    ...others,
    reopening: reopening === 'sequential' ? 'newCycle' : reopening,
  };
  const further = { field: 'further pause', equals: true } as const;
  const isState = pause !== undefined && !('on' in pause);
  return { ...rest, pause: isState ? { any: [pause, further] } : further };
}

/** All that may change of itself and is worth a timer. */
function standing({ state, cycles }: ClockReport): unknown {
  return [
    state,
    cycles.map((cycle) => [
      cycle.state,
      cycle.phase,
      cycle.warnings.map(({ hasFired }) => hasFired),
    ]),
  ];
}

test('a rule compiled twice gives one answer', () => {
  fc.assert(
    fc.property(anyTicket, ({ rule, scene, clock, events, at }) => {
      const again = compileClock(structuredClone(rule), scene.calendars);
      expect(evaluateClock(again, events, { at })).toEqual(evaluateClock(clock, events, { at }));
    }),
  );
});
