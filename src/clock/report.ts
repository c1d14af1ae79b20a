import type { NeverOpens } from '../calendar/business-time.js';
import type { CompiledCalendar } from '../calendar/compiled.js';
import { nextOpenAt } from '../calendar/opening.js';
import type { CompiledClock } from './compile.js';
import { type Course, courseOf, dueAtOf, keptUntilAt, shiftedBy, targetMsOf } from './deadline.js';
import type { IgnoredEvent } from './event.js';
import { type CompiledLevel, PERCENT_SCALE } from './level.js';
import { countedUntil, currentCalendar, currentTarget, instantOf, timeBetween } from './measure.js';
import { cappedPauses, pausedUntil } from './pause.js';
import {
  type ClockState,
  type CycleEnding,
  type CycleState,
  isPaused,
  type TargetSpan,
} from './state.js';
import type { CompiledTarget } from './target.js';

/**
 * The verdict on a cycle. `missed` holds from the first instant strictly after the deadline (and its
 * grace), whether the cycle still runs or not; before it, `running` and `paused` are open and `met`
 * is kept. `pending` has an anchor that lies ahead.
 */
export type CycleVerdict = 'pending' | 'running' | 'paused' | 'met' | 'missed' | 'cancelled';

/** A warning or escalation level: when it fires, and whether it has. */
export interface WarningReport {
  readonly id: string;
  /** When it fires or fired; while paused, when it would if the clock went on now. `null`: never. */
  readonly firesAt: number | null;
  readonly hasFired: boolean;
}

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

/** The report on a clock. The current cycle is the last one. */
export interface ClockReport {
  readonly clockId: string;
  /** The state of the current cycle; `pending` before the first start. */
  readonly state: CycleVerdict;
  readonly current: CycleReport | null;
  readonly cycles: readonly CycleReport[];
  readonly summary: ClockSummary;
  /** The next instant at which something changes without new input, or `null`: set one timer. */
  readonly nextChangeAt: number | null;
  readonly ignored: readonly IgnoredEvent[];
}

/** All cycles in figures; superseded ones do not count. */
export interface ClockSummary {
  readonly count: number;
  readonly missed: number;
  /** The number of the cycle with the least time left, or `null`. */
  readonly worst: number | null;
}

/** Reports on a settled state at an instant not before its last event. */
export function reportOn(
  clock: CompiledClock,
  state: ClockState,
  at: number,
  ignored: readonly IgnoredEvent[],
): ClockReport {
  const cycles: CycleReport[] = [];
  let nextChangeAt: number | null = null;
  let missed = 0;
  let count = 0;
  let worst: CycleReport | undefined;
  for (const cycle of state.cycles) {
    const { report, changesAt } = reportOnCycle(clock, cycle, at);
    cycles.push(report);
    nextChangeAt = changesAt;
    if (report.ending === 'superseded') continue;
    count++;
    if (report.state === 'missed') missed++;
    if (worst === undefined || report.remainingMs < worst.remainingMs) worst = report;
  }
  const current = cycles[cycles.length - 1] ?? null;
  return {
    clockId: clock.rule.id,
    state: current === null ? 'pending' : current.state,
    current,
    cycles,
    summary: { count, missed, worst: worst?.number ?? null },
    nextChangeAt,
    ignored,
  };
}

