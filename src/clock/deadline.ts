import { addBusinessDays } from '../calendar/business-days.js';
import type { NeverOpens } from '../calendar/business-time.js';
import type { CompiledCalendar } from '../calendar/compiled.js';
import { nextCloseAt, nextOpenAt } from '../calendar/opening.js';
import type { CompiledClock } from './compile.js';
import {
  addTime,
  countingStretches,
  currentCalendar,
  currentTarget,
  instantOf,
  type Stretch,
  subtractTime,
  timeBetween,
} from './measure.js';
import { cappedPauses, isPausable, stopsCounting } from './pause.js';
import type { CycleState } from './state.js';
import type { CompiledTarget } from './target.js';

/** How a cycle goes on for the purpose of its deadline: its pauses, and the stretches that count. */
export interface Course {
  readonly pauses: readonly number[];
  readonly stretches: readonly Stretch[];
  /** Wall-clock pauses that the rule adds to the deadline, up to the instant of the report. */
  readonly wallPausedMs: number;
}

/** The deadline of a cycle as things stand at its end: what a sequential successor waits for. */
export function deadlineOf(clock: CompiledClock, cycle: CycleState): number | NeverOpens {
  const until = cycle.endedAt as number;
  return dueAtOf(clock, cycle, courseOf(clock, cycle, cappedPauses(clock, cycle), until));
}

/**
 * The course of a cycle that goes on unpaused after `until`, with pauses as given. An ended cycle
 * goes on as well: its deadline is what it would have been.
 */
export function courseOf(
  clock: CompiledClock,
  cycle: CycleState,
  pauses: readonly number[],
  until: number,
): Course {
  const stops = stopsCounting(clock, cycle) ? pauses : [];
  const stretches = countingStretches(clock, cycle, stops, Number.POSITIVE_INFINITY);
  const course = { pauses, stretches, wallPausedMs: 0 };
  const isGiven = clock.parts.pauseGives === 'wall' && pauses.length > 0;
  if (!isGiven || !isPausable(clock, cycle)) return course;
  const base = baseDueAt(clock, cycle, currentTarget(clock, cycle), course);
  return { ...course, wallPausedMs: wallGiven(pauses, base, until) };
}

/** The wall-clock length of the pauses that began before the deadline: one after it moves nothing. */
function wallGiven(pauses: readonly number[], base: number | NeverOpens, until: number): number {
  let given = 0;
  for (let i = 0; i < pauses.length && base !== 'never-opens'; i += 2) {
    const from = pauses[i] as number;
    if (from >= until || from >= base + given) break;
    given += Math.min(pauses[i + 1] as number, until) - from;
  }
  return given;
}

/** The deadline of the target that holds now. */
export function dueAtOf(
  clock: CompiledClock,
  cycle: CycleState,
  course: Course,
): number | NeverOpens {
  const target = currentTarget(clock, cycle);
  const base = baseDueAt(clock, cycle, target, course);
  return finished(clock, cycle, target, base, course);
}

/** The end of the softer second level, rounded as the deadline is; `null` without one. */
export function acceptableUntilAt(
  clock: CompiledClock,
  cycle: CycleState,
  course: Course,
): number | NeverOpens | null {
  const target = currentTarget(clock, cycle);
  if (target.kind !== 'elapsed' || target.acceptableMs === undefined) return null;
  const base = instantOf(course.stretches, target.acceptableMs, clock.parts.earliest);
  return finished(clock, cycle, target, base, course);
}

/** So much later on the wall. */
export function later(at: number | NeverOpens, byMs: number): number | NeverOpens {
  return at === 'never-opens' ? at : addTime(undefined, at, byMs);
}

function finished(
  clock: CompiledClock,
  cycle: CycleState,
  target: CompiledTarget,
  base: number | NeverOpens,
  { wallPausedMs }: Course,
): number | NeverOpens {
  const due = later(base, wallPausedMs);
  return due === 'never-opens' ? due : roundUp(target, currentCalendar(clock, cycle), due);
}

