import type { NeverOpens } from '../../calendar/business-time.js';
import { isOpen } from '../../calendar/opening.js';
import type { ClockPlan } from '../rule/plan.js';
import { timeBetween } from './counted-time.js';
import { acceptableUntilAt } from './deadline.js';
import { pausedUntil } from './pause.js';
import type { CycleEnding, CycleState } from './state.js';
import { type CycleView, viewOf } from './view.js';
import { type WarningReport, type WarningTime, warningTimes } from './warning-times.js';

export type { CycleEnding } from './state.js';
export type { WarningReport } from './warning-times.js';

/**
 * The verdict on a cycle. `missed` holds from the first instant strictly after the deadline (and its
 * grace), whether the cycle still runs or not; before it, `running` and `paused` are open and `met`
 * is kept. `pending` has an anchor that lies ahead.
 */
export type CycleVerdict = 'pending' | 'running' | 'paused' | 'met' | 'missed' | 'cancelled';

/** The phase of a cycle: it waits for its anchor, moves, stands, or has ended. */
export type CyclePhase = 'pending' | 'running' | 'paused' | 'ended';

/** All that there is to say about one cycle at an instant. Instants are epoch ms, lengths are ms. */
export interface CycleReport {
  readonly number: number;
  readonly state: CycleVerdict;
  readonly phase: CyclePhase;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly ending: CycleEnding | null;
  /** The deadline. `null` while a pause leaves it open, and when there is none. */
  readonly dueAt: number | null;
  /** The deadline if a paused clock went on at the instant of the report; else as `dueAt`. */
  readonly projectedDueAt: number | null;
  /** Why `dueAt` is `null`, if so. `no-date`: the attribute that should hold a fixed instant does not. */
  readonly dueStatus: 'due' | 'projected' | 'no-date' | NeverOpens;
  /** The first instant at which it counts as missed; `null` while it does not. */
  readonly missedAt: number | null;
  /** The end of the softer second level, where the target has one. */
  readonly acceptableUntilAt: number | null;
  /** Which target of the rule's list holds, of which kind it is, and its length in its clock. */
  readonly target: number;
  readonly targetKind: 'elapsed' | 'businessDays' | 'fixed';
  readonly targetMs: number;
  /** Id of the calendar in which the clock runs, as the rule names it; `null` round the clock. */
  readonly calendar: string | null;
  /** Whether that calendar is open at the instant of the report; `false` of a cycle that has ended. */
  readonly isOpen: boolean;
  /** Counted time, in the target's clock. */
  readonly elapsedMs: number;
  /** Time of the clock from the instant (or the end) to the deadline; negative after it. */
  readonly remainingMs: number;
  /**
   * What `remainingMs` is left of. `amount`: an amount that the clock uses up, which stays while the
   * clock is held or has yet to start. `deadline`: the open time up to an instant, which falls
   * meanwhile too, unless a pause moves that instant. `nothing`: there is no deadline.
   */
  readonly remainingOf: 'amount' | 'deadline' | 'nothing';
  /** Whether `remainingMs` falls at the instant of the report. */
  readonly isMoving: boolean;
  /** The same on the wall. */
  readonly wallRemainingMs: number | null;
  /**
   * Since when a pause stands the cycle; of one that has yet to start, from when it will. `null` when
   * none does.
   */
  readonly pausedSinceAt: number | null;
  /** When its cap ends that pause; `null` when it waits for an event. */
  readonly pauseEndsAt: number | null;
  /** Whether that pause holds the clock: a rule may say that pauses change nothing. */
  readonly isHeld: boolean;
  /** Pauses that give time back, within their caps, in the target's clock and on the wall. */
  readonly pausedMs: number;
  readonly wallPausedMs: number;
  /** How far beyond the deadline, in the target's clock; 0 when kept. */
  readonly overrunMs: number;
  readonly warnings: readonly WarningReport[];
}

/** Reports on one cycle, and when something of it changes without new input. */
export function reportOnCycle(
  plan: ClockPlan,
  cycle: CycleState,
  at: number,
): { readonly report: CycleReport; readonly changesAt: number | null } {
  const view = viewOf(plan, cycle, at);
  const times = warningTimes(view);
  const changesAt = cycle.endedAt === null ? nextChange(view, times) : null;
  return { report: cycleReport(view, times), changesAt };
}

/** How a cycle stands at an instant: what a history compares, without the figures. */
export interface CycleStanding
  extends Pick<
    CycleReport,
    'number' | 'state' | 'phase' | 'ending' | 'dueAt' | 'target' | 'targetKind'
  > {}

/** The part of a report that says how a cycle stands. */
export function standingOf(view: CycleView): CycleStanding {
  const { terms, settledCourse } = view;
  const { cycle, target } = terms;
  return {
    number: cycle.number,
    state: verdictOf(view),
    phase: phaseOf(view),
    ending: cycle.ending,
    dueAt: instantOrNull(settledCourse.dueAt),
    target: terms.targetIndex,
    targetKind: target.kind,
  };
}

