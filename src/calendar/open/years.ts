import { civilDateOf, DAY_MS, epochDayOf } from '../../core/civil.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../core/instant.js';
import { measure } from '../../core/time-set.js';
import { instantOfLabel, labelOfInstant } from '../../zone/zone.js';
import type { CalendarPlan } from '../plan/plan.js';
import { LAST_YEAR, type YearShape, yearShapeOf } from '../plan/year-shape.js';
import type { CompiledCalendar } from './compiled.js';
import { openSetOf } from './resolve.js';

/**
 * Whole years at once, for questions that reach over many: how long a calendar is open in each. Years
 * of one shape are resolved once, so that ten thousand of them are a sum and no search.
 */
interface Years {
  readonly shape: YearShape;
  /** By year, NaN where nobody asked. */
  readonly openMs: Float64Array;
  readonly closedMs: Float64Array;
  readonly businessDays: Float64Array;
  /** What is known of a shape, by figure and key. */
  readonly byKey: Map<string, number>;
}

/** How many calendars keep their years, 240 kB each: those that first asked last. */
const KEPT = 64;
const kept = new WeakMap<CompiledCalendar, Years>();
const order: WeakRef<CompiledCalendar>[] = [];

/** The year of an instant, on the clocks of a plan; years outside those that slakit knows are the nearest. */
export function yearAt({ zone }: CalendarPlan, at: number): number {
  return yearOfDay(Math.floor(labelOfInstant(zone, at) / DAY_MS));
}

/** The year of an epoch day, or the nearest that slakit knows. */
export function yearOfDay(day: number): number {
  return Math.min(Math.max(civilDateOf(day).year, 1), LAST_YEAR);
}

/** The first instant of a year, on the clocks of a plan; that of the year 10000 is the end of time. */
export function startOfYear({ zone }: CalendarPlan, year: number): number {
  if (year > LAST_YEAR) return MAX_INSTANT + 1;
  return year <= 1 ? MIN_INSTANT : instantOfLabel(zone, epochDayOf(year, 1, 1) * DAY_MS);
}

/** The open time of a year, from its start (included) to that of the next. */
export function openMsOfYear(calendar: CompiledCalendar, year: number): number {
  const known = yearsOf(calendar).openMs[year] as number;
  if (!Number.isNaN(known)) return known;
  const { plan } = calendar;
  return remembered(calendar, 'openMs', year, () =>
    measure(openSetOf(plan, startOfYear(plan, year), startOfYear(plan, year + 1))),
  );
}

/** The closed time of a year: nothing where it is open round the clock. */
export function closedMsOfYear(calendar: CompiledCalendar, year: number): number {
  const known = yearsOf(calendar).closedMs[year] as number;
  if (!Number.isNaN(known)) return known;
  const { plan } = calendar;
  return remembered(
    calendar,
    'closedMs',
    year,
    () => startOfYear(plan, year + 1) - startOfYear(plan, year) - openMsOfYear(calendar, year),
  );
}

/** The business days of a year, counted by `count` where no year of its shape was asked before. */
export function businessDaysOfYear(
  calendar: CompiledCalendar,
  year: number,
  count: () => number,
): number {
  const known = yearsOf(calendar).businessDays[year] as number;
  return Number.isNaN(known) ? remembered(calendar, 'businessDays', year, count) : known;
}

type Figure = 'openMs' | 'closedMs' | 'businessDays';

function remembered(
  calendar: CompiledCalendar,
  figure: Figure,
  year: number,
  resolve: () => number,
): number {
  const years = yearsOf(calendar);
  const key = years.shape.keyOf(year);
  const named = key === undefined ? undefined : `${figure} ${key}`;
  const value = (named === undefined ? undefined : years.byKey.get(named)) ?? resolve();
  if (named !== undefined) years.byKey.set(named, value);
  years[figure][year] = value;
  return value;
}

function yearsOf(calendar: CompiledCalendar): Years {
  const known = kept.get(calendar);
  if (known !== undefined) return known;
  const years: Years = {
    shape: yearShapeOf(calendar.plan),
    openMs: unknownYears(),
    closedMs: unknownYears(),
    businessDays: unknownYears(),
    byKey: new Map(),
  };
  kept.set(calendar, years);
  order.push(new WeakRef(calendar));
  const oldest = order.length > KEPT ? order.shift()?.deref() : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return years;
}

function unknownYears(): Float64Array {
  return new Float64Array(LAST_YEAR + 1).fill(Number.NaN);
}
