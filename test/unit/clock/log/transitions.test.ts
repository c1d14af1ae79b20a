import { describe, expect, it } from 'vitest';
import { has, SIGNAL } from '../../../../src/clock/log/signals.js';
import {
  type FoldPhase,
  TRANSITIONS,
  transitionOf,
} from '../../../../src/clock/log/transitions.js';
import { type ClockEvent, evaluateClock } from '../../../../src/clock.js';
import { clockOf, cyclesOf, log, MINUTE } from '../tickets.js';

const { start, stop, cancel, reset, restart } = SIGNAL;

/** One hour; `again` is both a stop and a start; no target fits before the ticket is ready. */
const clock = clockOf({
  start: { on: ['created', 'again'] },
  stop: { on: ['solved', 'again'] },
  cancel: { on: 'cancelled' },
  reset: { on: 'reset' },
  targets: [{ when: { field: 'ready', equals: true }, elapsed: { minutes: 60 } }],
});

/** What leads to a phase, before minute 10. */
const BEFORE: Readonly<Record<FoldPhase, readonly ClockEvent[]>> = {
  idle: log([0, 'triaged', { ready: true }]),
  waiting: log([0, 'created']),
  running: log([0, 'created', { ready: true }]),
};

interface Row {
  readonly phase: FoldPhase;
  /** The row of the table that is tried, by its signals. */
  readonly on: number;
  /** The events of minute 10, by type. */
  readonly events: readonly string[];
  /** The cycles in minute 20. */
  readonly cycles: readonly string[];
}

/** Every row of the table, alone and with what it goes before. */
const ROWS: readonly Row[] = [
  {
    phase: 'running',
    on: stop | restart,
    events: ['again'],
    cycles: ['1: 0 to 10 stopped, met', '2: 10 to now, running'],
  },
  {
    phase: 'running',
    on: stop | restart,
    events: ['cancelled', 'again', 'reset'],
    cycles: ['1: 0 to 10 stopped, met', '2: 10 to now, running'],
  },
  { phase: 'running', on: stop, events: ['solved'], cycles: ['1: 0 to 10 stopped, met'] },
  {
    phase: 'running',
    on: stop,
    events: ['created', 'cancelled', 'reset', 'solved'],
    cycles: ['1: 0 to 10 stopped, met'],
  },
  {
    phase: 'running',
    on: cancel,
    events: ['reset', 'created', 'cancelled'],
    cycles: ['1: 0 to 10 cancelled, cancelled'],
  },
  {
    phase: 'running',
    on: reset,
    events: ['created', 'reset'],
    cycles: ['1: 0 to 10 reset, cancelled', '2: 10 to now, running'],
  },
  { phase: 'running', on: 0, events: ['created'], cycles: ['1: 0 to now, running'] },
  { phase: 'running', on: 0, events: ['triaged'], cycles: ['1: 0 to now, running'] },
  {
    phase: 'waiting',
    on: stop | restart | cancel,
    events: ['again', 'cancelled'],
    cycles: ['1: 0 to 10 cancelled, cancelled'],
  },
  {
    phase: 'waiting',
    on: stop | restart,
    events: ['again', 'reset'],
    cycles: ['1: 0 to now, running'],
  },
  {
    phase: 'waiting',
    on: stop,
    events: ['solved', 'cancelled'],
    cycles: ['1: 0 to 10 stopped, met'],
  },
  {
    phase: 'waiting',
    on: cancel,
    events: ['cancelled', 'reset'],
    cycles: ['1: 0 to 10 cancelled, cancelled'],
  },
  { phase: 'waiting', on: reset, events: ['reset'], cycles: ['1: 10 to now, running'] },
  { phase: 'waiting', on: 0, events: ['created'], cycles: ['1: 0 to now, running'] },
  {
    phase: 'idle',
    on: start | restart | cancel,
    events: ['again', 'cancelled'],
    cycles: ['1: 10 to 10 cancelled, cancelled'],
  },
  { phase: 'idle', on: start | restart, events: ['again'], cycles: ['1: 10 to now, running'] },
  {
    phase: 'idle',
    on: start | stop,
    events: ['solved', 'created', 'cancelled'],
    cycles: ['1: 10 to 10 stopped, met'],
  },
  {
    phase: 'idle',
    on: start | cancel,
    events: ['cancelled', 'created'],
    cycles: ['1: 10 to 10 cancelled, cancelled'],
  },
  { phase: 'idle', on: start, events: ['reset', 'created'], cycles: ['1: 10 to now, running'] },
  { phase: 'idle', on: 0, events: ['solved', 'reset', 'cancelled'], cycles: [] },
];

const MEANING: Readonly<Record<string, number>> = {
  created: start,
  again: start | stop | restart,
  solved: stop,
  cancelled: cancel,
  reset,
  triaged: 0,
};

describe('what an instant does', () => {
  it.each(ROWS)('while $phase, by $events', ({ phase, on, events, cycles }) => {
    const signals = events.reduce((all, type) => all | (MEANING[type] ?? 0), 0);
    expect(transitionOf(phase, signals).on).toBe(on);
    // In every order: the order within an instant decides nothing.
    for (const types of [events, [...events].reverse()]) {
      const now = log(...types.map((type) => [10, type, { ready: true }] as const));
      const report = evaluateClock(clock, [...BEFORE[phase], ...now], { at: 20 * MINUTE });
      expect(cyclesOf(report)).toEqual(cycles);
    }
  });

  it('is tried above for every row of the table', () => {
    for (const phase of Object.keys(TRANSITIONS) as FoldPhase[]) {
      const tried = new Set(ROWS.filter((row) => row.phase === phase).map(({ on }) => on));
      expect(tried).toEqual(new Set(TRANSITIONS[phase].map(({ on }) => on)));
    }
  });

  it('is the first row whose signals are all there, and there is always one', () => {
    for (const [phase, rows] of Object.entries(TRANSITIONS)) {
      for (let signals = 0; signals < 2 * SIGNAL.resetHolds; signals++) {
        const found = transitionOf(phase as FoldPhase, signals);
        const before = rows.slice(0, rows.indexOf(found));
        expect(rows).toContain(found);
        expect(before.some(({ on }) => has(signals, on))).toBe(false);
      }
    }
  });
});

describe('a start that waits', () => {
  const at15 = log([15, 'triaged', { ready: true }]);

  it.each([
    ['solved', []],
    ['cancelled', []],
    ['reset', ['1: 10 to now, running']],
    ['again', ['1: 0 to now, running']],
  ] as const)('while no target fits, by %s', (type, cycles) => {
    const events = [...BEFORE.waiting, ...log([10, type]), ...at15];
    expect(cyclesOf(evaluateClock(clock, events, { at: 20 * MINUTE }))).toEqual(cycles);
  });
});
