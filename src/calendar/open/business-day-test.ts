import { DAY_MS } from '../../core/civil.js';
import { clip, difference, measureWithin, type TimeSet } from '../../core/time-set.js';
import { haveSameClocks, instantOfLabel, labelOfInstant, type Zone } from '../../zone/zone.js';
import type { DaySpan } from '../plan/date-span.js';
import type { CalendarPlan, PlainPlan } from '../plan/plan.js';
import { placeDay, placedTime, restart, startPlacement } from './placement.js';
import { closedTime, type DayHours, openSetOf, overrideHours, ownHoursIn } from './resolve.js';

/** Prepares what the days of a span share, and tells which of them are business days. */
export function businessDayTest(plan: CalendarPlan, span: DaySpan): (day: number) => boolean {
  if (plan.kind === 'plain') return plainDayTest(plan, span);
  if (plan.kind === 'union') {
    const days = new Set<number>();
    for (const part of plan.parts) addStartDays(days, plan.zone, part, span);
    return (day) => days.has(day);
  }
  // A night belongs to its evening; a part on other clocks has other dates, and is not asked.
  const asked = (plan.kind === 'intersection' ? plan.parts : plan.parts.slice(0, 1))
    .filter((part) => haveSameClocks(part.zone, plan.zone))
    .map((part) => businessDayTest(part, span));
  const openTimeOn = openTimeReader(plan, span);
  return (day) => asked.every((isBusinessDay) => isBusinessDay(day)) && openTimeOn(day).length > 0;
}

/**
 * The open time that belongs to a day: hours that start on it, also where they run past midnight;
 * for a composed calendar, its open time on that date.
 */
export function openTimeOfDay(plan: CalendarPlan, day: number): TimeSet {
  return openTimeReader(plan, { first: day, last: day })(day);
}

/** Adds the dates, on the clocks of a zone, on which hours of a part's business days start. */
function addStartDays(days: Set<number>, zone: Zone, part: CalendarPlan, span: DaySpan): void {
  // Clocks lie up to 26 hours apart, and a break may leave of a night only the second morning.
  const wide = { first: span.first - 4, last: span.last + 4 };
  const isBusinessDay = businessDayTest(part, wide);
  const openTimeOn = openTimeReader(part, wide);
  for (let day = wide.first; day <= wide.last; day++) {
    if (!isBusinessDay(day)) continue;
    const open = openTimeOn(day);
    for (let i = 0; i < open.length; i += 2)
      days.add(Math.floor(labelOfInstant(zone, open[i] as number) / DAY_MS));
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
  const { own, added, closed } = sharedHours(plan, span);
  const placement = startPlacement(plan.zone, 1);
  const placeHoursOf = (day: number): void => {
    restart(placement);
    placeDay(placement, day, own[day - span.first] as TimeSet);
    for (const extra of added) if (extra.day === day) placeDay(placement, day, extra.hours);
  };
  return { placement, placeHoursOf, closed };
}

/** What the days of a span open, and all that closes their hours again. */
function sharedHours(
  plan: PlainPlan,
  span: DaySpan,
): { own: readonly TimeSet[]; added: readonly DayHours[]; closed: TimeSet } {
  return {
    own: ownHoursIn(plan, span),
    added: overrideHours(plan, 'add', span),
    // Breaks of a neighbouring day reach across midnight, into these hours or under their nights.
    closed: closedTime(plan, { first: span.first - 2, last: span.last + 2 }),
  };
}
