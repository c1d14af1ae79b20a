import { describe, expect, it } from 'vitest';
import { has, SIGNAL } from '../../../../src/clock/log/signals.js';
import {
  type FoldPhase,
  TRANSITIONS,
  transitionOf,
} from '../../../../src/clock/log/transitions.js';
import { type ClockEvent, evaluateClock } from '../../../../src/clock.js';
import { clockOf, cyclesOf, log, MINUTE } from '../tickets.js';

const { start, stop, cancel, release, reset, restart } = SIGNAL;

const WORDS = { start, stop, cancel, release, reset } as const;
type Word = keyof typeof WORDS;
const ALL = Object.keys(WORDS) as Word[];

/** All that one event can say, as its type: `stop+cancel` is both. */
const TYPES = Array.from({ length: 2 ** ALL.length }, (_, bits) =>
  ALL.filter((_word, i) => (bits >> i) % 2 === 1).join('+'),
);
const saying = (word: Word) => ({ on: TYPES.filter((type) => type.split('+').includes(word)) });

/** One hour; no target fits before the ticket is ready. */
const clock = clockOf({
  start: saying('start'),
  stop: saying('stop'),
  cancel: saying('cancel'),
  release: saying('release'),
  reset: saying('reset'),
  targets: [{ when: { field: 'ready', equals: true }, elapsed: { minutes: 60 } }],
});

/** What leads to a phase, before minute 10. */
const BEFORE: Readonly<Record<FoldPhase, readonly ClockEvent[]>> = {
  idle: log([0, 'triaged', { ready: true }]),
  waiting: log([0, 'start']),
  running: log([0, 'start', { ready: true }]),
};

interface Row {
  readonly phase: FoldPhase;
  /** The row of the table that is tried, by its signals. */
  readonly on: number;
  /** The event of minute 10, by what it says. */
  readonly type: string;
  /** The cycles in minute 20. */
  readonly cycles: readonly string[];
}

const ended = (ending: string, state: string) => [`1: 0 to 10 ${ending}, ${state}`];
const atOnce = (ending: string, state: string) => [`1: 10 to 10 ${ending}, ${state}`];
const RUNS_ON = ['1: 0 to now, running'];
const BEGINS = ['1: 10 to now, running'];

/** Every row of the table, alone and with what it goes before. */
const ROWS: readonly Row[] = (
  [
    ['running', stop | restart | release, 'start+stop+release', ended('stopped', 'met')],
    [
      'running',
      stop | restart,
      'start+stop+cancel+reset',
      [...ended('stopped', 'met'), '2: 10 to now, running'],
    ],
    ['running', stop, 'stop', ended('stopped', 'met')],
    ['running', stop, 'stop+cancel+release+reset', ended('stopped', 'met')],
    ['running', cancel, 'start+cancel+release+reset', ended('cancelled', 'cancelled')],
    ['running', release, 'start+release+reset', ended('released', 'cancelled')],
    ['running', reset, 'start+reset', [...ended('reset', 'cancelled'), '2: 10 to now, running']],
    ['running', 0, 'start', RUNS_ON],
    ['running', 0, 'triaged', RUNS_ON],
    ['waiting', stop | restart | cancel, 'start+stop+cancel', ended('cancelled', 'cancelled')],
    ['waiting', stop | restart | release, 'start+stop+release', ended('stopped', 'met')],
    ['waiting', stop | restart, 'start+stop+reset', RUNS_ON],
    ['waiting', stop, 'stop+cancel', ended('stopped', 'met')],
    ['waiting', cancel, 'cancel+release+reset', ended('cancelled', 'cancelled')],
    ['waiting', release, 'release+reset', ended('released', 'cancelled')],
    ['waiting', reset, 'reset', BEGINS],
    ['waiting', 0, 'start', RUNS_ON],
    ['idle', release, 'release', []],
    ['idle', release, 'start+release', []],
    ['idle', start | restart | cancel, 'start+stop+cancel', atOnce('cancelled', 'cancelled')],
    ['idle', start | restart, 'start+stop', BEGINS],
    ['idle', start | cancel, 'start+cancel', atOnce('cancelled', 'cancelled')],
    ['idle', start, 'start+reset', BEGINS],
    ['idle', 0, 'stop+cancel+reset', []],
  ] as const
).map(([phase, on, type, cycles]) => ({ phase, on, type, cycles }));

function signalsIn(type: string): number {
  const words = type.split('+');
  const both = words.includes('start') && words.includes('stop') ? restart : 0;
  return words.reduce((all, word) => all | (WORDS[word as Word] ?? 0), both);
}

describe('what one event does', () => {
  it.each(ROWS)('while $phase, by $type', ({ phase, on, type, cycles }) => {
    expect(transitionOf(phase, signalsIn(type)).on).toBe(on);
    const now = log([10, type, { ready: true }]);
    const report = evaluateClock(clock, [...BEFORE[phase], ...now], { at: 20 * MINUTE });
    expect(cyclesOf(report)).toEqual(cycles);
  });

  it('a state that starts and one that stops, at once: a cycle of no length, which is met', () => {
    const states = clockOf({ start: { field: 'a', equals: 1 }, stop: { field: 'b', equals: 1 } });
    const events = log([10, 'x', { a: 1, b: 1 }]);
    expect(cyclesOf(evaluateClock(states, events, { at: 20 * MINUTE }))).toEqual(
      atOnce('stopped', 'met'),
    );
  });

  it('is tried above for every row of the table', () => {
    for (const phase of Object.keys(TRANSITIONS) as FoldPhase[]) {
      const tried = new Set(ROWS.filter((row) => row.phase === phase).map(({ on }) => on));
      // An event that starts and stops is a restart; two states need the test above.
      if (phase === 'idle') tried.add(start | stop);
      expect(tried).toEqual(new Set(TRANSITIONS[phase].map(({ on }) => on)));
    }
  });

  it('is the first row whose signals are all there, and there is always one', () => {
    for (const [phase, rows] of Object.entries(TRANSITIONS)) {
      for (let signals = 0; signals < 2 * SIGNAL.restart; signals++) {
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
    ['stop', []],
    ['cancel', []],
    ['release', []],
    ['reset', ['1: 10 to now, running']],
    ['start+stop', ['1: 0 to now, running']],
  ] as const)('while no target fits, by %s', (type, cycles) => {
    const events = [...BEFORE.waiting, ...log([10, type]), ...at15];
    expect(cyclesOf(evaluateClock(clock, events, { at: 20 * MINUTE }))).toEqual(cycles);
  });
});
