import type { ClockParts } from './compile.js';
import type { CompiledCondition, Scalar } from './condition.js';
import type { IgnoredReason } from './event.js';
import { type ClockState, openCycle, type PendingInstant } from './state.js';

const NO_NAMES: readonly string[] = [];

/** An instant at which nothing has happened yet. */
export function newInstant(at: number): PendingInstant {
  return {
    at,
    names: NO_NAMES,
    overwritten: false,
    started: false,
    startHolds: false,
    resetHolds: false,
    touched: false,
    stopped: false,
    restarted: false,
    cancelled: false,
    reset: false,
    paused: false,
    resumed: false,
  };
}

/**
 * Notes what an event says at its instant.
 *
 * @returns Why it changes nothing, if so.
 */
export function gather(
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
  pending.startHolds = starts && !start.isEvent;
  pending.started = (start.isEvent && pending.started) || (starts && !state.startHeld);
  pending.touched ||= pending.started;
  pending.stopped = (stop.isEvent && pending.stopped) || stops;
  if (starts && stops && start.isEvent && stop.isEvent) pending.restarted = true;
  if (cancel !== undefined)
    pending.cancelled = (cancel.isEvent && pending.cancelled) || cancel.holds(type, attributes);
  if (reset !== undefined) {
    const resets = reset.holds(type, attributes);
    pending.resetHolds = resets && !reset.isEvent;
    pending.reset = (reset.isEvent && pending.reset) || (resets && !state.resetHeld);
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

/** Sets attributes one by one; a name such as `__proto__` becomes an attribute like any other. */
export function setAttributes(
  state: ClockState,
  set: Readonly<Record<string, Scalar>>,
  pending: PendingInstant,
): void {
  const { attributes } = state;
  const { names } = pending;
  const keys = Object.keys(set);
  pending.names = names.length === 0 ? keys : [...names, ...keys];
  for (const name of keys) {
    const value = set[name] as Scalar;
    if (names.includes(name)) pending.overwritten ||= attributes[name] !== value;
    if (name === '__proto__')
      Object.defineProperty(attributes, name, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else attributes[name] = value;
  }
}
