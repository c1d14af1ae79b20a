import type { CycleEnding } from './state.js';
import type { CycleView } from './view.js';
import type { CyclePhase, CycleVerdict, DueStatus } from './words.js';

/** The verdict on a cycle. */
export function verdictOf(view: CycleView): CycleVerdict {
  const { ending } = view.terms.cycle;
  const isClosed = ending !== null && ending !== 'stopped';
  if (isClosed && ending !== 'released') return 'cancelled';
  if (view.unfitSinceAt !== null) return ending === null ? 'no-target' : 'cancelled';
  if (view.isMissed) return 'missed';
  if (view.isLate) return 'acceptable';
  if (isClosed) return 'cancelled';
  if (ending === 'stopped') return 'met';
  if (view.isPending) return 'pending';
  return view.pause === undefined ? 'running' : 'paused';
}

/** A stop while no target fitted kept nothing. */
export function endingOf({ terms: { cycle }, unfitSinceAt }: CycleView): CycleEnding | null {
  return cycle.ending === 'stopped' && unfitSinceAt !== null ? 'no-match' : cycle.ending;
}

/** The phase of a cycle. */
export function phaseOf({ terms, isPending, pause }: CycleView): CyclePhase {
  if (terms.cycle.endedAt !== null) return 'ended';
  if (isPending) return 'pending';
  return pause === undefined ? 'running' : 'paused';
}

/** Why there is no deadline, if so. */
export function dueStatusOf({ terms, course, settledCourse }: CycleView): DueStatus {
  if (settledCourse.dueAt !== 'never-opens') return 'due';
  if (course.dueAt !== 'never-opens') return 'projected';
  return terms.target.kind === 'fixed' ? 'no-date' : 'never-opens';
}
