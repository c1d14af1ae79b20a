import { nextOpenAt } from '../calendar/opening.js';
import { isSlaError } from '../core/error.js';
import { toInstant } from '../core/instant.js';
import type { ClockParts, CompiledClock } from './compile.js';
import type { CompiledCondition, Scalar } from './condition.js';
import { deadlineOf } from './deadline.js';
import type { IgnoredReason } from './event.js';
import { gather, newInstant, setAttributes } from './gather.js';
import {
  type ClockState,
  type CycleState,
  isPaused,
  openCycle,
  type PendingInstant,
  pushBoundary,
  type TargetSpan,
} from './state.js';

/** What the fold needs of an event. */
export interface FoldableEvent {
  readonly type: string;
  readonly set?: Readonly<Record<string, Scalar>> | undefined;
}

/**
 * Folds one event into a state, in place. Events come in the order of their instants. What happens
 * at one instant is gathered first and applied together, stop before cancel before reset before
 * pause before resume before start, so that the order within an instant decides nothing.
 *
 * @returns Why the event changed nothing, if it spoke to the clock and did not.
 */
export function foldEvent(
  clock: CompiledClock,
  state: ClockState,
  event: FoldableEvent,
  at: number,
): IgnoredReason | undefined {
  if (state.pending !== null && state.pending.at !== at) settle(clock, state);
  state.firstAt ??= at;
  state.pending ??= newInstant(at);
  if (event.set !== undefined) setAttributes(state, event.set, state.pending);
  return gather(clock.parts, state, event.type, state.pending);
}

/** Applies what happened at the pending instant, in place. */
export function settle(clock: CompiledClock, state: ClockState): void {
  const { pending } = state;
  if (pending === null) return;
  const { parts } = clock;
  state.pending = null;
  state.startHeld = pending.startHolds;
  state.resetHeld = pending.resetHolds;
  if (pending.paused) state.isPausedByEvent = true;
  else if (pending.resumed) state.isPausedByEvent = false;
  const running = openCycle(state);
  if (running !== undefined) endCycle(clock, state, running, pending);
  const ended = running !== undefined && running.endedAt !== null;
  if (state.waitingSinceAt !== null && pending.reset && !pending.stopped && !pending.cancelled)
    moveStart(parts, state, pending.at);
  // In from New to Resolved within a minute there was a ticket, and it was solved: one attribute had
  // two values. Two attributes that were set at once were never seen apart.
  const passes = pending.touched && pending.overwritten && pending.stopped && running === undefined;
  const starts = (pending.started || passes) && openCycle(state) === undefined;
  if (state.waitingSinceAt !== null) beginCycle(clock, state, pending.at, state.waitingSinceAt);
  else if (starts && (!ended || pending.restarted)) startCycle(clock, state, pending.at);
  applyPause(parts, state, pending.at);
  const cycle = openCycle(state);
  if (cycle !== undefined && parts.isTiered) applyTarget(parts, state, cycle, pending.at);
  if (parts.isDated && cycle?.endedAt === null) cycle.fixedDueAt = fixedDueAt(parts, state, cycle);
  if (running === undefined) endAtOnce(parts, state, pending);
}

/** A reset while a start waits for a target: what was used before it is forgotten. */
function moveStart(parts: ClockParts, state: ClockState, at: number): void {
  state.waitingSinceAt = at;
  state.isWaitReset = true;
  if (!parts.retroactivePause) state.pauseLog.length = 0;
}

function endWait(parts: ClockParts, state: ClockState): void {
  state.waitingSinceAt = null;
  state.isWaitReset = false;
  if (!parts.retroactivePause) state.pauseLog.length = 0;
}

/** A stop or a cancel at the very instant of the start: what began ends there, and nothing goes on waiting. */
function endAtOnce(
  parts: ClockParts,
  state: ClockState,
  { at, stopped, restarted, cancelled }: PendingInstant,
): void {
  const stops = stopped && !restarted;
  if (!stops && !cancelled) return;
  const cycle = openCycle(state);
  if (cycle !== undefined) closeCycle(state, cycle, at, stops ? 'stopped' : 'cancelled');
  endWait(parts, state);
}

function endCycle(
  clock: CompiledClock,
  state: ClockState,
  cycle: CycleState,
  pending: PendingInstant,
): void {
  if (pending.stopped) closeCycle(state, cycle, pending.at, 'stopped');
  else if (pending.cancelled) closeCycle(state, cycle, pending.at, 'cancelled');
  else if (pending.reset) {
    closeCycle(state, cycle, pending.at, 'reset');
    beginCycle(clock, state, pending.at, pending.at);
  }
}

function closeCycle(
  state: ClockState,
  cycle: CycleState,
  at: number,
  ending: NonNullable<CycleState['ending']>,
): void {
  cycle.endedAt = at;
  cycle.ending = ending;
  // A pause ends with its cycle: reopening starts unpaused, unless a state says otherwise.
  if (ending !== 'reset') state.isPausedByEvent = false;
}

