import type { Scalar } from '../rule/condition.js';

/** Which target and calendar held from an instant on. */
export interface TargetSpan {
  readonly fromAt: number;
  /** Its place in the rule's list of targets. */
  readonly target: number;
  /** Its place in the rule's list of calendars, -1 for none of them. */
  readonly calendar: number;
  /** The places of the warnings that are for it, where the rule has any under a condition. */
  readonly warnings?: readonly number[];
}

/** The ways in which a cycle can end. */
export const CYCLE_ENDINGS: readonly CycleEnding[] = [
  'stopped',
  'cancelled',
  'released',
  'reset',
  'no-match',
  'superseded',
];

/** The way in which a cycle ended. */
export type CycleEnding =
  | 'stopped'
  | 'cancelled'
  | 'released'
  | 'reset'
  | 'no-match'
  | 'superseded';

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
  /** When the pause that goes on ends by itself, where a date for that is known. */
  pauseUntilAt: number | null;
  /** Since when no target fits; the last of `targets` goes on to measure meanwhile. */
  unfitSinceAt: number | null;
}

/** What a fold needs of an event. */
export interface FoldableEvent {
  readonly type: string;
  readonly set?: Readonly<Record<string, Scalar>> | undefined;
  readonly seq?: number | undefined;
}

/** What happened at one instant, not yet folded: more events of the same instant may follow. */
export interface PendingInstant {
  readonly at: number;
  readonly events: FoldableEvent[];
}

/**
 * All that a clock remembers of the events it has seen: plain, serialisable, and enough to report at
 * any instant from the last event on.
 */
export interface FoldState {
  attributes: Record<string, Scalar>;
  /** The keys of the memories of the rule that hold. */
  happened: readonly string[];
  /** Whether the order of events within an instant is that in which they are given. */
  readonly isOrderGiven: boolean;
  /** Whether the ticket has been one that the promise is for, where that is a question. */
  hasApplied: boolean;
  readonly cycles: CycleState[];
  /** The instant of the first event. */
  firstAt: number | null;
  /** A start that waits for a target to fit. */
  waitingSinceAt: number | null;
  /** Whether a reset has moved that start. */
  isWaitReset: boolean;
  /** Paused by an event, until the resuming one. */
  isPausedByEvent: boolean;
  /** When the pause ends by itself. */
  pauseUntilAt: number | null;
  /** Whether the state that pauses goes on to hold after its date. */
  isPauseOver: boolean;
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
export function initialState(
  attributes: Readonly<Record<string, Scalar>> = {},
  isOrderGiven: boolean = false,
): FoldState {
  return {
    attributes: { ...attributes },
    happened: [],
    isOrderGiven,
    hasApplied: false,
    cycles: [],
    firstAt: null,
    waitingSinceAt: null,
    isWaitReset: false,
    isPausedByEvent: false,
    pauseUntilAt: null,
    isPauseOver: false,
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
    pending:
      state.pending === null ? null : { ...state.pending, events: [...state.pending.events] },
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
