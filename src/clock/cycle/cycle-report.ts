import type { NeverOpens } from '../../calendar/business-time.js';
import { isOpen } from '../../calendar/opening.js';
import type { ClockPlan } from '../rule/plan.js';
import { acceptableOf } from './deadline.js';
import { pausedUntil } from './pause.js';
import type { CycleEnding, CycleState } from './state.js';
import { countsOf, leftOf, movesNow, standsBecause, wallLeftOf } from './time-left.js';
import { dueStatusOf, endingOf, phaseOf, verdictOf } from './verdict.js';
import { type CycleView, viewOf } from './view.js';
import { type WarningReport, type WarningTime, warningTimes } from './warning-times.js';
import type { CyclePhase, CycleVerdict, DueStatus, RemainingOf, StandsBecause } from './words.js';

export type { CycleEnding } from './state.js';
export type { WarningReport } from './warning-times.js';
export type { CyclePhase, CycleVerdict, DueStatus, RemainingOf, StandsBecause } from './words.js';

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
  /**
   * Why `dueAt` is `null`, if so. `no-date`: the attribute that should hold a fixed instant does not.
   * `no-target`: none fits the ticket.
   */
  readonly dueStatus: DueStatus;
  /** The first instant at which it counts as missed; `null` while it does not. */
  readonly missedAt: number | null;
  /** The first instant at which it counts as no more than acceptable; `null` while it does not, or has no second level. */
  readonly acceptableSinceAt: number | null;
  /** The end of the softer second level, where the target has one. */
  readonly acceptableUntilAt: number | null;
  /** Since when no target fits; `null` while one does. Below stands the one that held last. */
  readonly withoutTargetSinceAt: number | null;
  /** Which target of the rule's list holds, of which kind it is, and its length in its clock. */
  readonly target: number;
  readonly targetKind: 'elapsed' | 'businessDays' | 'calendarDays' | 'fixed';
  readonly targetMs: number;
  /** The length of its softer second level, likewise; `null` without one. */
  readonly acceptableMs: number | null;
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
  readonly remainingOf: RemainingOf;
  /** Whether `remainingMs` falls at the instant of the report. */
  readonly isMoving: boolean;
  /** What keeps it from moving at the instant of the report; `null` while nothing does. */
  readonly standsBecause: StandsBecause | null;
  /** The same as `remainingMs` on the wall; after the deadline it stands while a pause holds the clock. */
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
  > {
  readonly hasTarget: boolean;
}

/** The part of a report that says how a cycle stands. */
export function standingOf(view: CycleView): CycleStanding {
  const { terms, settledCourse } = view;
  const { cycle, target } = terms;
  return {
    number: cycle.number,
    state: verdictOf(view),
    phase: phaseOf(view),
    ending: endingOf(view),
    dueAt: view.unfitSinceAt === null ? instantOrNull(settledCourse.dueAt) : null,
    target: terms.targetIndex,
    targetKind: target.kind,
    hasTarget: view.unfitSinceAt === null,
  };
}

function cycleReport(view: CycleView, times: readonly WarningTime[]): CycleReport {
  const { terms, until, pause, heldBy, isLate } = view;
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
    ending: endingOf(view),
    ...deadlinesOf(view),
    withoutTargetSinceAt: view.unfitSinceAt,
    target: terms.targetIndex,
    targetKind: target.kind,
    targetMs: view.targetMs,
    acceptableMs: target.kind === 'elapsed' ? (target.acceptableMs ?? null) : null,
    calendar: terms.calendarId,
    isOpen: isOpenNow,
    elapsedMs: view.elapsedMs,
    remainingMs,
    remainingOf: counts,
    isMoving: isOpenNow && movesNow(view, counts),
    standsBecause: standsBecause(view, isOpenNow),
    wallRemainingMs: wallLeftOf(view),
    pausedSinceAt: pause?.sinceAt ?? null,
    pauseEndsAt: finiteOrNull(pause?.endsAt),
    isHeld: heldBy !== undefined,
    pausedMs: extendsDue ? pausedUntil(pauses, calendar, until) : 0,
    wallPausedMs: extendsDue ? pausedUntil(pauses, undefined, until) : 0,
    overrunMs: isLate ? Math.max(0, -remainingMs) : 0,
    warnings: times.map(({ report }) => report),
  };
}

type Deadlines = Pick<
  CycleReport,
  'dueAt' | 'projectedDueAt' | 'dueStatus' | 'missedAt' | 'acceptableSinceAt' | 'acceptableUntilAt'
>;

const WITHOUT_TARGET: Deadlines = {
  dueAt: null,
  projectedDueAt: null,
  dueStatus: 'no-target',
  missedAt: null,
  acceptableSinceAt: null,
  acceptableUntilAt: null,
};

function deadlinesOf(view: CycleView): Deadlines {
  if (view.unfitSinceAt !== null) return WITHOUT_TARGET;
  const { course, settledCourse, isLate, isMissed, keptUntil, acceptableUntil } = view;
  const missedFrom = acceptableUntil ?? keptUntil;
  return {
    dueAt: instantOrNull(settledCourse.dueAt),
    projectedDueAt: instantOrNull(course.dueAt),
    dueStatus: dueStatusOf(view),
    missedAt: isMissed ? (missedFrom as number) + 1 : null,
    acceptableSinceAt: isLate && acceptableUntil !== null ? (keptUntil as number) + 1 : null,
    acceptableUntilAt: instantOrNull(acceptableOf(course)?.dueAt ?? null),
  };
}

function instantOrNull(at: number | NeverOpens | null): number | null {
  return at === 'never-opens' ? null : at;
}

function finiteOrNull(at: number | undefined): number | null {
  return at === undefined || at === Number.POSITIVE_INFINITY ? null : at;
}

/** The deadline itself is still in time, so the state changes one millisecond after it. */
function nextChange(view: CycleView, times: readonly WarningTime[]): number | null {
  const { terms, at, isPending, pause, keptUntil, acceptableUntil, unfitSinceAt } = view;
  let next = Number.POSITIVE_INFINITY;
  const consider = (instant: number | null): void => {
    if (instant !== null && instant > at && instant < next) next = instant;
  };
  consider(isPending ? terms.cycle.startedAt : finiteOrNull(pause?.endsAt));
  for (const { comesAt } of times) consider(comesAt);
  if (unfitSinceAt === null) {
    for (const limit of [keptUntil, acceptableUntil])
      if (limit !== null && limit !== 'never-opens') consider(limit + 1);
  }
  return finiteOrNull(next);
}
