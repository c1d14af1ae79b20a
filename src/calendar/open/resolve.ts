import { DAY_MS, weekdayOf } from '../../core/civil.js';
import { clip, difference, EMPTY, intersection, type TimeSet, union } from '../../core/time-set.js';
import type { Zone } from '../../zone/zone.js';
import { type DaySpan, spanHolds } from '../plan/date-span.js';
import type {
  BreakPlan,
  CalendarPlan,
  ComposedPlan,
  OverridePlan,
  PlainPlan,
} from '../plan/plan.js';
import { weeklyHoursIn, weeklyHoursOn } from '../plan/plan.js';
import { hoursLeft } from './holiday-day.js';
import { type HolidayDays, resolveHolidays } from './holiday-days.js';
import { overridesByDay } from './override-days.js';
import { placeDay, placedTime, startPlacement } from './placement.js';

/** Label time of particular days: the day, and hours since its 00:00. */
export interface DayHours {
  readonly day: number;
  readonly hours: TimeSet;
}

/**
 * The open time of a plan within `[from, to)`: the one place where a calendar becomes instants, and
 * so the one source of every answer.
 */
export function openSetOf(plan: CalendarPlan, from: number, to: number): TimeSet {
  return plan.kind === 'plain' ? plainOpenSet(plan, from, to) : composedOpenSet(plan, from, to);
}

/** The days whose hours can reach into `[from, to)`: hours last up to 48 h, zones differ by up to 26 h. */
export function daysAround(from: number, to: number): DaySpan {
  return { first: Math.floor(from / DAY_MS) - 3, last: Math.floor(to / DAY_MS) + 2 };
}

/** What changes the weekly hours of some days: most specific wins, so a replacement beats a holiday. */
export interface DayChanges {
  readonly holidays: HolidayDays;
  readonly replacements: ReadonlyMap<number, TimeSet>;
}

/** The changes that a plan makes to the weekly hours among some days. */
export function dayChangesOf(plan: PlainPlan, days: DaySpan): DayChanges {
  // Several replacements of one date add up: two shifts may come from two entries.
  const shifts = new Map<number, TimeSet[]>();
  for (const { day, hours } of overrideHours(plan, 'replace', days)) {
    const known = shifts.get(day);
    if (known === undefined) shifts.set(day, [hours]);
    else known.push(hours);
  }
  const replacements = new Map<number, TimeSet>();
  for (const [day, hours] of shifts) replacements.set(day, joined(hours, union));
  return { replacements, holidays: holidaysOf(plan, days) };
}

/** The hours that belong to a day: a replacing override, else the week cut by a holiday. */
export function ownHoursOn(plan: PlainPlan, day: number, changes: DayChanges): TimeSet {
  const replaced = changes.replacements.get(day);
  if (replaced !== undefined) return replaced;
  return hoursLeft(weeklyHoursOn(plan, day), changes.holidays.get(day));
}

function holidaysOf(plan: PlainPlan, days: DaySpan): HolidayDays {
  return resolveHolidays(plan.holidays, days, {
    weeklyOn: (day) => weeklyHoursOn(plan, day),
    breaksOn: (day) => breaksWithin(plan, day),
  });
}

/** The breaks on the labels of a day, those of its neighbours included: hours run past midnight. */
function breaksWithin(plan: PlainPlan, day: number): TimeSet {
  const around = { first: day - 1, last: day + 1 };
  const shifted = plan.breaks.flatMap((item) =>
    breakHours(item, around).map((one) =>
      Array.from(one.hours, (label) => label + (one.day - day) * DAY_MS),
    ),
  );
  return joined(shifted, union);
}

/** The hours that overrides of one kind name, per day. */
export function overrideHours(
  plan: PlainPlan,
  kind: OverridePlan['kind'],
  days: DaySpan,
): DayHours[] {
  return plan.overrides
    .filter((override) => override.kind === kind)
    .flatMap((override) =>
      daysIn(override.span, days).map((day) => ({ day, hours: override.hours })),
    );
}