/** The instant up to which the target counts as kept: the deadline and its grace. */
export function keptUntilAt(
  clock: CompiledClock,
  cycle: CycleState,
  course: Course,
  dueAt: number | NeverOpens,
): number | NeverOpens {
  const target = currentTarget(clock, cycle);
  return target.graceMs === 0
    ? dueAt
    : shiftedBy(clock, cycle, target, course, dueAt, target.graceMs);
}

/** The length of the target in its clock; for days and fixed instants, up to their deadline. */
export function targetMsOf(
  clock: CompiledClock,
  cycle: CycleState,
  target: CompiledTarget,
  course: Course,
): number {
  if (target.kind === 'elapsed') return target.targetMs;
  const base = baseDueAt(clock, cycle, target, { ...course, pauses: [] });
  return base === 'never-opens'
    ? 0
    : Math.max(0, timeBetween(currentCalendar(clock, cycle), cycle.startedAt, base));
}

/** The instant that lies so much of the clock after the deadline, or before it when negative. */
export function shiftedBy(
  clock: CompiledClock,
  cycle: CycleState,
  target: CompiledTarget,
  course: Course,
  dueAt: number | NeverOpens,
  byMs: number,
): number | NeverOpens {
  // Where the deadline is an amount of the clock, so is every distance from it: pauses lie between.
  if (target.kind === 'elapsed' && target.roundUpMs === undefined) {
    const found = instantOf(
      course.stretches,
      Math.max(0, target.targetMs + byMs),
      clock.parts.earliest,
    );
    return later(found, course.wallPausedMs);
  }
  if (dueAt === 'never-opens') return dueAt;
  const calendar = currentCalendar(clock, cycle);
  return byMs >= 0 ? addTime(calendar, dueAt, byMs) : subtractTime(calendar, dueAt, -byMs);
}

function baseDueAt(
  clock: CompiledClock,
  cycle: CycleState,
  target: CompiledTarget,
  course: Course,
): number | NeverOpens {
  switch (target.kind) {
    case 'elapsed':
      return instantOf(course.stretches, target.targetMs, clock.parts.earliest);
    case 'fixed':
      return cycle.fixedDueAt ?? 'never-opens';
    case 'businessDays': {
      const calendar = currentCalendar(clock, cycle) as CompiledCalendar;
      const due = addBusinessDays(calendar, cycle.startedAt, target.days, target.options);
      const moved = stopsCounting(clock, cycle) ? afterPauses(calendar, due, course.pauses) : due;
      return moved === 'never-opens' || clock.parts.earliest ? moved : nextOpenAt(calendar, moved);
    }
  }
}

/**
 * Moves a day's deadline by the open time of each pause that began before it; it never comes before
 * the end of such a pause, also where that lies in closed time.
 */
function afterPauses(
  calendar: CompiledCalendar,
  due: number | NeverOpens,
  pauses: readonly number[],
): number | NeverOpens {
  let at = due;
  for (let i = 0; i < pauses.length && at !== 'never-opens'; i += 2) {
    const from = pauses[i] as number;
    const to = pauses[i + 1] as number;
    if (from >= at) break;
    const moved =
      to === Number.POSITIVE_INFINITY
        ? 'never-opens'
        : addTime(calendar, at, timeBetween(calendar, from, to));
    at = moved === 'never-opens' ? moved : Math.max(moved, to);
  }
  return at;
}

function roundUp(
  { roundUpMs }: CompiledTarget,
  calendar: CompiledCalendar | undefined,
  dueAt: number,
): number {
  if (roundUpMs === undefined || calendar === undefined) return dueAt;
  // A deadline on a close is already there; looking from just before it finds that close.
  const closeAt = nextCloseAt(calendar, dueAt - 1);
  if (typeof closeAt !== 'number') return dueAt;
  return timeBetween(calendar, dueAt, closeAt) < roundUpMs || roundUpMs === Number.POSITIVE_INFINITY
    ? closeAt
    : dueAt;
}
