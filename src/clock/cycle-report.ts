import type { NeverOpens } from '../calendar/business-time.js';
import type { CompiledCalendar } from '../calendar/compiled.js';
import { type Alarm, alarmsOf, type WarningReport } from './alarm.js';
import type { CompiledClock } from './compile.js';
import { acceptableUntilAt, courseOf, dueAtOf, keptUntilAt, targetMsOf } from './deadline.js';
import { countedUntil, currentCalendar, currentTarget, timeBetween } from './measure.js';
import { cappedPauses, openPauseEnd, pausedUntil } from './pause.js';
import type { CycleEnding, CycleState, TargetSpan } from './state.js';
import type { CompiledTarget } from './target.js';

/**
 * The verdict on a cycle. `missed` holds from the first instant strictly after the deadline (and its
 * grace), whether the cycle still runs or not; before it, `running` and `paused` are open and `met`
 * is kept. `pending` has an anchor that lies ahead.
 */
export type CycleVerdict = 'pending' | 'running' | 'paused' | 'met' | 'missed' | 'cancelled';

/** What there is to say about one cycle at an instant. Instants are epoch ms, lengths are ms. */
export interface CycleReport {
  readonly number: number;
  readonly state: CycleVerdict;
  /** Whether the clock waits for its anchor, moves, stands, or has ended. */
  readonly phase: 'pending' | 'running' | 'paused' | 'ended';
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly ending: CycleEnding | null;
  /** The deadline. `null` while a pause leaves it open, and when there is none. */
  readonly dueAt: number | null;
  /** The deadline if a paused clock went on at the instant of the report; else as `dueAt`. */
  readonly projectedDueAt: number | null;
  /** Why `dueAt` is `null`, if so. `no-date`: the attribute that should hold a fixed instant does not. */
  readonly dueStatus: 'due' | 'projected' | 'no-date' | NeverOpens;
  /** The end of the softer second level, where the target has one. */
  readonly acceptableUntilAt: number | null;
  /** Which target of the rule's list holds, and its length in its clock. */
  readonly target: number;
  readonly targetMs: number;
  /** Counted time, in the target's clock. */
  readonly elapsedMs: number;
  /** Time of the clock from the instant (or the end) to the deadline; negative after it. */
  readonly remainingMs: number;
  /** The same on the wall. */
  readonly wallRemainingMs: number | null;
  /** Pauses that give time back, within their caps, in the target's clock and on the wall. */
  readonly pausedMs: number;
  readonly wallPausedMs: number;
  /** How far beyond the deadline, in the target's clock; 0 when kept. */
  readonly overrunMs: number;
  readonly warnings: readonly WarningReport[];
}

