import type { NeverOpens } from '../../calendar/business-time.js';
import { nextOpenAt } from '../../calendar/opening.js';
import { type CompiledWarning, PERCENT_SCALE } from '../rule/warning.js';
import { type Course, courseOf, later, shiftedBy } from './deadline.js';
import type { CycleView } from './view.js';

/** A warning or escalation: when it fires, and whether it has. */
export interface WarningReport {
  readonly id: string;
  /** When it fires or fired; while paused, when it would if the clock went on now. `null`: never. */
  readonly firesAt: number | null;
  readonly hasFired: boolean;
}

/** A warning with the instant at which it comes to fire if nothing else happens. */
export interface WarningTime {
  readonly report: WarningReport;
  readonly comesAt: number | null;
}

const NONE: readonly WarningTime[] = [];

/**
 * The warnings of a cycle. A clock that a pause holds reaches none: one that it had reached before is
 * told as it stood then, any other as if the clock went on now.
 */
export function warningTimes(view: CycleView): readonly WarningTime[] {
  const { terms, until, course } = view;
  const { warnings } = terms.plan;
  if (warnings.length === 0) return NONE;
  if (!view.isHeld || view.pause === undefined) {
    return warnings.map((warning) => timeOf(warning, reachedAt(view, warning, course), until));
  }
  const { sinceAt } = view.pause;
  const then = courseOf(terms, terms.pauses.slice(0, -2), sinceAt);
  // With `nextOpen` an amount used up as the pause began is reached when the clock moves again.
  const latest = terms.plan.landsOnClose ? sinceAt : sinceAt - 1;
  return warnings.map((warning) => {
    const found = reachedAt(view, warning, then);
    const wasReached = found !== 'never-opens' && found <= latest && sinceAt <= until;
    return wasReached
      ? timeOf(warning, found, until)
      : aheadOf(timeOf(warning, notBefore(reachedAt(view, warning, course), until), until));
  });
}

/** When a warning fires that is reached at an instant. */
function timeOf(
  { id, notifyWithin }: CompiledWarning,
  found: number | NeverOpens,
  until: number,
): WarningTime {
  const at =
    found === 'never-opens' || notifyWithin === undefined ? found : nextOpenAt(notifyWithin, found);
  const firesAt = at === 'never-opens' ? null : at;
  const hasFired = firesAt !== null && firesAt <= until;
  return { report: { id, firesAt, hasFired }, comesAt: firesAt };
}

/** A warning that a held clock has yet to reach: nothing comes of it before the clock goes on. */
function aheadOf({ report }: WarningTime): WarningTime {
  return { report: { ...report, hasFired: false }, comesAt: null };
}

/** When a warning is reached; never before the cycle counts. */
function reachedAt(
  { terms, targetMs }: CycleView,
  { kind, amount, onWall }: CompiledWarning,
  course: Course,
): number | NeverOpens {
  const byMs =
    kind === 'percent'
      ? Math.ceil((targetMs * amount) / (100 * PERCENT_SCALE)) - targetMs
      : kind === 'before'
        ? -amount
        : amount;
  const found = onWall ? later(course.dueAt, byMs) : shiftedBy(course, byMs);
  return notBefore(found, terms.cycle.startedAt);
}

function notBefore(found: number | NeverOpens, earliest: number): number | NeverOpens {
  return found === 'never-opens' ? found : Math.max(found, earliest);
}
