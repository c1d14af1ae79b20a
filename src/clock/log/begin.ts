import { nextOpenAt } from '../../calendar/opening.js';
import { timeBetween } from '../cycle/counted-time.js';
import { deadlineOf } from '../cycle/deadline.js';
import { type CycleState, type FoldState, isPaused, pushBoundary } from '../cycle/state.js';
import { termsOf } from '../cycle/terms.js';
import type { ClockPlan } from '../rule/plan.js';
import type { Reopening } from '../rule/rule.js';
import { instantIn, spanAt } from './attributes.js';
import type { Transition } from './transitions.js';

/** Does one thing to a state at an instant, in place. */
type Step = (plan: ClockPlan, state: FoldState, at: number) => void;

/** What may begin at an instant, by the words of the table of transitions. */
export const BEGIN: Readonly<Record<NonNullable<Transition['begins']>, Step>> = {
  next: startCycle,
  awaited: (plan, state, at) => beginCycle(plan, state, at, state.waitingSinceAt as number),
  anew: (plan, state, at) => {
    state.waitingSinceAt = at;
    state.isWaitReset = true;
    forgetPauses(plan, state);
    beginCycle(plan, state, at, at);
  },
};

/** Ends the waiting of a start, whether its cycle began or not. */
export function endWait(plan: ClockPlan, state: FoldState): void {
  state.waitingSinceAt = null;
  state.isWaitReset = false;
  forgetPauses(plan, state);
}

function forgetPauses(plan: ClockPlan, state: FoldState): void {
  if (!plan.retroactivePause) state.pauseLog.length = 0;
}

/** Starts a cycle that nothing waited for, by what a start after a stop means. */
function startCycle(plan: ClockPlan, state: FoldState, at: number): void {
  const last = state.cycles[state.cycles.length - 1];
  if (last === undefined || last.ending !== 'stopped') beginCycle(plan, state, at, at);
  else REOPEN[reopeningAt(plan, last, at)](plan, state, at, last);
}

/** What a start after a stop means at its age. */
function reopeningAt(plan: ClockPlan, last: CycleState, at: number): Reopening {
  const { withinMs, inTime, later, onWall } = plan.reopening;
  if (withinMs === Number.POSITIVE_INFINITY) return inTime;
  const calendar = onWall ? undefined : termsOf(plan, last).calendar;
  return timeBetween(calendar, last.endedAt as number, at) <= withinMs ? inTime : later;
}

const REOPEN: Readonly<
  Record<Reopening, (plan: ClockPlan, state: FoldState, at: number, last: CycleState) => void>
> = {
  ignore: () => undefined,
  resume: (_plan, _state, at, last) => resumeCycle(last, at),
  restart: (plan, state, at, last) => {
    last.ending = 'superseded';
    beginCycle(plan, state, at, at);
  },
  sequential: (plan, state, at, last) => {
    const dueAt = deadlineOf(plan, last);
    beginCycle(plan, state, at, dueAt === 'never-opens' ? at : Math.max(at, dueAt));
  },
  newCycle: (plan, state, at) => beginCycle(plan, state, at, at),
};

/** Goes on with a stopped cycle: the time in between was a pause. */
function resumeCycle(cycle: CycleState, at: number): void {
  const stoppedAt = cycle.endedAt as number;
  cycle.endedAt = null;
  cycle.ending = null;
  if (!isPaused(cycle)) pushBoundary(cycle.pauses, stoppedAt);
  pushBoundary(cycle.pauses, at);
}

function beginCycle(plan: ClockPlan, state: FoldState, at: number, triggeredAt: number): void {
  const span = spanAt(plan, state, at);
  if (span === undefined) {
    state.waitingSinceAt = triggeredAt;
    return;
  }
  const startedAt = countsFrom(plan, state, at, triggeredAt);
  // The log holds what the rule asks for: all pauses, or those of the time that the start waited.
  const pauses = state.pauseLog.length === 0 ? [] : pausesSince(state.pauseLog, startedAt, at);
  endWait(plan, state);
  state.cycles.push({
    number: state.cycles.length + 1,
    startedAt,
    endedAt: null,
    ending: null,
    pauses,
    targets: [span],
    fixedDueAt: null,
    pauseUntilAt: null,
    unfitSinceAt: null,
  });
}

/** From when a cycle counts: the anchor, then the next opening of the start calendar. */
function countsFrom(plan: ClockPlan, state: FoldState, at: number, triggeredAt: number): number {
  const anchored = state.cycles.length === 0 ? anchorOf(plan, state, at, triggeredAt) : triggeredAt;
  if (plan.startCalendar === undefined) return anchored;
  const openAt = nextOpenAt(plan.startCalendar, anchored);
  return openAt === 'never-opens' ? anchored : openAt;
}

function anchorOf(
  { startAnchor }: ClockPlan,
  state: FoldState,
  at: number,
  triggeredAt: number,
): number {
  if (startAnchor === 'applied') return at;
  if (startAnchor === 'event' || state.isWaitReset) return triggeredAt;
  if (startAnchor === 'created') return state.firstAt ?? triggeredAt;
  return instantIn(state, startAnchor.field) ?? triggeredAt;
}

/** The pauses of a log from a start on, or from now on when the start lies ahead. */
function pausesSince(log: readonly number[], startedAt: number, at: number): number[] {
  const from = Math.min(startedAt, at);
  const later = log.slice(countUpTo(log, from));
  // As many boundaries after as before tell whether the log was paused at that instant.
  return (log.length - later.length) % 2 === 1 ? [from, ...later] : later;
}

/** How many boundaries, which are in order, lie at an instant or before it. */
function countUpTo(bounds: readonly number[], at: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