/** Reports on one cycle, and when something of it changes without new input. */
export function reportOnCycle(
  clock: CompiledClock,
  cycle: CycleState,
  at: number,
): { readonly report: CycleReport; readonly changesAt: number | null } {
  const { startedAt, endedAt } = cycle;
  const target = currentTarget(clock, cycle);
  const calendar = currentCalendar(clock, cycle);
  const until = endedAt ?? at;
  const pauses = cappedPauses(clock, cycle);
  const pauseEndsAt = target.pausable ? openPauseEnd(cycle, pauses) : undefined;
  const isStanding = pauseEndsAt !== undefined && pauseEndsAt > at;
  const moves = target.pausable && clock.parts.pauseGives !== 'none';
  const isHeld = isStanding && moves;
  // While it stands, the deadline is told as if the clock went on now.
  const course = courseOf(clock, cycle, isStanding ? endLast(pauses, at) : pauses, until);
  const projectedDueAt = dueAtOf(clock, cycle, course);
  // What holds if nobody resumes it: a cap lets it go on, or all was used up when it was paused.
  const settled = isHeld ? courseOf(clock, cycle, pauses, pauseEndsAt) : course;
  const dueAt = isHeld ? dueAtOf(clock, cycle, settled) : projectedDueAt;
  const keptUntil = keptUntilAt(clock, cycle, settled, dueAt);
  const isLate = keptUntil !== 'never-opens' && until > keptUntil;
  const elapsedMs = countedUntil(course.stretches, until);
  const targetMs = targetMsOf(clock, cycle, target, course);
  const remainingMs = remaining(
    clock,
    target,
    calendar,
    targetMs - elapsedMs,
    until,
    projectedDueAt,
  );
  const isPending = endedAt === null && startedAt > at;
  const alarms = alarmsOf(clock, cycle, {
    course,
    dueAt: projectedDueAt,
    targetMs,
    until,
    heldSinceAt: isHeld ? (pauses[pauses.length - 2] as number) : undefined,
    pauses,
  });
  const report: CycleReport = {
    number: cycle.number,
    state: verdict(cycle, isLate, isPending, isStanding),
    phase: endedAt !== null ? 'ended' : isPending ? 'pending' : isStanding ? 'paused' : 'running',
    startedAt: Math.min(startedAt, endedAt ?? startedAt),
    endedAt,
    ending: cycle.ending,
    dueAt: instantOrNull(dueAt),
    projectedDueAt: instantOrNull(projectedDueAt),
    dueStatus: dueStatusOf(target, projectedDueAt, dueAt !== 'never-opens'),
    acceptableUntilAt: instantOrNull(acceptableUntilAt(clock, cycle, course)),
    target: (cycle.targets[cycle.targets.length - 1] as TargetSpan).target,
    targetMs,
    elapsedMs,
    remainingMs,
    wallRemainingMs: projectedDueAt === 'never-opens' ? null : projectedDueAt - until,
    pausedMs: moves ? pausedUntil(pauses, calendar, until) : 0,
    wallPausedMs: moves ? pausedUntil(pauses, undefined, until) : 0,
    overrunMs: isLate ? Math.max(0, -remainingMs) : 0,
    warnings: alarms.map(({ report: warning }) => warning),
  };
  if (endedAt !== null) return { report, changesAt: null };
  return { report, changesAt: nextChange(report, alarms, keptUntil, pauseEndsAt, at) };
}

/** The pauses with the last one ended at an instant, or without it when it has not begun by then. */
function endLast(pauses: readonly number[], at: number): readonly number[] {
  const before = pauses.slice(0, -2);
  const pausedAt = pauses[pauses.length - 2] as number;
  return pausedAt < at ? [...before, pausedAt, at] : before;
}

/** Of an elapsed target what is left of it; else the time up to the deadline, which is what it is. */
function remaining(
  clock: CompiledClock,
  target: CompiledTarget,
  calendar: CompiledCalendar | undefined,
  leftMs: number,
  until: number,
  dueAt: number | NeverOpens,
): number {
  const isAmount =
    target.kind === 'elapsed' &&
    clock.parts.pauseGives !== 'wall' &&
    target.roundUpMs === undefined;
  if (isAmount) return leftMs;
  if (dueAt !== 'never-opens') return timeBetween(calendar, until, dueAt);
  return target.kind === 'elapsed' ? leftMs : 0;
}

function verdict(
  cycle: CycleState,
  isLate: boolean,
  isPending: boolean,
  isStanding: boolean,
): CycleVerdict {
  if (cycle.ending !== null && cycle.ending !== 'stopped') return 'cancelled';
  if (isLate) return 'missed';
  if (cycle.ending === 'stopped') return 'met';
  if (isPending) return 'pending';
  return isStanding ? 'paused' : 'running';
}

function dueStatusOf(
  target: CompiledTarget,
  dueAt: number | NeverOpens,
  hasDue: boolean,
): CycleReport['dueStatus'] {
  if (hasDue) return 'due';
  if (dueAt !== 'never-opens') return 'projected';
  return target.kind === 'fixed' ? 'no-date' : 'never-opens';
}

function instantOrNull(at: number | NeverOpens | null): number | null {
  return at === 'never-opens' ? null : at;
}

/** The deadline itself is still in time, so the state changes one millisecond after it. */
function nextChange(
  report: CycleReport,
  alarms: readonly Alarm[],
  keptUntil: number | NeverOpens,
  pauseEndsAt: number | undefined,
  at: number,
): number | null {
  let next = Number.POSITIVE_INFINITY;
  const consider = (instant: number | null | undefined): void => {
    if (typeof instant === 'number' && instant > at && instant < next) next = instant;
  };
  if (report.phase === 'pending') consider(report.startedAt);
  if (report.phase === 'paused') consider(pauseEndsAt);
  for (const { comesAt } of alarms) consider(comesAt);
  if (keptUntil !== 'never-opens') consider(keptUntil + 1);
  return next === Number.POSITIVE_INFINITY ? null : next;
}
