import { civilDateOf } from '../core/civil.js';
import type { TimeSet } from '../core/time-set.js';
import type { Zone } from '../zone/zone.js';
import type { DaySpan } from './date-span.js';
import type { HolidayRule } from './holiday.js';
import { hoursOn, type WeekPlan } from './week.js';

/** A definition as read: texts became numbers, nothing is resolved to instants yet. */
export type CalendarPlan = PlainPlan | ComposedPlan;

export interface PlainPlan {
  readonly kind: 'plain';
  readonly name: string;
  readonly zone: Zone;
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
  readonly parts: readonly CalendarPlan[];
}

export interface LayerPlan {
  readonly name: string;
  readonly week: WeekPlan;
  /** A span of dates, or days of the year as `month * 100 + day`, both ends included. */
  readonly when:
    | { readonly span: DaySpan }
    | { readonly season: { readonly from: number; readonly through: number } };
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
export function weeklyHoursOn(plan: PlainPlan, day: number): TimeSet | undefined {
  const layer = layerOn(plan, day);
  return layer === undefined ? undefined : hoursOn(layer.week, day);
}

function layerHolds(layer: LayerPlan, day: number): boolean {
  if ('span' in layer.when) return layer.when.span.first <= day && day <= layer.when.span.last;
  const { from, through } = layer.when.season;
  const { month, day: dayOfMonth } = civilDateOf(day);
  const inYear = month * 100 + dayOfMonth;
  return from <= through
    ? from <= inYear && inYear <= through
    : inYear >= from || inYear <= through;
}
