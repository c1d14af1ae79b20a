import type { NeverOpens } from '../../calendar/business-time.js';
import type { ClockPlan } from '../rule/plan.js';
import { countedUntil } from './counted-time.js';
import { acceptableOf, type Course, courseOf, keptUntilAt, targetMsOf } from './deadline.js';
import { type OpenPause, openPauseOf } from './pause.js';
import type { CycleState } from './state.js';
import { type CycleTerms, termsOf } from './terms.js';

/**
 * A cycle as it looks from an instant, computed once: each figure of a report is a small function of
 * it.
 */
export interface CycleView {
  readonly terms: CycleTerms;
  /** The instant of the report. */
  readonly at: number;
  /** The end of the cycle, or the instant of the report. */
  readonly until: number;
  /** The pause that holds the phase now, or will from the start of a cycle that is yet to count. */
  readonly pause: OpenPause | undefined;
  /** The same pause where it keeps the time left from falling: it may give nothing, as the rule says. */
  readonly heldBy: OpenPause | undefined;
  /** Whether the cycle waits for its anchor. */
  readonly isPending: boolean;
  /** As if the clock went on now. */
  readonly course: Course;
  /** What holds if nobody resumes it: a cap lets it go on, or all was used up when it was paused. */
  readonly settledCourse: Course;
  /** Since when no target fits it: it has no deadline meanwhile. `null` while one does. */
  readonly unfitSinceAt: number | null;
  readonly keptUntil: number | NeverOpens;
  /** Up to when the second level counts as kept; `null` without one. */
  readonly acceptableUntil: number | NeverOpens | null;
  /** Whether the target is missed. */
  readonly isLate: boolean;
  /** Whether all levels are. */
  readonly isMissed: boolean;
  readonly targetMs: number;
  readonly elapsedMs: number;
}

/** Looks at a cycle from an instant not before its last event. */
export function viewOf(plan: ClockPlan, cycle: CycleState, at: number): CycleView {
  const terms = termsOf(plan, cycle);
  const until = cycle.endedAt ?? at;
  const { target, pauses } = terms;
  const pause = target.pausable ? openPauseOf(pauses, at) : undefined;
  const heldBy = plan.pauseExtends === 'none' ? undefined : pause;
  const course = courseOf(terms, pause === undefined ? pauses : endLast(pauses, at));
  const settledCourse = heldBy === undefined ? course : courseOf(terms, pauses);
  return {
    terms,
    at,
    until,
    pause,
    heldBy,
    isPending: cycle.endedAt === null && cycle.startedAt > at,
    course,
    settledCourse,
    ...levelsOf(cycle, settledCourse, until),
    targetMs: targetMsOf(course),
    elapsedMs: countedUntil(course.stretches, until),
  };
}

type Levels = Pick<
  CycleView,
  'unfitSinceAt' | 'keptUntil' | 'acceptableUntil' | 'isLate' | 'isMissed'
>;

/** Up to when each level is kept, and which are missed at an instant. */
function levelsOf({ unfitSinceAt }: CycleState, course: Course, until: number): Levels {
  const acceptable = acceptableOf(course);
  const keptUntil = keptUntilAt(course);
  const acceptableUntil = acceptable === null ? null : keptUntilAt(course, acceptable);
  const isLate = unfitSinceAt === null && isAfter(until, keptUntil);
  const isMissed = isLate && isAfter(until, acceptableUntil ?? keptUntil);
  return { unfitSinceAt, keptUntil, acceptableUntil, isLate, isMissed };
}

function isAfter(at: number, limit: number | NeverOpens): boolean {
  return limit !== 'never-opens' && at > limit;
}

/** The pauses with the last one ended at an instant, or without it when it has not begun by then. */
function endLast(pauses: readonly number[], at: number): readonly number[] {
  const before = pauses.slice(0, -2);
  const pausedAt = pauses[pauses.length - 2] as number;
  return pausedAt < at ? [...before, pausedAt, at] : before;
}
