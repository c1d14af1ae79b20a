import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanceClock,
  attributeTime,
  type ClockEvent,
  type ClockState,
  compileClock,
  deadlineHistory,
  evaluateClock,
  reportClock,
  startClock,
  traceClock,
} from '../../../src/clock.js';
import { remainingAt } from '../../../src/countdown.js';
import { attainmentOf, compileAgreement, evaluateTicket } from '../../../src/index.js';
import { toCountdown } from '../../../src/report.js';
import { anyTicket, inOrder, type Ticket, until } from '../clock/arbitraries.js';

/** A ticket whose log repeats some events, under their ids, and is told in any order. */
const told: fc.Arbitrary<readonly [Ticket, readonly ClockEvent[]]> = anyTicket.chain((ticket) => {
  const named = ticket.events.map((event, i) => ({ ...event, id: `e${i}` }));
  const again = named.length === 0 ? fc.constant([]) : fc.subarray(named);
  return again
    .chain((more) => {
      const all = [...named, ...more];
      return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    })
    .map((events) => [ticket, events] as const);
});

describe('one truth about a clock', () => {
  test('a log that is told in any order, with repetitions, is the log', () => {
    fc.assert(
      fc.property(told, ([{ clock, events, at }, mixed]) => {
        // Within an instant the order of the log decides, so that only what lies apart is compared.
        fc.pre(new Set(events.map((event) => event.at)).size === events.length);
        const { ignored: _, ...whole } = evaluateClock(clock, events, { at });
        const { ignored: __, ...other } = evaluateClock(clock, mixed, { at });
        expect(other).toEqual(whole);
        expect(traceClock(clock, mixed, { at })).toEqual(traceClock(clock, events, { at }));
        expect(deadlineHistory(clock, mixed, { at })).toEqual(
          deadlineHistory(clock, events, { at }),
        );
      }),
    );
  });

  test('event by event, stored in between and with repetitions, it is reported as the whole log is', () => {
    fc.assert(
      fc.property(told, ([{ clock, at }, mixed]) => {
        const seen = inOrder(mixed).filter((event) => Number(event.at) <= at);
        let state = startClock(clock);
        for (const event of seen) {
          const stored: ClockState = JSON.parse(JSON.stringify(state));
          state = advanceClock(clock, stored, event);
        }
        const whole = evaluateClock(clock, seen, { at });
        expect(reportClock(clock, state, { at })).toEqual({ ...whole, ignored: [] });
      }),
    );
  });

  test('what its trace counts, and what an attribution adds up to, is what has elapsed', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const { cycles } = evaluateClock(clock, events, { at });
        const traces = traceClock(clock, events, { at });
        expect(traces.map(({ number }) => number)).toEqual(cycles.map(({ number }) => number));
        const counted = traces.map(({ steps }) => steps.at(-1)?.totalMs ?? 0);
        expect(counted).toEqual(cycles.map(({ elapsedMs }) => elapsedMs));
        const field = 'priority';
        const shares = attributeTime(clock, events, { at, field });
        const total = shares.reduce((sum, { countedMs }) => sum + countedMs, 0);
        expect(total).toBe(counted.reduce((sum, ms) => sum + ms, 0));
      }),
    );
  });

  test('the last deadline of its history is the one of the report, unless time has changed it', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const seen = until(events, at);
        const last = Number(seen[seen.length - 1]?.at ?? at);
        const { current } = evaluateClock(clock, seen, { at: last });
        const history = deadlineHistory(clock, seen, { at: last });
        const change = history.filter(({ cycle }) => cycle === current?.number).at(-1);
        if (current === null) expect(history).toEqual([]);
        if (change?.changedAt === last) expect(change.dueAt).toBe(current?.dueAt);
      }),
    );
  });

  test('a history of many pauses and targets says what a report said at each instant', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(9)), {
      minLength: 60,
      maxLength: 140,
    });
    const lengths = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }));
    fc.assert(
      fc.property(anyTicket, steps, lengths, ({ scene, rule }, moves, [short, long]) => {
        const { pauseCaps: _, calendars: __, startAnchor: ___, ...others } = rule;
        const unit = scene.gridMs;
        const { targets: ____, pause: _____, resume: ______, ...rest } = others;
        const many = compileClock(
          {
            ...rest,
            start: { on: 'created' },
            stop: { on: 'solved' },
            pause: { on: 'paused' },
            resume: { on: 'resumed' },
            targets: [
              { when: { field: 'p', equals: 1 }, elapsed: { milliseconds: short * unit } },
              { elapsed: { milliseconds: long * unit } },
            ],
          },
          scene.calendars,
        );
        let at = scene.fromAt;
        const events = moves.map(([gap, kind], i): ClockEvent => {
          at += gap * Math.max(1, unit / 30);
          if (i === 0) return { at, type: 'created' };
          if (kind === 0) return { at, type: 'note', set: { p: i % 2 } };
          return { at, type: kind % 2 === 0 ? 'paused' : 'resumed' };
        });
        for (const { changedAt, dueAt } of deadlineHistory(many, events, { at })) {
          const seen = until(events, changedAt);
          expect(dueAt).toBe(evaluateClock(many, seen, { at: changedAt }).current?.dueAt);
        }
      }),
    );
  });

  test('a countdown says what a later report says, for as long as it holds', () => {
    fc.assert(
      fc.property(anyTicket, fc.nat(3 * 86_400_000), ({ clock, scene, events, at }, later) => {
        const seen = until(events, at);
        const report = evaluateClock(clock, seen, { at });
        const snapshot = toCountdown(report, { calendars: scene.calendars });
        const now = Math.min(at + later, snapshot.validUntilAt);
        const then = evaluateClock(clock, seen, { at: now }).current;
        expect(remainingAt(snapshot, now)).toBe(then?.remainingMs ?? 0);
        if (then?.dueStatus === 'no-date') {
          expect(snapshot.movesAt).toEqual([]);
          expect(then.remainingMs).toBe(0);
        }
      }),
    );
  });

  // Among the examples once found: priority 1, and 3 in the same instant, for which there is no target.
  test('met, acceptable, missed, open and cancelled are all of its cycles; what is pending or without a target is open', () => {
    fc.assert(
      fc.property(anyTicket, ({ rule, scene, events, at }) => {
        const sla = compileAgreement({
          id: 'a',
          timeZone: 'UTC',
          currency: 'EUR',
          calendars: scene.hours,
          objectives: [{ kind: 'clock', ...rule }],
        });
        const evaluation = evaluateTicket(sla, { id: 'T', events }, { at });
        const cycles = evaluation.objectives[0]?.report.cycles ?? [];
        const [counts] = attainmentOf([evaluation]);
        const count = (...states: readonly string[]): number =>
          cycles.filter(({ state }) => states.includes(state)).length;
        expect(counts).toMatchObject({
          met: count('met'),
          acceptable: count('acceptable'),
          missed: count('missed'),
          open: count('pending', 'running', 'paused', 'no-target'),
          cancelled: count('cancelled'),
        });
        const { met = 0, acceptable = 0, missed = 0, open = 0, cancelled = 0 } = counts ?? {};
        expect(met + acceptable + missed + open + cancelled).toBe(cycles.length);
      }),
    );
  });

  test('a state of another clock, or of another rule, is refused', () => {
    fc.assert(
      fc.property(anyTicket, anyTicket, (one, other) => {
        fc.pre(JSON.stringify(one.rule) !== JSON.stringify(other.rule));
        const state = until(one.events, one.at).reduce<ClockState>(
          (before, event) => advanceClock(one.clock, before, event),
          startClock(one.clock),
        );
        const at = Math.max(one.at, other.at);
        expect(() => reportClock(other.clock, state, { at })).toThrow('a state of the clock');
        const renamed = compileClock({ ...one.rule, id: 'other' }, one.scene.calendars);
        expect(() => reportClock(renamed, state, { at })).toThrow('a state of the clock');
      }),
    );
  });
});
