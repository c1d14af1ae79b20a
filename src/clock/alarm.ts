import type { NeverOpens } from '../calendar/business-time.js';
import { nextOpenAt } from '../calendar/opening.js';
import type { CompiledClock } from './compile.js';
import { type Course, courseOf, dueAtOf, later, shiftedBy } from './deadline.js';
import { type CompiledLevel, PERCENT_SCALE } from './level.js';
import { currentTarget } from './measure.js';
import type { CycleState } from './state.js';

/** A warning or escalation level: when it fires, and whether it has. */
export interface WarningReport {
  readonly id: string;
  /** When it fires or fired; while paused, when it would if the clock went on now. `null`: never. */
  readonly firesAt: number | null;
  readonly hasFired: boolean;
}

/** A level with the instant at which it comes to fire if nothing else happens. */
export interface Alarm {
  readonly report: WarningReport;
  readonly comesAt: number | null;
}

/** What is known of a cycle when its levels are asked. */
export interface AlarmContext {
  readonly course: Course;
  readonly dueAt: number | NeverOpens;
  readonly targetMs: number;
  readonly until: number;
  /** Since when a pause holds the clock, if it does. */
  readonly heldSinceAt: number | undefined;
  readonly pauses: readonly number[];
}

const NONE: readonly Alarm[] = [];

/**
 * The levels of a cycle. A clock that a pause holds reaches none: a level that it had reached before
 * is told as it stood then, any other as if the clock went on now.
 */
export function alarmsOf(
  clock: CompiledClock,
  cycle: CycleState,
  context: AlarmContext,
): readonly Alarm[] {
  const { levels } = clock.parts;
  if (levels.length === 0) return NONE;
  const { course, dueAt, targetMs, until, heldSinceAt, pauses } = context;
  const reach = (level: CompiledLevel): number | NeverOpens =>
    reachedAt(clock, cycle, level, targetMs, course, dueAt);
  if (heldSinceAt === undefined)
    return levels.map((level) => alarm(level, reach(level), until, true));
  const then = courseOf(clock, cycle, pauses.slice(0, -2), heldSinceAt);
  const dueThen = dueAtOf(clock, cycle, then);
  return levels.map((level) => {
    const found = reachedAt(clock, cycle, level, targetMs, then, dueThen);
    // With `nextOpen` an amount used up as the pause began is reached when the clock moves again.
    const latest = clock.parts.earliest ? heldSinceAt : heldSinceAt - 1;
    const wasReached = found !== 'never-opens' && found <= latest && heldSinceAt <= until;
    return wasReached
      ? alarm(level, found, until, true)
      : alarm(level, notBefore(reach(level), until), until, false);
  });
}

function alarm(
  level: CompiledLevel,
  found: number | NeverOpens,
  until: number,
  isReached: boolean,
): Alarm {
  const { id, notifyWithin } = level;
  const at =
    found === 'never-opens' || notifyWithin === undefined ? found : nextOpenAt(notifyWithin, found);
  const firesAt = at === 'never-opens' ? null : at;
  const hasFired = isReached && firesAt !== null && firesAt <= until;
  return { report: { id, firesAt, hasFired }, comesAt: isReached ? firesAt : null };
}

/** When a level is reached; never before the cycle counts. */
function reachedAt(
  clock: CompiledClock,
  cycle: CycleState,
  { kind, amount, onWall }: CompiledLevel,
  targetMs: number,
  course: Course,
  dueAt: number | NeverOpens,
): number | NeverOpens {
  const byMs =
    kind === 'percent'
      ? Math.ceil((targetMs * amount) / (100 * PERCENT_SCALE)) - targetMs
      : kind === 'before'
        ? -amount
        : amount;
  const found =
    onWall && kind !== 'percent'
      ? later(dueAt, byMs)
      : shiftedBy(clock, cycle, currentTarget(clock, cycle), course, dueAt, byMs);
  return notBefore(found, cycle.startedAt);
}

function notBefore(found: number | NeverOpens, earliest: number): number | NeverOpens {
  return found === 'never-opens' ? found : Math.max(found, earliest);
}
