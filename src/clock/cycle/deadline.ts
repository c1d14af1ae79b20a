import { businessDayAfter } from '../../calendar/business-days.js';
import type { NeverOpens } from '../../calendar/business-time.js';
import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { nextCloseAt, nextOpenAt } from '../../calendar/opening.js';
import { DAY_MS } from '../../core/civil.js';
import { MAX_INSTANT } from '../../core/instant.js';
import { instantOfLabel, labelOfInstant } from '../../zone/zone.js';
import type { ClockPlan } from '../rule/plan.js';
import type { CompiledDayTarget, CompiledWallDayTarget } from '../rule/target.js';
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
  /** The pauses that it goes by. */
  readonly pauses: readonly number[];
  /** The stretches that count. */
  readonly stretches: readonly Stretch[];
  /** Wall-clock pauses that the rule adds to the deadline. */
  readonly wallPausedMs: number;
  readonly dueAt: number | NeverOpens;
}

/** The deadline of a cycle as things stand at its end: what a sequential successor waits for. */
export function deadlineOf(plan: ClockPlan, cycle: CycleState): number | NeverOpens {
  const terms = termsOf(plan, cycle);
  return courseOf(terms, terms.pauses).dueAt;
}

/**
 * The course of a cycle that goes on unpaused after the pauses given. An ended cycle goes on as well:
 * its deadline is what it would have been.
 */
export function courseOf(terms: CycleTerms, pauses: readonly number[]): Course {
  const spans = calendarSpans(terms, Number.POSITIVE_INFINITY);
  const stretches = terms.pausesStop ? withoutPauses(spans, pauses) : spans;
  const base = baseDueAt(terms, stretches, pauses);
  const wallPausedMs = addedOnWall(terms, base, pauses);
  const dueAt = roundedUp(terms, later(base, wallPausedMs));
  return { terms, pauses, stretches, wallPausedMs, dueAt };
}

/**
 * What pauses add to an instant of the clock, where the rule gives their length on the wall: that of
 * those which began before it, as far as it had come by then.
 */
function addedOnWall(
  { plan, target }: CycleTerms,
  at: number | NeverOpens,
  pauses: readonly number[],
): number {
  if (at === 'never-opens' || plan.pauseExtends !== 'wall' || !target.pausable) return 0;
  let added = 0;
  for (let i = 0; i < pauses.length; i += 2) {
    const from = pauses[i] as number;
    if (from >= at + added) break;
    added += (pauses[i + 1] as number) - from;
  }
  return added;
}

/** The level of a cycle that a question is about: its length in its clock, where it has one, and its end. */
export interface Level {
  readonly amountMs: number | undefined;
  /** Wall-clock pauses that the rule adds to its end. */
  readonly wallPausedMs: number;
  readonly dueAt: number | NeverOpens;
}

/** The target of a course. */
export function targetOf({ terms: { target }, wallPausedMs, dueAt }: Course): Level {
  const amountMs = target.kind === 'elapsed' ? target.targetMs : undefined;
  return { amountMs, wallPausedMs, dueAt };
}

/** The softer second level of a course, rounded as the deadline is; `null` without one. */
export function acceptableOf({ terms, stretches, pauses }: Course): Level | null {
  const { plan, target } = terms;
  if (target.kind !== 'elapsed' || target.acceptableMs === undefined) return null;
  const base = instantOf(stretches, target.acceptableMs, plan.landsOnClose);
  const wallPausedMs = addedOnWall(terms, base, pauses);
  const dueAt = roundedUp(terms, later(base, wallPausedMs));
  return { amountMs: target.acceptableMs, wallPausedMs, dueAt };
}

/** The instant up to which a level counts as kept: its end and the grace. */
export function keptUntilAt(course: Course, level: Level = targetOf(course)): number | NeverOpens {
  const { graceMs } = course.terms.target;
  return graceMs === 0 ? level.dueAt : shiftedBy(course, level, graceMs);
}

/** The length of the target in its clock; for days and fixed instants, up to their deadline without pauses. */
export function targetMsOf({ terms, stretches }: Course): number {
  const { target, calendar, cycle } = terms;
  if (target.kind === 'elapsed') return target.targetMs;
  const base = baseDueAt(terms, stretches, []);
  return base === 'never-opens' ? 0 : Math.max(0, timeBetween(calendar, cycle.startedAt, base));
}

/** The instant that lies so much of the clock after the end of a level, or before it when negative. */
export function shiftedBy(course: Course, level: Level, byMs: number): number | NeverOpens {
  const { terms, stretches, pauses } = course;
  const { plan, target, calendar } = terms;
  const { amountMs, wallPausedMs, dueAt } = level;
  // Where the end is an amount of the clock, so is every distance from it: pauses lie between.
  if (amountMs !== undefined && target.roundUpMs === undefined) {
    const found = instantOf(stretches, Math.max(0, amountMs + byMs), plan.landsOnClose);
    // Behind the end the clock stands in further pauses; before it, distances are those from the end.
    return later(found, byMs > 0 ? addedOnWall(terms, found, pauses) : wallPausedMs);
  }
  if (dueAt === 'never-opens') return dueAt;
  if (byMs <= 0) return subtractTime(calendar, dueAt, -byMs);
  const rest = [{ calendar, from: dueAt, to: Number.POSITIVE_INFINITY }];
  return instantOf(withoutPauses(rest, givenPauses(course)), byMs, true);
}

/** The pauses that stand the clock, whatever they give. */
export function givenPauses({ terms: { plan, target }, pauses }: Course): readonly number[] {
  return target.pausable && plan.pauseExtends !== 'none' ? pauses : NO_PAUSES;
}

const NO_PAUSES: readonly number[] = [];

/** So much later on the wall. */
function later(at: number | NeverOpens, byMs: number): number | NeverOpens {
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
    case 'calendarDays':
      return wallDayDueAt(terms, target, pauses);
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

/** So many days later on the wall, at the time of the start or at the agreed one. */
function wallDayDueAt(
  { cycle, calendar, pausesStop }: CycleTerms,
  { days, dueMs, zone: own }: CompiledWallDayTarget,
  pauses: readonly number[],
): number | NeverOpens {
  // The rule was refused unless such a target has a zone, or a calendar for every ticket.
  const zone = own ?? (calendar as CompiledCalendar).plan.zone;
  const label = labelOfInstant(zone, cycle.startedAt);
  const day = Math.floor(label / DAY_MS);
  const due = instantOfLabel(zone, (day + days) * DAY_MS + (dueMs ?? label - day * DAY_MS));
  if (due > MAX_INSTANT) return 'never-opens';
  return pausesStop ? afterPauses(undefined, due, pauses) : due;
}

/**
 * Moves a day's deadline by the open time of each pause that began before it; it never comes before
 * the end of such a pause, also where that lies in closed time.
 */
function afterPauses(
  calendar: CompiledCalendar | undefined,
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
  { target, ...terms }: CycleTerms,
  dueAt: number | NeverOpens,
): number | NeverOpens {
  const { roundUpMs } = target;
  if (dueAt === 'never-opens' || roundUpMs === undefined) return dueAt;
  // The rule was refused unless such a target has a calendar for every ticket.
  const calendar = terms.calendar as CompiledCalendar;
  // A deadline on a close is already there; looking from just before it finds that close.
  const closeAt = nextCloseAt(calendar, dueAt - 1);
  if (typeof closeAt !== 'number') return dueAt;
  return timeBetween(calendar, dueAt, closeAt) < roundUpMs ? closeAt : dueAt;
}
