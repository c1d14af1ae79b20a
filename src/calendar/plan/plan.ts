import { weekdayOf } from '../../core/civil.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import type { Zone } from '../../zone/zone.js';
import { type DaySpan, spanHolds } from './date-span.js';
import type { HolidayRule } from './holiday-rule.js';
import { type Season, seasonsIn } from './season.js';
import { hoursOn, type WeekPlan, weekFrom } from './week.js';

/** What a business day counts for in shares: whole numbers, so that sums of them are exact. */
export const WHOLE_DAY = 10_000;

/** A definition as read: texts became numbers, nothing is resolved to instants yet. */
export type CalendarPlan = PlainPlan | ComposedPlan;

export interface PlainPlan {
  readonly kind: 'plain';
  readonly name: string;
  readonly zone: Zone;
  /** How many units a whole business day has; 1 where no date counts for less. */
  readonly dayUnits: number;
  /** What business days count for by weekday, in ten-thousandths; `undefined` where all are whole. */
  readonly dayShares: readonly number[] | undefined;
  /** The base first, later layers win. */
  readonly layers: readonly LayerPlan[];
  readonly holidays: readonly HolidayRule[];
  readonly overrides: readonly OverridePlan[];
  readonly breaks: readonly BreakPlan[];
}

export interface ComposedPlan {
  readonly kind: 'union' | 'intersection' | 'difference';
  readonly name: string;
  /** The zone whose dates count as days. */
  readonly zone: Zone;
  /** A multiple of the units of each part. */
  readonly dayUnits: number;
  readonly parts: readonly CalendarPlan[];
}

export interface LayerPlan {
  readonly name: string;
  readonly week: WeekPlan;
  readonly when: { readonly span: DaySpan } | { readonly season: Season };
}

export interface OverridePlan {
  readonly kind: 'replace' | 'add' | 'remove';
  readonly name: string;
  readonly span: DaySpan;
  readonly hours: TimeSet;
}

export interface BreakPlan {
  readonly name: string;
  readonly hours: TimeSet;
  readonly when: { readonly span: DaySpan } | { readonly weekdays: readonly number[] };
}

/** The layer that holds on a day, or `undefined` in a gap. */
export function layerOn(plan: PlainPlan, day: number): LayerPlan | undefined {
  for (let i = plan.layers.length - 1; i >= 0; i--) {
    const layer = plan.layers[i] as LayerPlan;
    if (layerHolds(layer, day)) return layer;
  }
  return undefined;
}

/** The weekly hours of a day: holidays, overrides and breaks left aside. */
export function weeklyHoursOn(plan: PlainPlan, day: number): TimeSet {
  const layer = layerOn(plan, day);
  return layer === undefined ? EMPTY : hoursOn(layer.week, day);
}

/** {@link weeklyHoursOn} for each of many days; nothing where no layer holds. */
export function weeklyHoursIn(plan: PlainPlan, days: DaySpan): TimeSet[] {
  const hours = new Array<TimeSet>(days.last - days.first + 1).fill(EMPTY);
  for (const { week, when } of plan.layers) {
    const spans = 'span' in when ? [when.span] : seasonsIn(when.season, days);
    for (const span of spans) {
      const first = Math.max(span.first, days.first);
      const last = Math.min(span.last, days.last);
      for (let monday = first - weekdayOf(first); monday <= last; monday += 7) {
        const weekHours = weekFrom(week, monday);
        const end = Math.min(monday + 6, last);
        for (let day = Math.max(monday, first); day <= end; day++)
          hours[day - days.first] = weekHours[day - monday] ?? EMPTY;
      }
    }
  }
  return hours;
}

function layerHolds({ when }: LayerPlan, day: number): boolean {
  return 'span' in when
    ? spanHolds(when.span, day)
    : seasonsIn(when.season, { first: day, last: day }).some((span) => spanHolds(span, day));
}