function reportOnCycle(
  clock: CompiledClock,
  cycle: CycleState,
  at: number,
): { report: CycleReport; changesAt: number | null } {
  const { startedAt, endedAt } = cycle;
  const target = currentTarget(clock, cycle);
  const calendar = currentCalendar(clock, cycle);
  const until = endedAt ?? at;
  const pauses = cappedPauses(clock, cycle);
  const pauseEndsAt = endedAt === null && isPaused(cycle) ? lastPauseEnd(cycle, pauses) : undefined;
  const isStanding = pauseEndsAt !== undefined && pauseEndsAt > at;
  const moves = target.pausable && clock.parts.pauseGives !== 'none';
  // While it stands, the deadline is told as if the clock went on now.
  const resumed = isStanding ? [...pauses.slice(0, -1), at] : pauses;
  const course = courseOf(clock, cycle, resumed, until);
  const projectedDueAt = dueAtOf(clock, cycle, course);
  const isOpenEnded = isStanding && moves && pauseEndsAt === Number.POSITIVE_INFINITY;
  const settledDueAt =
    isStanding && moves && !isOpenEnded
      ? dueAtOf(clock, cycle, courseOf(clock, cycle, pauses, pauseEndsAt))
      : projectedDueAt;
  const keptUntil = keptUntilAt(clock, cycle, course, projectedDueAt);
  const isLate = keptUntil !== 'never-opens' && until > keptUntil;
  const hasDue = typeof projectedDueAt === 'number' && (!isOpenEnded || isLate);
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
  // With `nextOpen` an amount used up as the pause began is reached when the clock moves again.
  const isHeld = isStanding && moves && !clock.parts.earliest;
  const hasPassed = (firesAt: number): boolean => firesAt < until || (firesAt === until && !isHeld);
  const warnings = clock.parts.levels.map((level) =>
    reportLevel(clock, cycle, level, target, targetMs, course, projectedDueAt, hasPassed),
  );
  const report: CycleReport = {
    number: cycle.number,
    state: verdict(cycle, isLate, isPending, isStanding),
    phase: endedAt !== null ? 'ended' : isPending ? 'pending' : isStanding ? 'paused' : 'running',
    startedAt,
    endedAt,
    ending: cycle.ending,
    dueAt: hasDue ? instantOrNull(settledDueAt) : null,
    projectedDueAt: instantOrNull(projectedDueAt),
    dueStatus: dueStatusOf(target, projectedDueAt, hasDue),
    acceptableUntilAt: acceptableUntilAt(clock, target, course),
    target: (cycle.targets[cycle.targets.length - 1] as TargetSpan).target,
    targetMs,
    elapsedMs,
    remainingMs,
    wallRemainingMs: projectedDueAt === 'never-opens' ? null : projectedDueAt - until,
    pausedMs: moves ? pausedUntil(pauses, calendar, until) : 0,
    wallPausedMs: moves ? pausedUntil(pauses, undefined, until) : 0,
    overrunMs: isLate ? Math.max(0, -remainingMs) : 0,
    warnings,
  };
  if (endedAt !== null) return { report, changesAt: null };
  return { report, changesAt: nextChange(report, keptUntil, pauseEndsAt, isStanding && moves, at) };
}

/** When a pause that events left open ends by its caps; the start of it when they allow none. */
function lastPauseEnd(cycle: CycleState, pauses: readonly number[]): number {
  const pausedAt = cycle.pauses[cycle.pauses.length - 1] as number;
  return pauses[pauses.length - 2] === pausedAt ? (pauses[pauses.length - 1] as number) : pausedAt;
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
  return isAmount || dueAt === 'never-opens' ? leftMs : timeBetween(calendar, until, dueAt);
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

function acceptableUntilAt(
  clock: CompiledClock,
  target: CompiledTarget,
  course: Course,
): number | null {
  if (target.kind !== 'elapsed' || target.acceptableMs === undefined) return null;
  const found = instantOf(course.stretches, target.acceptableMs, clock.parts.earliest);
  return found === 'never-opens' ? null : found + course.wallPausedMs;
}

function reportLevel(
  clock: CompiledClock,
  cycle: CycleState,
  level: CompiledLevel,
  target: CompiledTarget,
  targetMs: number,
  course: Course,
  dueAt: number | NeverOpens,
  hasPassed: (at: number) => boolean,
): WarningReport {
  const { kind, amount, notifyWithin } = level;
  const byMs =
    kind === 'percent'
      ? Math.ceil((targetMs * amount) / (100 * PERCENT_SCALE)) - targetMs
      : kind === 'before'
        ? -amount
        : amount;
  const found =
    level.onWall && kind !== 'percent'
      ? onWall(dueAt, byMs)
      : shiftedBy(clock, cycle, target, course, dueAt, byMs);
  const firesAt =
    found === 'never-opens' || notifyWithin === undefined
      ? instantOrNull(found)
      : instantOrNull(nextOpenAt(notifyWithin, found));
  return { id: level.id, firesAt, hasFired: firesAt !== null && hasPassed(firesAt) };
}

function onWall(dueAt: number | NeverOpens, byMs: number): number | NeverOpens {
  return dueAt === 'never-opens' ? dueAt : dueAt + byMs;
}

function instantOrNull(at: number | NeverOpens): number | null {
  return at === 'never-opens' ? null : at;
}

/** The deadline itself is still in time, so the state changes one millisecond after it. */
function nextChange(
  report: CycleReport,
  keptUntil: number | NeverOpens,
  pauseEndsAt: number | undefined,
  isHeld: boolean,
  at: number,
): number | null {
  let next = Number.POSITIVE_INFINITY;
  const consider = (instant: number | null | undefined): void => {
    if (typeof instant === 'number' && instant > at && instant < next) next = instant;
  };
  if (report.phase === 'pending') consider(report.startedAt);
  if (report.phase === 'paused') consider(pauseEndsAt);
  // A clock that a pause holds reaches neither its levels nor its deadline until it goes on.
  if (!isHeld) {
    for (const { firesAt } of report.warnings) consider(firesAt);
    if (keptUntil !== 'never-opens') consider(keptUntil + 1);
  }
  return next === Number.POSITIVE_INFINITY ? null : next;
}
