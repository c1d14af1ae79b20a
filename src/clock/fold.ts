import { nextOpenAt } from '../calendar/opening.js';
import { isSlaError } from '../core/error.js';
import { toInstant } from '../core/instant.js';
import type { ClockParts, CompiledClock } from './compile.js';
import type { CompiledCondition, Scalar } from './condition.js';
import { deadlineOf } from './deadline.js';
import type { IgnoredReason } from './event.js';
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
  state.startHeld = holdsNow(parts.start, state);
  state.resetHeld = holdsNow(parts.reset, state);
  if (pending.paused) state.isPausedByEvent = true;
  else if (pending.resumed) state.isPausedByEvent = false;
  const running = openCycle(state);
  if (running !== undefined) endCycle(clock, state, running, pending);
  const ended = running !== undefined && running.endedAt !== null;
  // In from New to Resolved within a minute there was a ticket, and it was solved: one attribute had
  // two values. Two attributes that were set at once were never seen apart.
  const passes = pending.touched && pending.overwritten && pending.stopped && running === undefined;
  const starts = (pending.started || passes) && openCycle(state) === undefined;
  if (state.waitingSinceAt !== null) beginCycle(clock, state, pending.at, state.waitingSinceAt);
  else if (starts && (!ended || pending.restarted)) startCycle(clock, state, pending.at);
  applyPause(parts, state, pending.at);
  const cycle = openCycle(state);
  if (cycle !== undefined && parts.isTiered) applyTarget(parts, state, cycle, pending.at);
  if (running === undefined) endAtOnce(state, pending);
}

/** A stop or a cancel at the very instant of the start: what began ends there, and nothing goes on waiting. */
function endAtOnce(state: ClockState, { at, stopped, restarted, cancelled }: PendingInstant): void {
  const stops = stopped && !restarted;
  if (!stops && !cancelled) return;
  const cycle = openCycle(state);
  if (cycle !== undefined) closeCycle(state, cycle, at, stops ? 'stopped' : 'cancelled');
  state.waitingSinceAt = null;
}

/** Whether a condition is a state that holds after the events seen. */
function holdsNow(condition: CompiledCondition | undefined, { attributes }: ClockState): boolean {
  return condition?.isEvent === false && condition.holds('', attributes);
}

function newInstant(at: number): PendingInstant {
  return {
    at,
    names: [],
    overwritten: false,
    started: false,
    touched: false,
    stopped: false,
    restarted: false,
    cancelled: false,
    reset: false,
    paused: false,
    resumed: false,
  };
}

