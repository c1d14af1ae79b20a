import { businessDayAfter } from '../../calendar/business-days.js';
import type { NeverOpens } from '../../calendar/business-time.js';
import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { nextCloseAt, nextOpenAt } from '../../calendar/opening.js';
import type { ClockPlan } from '../rule/plan.js';
import type { CompiledDayTarget } from '../rule/target.js';
import {
  addTime,
  instantOf,
  type Stretch,
  subtractTime,
  timeBetween,
  withoutPauses,
} from './counted-time.js';
import type { CycleState } from './state.js';
import { type CycleTerms, calendarSpans, termsOf } from './terms.js';

/** How a cycle goes on for the purpose of its deadline, and the deadline that comes of it. */
export interface Course {
  readonly terms: CycleTerms;
  /** The stretches that count. */
  readonly stretches: readonly Stretch[];
  /** Wall-clock pauses that the rule adds to the deadline, up to the instant of the report. */
  readonly wallPausedMs: number;
  readonly dueAt: number | NeverOpens;
}

/** The deadline of a cycle as things stand at its end: what a sequential successor waits for. */
export function deadlineOf(plan: ClockPlan, cycle: CycleState): number | NeverOpens {
  const terms = termsOf(plan, cycle);
  return courseOf(terms, terms.pauses, cycle.endedAt as number).dueAt;
}

/**
 * The course of a cycle that goes on unpaused after `until`, with pauses as given. An ended cycle
 * goes on as well: its deadline is what it would have been.
 */
export function courseOf(terms: CycleTerms, pauses: readonly number[], until: number): Course {
  const { plan, target, pausesStop } = terms;
  const spans = calendarSpans(terms, Number.POSITIVE_INFINITY);
  const stretches = pausesStop ? withoutPauses(spans, pauses) : spans;
  const base = baseDueAt(terms, stretches, pauses);
  const isAdded = plan.pauseExtends === 'wall' && target.pausable && pauses.length > 0;
  const wallPausedMs = isAdded ? wallAdded(pauses, base, until) : 0;
  const dueAt = roundedUp(terms, later(base, wallPausedMs));
  return { terms, stretches, wallPausedMs, dueAt };
}

/** The wall-clock length of the pauses that began before the deadline: one after it moves nothing. */
function wallAdded(pauses: readonly number[], base: number | NeverOpens, until: number): number {
  let added = 0;
  for (let i = 0; i < pauses.length && base !== 'never-opens'; i += 2) {
    const from = pauses[i] as number;
    if (from >= until || from >= base + added) break;
    added += Math.min(pauses[i + 1] as number, until) - from;
  }
  return added;
}

/** The end of the softer second level, rounded as the deadline is; `null` without one. */
export function acceptableUntilAt({
  terms,
  stretches,
  wallPausedMs,
}: Course): number | NeverOpens | null {
  const { plan, target } = terms;
  if (target.kind !== 'elapsed' || target.acceptableMs === undefined) return null;
  const base = instantOf(stretches, target.acceptableMs, plan.landsOnClose);
  return roundedUp(terms, later(base, wallPausedMs));
}

/** The instant up to which the target counts as kept: the deadline and its grace. */
export function keptUntilAt(course: Course): number | NeverOpens {
  const { graceMs } = course.terms.target;
  return graceMs === 0 ? course.dueAt : shiftedBy(course, graceMs);
}

/** The length of the target in its clock; for days and fixed instants, up to their deadline without pauses. */
export function targetMsOf({ terms, stretches }: Course): number {
  const { target, calendar, cycle } = terms;
  if (target.kind === 'elapsed') return target.targetMs;
  const base = baseDueAt(terms, stretches, []);
  return base === 'never-opens' ? 0 : Math.max(0, timeBetween(calendar, cycle.startedAt, base));
}

/** The instant that lies so much of the clock after the deadline, or before it when negative. */
export function shiftedBy(course: Course, byMs: number): number | NeverOpens {
  const { terms, stretches, wallPausedMs, dueAt } = course;
  const { plan, target, calendar } = terms;
  // Where the deadline is an amount of the clock, so is every distance from it: pauses lie between.
  if (target.kind === 'elapsed' && target.roundUpMs === undefined) {
    const found = instantOf(stretches, Math.max(0, target.targetMs + byMs), plan.landsOnClose);
    return later(found, wallPausedMs);
  }
  if (dueAt === 'never-opens') return dueAt;
  return byMs >= 0 ? addTime(calendar, dueAt, byMs) : subtractTime(calendar, dueAt, -byMs);
}

/** So much later on the wall. */
export function later(at: number | NeverOpens, byMs: number): number | NeverOpens {
  return at === 'never-opens' ? at : addTime(undefined, at, byMs);
}

/** The deadline before what the rule adds to it. */
function baseDueAt(
  terms: CycleTerms,
  stretches: readonly Stretch[],
  pauses: readonly number[],
): number | NeverOpens {
  const { plan, cycle, target } = terms;
  switch (target.kind) {
    case 'elapsed':
      return instantOf(stretches, target.targetMs, plan.landsOnClose);
    case 'fixed':
      return cycle.fixedDueAt ?? 'never-opens';
    case 'businessDays':
      return dayDueAt(terms, target, pauses);
  }
}

function dayDueAt(
  { plan, cycle, pausesStop, ...terms }: CycleTerms,
  { days, dayPlan }: CompiledDayTarget,
  pauses: readonly number[],
): number | NeverOpens {
  // The rule was refused unless such a target has a calendar for every ticket.
  const calendar = terms.calendar as CompiledCalendar;
  const due = businessDayAfter(calendar, cycle.startedAt, days, dayPlan);
  const moved = pausesStop ? afterPauses(calendar, due, pauses) : due;
  return moved === 'never-opens' || plan.landsOnClose ? moved : nextOpenAt(calendar, moved);
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

/** The close to which a target rounds its deadline up, if it does. */
function roundedUp(
  { target, calendar }: CycleTerms,
  dueAt: number | NeverOpens,
): number | NeverOpens {
  const { roundUpMs } = target;
  if (dueAt === 'never-opens' || roundUpMs === undefined || calendar === undefined) return dueAt;
  // A deadline on a close is already there; looking from just before it finds that close.
  const closeAt = nextCloseAt(calendar, dueAt - 1);
  if (typeof closeAt !== 'number') return dueAt;
  return timeBetween(calendar, dueAt, closeAt) < roundUpMs || roundUpMs === Number.POSITIVE_INFINITY
    ? closeAt
    : dueAt;
}
