import { type FoldState, openCycle, type PendingInstant } from '../cycle/state.js';
import type { CompiledCondition } from '../rule/condition.js';
import type { ClockPlan } from '../rule/plan.js';
import type { IgnoredReason } from './event.js';

/**
 * What the events of one instant say to a clock, as bits of one number: a set that costs nothing to
 * make, and that a stored state holds as it is.
 */
export const SIGNAL = {
  start: 1,
  stop: 2,
  cancel: 4,
  reset: 8,
  pause: 16,
  resume: 32,
  /** One event was both a stop and a start: the next cycle begins where the last one ends. */
  restart: 64,
  /** A start that is a state began to hold, though it may not have lasted to the end of the instant. */
  touch: 128,
  /** An attribute got two values. */
  overwrite: 256,
  /** Start, when it is a state, holds after the last event of the instant. */
  startHolds: 512,
  /** Reset, when it is a state, holds after the last event of the instant. */
  resetHolds: 1024,
} as const;

/** Shared by all: a name is only added to a list that has one, which is its instant's own. */
const NO_NAMES: string[] = [];

/** An instant at which nothing has happened yet. */
export function newInstant(at: number): PendingInstant {
  return { at, names: NO_NAMES, signals: 0 };
}

/** Whether all of some signals are there. */
export function has(signals: number, wanted: number): boolean {
  return (signals & wanted) === wanted;
}

/**
 * What an instant comes to when all of its events are known. In from New to Resolved within a minute
 * there was a ticket, and it was solved: one attribute had two values, so the start counts. Two
 * attributes that were set at once were never seen apart.
 */
export function signalsOf({ signals }: PendingInstant): number {
  const passed = SIGNAL.touch | SIGNAL.overwrite | SIGNAL.stop;
  return has(signals, passed) ? signals | SIGNAL.start : signals;
}

/**
 * Notes what an event says at its instant.
 *
 * @returns Why it changes nothing, if so.
 */
export function gather(
  plan: ClockPlan,
  state: FoldState,
  pending: PendingInstant,
  type: string,
): IgnoredReason | undefined {
  const { attributes } = state;
  const said = {
    starts: plan.start.holds(type, attributes),
    stops: plan.stop.holds(type, attributes),
  };
  const reason = reasonOfCycleEvent(plan, state, pending, said);
  pending.signals = withCycleSignals(plan, state, pending.signals, said);
  pending.signals = withOtherSignals(plan, state, pending.signals, type);
  return plan.pause?.isEvent === true
    ? (gatherPause(plan, state, pending, type) ?? reason)
    : reason;
}

/** Whether an event starts and stops. */
interface Said {
  readonly starts: boolean;
  readonly stops: boolean;
}

function withCycleSignals(
  { start, stop }: ClockPlan,
  { startHeld }: FoldState,
  before: number,
  { starts, stops }: Said,
): number {
  let signals = noted(before, SIGNAL.start, start, starts && !startHeld);
  if (!start.isEvent) signals = noted(signals, SIGNAL.startHolds, start, starts);
  if (has(signals, SIGNAL.start)) signals |= SIGNAL.touch;
  signals = noted(signals, SIGNAL.stop, stop, stops);
  const isBoth = starts && stops && start.isEvent && stop.isEvent;
  return isBoth ? signals | SIGNAL.restart : signals;
}

function withOtherSignals(
  { cancel, reset }: ClockPlan,
  { attributes, resetHeld }: FoldState,
  before: number,
  type: string,
): number {
  let signals = before;
  if (cancel !== undefined)
    signals = noted(signals, SIGNAL.cancel, cancel, cancel.holds(type, attributes));
  if (reset === undefined) return signals;
  const resets = reset.holds(type, attributes);
  signals = noted(signals, SIGNAL.reset, reset, resets && !resetHeld);
  return reset.isEvent ? signals : noted(signals, SIGNAL.resetHolds, reset, resets);
}

/** An event that fired stays fired; of a state, only what holds after the last event of the instant counts. */
function noted(
  signals: number,
  signal: number,
  { isEvent }: CompiledCondition,
  isSaid: boolean,
): number {
  if (isSaid) return signals | signal;
  return isEvent ? signals : signals & ~signal;
}

function gatherPause(
  plan: ClockPlan,
  state: FoldState,
  pending: PendingInstant,
  type: string,
): IgnoredReason | undefined {
  const isPausedHere = state.isPausedByEvent || has(pending.signals, SIGNAL.pause);
  if (plan.pause?.holds(type, state.attributes) === true) {
    pending.signals |= SIGNAL.pause;
    return isPausedHere ? 'pause-while-paused' : undefined;
  }
  if (plan.resume?.holds(type, state.attributes) !== true) return undefined;
  pending.signals |= SIGNAL.resume;
  return isPausedHere ? undefined : 'resume-without-pause';
}

/** Why a start or a stop changes nothing, if so; states that merely go on are not worth a word. */
function reasonOfCycleEvent(
  { start, stop, reopening }: ClockPlan,
  state: FoldState,
  { signals }: PendingInstant,
  { starts, stops }: Said,
): IgnoredReason | undefined {
  // An event that does both ends one cycle and begins the next.
  if (starts === stops) return undefined;
  const isRunning =
    openCycle(state) !== undefined || has(signals, SIGNAL.start) || state.waitingSinceAt !== null;
  if (stops) return stop.isEvent && !isRunning ? 'stop-without-start' : undefined;
  if (!start.isEvent) return undefined;
  if (isRunning) return 'start-while-running';
  const last = state.cycles[state.cycles.length - 1];
  return last?.ending === 'stopped' && reopening === 'ignore' ? 'start-after-end' : undefined;
}