/** Sets attributes one by one; a name such as `__proto__` becomes an attribute like any other. */
function setAttributes(
  state: ClockState,
  set: Readonly<Record<string, Scalar>>,
  pending: PendingInstant,
): void {
  const { attributes } = state;
  for (const name of Object.keys(set)) {
    if (pending.names.includes(name)) pending.overwritten ||= attributes[name] !== set[name];
    else pending.names.push(name);
    if (name === '__proto__')
      Object.defineProperty(attributes, name, {
        value: set[name],
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else attributes[name] = set[name] as Scalar;
  }
}

function gather(
  parts: ClockParts,
  state: ClockState,
  type: string,
  pending: PendingInstant,
): IgnoredReason | undefined {
  const { attributes } = state;
  const { start, stop, cancel, reset, pause, resume } = parts;
  const starts = start.holds(type, attributes);
  const stops = stop.holds(type, attributes);
  const reason =
    starts || stops ? reasonOfCycleEvent(parts, state, pending, starts, stops) : undefined;
  // An event that fired stays fired; of a state, only what holds after the last event of the instant counts.
  pending.started = (start.isEvent && pending.started) || (starts && !state.startHeld);
  pending.touched ||= pending.started;
  pending.stopped = (stop.isEvent && pending.stopped) || stops;
  if (starts && stops && start.isEvent && stop.isEvent) pending.restarted = true;
  if (cancel !== undefined)
    pending.cancelled = (cancel.isEvent && pending.cancelled) || cancel.holds(type, attributes);
  if (reset !== undefined) {
    pending.reset =
      (reset.isEvent && pending.reset) || (reset.holds(type, attributes) && !state.resetHeld);
  }
  return pause?.isEvent === true
    ? (gatherPause(state, type, pending, pause, resume) ?? reason)
    : reason;
}

function gatherPause(
  state: ClockState,
  type: string,
  pending: PendingInstant,
  pause: CompiledCondition,
  resume: CompiledCondition | undefined,
): IgnoredReason | undefined {
  const isPausedHere = state.isPausedByEvent || pending.paused;
  if (pause.holds(type, state.attributes)) {
    pending.paused = true;
    return isPausedHere ? 'pause-while-paused' : undefined;
  }
  if (resume?.holds(type, state.attributes) !== true) return undefined;
  pending.resumed = true;
  return isPausedHere ? undefined : 'resume-without-pause';
}

/** Why a start or a stop changes nothing, if so; states that merely go on are not worth a word. */
function reasonOfCycleEvent(
  parts: ClockParts,
  state: ClockState,
  pending: PendingInstant,
  starts: boolean,
  stops: boolean,
): IgnoredReason | undefined {
  const isRunning =
    openCycle(state) !== undefined || pending.started || state.waitingSinceAt !== null;
  if (starts && !stops && parts.start.isEvent) {
    if (isRunning) return 'start-while-running';
    const last = state.cycles[state.cycles.length - 1];
    return last?.ending === 'stopped' && parts.reopening === 'ignore'
      ? 'start-after-end'
      : undefined;
  }
  return stops && !starts && parts.stop.isEvent && !isRunning ? 'stop-without-start' : undefined;
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
  state.waitingSinceAt = null;
  const startedAt = countsFrom(parts, state, at, triggeredAt);
  state.cycles.push({
    number: state.cycles.length + 1,
    startedAt,
    endedAt: null,
    ending: null,
    pauses: parts.retroactivePause ? pausesSince(state.pauseLog, startedAt) : [],
    targets: [span],
    fixedDueAt: fixedDueAt(parts, state, span),
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
  if (startAnchor === 'event') return triggeredAt;
  if (startAnchor === 'applied') return at;
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

function pausesSince(log: readonly number[], from: number): number[] {
  const later = log.filter((bound) => bound > from);
  // As many boundaries after as before tell whether the log was paused at that instant.
  return (log.length - later.length) % 2 === 1 ? [from, ...later] : later;
}

function applyPause(parts: ClockParts, state: ClockState, at: number): void {
  if (parts.pause === undefined) return;
  const paused = parts.pause.isEvent
    ? state.isPausedByEvent
    : parts.pause.holds('', state.attributes);
  if (parts.retroactivePause && paused !== (state.pauseLog.length % 2 === 1))
    pushBoundary(state.pauseLog, at);
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
  cycle.fixedDueAt = fixedDueAt(parts, state, span);
}

/** The first target and the first calendar that fit the attributes; `undefined` without a target. */
function spanAt(parts: ClockParts, state: ClockState, fromAt: number): TargetSpan | undefined {
  if (!parts.isTiered) return { fromAt, target: 0, calendar: -1 };
  const fits = ({ when }: { readonly when: CompiledCondition | undefined }): boolean =>
    when === undefined || when.holds('', state.attributes);
  const target = parts.targets.findIndex(fits);
  return target < 0 ? undefined : { fromAt, target, calendar: parts.calendars.findIndex(fits) };
}

function fixedDueAt(parts: ClockParts, state: ClockState, { target }: TargetSpan): number | null {
  const { [target]: found } = parts.targets;
  if (found?.kind !== 'fixed') return null;
  return typeof found.dueAt === 'number' ? found.dueAt : instantIn(state, found.dueAt.field);
}
