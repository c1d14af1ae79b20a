import type { CycleEnding } from '../cycle/state.js';
import { has, SIGNAL } from './signals.js';

/**
 * Where a clock stands when an event comes: nothing runs (`idle`), a start waits for a target to fit
 * (`waiting`), or a cycle is under way (`running`).
 */
export type FoldPhase = 'idle' | 'waiting' | 'running';

/** How an event can end what it begins. */
type Ending = Extract<CycleEnding, 'stopped' | 'cancelled' | 'released'>;

/** What an event does to the cycles of a clock. */
export interface Transition {
  /** The signals that all must be there. */
  readonly on: number;
  /** How the cycle under way ends. */
  readonly ends?: Ending | 'reset';
  /**
   * What begins then. `next`: what a start after the last cycle means, by `reopening`. `awaited`: the
   * start that waited, if a target fits now. `anew`: a start at this instant that no longer looks back.
   */
  readonly begins?: 'next' | 'awaited' | 'anew';
  /** How what began ends at the same instant, after its pause and its target were known. */
  readonly endsAtOnce?: Ending;
}

const { start, stop, cancel, release, reset, restart } = SIGNAL;

/**
 * What one event does in each phase; the first row whose signals are all there holds, and a row
 * without signals holds always. Stop goes before cancel, cancel before release, release before reset,
 * reset before start.
 */
export const TRANSITIONS: Readonly<Record<FoldPhase, readonly Transition[]>> = {
  running: [
    { on: stop | restart | release, ends: 'stopped' },
    { on: stop | restart, ends: 'stopped', begins: 'next' },
    { on: stop, ends: 'stopped' },
    { on: cancel, ends: 'cancelled' },
    { on: release, ends: 'released' },
    { on: reset, ends: 'reset', begins: 'anew' },
    // A further start changes nothing: the oldest counts.
    { on: 0 },
  ],
  waiting: [
    // Of a start that waited the next one is no restart: what waits begins, if it can.
    { on: stop | restart | cancel, begins: 'awaited', endsAtOnce: 'cancelled' },
    { on: stop | restart | release, begins: 'awaited', endsAtOnce: 'stopped' },
    { on: stop | restart, begins: 'awaited' },
    { on: stop, begins: 'awaited', endsAtOnce: 'stopped' },
    { on: cancel, begins: 'awaited', endsAtOnce: 'cancelled' },
    { on: release, begins: 'awaited', endsAtOnce: 'released' },
    { on: reset, begins: 'anew' },
    { on: 0, begins: 'awaited' },
  ],
  idle: [
    // Who is released owes nothing: no promise is made.
    { on: release },
    { on: start | restart | cancel, begins: 'next', endsAtOnce: 'cancelled' },
    { on: start | restart, begins: 'next' },
    { on: start | stop, begins: 'next', endsAtOnce: 'stopped' },
    { on: start | cancel, begins: 'next', endsAtOnce: 'cancelled' },
    { on: start, begins: 'next' },
    { on: 0 },
  ],
};

/** What the last row of each phase makes sure of: there is always one. */
const STAYS: Transition = { on: 0 };

/** The row that holds for the signals of an event. */
export function transitionOf(phase: FoldPhase, signals: number): Transition {
  for (const row of TRANSITIONS[phase]) if (has(signals, row.on)) return row;
  return STAYS;
}