function cycleReport(view: CycleView, times: readonly WarningTime[]): CycleReport {
  const { terms, until, pause, isHeld, isLate, course, settledCourse } = view;
  const { cycle, target, calendar, pauses } = terms;
  const counts = countsOf(view);
  const remainingMs = leftOf(view, counts);
  const extendsDue = target.pausable && terms.plan.pauseExtends !== 'none';
  const isOpenNow = cycle.endedAt === null && (calendar === undefined || isOpen(calendar, view.at));
  return {
    number: cycle.number,
    state: verdictOf(view),
    phase: phaseOf(view),
    startedAt: Math.min(cycle.startedAt, cycle.endedAt ?? cycle.startedAt),
    endedAt: cycle.endedAt,
    ending: cycle.ending,
    dueAt: instantOrNull(settledCourse.dueAt),
    projectedDueAt: instantOrNull(course.dueAt),
    dueStatus: dueStatusOf(view),
    missedAt: isLate ? (view.keptUntil as number) + 1 : null,
    acceptableUntilAt: instantOrNull(acceptableUntilAt(course)),
    target: terms.targetIndex,
    targetKind: target.kind,
    targetMs: view.targetMs,
    calendar: terms.calendarId,
    isOpen: isOpenNow,
    elapsedMs: view.elapsedMs,
    remainingMs,
    remainingOf: counts,
    isMoving: isOpenNow && movesNow(view, counts),
    wallRemainingMs: course.dueAt === 'never-opens' ? null : course.dueAt - until,
    pausedSinceAt: pause?.sinceAt ?? null,
    pauseEndsAt: finiteOrNull(pause?.endsAt),
    isHeld,
    pausedMs: extendsDue ? pausedUntil(pauses, calendar, until) : 0,
    wallPausedMs: extendsDue ? pausedUntil(pauses, undefined, until) : 0,
    overrunMs: isLate ? Math.max(0, -remainingMs) : 0,
    warnings: times.map(({ report }) => report),
  };
}

function verdictOf(view: CycleView): CycleVerdict {
  const { ending } = view.terms.cycle;
  if (ending !== null && ending !== 'stopped') return 'cancelled';
  if (view.isLate) return 'missed';
  if (ending === 'stopped') return 'met';
  if (view.isPending) return 'pending';
  return view.pause === undefined ? 'running' : 'paused';
}

function phaseOf({ terms, isPending, pause }: CycleView): CyclePhase {
  if (terms.cycle.endedAt !== null) return 'ended';
  if (isPending) return 'pending';
  return pause === undefined ? 'running' : 'paused';
}

function dueStatusOf({ terms, course, settledCourse }: CycleView): CycleReport['dueStatus'] {
  if (settledCourse.dueAt !== 'never-opens') return 'due';
  if (course.dueAt !== 'never-opens') return 'projected';
  return terms.target.kind === 'fixed' ? 'no-date' : 'never-opens';
}

/** Whether the target is an amount that is used up, or an instant that comes near. */
function countsOf({ terms, course }: CycleView): CycleReport['remainingOf'] {
  const { plan, target } = terms;
  const isElapsed = target.kind === 'elapsed';
  if (isElapsed && plan.pauseExtends !== 'wall' && target.roundUpMs === undefined) return 'amount';
  if (course.dueAt !== 'never-opens') return 'deadline';
  return isElapsed ? 'amount' : 'nothing';
}

/** Of an amount what is left of it; else the time up to the deadline, which is what it is. */
function leftOf(view: CycleView, counts: CycleReport['remainingOf']): number {
  const { terms, until, course, targetMs, elapsedMs } = view;
  switch (counts) {
    case 'amount':
      return targetMs - elapsedMs;
    case 'deadline':
      return timeBetween(terms.calendar, until, course.dueAt as number);
    case 'nothing':
      return 0;
  }
}

/** Whether the time left falls while the calendar is open. */
function movesNow(
  { at, pause, isHeld, isPending }: CycleView,
  counts: CycleReport['remainingOf'],
): boolean {
  if (counts === 'nothing' || (isPending && counts === 'amount')) return false;
  return !(isHeld && pause !== undefined && pause.sinceAt <= at);
}

function instantOrNull(at: number | NeverOpens | null): number | null {
  return at === 'never-opens' ? null : at;
}

function finiteOrNull(at: number | undefined): number | null {
  return at === undefined || at === Number.POSITIVE_INFINITY ? null : at;
}

/** The deadline itself is still in time, so the state changes one millisecond after it. */
function nextChange(view: CycleView, times: readonly WarningTime[]): number | null {
  const { terms, at, isPending, pause, keptUntil } = view;
  let next = Number.POSITIVE_INFINITY;
  const consider = (instant: number | null): void => {
    if (instant !== null && instant > at && instant < next) next = instant;
  };
  consider(isPending ? terms.cycle.startedAt : finiteOrNull(pause?.endsAt));
  for (const { comesAt } of times) consider(comesAt);
  if (keptUntil !== 'never-opens') consider(keptUntil + 1);
  return finiteOrNull(next);
}