function startCycle(clock: CompiledClock, state: ClockState, at: number): void {
  const last = state.cycles[state.cycles.length - 1];
  if (last === undefined || last.ending !== 'stopped') {
    beginCycle(clock, state, at, at);
    return;
  }
  switch (clock.parts.reopening) {
    case 'ignore':
      return;
    case 'resume':
      resumeCycle(last, at);
      return;
    case 'restart':
      last.ending = 'superseded';
      beginCycle(clock, state, at, at);
      return;
    case 'sequential': {
      const dueAt = deadlineOf(clock, last);
      beginCycle(clock, state, at, dueAt === 'never-opens' ? at : Math.max(at, dueAt));
      return;
    }
    case 'newCycle':
      beginCycle(clock, state, at, at);
  }
}

/** Goes on with a stopped cycle: the time in between was a pause. */
function resumeCycle(cycle: CycleState, at: number): void {
  const stoppedAt = cycle.endedAt as number;
  cycle.endedAt = null;
  cycle.ending = null;
  if (!isPaused(cycle)) pushBoundary(cycle.pauses, stoppedAt);
  pushBoundary(cycle.pauses, at);
}

function beginCycle(
  clock: CompiledClock,
  state: ClockState,
  at: number,
  triggeredAt: number,
): void {
  const { parts } = clock;
  const span = spanAt(parts, state, at);
  if (span === undefined) {
    state.waitingSinceAt = triggeredAt;
    return;
  }
  const startedAt = countsFrom(parts, state, at, triggeredAt);
  // The log holds what the rule asks for: all pauses, or those of the time that the start waited.
  const pauses = state.pauseLog.length === 0 ? [] : pausesSince(state.pauseLog, startedAt, at);
  endWait(parts, state);
  state.cycles.push({
    number: state.cycles.length + 1,
    startedAt,
    endedAt: null,
    ending: null,
    pauses,
    targets: [span],
    fixedDueAt: null,
  });
}

/** From when a cycle counts: the anchor, then the next opening of the start calendar. */
function countsFrom(parts: ClockParts, state: ClockState, at: number, triggeredAt: number): number {
  const anchored =
    state.cycles.length === 0 ? anchorOf(parts, state, at, triggeredAt) : triggeredAt;
  if (parts.startCalendar === undefined) return anchored;
  const openAt = nextOpenAt(parts.startCalendar, anchored);
  return openAt === 'never-opens' ? anchored : openAt;
}

function anchorOf(
  { startAnchor }: ClockParts,
  state: ClockState,
  at: number,
  triggeredAt: number,
): number {
  if (startAnchor === 'applied') return at;
  if (startAnchor === 'event' || state.isWaitReset) return triggeredAt;
  if (startAnchor === 'created') return state.firstAt ?? triggeredAt;
  return instantIn(state, startAnchor.field) ?? triggeredAt;
}

/** An instant that an attribute holds; anything else there counts as nothing. */
function instantIn(state: ClockState, field: string): number | null {
  const value = Object.hasOwn(state.attributes, field) ? state.attributes[field] : null;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  try {
    return toInstant(value);
  } catch (error) {
    if (isSlaError(error)) return null;
    throw error;
  }
}

/** The pauses of a log from a start on, or from now on when the start lies ahead. */
function pausesSince(log: readonly number[], startedAt: number, at: number): number[] {
  const from = Math.min(startedAt, at);
  const later = log.filter((bound) => bound > from);
  // As many boundaries after as before tell whether the log was paused at that instant.
  return (log.length - later.length) % 2 === 1 ? [from, ...later] : later;
}

function applyPause(parts: ClockParts, state: ClockState, at: number): void {
  if (parts.pause === undefined) return;
  const paused = parts.pause.isEvent
    ? state.isPausedByEvent
    : parts.pause.holds('', state.attributes);
  const isLogged = parts.retroactivePause || state.waitingSinceAt !== null;
  if (isLogged && paused !== (state.pauseLog.length % 2 === 1)) pushBoundary(state.pauseLog, at);
  const cycle = openCycle(state);
  if (cycle !== undefined && paused !== isPaused(cycle)) pushBoundary(cycle.pauses, at);
}

function applyTarget(parts: ClockParts, state: ClockState, cycle: CycleState, at: number): void {
  const span = spanAt(parts, state, at);
  const last = cycle.targets[cycle.targets.length - 1] as TargetSpan;
  if (span === undefined) {
    closeCycle(state, cycle, at, 'no-match');
    return;
  }
  if (span.target === last.target && span.calendar === last.calendar) return;
  if (last.fromAt === at) cycle.targets.pop();
  cycle.targets.push(span);
}

/** The first target and the first calendar that fit the attributes; `undefined` without a target. */
function spanAt(parts: ClockParts, state: ClockState, fromAt: number): TargetSpan | undefined {
  if (!parts.isTiered) return { fromAt, target: 0, calendar: -1 };
  const fits = ({ when }: { readonly when: CompiledCondition | undefined }): boolean =>
    when === undefined || when.holds('', state.attributes);
  const target = parts.targets.findIndex(fits);
  return target < 0 ? undefined : { fromAt, target, calendar: parts.calendars.findIndex(fits) };
}

/** The date of a fixed target, as agreed by now: a later event may set another. */
function fixedDueAt(parts: ClockParts, state: ClockState, { targets }: CycleState): number | null {
  const found = parts.targets[(targets[targets.length - 1] as TargetSpan).target];
  if (found?.kind !== 'fixed') return null;
  return typeof found.dueAt === 'number' ? found.dueAt : instantIn(state, found.dueAt.field);
}
