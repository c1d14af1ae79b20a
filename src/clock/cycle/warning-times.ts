import type { NeverOpens } from '../../calendar/business-time.js';
import { nextOpenAt } from '../../calendar/opening.js';
import { type CompiledWarning, PERCENT_SCALE } from '../rule/warning.js';
import { addTime, subtractTime, timeBetween } from './counted-time.js';
import {
  acceptableOf,
  type Course,
  courseOf,
  type Level,
  shiftedBy,
  targetOf,
} from './deadline.js';
import type { TargetSpan } from './state.js';
import type { CycleView } from './view.js';

/** A warning or escalation: when it fires, and whether it has. */
export interface WarningReport {
  readonly id: string;
  /**
   * When it fires or fired; while paused, when it would if the clock went on now. `null`: never, also when
   * the cycle ended before.
   */
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
  const { terms, course } = view;
  const { plan, cycle } = terms;
  if (plan.warnings.length === 0) return NONE;
  const { warnings: places } = cycle.targets[cycle.targets.length - 1] as TargetSpan;
  const warnings =
    places === undefined ? plan.warnings : places.map((i) => plan.warnings[i] as CompiledWarning);
  const until = Math.min(view.until, view.unfitSinceAt ?? Number.POSITIVE_INFINITY);
  // Without a target, and after the end, nothing comes to fire.
  const isOver = cycle.endedAt !== null || view.unfitSinceAt !== null;
  const told = (time: WarningTime): WarningTime => (isOver ? nothingAhead(time) : time);
  if (view.heldBy === undefined) {
    return warnings.map((warning) =>
      told(timeOf(warning, reachedAt(view, warning, course), until)),
    );
  }
  const { sinceAt } = view.heldBy;
  const then = courseOf(terms, terms.pauses.slice(0, -2));
  // With `nextOpen` an amount used up as the pause began is reached when the clock moves again.
  const latest = plan.landsOnClose ? sinceAt : sinceAt - 1;
  return warnings.map((warning) => {
    const found = reachedAt(view, warning, then);
    const wasReached = found !== 'never-opens' && found <= latest && sinceAt <= view.until;
    return told(
      wasReached
        ? timeOf(warning, found, until)
        : aheadOf(timeOf(warning, notBefore(reachedAt(view, warning, course), view.until), until)),
    );
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

/** A warning of a cycle that reaches none any more. */
function nothingAhead(time: WarningTime): WarningTime {
  return time.report.hasFired ? time : { report: { ...time.report, firesAt: null }, comesAt: null };
}

/** A warning that a held clock has yet to reach: nothing comes of it before the clock goes on. */
function aheadOf({ report }: WarningTime): WarningTime {
  return { report: { ...report, hasFired: false }, comesAt: null };
}

/** When a warning is reached; never before the cycle counts. */
function reachedAt(view: CycleView, warning: CompiledWarning, course: Course): number | NeverOpens {
  const level = (warning.isOfAcceptable ? acceptableOf(course) : null) ?? targetOf(course);
  const found =
    warning.on === 'clock' ? onClock(view, warning, course, level) : onOther(view, warning, level);
  return notBefore(found, view.terms.cycle.startedAt);
}

function onClock(
  { targetMs }: CycleView,
  warning: CompiledWarning,
  course: Course,
  level: Level,
): number | NeverOpens {
  return shiftedBy(course, level, distanceOf(warning, level.amountMs ?? targetMs));
}

/** A distance in the time of the wall, or of a calendar of its own. */
function onOther(
  { terms }: CycleView,
  warning: CompiledWarning,
  { dueAt }: Level,
): number | NeverOpens {
  if (dueAt === 'never-opens') return dueAt;
  const calendar = typeof warning.on === 'string' ? undefined : warning.on;
  const byMs = distanceOf(warning, timeBetween(calendar, terms.cycle.startedAt, dueAt));
  return byMs > 0 ? addTime(calendar, dueAt, byMs) : subtractTime(calendar, dueAt, -byMs);
}

/** How far from the end of a level of some length a warning lies. */
function distanceOf({ kind, amount }: CompiledWarning, lengthMs: number): number {
  if (kind !== 'percent') return kind === 'before' ? -amount : amount;
  return Math.ceil((lengthMs * amount) / (100 * PERCENT_SCALE)) - lengthMs;
}

function notBefore(found: number | NeverOpens, earliest: number): number | NeverOpens {
  return found === 'never-opens' ? found : Math.max(found, earliest);
}