/** The hours of one break, per day. */
export function breakHours(item: BreakPlan, days: DaySpan): DayHours[] {
  const { when, hours } = item;
  if ('span' in when) return daysIn(when.span, days).map((day) => ({ day, hours }));
  return daysIn(days, days)
    .filter((day) => when.weekdays.includes(weekdayOf(day)))
    .map((day) => ({ day, hours }));
}

/** Places hours of days on the time line, in a zone. */
export function placeHours(zone: Zone, dayHours: readonly DayHours[]): TimeSet {
  const placement = startPlacement(zone, dayHours.length);
  for (const { day, hours } of dayHours) placeDay(placement, day, hours);
  return placedTime(placement);
}

function plainOpenSet(plan: PlainPlan, from: number, to: number): TimeSet {
  const days = daysAround(from, to);
  const own = startPlacement(plan.zone, days.last - days.first + 1);
  ownHoursIn(plan, days).forEach((hours, i) => {
    placeDay(own, days.first + i, hours);
  });
  let open = placedTime(own);
  const added = addedTime(plan, days);
  if (added.length > 0) open = union(open, added);
  const closed = closedTime(plan, days);
  if (closed.length > 0) open = difference(open, closed);
  return clip(open, from, to);
}

function addedTime(plan: PlainPlan, days: DaySpan): TimeSet {
  const addedOn = overridesByDay(plan, 'add', days);
  if (addedOn === undefined) return EMPTY;
  const placement = startPlacement(plan.zone, 0);
  for (let day = days.first; day <= days.last; day++)
    for (const hours of addedOn(day)) placeDay(placement, day, hours);
  return placedTime(placement);
}

/** What is taken away last from the hours of some days: removing overrides, and breaks. */
export function closedTime(plan: PlainPlan, days: DaySpan): TimeSet {
  const removedOn = overridesByDay(plan, 'remove', days);
  if (removedOn === undefined && plan.breaks.length === 0) return EMPTY;
  const placement = startPlacement(plan.zone, days.last - days.first + 1);
  for (let day = days.first; day <= days.last; day++) {
    const weekday = weekdayOf(day);
    for (const { when, hours } of plan.breaks) {
      const holds = 'span' in when ? spanHolds(when.span, day) : when.weekdays.includes(weekday);
      if (holds) placeDay(placement, day, hours);
    }
    for (const hours of removedOn?.(day) ?? []) placeDay(placement, day, hours);
  }
  return placedTime(placement);
}

/** {@link ownHoursOn} for each of many days. */
export function ownHoursIn(plan: PlainPlan, days: DaySpan): readonly TimeSet[] {
  const own = weeklyHoursIn(plan, days);
  const { holidays, replacements } = dayChangesOf(plan, days);
  for (const [day, holiday] of holidays) {
    const i = day - days.first;
    own[i] = hoursLeft(own[i] as TimeSet, holiday);
  }
  for (const [day, hours] of replacements) own[day - days.first] = hours;
  return own;
}

function composedOpenSet(plan: ComposedPlan, from: number, to: number): TimeSet {
  const sets = plan.parts.map((part) => openSetOf(part, from, to));
  if (plan.kind !== 'difference') return joined(sets, { union, intersection }[plan.kind]);
  const [first, ...others] = sets;
  return others.length === 0
    ? (first as TimeSet)
    : difference(first as TimeSet, joined(others, union));
}

/** Joins sets two by two: a thousand that are joined one after the other would be gone over a thousand times. */
function joined(sets: readonly TimeSet[], join: (a: TimeSet, b: TimeSet) => TimeSet): TimeSet {
  if (sets.length <= 2) {
    const [one = EMPTY, other] = sets;
    return other === undefined ? one : join(one, other);
  }
  const middle = sets.length >> 1;
  return join(joined(sets.slice(0, middle), join), joined(sets.slice(middle), join));
}

function daysIn(span: DaySpan, range: DaySpan): number[] {
  const out: number[] = [];
  for (let day = Math.max(span.first, range.first); day <= Math.min(span.last, range.last); day++)
    out.push(day);
  return out;
}
