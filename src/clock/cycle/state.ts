import type { Scalar } from '../rule/condition.js';

/** Which target and calendar held from an instant on. */
export interface TargetSpan {
  readonly fromAt: number;
  /** Its place in the rule's list of targets. */
  readonly target: number;
  /** Its place in the rule's list of calendars, -1 for none of them. */
  readonly calendar: number;
}

/** The way in which a cycle ended. */
export type CycleEnding = 'stopped' | 'cancelled' | 'reset' | 'no-match' | 'superseded';

/** One run of a clock, from a start to its end, as far as events tell. Plain data. */
export interface CycleState {
  readonly number: number;
  /** From when it counts; it may lie before or after the event that started it, also after its end. */
  readonly startedAt: number;
  endedAt: number | null;
  ending: CycleEnding | null;
  /** Boundaries of the pauses, alternating; an odd count means paused now. */
  readonly pauses: number[];
  readonly targets: TargetSpan[];
  /** The instant of a target that an attribute holds. */
  fixedDueAt: number | null;
}

/** What happened at one instant, not yet applied: more events of the same instant may follow. */
export interface PendingInstant {
  readonly at: number;
  /** The attributes that its events set. */
  names: string[];
  /** What its events say to the clock: bits of `SIGNAL`. */
  signals: number;
}

/**
 * All that a clock remembers of the events it has seen: plain, serialisable, and enough to report at
 * any instant from the last event on.
 */
export interface FoldState {
  attributes: Record<string, Scalar>;
  readonly cycles: CycleState[];
  /** The instant of the first event. */
  firstAt: number | null;
  /** A start that waits for a target to fit. */
  waitingSinceAt: number | null;
  /** Whether a reset has moved that start. */
  isWaitReset: boolean;
  /** Paused by an event, until the resuming one. */
  isPausedByEvent: boolean;
  /**
   * Pauses before a cycle began: all since the first event where the rule asks for them, else those
   * of the time that a start waits. Boundaries as in a cycle.
   */
  readonly pauseLog: number[];
  /** Whether start, when it is a state, held after the last event: it starts on beginning to hold. */
  startHeld: boolean;
  resetHeld: boolean;
  pending: PendingInstant | null;
}

/** The state before any event. */
export function initialState(attributes: Readonly<Record<string, Scalar>> = {}): FoldState {
  return {
    attributes: { ...attributes },
    cycles: [],
    firstAt: null,
    waitingSinceAt: null,
    isWaitReset: false,
    isPausedByEvent: false,
    pauseLog: [],
    startHeld: false,
    resetHeld: false,
    pending: null,
  };
}

/** A copy in which attributes and the last cycle may change: all earlier cycles are final. */
export function copyOf(state: FoldState): FoldState {
  const cycles = state.cycles.slice();
  const last = cycles.pop();
  if (last !== undefined)
    cycles.push({ ...last, pauses: [...last.pauses], targets: [...last.targets] });
  return {
    ...state,
    attributes: { ...state.attributes },
    cycles,
    pauseLog: [...state.pauseLog],
    pending: state.pending === null ? null : { ...state.pending, names: [...state.pending.names] },
  };
}

/** The cycle that is under way, if any. */
export function openCycle(state: FoldState): CycleState | undefined {
  const last = state.cycles[state.cycles.length - 1];
  return last !== undefined && last.endedAt === null ? last : undefined;
}

/** Whether events have paused a cycle; a cap may have let it go on. */
export function isPaused(cycle: CycleState): boolean {
  return cycle.pauses.length % 2 === 1;
}

/** Adds a boundary; one that equals the last takes it back, so that no pause has length zero. */
export function pushBoundary(bounds: number[], at: number): void {
  if (bounds[bounds.length - 1] === at) bounds.pop();
  else bounds.push(at);
}
