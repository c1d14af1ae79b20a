import { setOwn } from '../../core/own-field.js';
import {
  type CycleEnding,
  type CycleState,
  type FoldableEvent,
  type FoldState,
  openCycle,
  type TargetSpan,
} from '../cycle/state.js';
import { remembered, type Scalar } from '../rule/condition.js';
import type { ClockPlan } from '../rule/plan.js';
import { fixedDueAt, spanAt } from './attributes.js';
import { BEGIN, endWait } from './begin.js';
import type { IgnoredReason } from './event.js';
import { applyPause, endDatedPause } from './pauses.js';
import { inOrder } from './same-instant.js';
import { has, reasonOf, SIGNAL, signalsOf } from './signals.js';
import { type FoldPhase, transitionOf } from './transitions.js';

/**
 * Folds one event into a state, in place. Events come in the order of their instants; those of one
 * instant are kept until it is over, and then folded in the order that they have.
 */
export function foldEvent(
  plan: ClockPlan,
  state: FoldState,
  { type, set, seq }: FoldableEvent,
  at: number,
): void {
  if (state.pending !== null && state.pending.at !== at) foldPending(plan, state);
  state.pending ??= { at, events: [] };
  state.pending.events.push({
    type,
    ...(set === undefined ? {} : { set }),
    ...(seq === undefined ? {} : { seq: seq + 0 }),
  });
}

/** Folds what happened at the pending instant, in place. */
export function foldPending(plan: ClockPlan, state: FoldState): void {
  const { pending } = state;
  if (pending === null) return;
  state.pending = null;
  foldInstant(plan, state, pending);
}

/** Folds all events of one instant, in place, and tells of each that spoke to the clock and changed nothing. */
export function foldInstant<Event extends FoldableEvent>(
  plan: ClockPlan,
  state: FoldState,
  { at, events }: { readonly at: number; readonly events: readonly Event[] },
  onIgnored?: (event: Event, reason: IgnoredReason) => void,
): void {
  for (const event of inOrder(plan, state, events)) {
    const reason = apply(plan, state, event, at);
    if (reason !== undefined) onIgnored?.(event, reason);
  }
}

/**
 * Applies one event: the cycle that runs ends, the next one begins, the pause and the target of the
 * attributes as they are now hold for it, and what began and was over at once ends.
 */
function apply(
  plan: ClockPlan,
  state: FoldState,
  event: FoldableEvent,
  at: number,
): IgnoredReason | undefined {
  const { type, set } = event;
  noteApplied(plan, state);
  if (set !== undefined)
    for (const name of Object.keys(set)) setOwn(state.attributes, name, set[name] as Scalar);
  if (plan.memories.length > 0) state.happened = remembered(plan.memories, state.happened, type);
  endDatedPause(state, at);
  const signals = signalsOf(plan, state, type, state);
  const count = state.cycles.length;
  const reason = reasonOf(plan, state, signals);
  step(plan, state, signals, at);
  noteApplied(plan, state);
  const isStart = has(signals, SIGNAL.start) && plan.start.isEvent && reason === undefined;
  return isStart && isUnheard(state, count) ? 'start-after-end' : reason;
}

function noteApplied({ appliesTo }: ClockPlan, state: FoldState): void {
  if (appliesTo?.holds('', state) === true) state.hasApplied = true;
}

/** Whether a start after an end has changed nothing: its cycle has not begun, waits for nothing, goes not on. */
function isUnheard({ cycles, waitingSinceAt }: FoldState, count: number): boolean {
  const last = cycles[cycles.length - 1];
  if (last === undefined || last.endedAt === null) return false;
  return cycles.length === count && waitingSinceAt === null;
}

function step(plan: ClockPlan, state: FoldState, signals: number, at: number): void {
  const phase = phaseOf(state);
  state.firstAt ??= at;
  const { start, reset } = plan;
  state.startHeld = !start.isEvent && start.holds('', state);
  state.resetHeld = reset?.isEvent === false && reset.holds('', state);
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

/** An end at the very instant of the start: what began ends there, and nothing goes on waiting. */
function endAtOnce(plan: ClockPlan, state: FoldState, at: number, ending: CycleEnding): void {
  const cycle = openCycle(state);
  if (cycle !== undefined) closeCycle(state, cycle, at, ending);
  endWait(plan, state);
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
  if (span === undefined) {
    if (plan.withoutTarget === 'cancelled') closeCycle(state, cycle, at, 'no-match');
    else cycle.unfitSinceAt ??= at;
    return;
  }
  cycle.unfitSinceAt = null;
  const { targets } = cycle;
  const last = targets[targets.length - 1] as TargetSpan;
  if (!isSame(span, last)) {
    // What held for no time at all has not held.
    if (last.fromAt === at) targets.pop();
    const before = targets[targets.length - 1];
    if (before === undefined || !isSame(span, before)) targets.push(span);
  }
  // Other warnings are no change of the promise: they go with the target that holds.
  const held = targets[targets.length - 1] as TargetSpan;
  if (span.warnings !== undefined)
    targets[targets.length - 1] = { ...held, warnings: span.warnings };
}

function isSame(one: TargetSpan, other: TargetSpan): boolean {
  return one.target === other.target && one.calendar === other.calendar;
}
