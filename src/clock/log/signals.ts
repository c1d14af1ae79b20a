import { type FoldState, openCycle } from '../cycle/state.js';
import type { CompiledCondition, Situation } from '../rule/condition.js';
import type { ClockPlan } from '../rule/plan.js';
import type { IgnoredReason } from './event.js';

/** What an event says to a clock, as bits of one number: a set that costs nothing to make. */
export const SIGNAL = {
  start: 1,
  stop: 2,
  cancel: 4,
  release: 8,
  reset: 16,
  pause: 32,
  resume: 64,
  /** It is both a stop and a start: the next cycle begins where the last one ends. */
  restart: 128,
} as const;

/** Whether all of some signals are there. */
export function has(signals: number, wanted: number): boolean {
  return (signals & wanted) === wanted;
}

/** What a clock holds of its states before an event: they say something when they begin to hold. */
export interface HeldStates {
  readonly startHeld: boolean;
  readonly resetHeld: boolean;
}

/** What an event says in a situation that it has already changed. A state speaks when it begins to hold. */
export function signalsOf(
  plan: ClockPlan,
  { startHeld, resetHeld }: HeldStates,
  type: string,
  now: Situation,
): number {
  const says = (condition: CompiledCondition | undefined, signal: number): number =>
    condition?.holds(type, now) === true ? signal : 0;
  const { start, stop, cancel, release, reset, pause, resume } = plan;
  const starts = says(start, SIGNAL.start);
  const stops = says(stop, SIGNAL.stop);
  const isRestart = starts !== 0 && stops !== 0 && start.isEvent && stop.isEvent;
  const held =
    (startHeld ? 0 : starts) |
    stops |
    (isRestart ? SIGNAL.restart : 0) |
    says(cancel, SIGNAL.cancel) |
    says(release, SIGNAL.release) |
    (resetHeld ? 0 : says(reset, SIGNAL.reset));
  if (pause?.isEvent !== true) return held;
  return held | (says(pause, SIGNAL.pause) || says(resume, SIGNAL.resume));
}

/** Why an event changes nothing, if so; states that merely go on are not worth a word. */
export function reasonOf(
  plan: ClockPlan,
  state: FoldState,
  signals: number,
): IgnoredReason | undefined {
  if (has(signals, SIGNAL.pause))
    return state.isPausedByEvent ? 'pause-while-paused' : cycleReason();
  if (has(signals, SIGNAL.resume))
    return state.isPausedByEvent ? cycleReason() : 'resume-without-pause';
  return cycleReason();

  function cycleReason(): IgnoredReason | undefined {
    const starts = has(signals, SIGNAL.start);
    const stops = has(signals, SIGNAL.stop);
    // An event that does both ends one cycle and begins the next.
    if (starts === stops) return undefined;
    const isRunning = openCycle(state) !== undefined || state.waitingSinceAt !== null;
    if (stops) return stopReason(plan, state, isRunning);
    if (!plan.start.isEvent) return undefined;
    if (has(signals, SIGNAL.release)) return 'start-while-released';
    if (isRunning) return 'start-while-running';
    return undefined;
  }
}

function stopReason(
  { stop }: ClockPlan,
  { cycles }: FoldState,
  isRunning: boolean,
): IgnoredReason | undefined {
  if (!stop.isEvent || isRunning) return undefined;
  return cycles.length === 0 ? 'stop-without-start' : 'stop-after-end';
}
