import { DAY_MS, weekdayOf } from '../../core/civil.js';
import { clip, difference, measureWithin, type TimeSet } from '../../core/time-set.js';
import { haveSameClocks, instantOfLabel, labelOfInstant } from '../../zone/zone.js';
import type { DaySpan } from '../plan/date-span.js';
import type { CalendarPlan, ComposedPlan, PlainPlan } from '../plan/plan.js';
import { WHOLE_DAY } from '../plan/plan.js';
import { shareLeft } from './holiday-day.js';
import { overridesByDay } from './override-days.js';
import { placeDay, placedTime, restart, startPlacement } from './placement.js';
import { closedTime, type DayChanges, dayChangesOf, openSetOf, ownHoursIn } from './resolve.js';

/** What a day counts for, in units of a plan: nothing where it is no business day. */
type UnitsOn = (day: number) => number;

/** Prepares what the days of a span share, and tells what each counts for. */
export function businessDayUnits(plan: CalendarPlan, span: DaySpan): UnitsOn {
  if (plan.kind === 'plain') return plainDayUnits(plan, span);
  if (plan.kind === 'union') {
    const units = new Map<number, number>();
    for (const part of plan.parts) addStartDays(units, plan, part, span);
    return (day) => units.get(day) ?? 0;
  }
  // A night belongs to its evening; a part on other clocks has other dates, and is not asked.
  const asked = (plan.kind === 'intersection' ? plan.parts : plan.parts.slice(0, 1))
    .filter((part) => haveSameClocks(part.zone, plan.zone))
    .map((part) => scaledUnits(plan, part, span));
  const openTimeOn = openTimeReader(plan, span);
  return (day) => {
    const units = asked.reduce((least, unitsOn) => Math.min(least, unitsOn(day)), plan.dayUnits);
    return units > 0 && openTimeOn(day).length > 0 ? units : 0;
  };
}

/** The units of a part in those of the whole. */
function scaledUnits({ dayUnits }: ComposedPlan, part: CalendarPlan, span: DaySpan): UnitsOn {
  const unitsOn = businessDayUnits(part, span);
  const scale = dayUnits / part.dayUnits;
  return scale === 1 ? unitsOn : (day) => scale * unitsOn(day);
}

/**
 * The open time that belongs to a day: hours that start on it, also where they run past midnight;
 * for a composed calendar, its open time on that date.
 */
export function openTimeOfDay(plan: CalendarPlan, day: number): TimeSet {
  return openTimeReader(plan, { first: day, last: day })(day);
}

/** Adds the dates, on the clocks of a union, on which hours of a part's business days start; the most counts. */
function addStartDays(
  units: Map<number, number>,
  union: ComposedPlan,
  part: CalendarPlan,
  span: DaySpan,
): void {
  // Clocks lie up to 26 hours apart, and a break may leave of a night only the second morning.
  const wide = { first: span.first - 4, last: span.last + 4 };
  const unitsOn = scaledUnits(union, part, wide);
  const openTimeOn = openTimeReader(part, wide);
  for (let day = wide.first; day <= wide.last; day++) {
    const ofDay = unitsOn(day);
    if (ofDay === 0) continue;
    const open = openTimeOn(day);
    for (let i = 0; i < open.length; i += 2) {
      const start = Math.floor(labelOfInstant(union.zone, open[i] as number) / DAY_MS);
      units.set(start, Math.max(units.get(start) ?? 0, ofDay));
    }
  }
}

/** Prepares what the days of a span share, and gives the open time that belongs to each. */
function openTimeReader(plan: CalendarPlan, span: DaySpan): (day: number) => TimeSet {
  if (plan.kind === 'plain') {
    const { placement, placeHoursOf, closed } = dayPlacer(plan, span);
    return (day) => {
      placeHoursOf(day);
      const open = placedTime(placement);
      if (closed.length === 0) return open.slice();
      return difference(open, clip(closed, (day - 3) * DAY_MS, (day + 4) * DAY_MS));
    };
  }
  const { from, to } = boundsOfDays(plan, span);
  const open = openSetOf(plan, from, to);
  return (day) => {
    const bounds = boundsOfDays(plan, { first: day, last: day });
    return clip(open, bounds.from, bounds.to);
  };
}

function boundsOfDays({ zone }: CalendarPlan, days: DaySpan): { from: number; to: number } {
  return {
    from: instantOfLabel(zone, days.first * DAY_MS),
    to: instantOfLabel(zone, (days.last + 1) * DAY_MS),
  };
}

function plainDayUnits(plan: PlainPlan, span: DaySpan): UnitsOn {
  const isBusinessDay = plainDayTest(plan, span);
  if (plan.dayUnits === 1) return (day) => (isBusinessDay(day) ? 1 : 0);
  const changes = dayChangesOf(plan, span);
  const share = plan.dayUnits / WHOLE_DAY;
  return (day) => (isBusinessDay(day) ? Math.round(share * shareOn(plan, day, changes)) : 0);
}

/** What a business day counts for, in ten-thousandths: a replacement beats the holidays of its date. */
function shareOn({ dayShares }: PlainPlan, day: number, changes: DayChanges): number {
  const byWeekday = dayShares?.[weekdayOf(day)] ?? WHOLE_DAY;
  const holiday = changes.replacements.has(day) ? undefined : changes.holidays.get(day);
  return holiday === undefined ? byWeekday : Math.min(byWeekday, shareLeft(holiday));
}

/** Whether some hours of a day come to pass: a gap of the clocks may hold them all, or a break. */
function plainDayTest(plan: PlainPlan, span: DaySpan): (day: number) => boolean {
  const { placement, placeHoursOf, closed } = dayPlacer(plan, span);
  return (day) => {
    placeHoursOf(day);
    const { bounds, length } = placement;
    for (let i = 0; i < length; i += 2) {
      const [start, end] = [bounds[i] as number, bounds[i + 1] as number];
      if (measureWithin(closed, start, end) < end - start) return true;
    }
    return false;
  };
}

/** Places the hours of one day at a time, before what closes them again is taken off. */
function dayPlacer(plan: PlainPlan, span: DaySpan) {
  const { own, addedOn, closed } = sharedHours(plan, span);
  const placement = startPlacement(plan.zone, 1);
  const placeHoursOf = (day: number): void => {
    restart(placement);
    placeDay(placement, day, own[day - span.first] as TimeSet);
    for (const hours of addedOn?.(day) ?? []) placeDay(placement, day, hours);
  };
  return { placement, placeHoursOf, closed };
}

/** What the days of a span open, and all that closes their hours again. */
function sharedHours(
  plan: PlainPlan,
  span: DaySpan,
): { own: readonly TimeSet[]; addedOn: ReturnType<typeof overridesByDay>; closed: TimeSet } {
  return {
    own: ownHoursIn(plan, span),
    addedOn: overridesByDay(plan, 'add', span),
    // Breaks of a neighbouring day reach across midnight, into these hours or under their nights.
    closed: closedTime(plan, { first: span.first - 2, last: span.last + 2 }),
  };
}
