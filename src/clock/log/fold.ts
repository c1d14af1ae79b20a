import {
  type CycleState,
  type FoldState,
  isPaused,
  openCycle,
  pushBoundary,
  type TargetSpan,
} from '../cycle/state.js';
import type { Scalar } from '../rule/condition.js';
import type { ClockPlan } from '../rule/plan.js';
import { fixedDueAt, setAttributes, spanAt } from './attributes.js';
import { BEGIN, endWait } from './begin.js';
import type { IgnoredReason } from './event.js';
import { gather, has, newInstant, SIGNAL, signalsOf } from './signals.js';
import { type FoldPhase, transitionOf } from './transitions.js';

/** What a fold needs of an event. */
export interface FoldableEvent {
  readonly type: string;
  readonly set?: Readonly<Record<string, Scalar>> | undefined;
}

/**
 * Folds one event into a state, in place. Events come in the order of their instants. What happens
 * at one instant is gathered first and applied together, so that the order within an instant decides
 * nothing.
 *
 * @returns Why the event changed nothing, if it spoke to the clock and did not.
 */
export function foldEvent(
  plan: ClockPlan,
  state: FoldState,
  event: FoldableEvent,
  at: number,
): IgnoredReason | undefined {
  if (state.pending !== null && state.pending.at !== at) applyInstant(plan, state);
  state.firstAt ??= at;
  state.pending ??= newInstant(at);
  const { pending, attributes } = state;
  if (event.set !== undefined) setAttributes(attributes, event.set, pending);
  return gather(plan, state, pending, event.type);
}

/**
 * Applies what happened at the pending instant, in place: the cycle that runs ends, the next one
 * begins, the pause and the target of the attributes as they are now hold for it, and what began and
 * was over at once ends.
 */
export function applyInstant(plan: ClockPlan, state: FoldState): void {
  const { pending } = state;
  if (pending === null) return;
  state.pending = null;
  const signals = signalsOf(pending);
  const { at } = pending;
  const phase = phaseOf(state);
  state.startHeld = has(signals, SIGNAL.startHolds);
  state.resetHeld = has(signals, SIGNAL.resetHolds);
  if (has(signals, SIGNAL.pause)) state.isPausedByEvent = true;
  else if (has(signals, SIGNAL.resume)) state.isPausedByEvent = false;
  const { ends, begins, endsAtOnce } = transitionOf(phase, signals);
  if (ends !== undefined) closeCycle(state, openCycle(state) as CycleState, at, ends);
  if (begins !== undefined) BEGIN[begins](plan, state, at);
  applyPause(plan, state, at);
  applyTarget(plan, state, at);
  if (endsAtOnce !== undefined) endAtOnce(plan, state, at, endsAtOnce);
}

/** Where a clock stands. */
function phaseOf(state: FoldState): FoldPhase {
  if (openCycle(state) !== undefined) return 'running';
  return state.waitingSinceAt === null ? 'idle' : 'waiting';
}

function closeCycle(
  state: FoldState,
  cycle: CycleState,
  at: number,
  ending: NonNullable<CycleState['ending']>,
): void {
  cycle.endedAt = at;
  cycle.ending = ending;
  // A pause ends with its cycle: reopening starts unpaused, unless a state says otherwise.
  if (ending !== 'reset') state.isPausedByEvent = false;
}

/** A stop or a cancel at the very instant of the start: what began ends there, and nothing goes on waiting. */
function endAtOnce(
  plan: ClockPlan,
  state: FoldState,
  at: number,
  ending: 'stopped' | 'cancelled',
): void {
  const cycle = openCycle(state);
  if (cycle !== undefined) closeCycle(state, cycle, at, ending);
  endWait(plan, state);
}

function applyPause({ pause, retroactivePause }: ClockPlan, state: FoldState, at: number): void {
  if (pause === undefined) return;
  const paused = pause.isEvent ? state.isPausedByEvent : pause.holds('', state.attributes);
  const isLogged = retroactivePause || state.waitingSinceAt !== null;
  if (isLogged && paused !== (state.pauseLog.length % 2 === 1)) pushBoundary(state.pauseLog, at);
  const cycle = openCycle(state);
  if (cycle !== undefined && paused !== isPaused(cycle)) pushBoundary(cycle.pauses, at);
}

/** Lets the target, the calendar and the date hold that fit the attributes as they are now. */
function applyTarget(plan: ClockPlan, state: FoldState, at: number): void {
  const cycle = openCycle(state);
  if (cycle === undefined) return;
  if (plan.isTiered) applySpan(plan, state, cycle, at);
  if (plan.isDated && cycle.endedAt === null) cycle.fixedDueAt = fixedDueAt(plan, state, cycle);
}

function applySpan(plan: ClockPlan, state: FoldState, cycle: CycleState, at: number): void {
  const span = spanAt(plan, state, at);
  const last = cycle.targets[cycle.targets.length - 1] as TargetSpan;
  if (span === undefined) {
    closeCycle(state, cycle, at, 'no-match');
    return;
  }
  if (span.target === last.target && span.calendar === last.calendar) return;
  if (last.fromAt === at) cycle.targets.pop();
  cycle.targets.push(span);
}
