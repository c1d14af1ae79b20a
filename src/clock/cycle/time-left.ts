import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { timeBetween } from './counted-time.js';
import { givenPauses } from './deadline.js';
import { pausedUntil } from './pause.js';
import type { CycleView } from './view.js';
import type { RemainingOf, StandsBecause } from './words.js';

/** Whether the target is an amount that is used up, or an instant that comes near. */
export function countsOf({ terms, course, unfitSinceAt }: CycleView): RemainingOf {
  if (unfitSinceAt !== null) return 'nothing';
  const { plan, target } = terms;
  const isElapsed = target.kind === 'elapsed';
  if (isElapsed && plan.pauseExtends !== 'wall' && target.roundUpMs === undefined) return 'amount';
  if (course.dueAt !== 'never-opens') return 'deadline';
  return isElapsed ? 'amount' : 'nothing';
}

/** Of an amount what is left of it; else the time up to the deadline, which is what it is. */
export function leftOf(view: CycleView, counts: RemainingOf): number {
  const { terms, targetMs, elapsedMs } = view;
  switch (counts) {
    case 'amount':
      return targetMs - elapsedMs;
    case 'deadline':
      return leftUntil(view, terms.calendar);
    case 'nothing':
      return 0;
  }
}

/** Time of the wall from the instant or the end to the deadline. */
export function wallLeftOf(view: CycleView): number | null {
  const hasDue = view.unfitSinceAt === null && view.course.dueAt !== 'never-opens';
  return hasDue ? leftUntil(view, undefined) : null;
}

/** Time of a calendar up to the deadline; behind it nothing grows later while a pause holds the clock. */
function leftUntil({ course, until }: CycleView, calendar: CompiledCalendar | undefined): number {
  const dueAt = course.dueAt as number;
  const leftMs = timeBetween(calendar, until, dueAt);
  if (until <= dueAt) return leftMs;
  const heldMs = pausedUntil(givenPauses(course), calendar, until, dueAt);
  // Adding 0 turns -0 into 0.
  return leftMs + heldMs + 0;
}

/** Why the clock stands, the weightiest reason first. */
export function standsBecause(view: CycleView, isOpenNow: boolean): StandsBecause | null {
  const { terms, unfitSinceAt, isPending } = view;
  if (terms.cycle.endedAt !== null) return 'ended';
  if (unfitSinceAt !== null) return 'no-target';
  if (isHeldNow(view)) return 'paused';
  if (isPending) return terms.plan.startCalendar === undefined ? 'start-ahead' : 'start-calendar';
  return isOpenNow ? null : 'closed';
}

/** Whether the time left falls while the calendar is open. */
export function movesNow(view: CycleView, counts: RemainingOf): boolean {
  if (counts === 'nothing' || (view.isPending && counts === 'amount')) return false;
  return !isHeldNow(view);
}

/** A pause may lie ahead: that of a cycle that is yet to count begins with it. */
function isHeldNow({ heldBy, at }: CycleView): boolean {
  return heldBy !== undefined && heldBy.sinceAt <= at;
}
