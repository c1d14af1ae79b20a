import { DAY_MS, weekdayOf } from '../core/civil.js';
import {
  clip,
  difference,
  EMPTY,
  intersection,
  type TimeSet,
  timeSetOfColumns,
  union,
} from '../core/time-set.js';
import { BLOCK_MS, instantOfLabel, labelOfInstant, offsetRunsOf, type Zone } from '../zone/zone.js';
import type { DaySpan } from './date-span.js';
import { type HolidayDays, resolveHolidays } from './holiday.js';
import type { BreakPlan, CalendarPlan, ComposedPlan, OverridePlan, PlainPlan } from './plan.js';
import { weeklyHoursOn } from './plan.js';

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
  const replacements = new Map<number, TimeSet>();
  for (const { day, hours } of overrideHours(plan, 'replace', days)) {
    // Several replacements of one date add up: two shifts may come from two entries.
    replacements.set(day, union(replacements.get(day) ?? EMPTY, hours));
  }
  return { replacements, holidays: holidaysOf(plan, days) };
}

/** The hours that belong to a day: a replacing override, else the week cut by a holiday. */
export function ownHoursOn(plan: PlainPlan, day: number, changes: DayChanges): TimeSet {
  const replaced = changes.replacements.get(day);
  if (replaced !== undefined) return replaced;
  const { holidays } = changes;
  const weekly = weeklyHoursOn(plan, day) ?? EMPTY;
  const holiday = holidays.get(day);
  if (holiday === undefined) return weekly;
  return holiday.hours === undefined ? EMPTY : intersection(weekly, holiday.hours);
}

function holidaysOf(plan: PlainPlan, days: DaySpan): HolidayDays {
  return resolveHolidays(
    plan.holidays,
    days,
    (day) => (weeklyHoursOn(plan, day) ?? EMPTY).length > 0,
  );
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
export function placeHours(zone: Zone, dayHours: Iterable<DayHours>): TimeSet {
  const starts: number[] = [];
  const ends: number[] = [];
  const toInstant = labelConverter(zone);
  for (const { day, hours } of dayHours) {
    const midnight = day * DAY_MS;
    for (let i = 0; i < hours.length; i += 2) {
      const startLabel = midnight + (hours[i] as number);
      const endLabel = midnight + (hours[i + 1] as number);
      const start = toInstant(startLabel);
      const end = toInstant(endLabel);
      // Hours that lie within a gap of the clocks never happened: they vanish, also a whole skipped day.
      const isSkipped =
        labelOfInstant(zone, start) !== startLabel && labelOfInstant(zone, end) !== endLabel;
      if (start < end && !isSkipped) {
        starts.push(start);
        ends.push(end);
      }
    }
  }
  return timeSetOfColumns(starts, ends);
}

function plainOpenSet(plan: PlainPlan, from: number, to: number): TimeSet {
  const days = daysAround(from, to);
  let open = placeHours(plan.zone, ownHours(plan, days));
  const added = overrideHours(plan, 'add', days);
  if (added.length > 0) open = union(open, placeHours(plan.zone, added));
  const closed = [
    ...overrideHours(plan, 'remove', days),
    ...plan.breaks.flatMap((item) => breakHours(item, days)),
  ];
  if (closed.length > 0) open = difference(open, placeHours(plan.zone, closed));
  return clip(open, from, to);
}

function* ownHours(plan: PlainPlan, days: DaySpan): Iterable<DayHours> {
  const changes = dayChangesOf(plan, days);
  for (let day = days.first; day <= days.last; day++)
    yield { day, hours: ownHoursOn(plan, day, changes) };
}

function composedOpenSet(plan: ComposedPlan, from: number, to: number): TimeSet {
  const combine = { union, intersection, difference }[plan.kind];
  const [first, ...others] = plan.parts.map((part) => openSetOf(part, from, to));
  return others.reduce(combine, first as TimeSet);
}

function daysIn(span: DaySpan, range: DaySpan): number[] {
  const out: number[] = [];
  for (let day = Math.max(span.first, range.first); day <= Math.min(span.last, range.last); day++)
    out.push(day);
  return out;
}

/**
 * Converts labels that arrive in order. Far from a change of offset, which is nearly always, it is
 * one subtraction; a day around a change, and at the edge of a block, the full rule decides.
 */
function labelConverter(zone: Zone): (localMs: number) => number {
  let safeFrom = Number.POSITIVE_INFINITY;
  let safeTo = Number.NEGATIVE_INFINITY;
  let offset = 0;
  return (localMs) => {
    if (localMs < safeFrom || localMs >= safeTo) {
      const at = instantOfLabel(zone, localMs);
      const block = Math.floor(at / BLOCK_MS);
      const runs = offsetRunsOf(zone, block);
      let run = runs.startsAt.length - 1;
      while ((runs.startsAt[run] as number) > at) run--;
      offset = runs.offsetsMs[run] as number;
      safeFrom = (runs.startsAt[run] as number) + offset + DAY_MS;
      safeTo = (runs.startsAt[run + 1] ?? (block + 1) * BLOCK_MS) + offset - DAY_MS;
      return at;
    }
    return localMs - offset;
  };
}
