import { ALL_DAYS, type DaySpan } from './date-span.js';
import type { HolidayRule } from './holiday-rule.js';
import type { CalendarPlan, LayerPlan } from './plan.js';
import { hasHours } from './week.js';

/**
 * When a plan can be open, and when it changes, as far as what is written tells. Outside of the days
 * that it names, its hours repeat; so a search for open time has an end.
 */

/** The days outside of which a plan is surely closed. */
export function openDays(plan: CalendarPlan): DaySpan {
  if (plan.kind === 'plain') {
    const weekly = plan.layers
      .filter((layer) => hasHours(layer.week))
      .map((layer) => ('span' in layer.when ? layer.when.span : ALL_DAYS));
    const dated = plan.overrides
      .filter((override) => override.hours.length > 0)
      .map((override) => override.span);
    return hull([...weekly, ...dated]);
  }
  const parts = plan.parts.map(openDays);
  if (plan.kind === 'difference') return parts[0] as DaySpan;
  if (plan.kind === 'union') return hull(parts);
  return {
    first: Math.max(...parts.map((part) => part.first)),
    last: Math.min(...parts.map((part) => part.last)),
  };
}

/** Weeks that a year has at least: so often does every weekday come. */
const WEEKS_A_YEAR = 52;

/**
 * The proof that nearly every calendar passes without compiling a year: hours every week, no breaks,
 * and fewer closings in a year than the year has weeks.
 */
export function surelyOpens(plan: CalendarPlan): boolean {
  if (plan.kind !== 'plain' || plan.breaks.length > 0) return false;
  const closings = plan.holidays.reduce((days, rule) => days + mostClosings(rule), 0);
  const [base] = plan.layers;
  return (
    plan.layers.length === 1 &&
    base !== undefined &&
    isAlways(base) &&
    base.week.kind === 'single' &&
    hasHours(base.week) &&
    closings < WEEKS_A_YEAR &&
    plan.overrides.length === 0
  );
}

/** How many days of a year a holiday closes at most: its dates, their substitutes, and one eve. */
function mostClosings({ when, substitute, eve }: HolidayRule): number {
  const dates = 'span' in when ? when.span.last - when.span.first + 1 : 1;
  const moves = Object.values(substitute).some((direction) => direction !== undefined);
  return dates * (moves ? 2 : 1) + (eve === undefined ? 0 : 1);
}

/** Whether a layer holds on every day: weekly hours do, and a layer without dates. */
function isAlways(layer: LayerPlan): boolean {
  return 'span' in layer.when && layer.when.span === ALL_DAYS;
}

function hull(spans: readonly DaySpan[]): DaySpan {
  return spans.reduce(
    (all, span) => ({
      first: Math.min(all.first, span.first),
      last: Math.max(all.last, span.last),
    }),
    { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY },
  );
}
