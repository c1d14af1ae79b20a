import { civilDateOf, epochDayOf, kindOfYear, weekdayOf } from '../../core/civil.js';
import { yearOfClocks, type Zone } from '../../zone/zone.js';
import { ALL_DAYS, type DaySpan } from './date-span.js';
import { type Church, easterSunday } from './easter.js';
import type { RecurringDay } from './holiday-rule.js';
import type { CalendarPlan, LayerPlan, PlainPlan } from './plan.js';
import { NEAR_EASTER } from './season.js';
import type { WeekPlan } from './week.js';

/**
 * Which years of a plan have the same hours. A calendar is asked about thousands of years by a
 * database's 0001-01-01 and 9999-12-31, and by whoever seldom opens; there are 14 kinds of years, and
 * away from the dates that a plan names nothing else tells them apart.
 */
export interface YearShape {
  /** Equal for years whose open time is the same, day by day; `undefined` for a year of its own. */
  readonly keyOf: (year: number) => string | undefined;
}

/** The last year that slakit knows, 9999. */
export const LAST_YEAR = 9999;

/** What makes years of a plan differ. */
interface Differences {
  readonly zones: Set<Zone>;
  /** Years in which something begins or ends. */
  readonly ends: Set<number>;
  readonly rotas: Map<string, WeekPlan>;
  readonly churches: Set<Church>;
  /** Whether some day is so far from Easter that it may lie in another year. */
  isScattered: boolean;
}

/** The shape of the years of a plan. */
export function yearShapeOf(plan: CalendarPlan): YearShape {
  const differences: Differences = {
    zones: new Set(),
    ends: new Set(),
    rotas: new Map(),
    churches: new Set(),
    isScattered: false,
  };
  collect(differences, plan);
  const { isScattered, zones, rotas, churches } = differences;
  if (isScattered) return { keyOf: () => undefined };
  const stretchOf = stretches(differences);
  return {
    keyOf: (year) => {
      const stretch = stretchOf[year] as number;
      if (stretch < 0) return undefined;
      // The ISO week of 1 January goes with the year before.
      let key = `${stretch} ${kindOfYear(year)} ${kindOfYear(year - 1) % 2}`;
      const newYear = epochDayOf(year, 1, 1);
      const monday = newYear - weekdayOf(newYear);
      for (const { anchorMonday, weeks } of rotas.values()) {
        const week = (monday - anchorMonday) / 7;
        key += ` ${((week % weeks.length) + weeks.length) % weeks.length}`;
      }
      for (const zone of zones) key += ` ${yearOfClocks(zone, year)}`;
      for (const church of churches) key += ` ${easterSunday(year, church) - newYear}`;
      return key;
    },
  };
}

function collect(differences: Differences, plan: CalendarPlan): void {
  differences.zones.add(plan.zone);
  for (const { day } of plan.zone.changes?.later ?? []) differences.ends.add(civilDateOf(day).year);
  if (plan.kind === 'plain') collectPlain(differences, plan);
  else for (const part of plan.parts) collect(differences, part);
}

function collectPlain(differences: Differences, plan: PlainPlan): void {
  const { ends } = differences;
  for (const { when } of [...plan.layers, ...plan.holidays, ...plan.breaks])
    if ('span' in when) addEnds(ends, when.span);
  for (const { span } of plan.overrides) addEnds(ends, span);
  for (const layer of plan.layers) collectLayer(differences, layer);
  for (const { when } of plan.holidays) if ('years' in when) collectRecurring(differences, when);
}

function collectLayer({ churches, rotas }: Differences, { when, week }: LayerPlan): void {
  if ('season' in when) for (const church of when.season.churches) churches.add(church);
  if (week.kind === 'cycle') rotas.set(`${week.anchorMonday} ${week.weeks.length}`, week);
}

function collectRecurring(differences: Differences, { years, easter }: RecurringDay): void {
  if (years.first > 1) differences.ends.add(years.first);
  if (years.last < LAST_YEAR) differences.ends.add(years.last);
  if (easter === undefined) return;
  differences.churches.add(easter.church);
  if (Math.abs(easter.offset) > NEAR_EASTER) differences.isScattered = true;
}

function addEnds(ends: Set<number>, { first, last }: DaySpan): void {
  if (first > ALL_DAYS.first) ends.add(civilDateOf(first).year);
  if (last < ALL_DAYS.last) ends.add(civilDateOf(last).year);
}

/** By year the number of the stretch of like years in which it lies, or -1 for a year of its own. */
function stretches({ ends }: Differences): Int32Array {
  const out = new Int32Array(LAST_YEAR + 1).fill(0);
  // Hours of a neighbour reach over the new year, and substitute days by two weeks.
  const own = (from: number, through: number): void => {
    out.fill(-1, Math.max(from - 1, 0), Math.max(Math.min(through + 1, LAST_YEAR) + 1, 0));
  };
  own(0, 1);
  own(LAST_YEAR, LAST_YEAR);
  for (const year of ends) own(year, year);
  let stretch = 0;
  for (let year = 1; year <= LAST_YEAR; year++) {
    if (out[year] === -1) continue;
    if (out[year - 1] === -1) stretch++;
    out[year] = stretch;
  }
  return out;
}
