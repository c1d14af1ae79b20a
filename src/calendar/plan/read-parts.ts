import {
  childOf,
  type FieldsOf,
  type FieldsOfUnion,
  type Reader,
  type ValuesOf,
} from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { date, text, word } from '../../core/read-values.js';
import { ALL_DAYS, orderedSpan, refuseBeside, SPAN_FIELDS, spanOf } from './date-span.js';
import type { Break, Layer, Override } from './definition.js';
import { readDays, readHours } from './hours.js';
import type { BreakPlan, LayerPlan, OverridePlan } from './plan.js';
import { isSeasonBound, readSeasonBound, type SeasonBound, seasonOf } from './read-season.js';
import { readWeekPlan } from './week.js';

/** A bound of a layer: a date, or a day of every year. */
type LayerBound = { readonly day: number } | { readonly yearly: SeasonBound };

const LAYER_FIELDS = {
  name: optional(text, 'layer'),
  from: optional(readLayerBound),
  through: optional(readLayerBound),
  weekly: readWeekPlan,
} satisfies FieldsOf<Layer>;

/** Reads a layer of hours. */
export function readLayer(reader: Reader): LayerPlan {
  const { name, weekly, from, through } = readFields(reader, 'a layer of hours', LAYER_FIELDS);
  return { name, week: weekly, when: layerDates(reader, from, through) };
}

function readLayerBound(reader: Reader): LayerBound {
  return isSeasonBound(reader.value) ? { yearly: readSeasonBound(reader) } : { day: date(reader) };
}

function layerDates(
  reader: Reader,
  from: LayerBound | undefined,
  through: LayerBound | undefined,
): LayerPlan['when'] {
  const isSeason = [from, through].some((bound) => bound !== undefined && 'yearly' in bound);
  if (isSeason) return { season: seasonOf(inYear(from, 'from'), inYear(through, 'through')) };
  if (from === undefined && through === undefined) return { span: ALL_DAYS };
  return {
    span: orderedSpan(reader, {
      first: from === undefined ? ALL_DAYS.first : (from as { day: number }).day,
      last: through === undefined ? ALL_DAYS.last : (through as { day: number }).day,
    }),
  };

  /** A season has both its ends as days of the year. */
  function inYear(bound: LayerBound | undefined, name: 'from' | 'through'): SeasonBound {
    return bound !== undefined && 'yearly' in bound
      ? bound.yearly
      : readSeasonBound(childOf(reader, name));
  }
}

const OVERRIDE_FIELDS = {
  kind: word(['replace', 'add', 'remove']),
  name: optional(text, 'override'),
  ...SPAN_FIELDS,
  hours: readHours,
} satisfies FieldsOfUnion<Override>;

/** Reads hours of particular dates. */
export function readOverride(reader: Reader): OverridePlan {
  const { kind, name, hours, ...dates } = readFields(reader, 'an override', OVERRIDE_FIELDS);
  return { kind, name, span: spanOf(reader, dates), hours };
}

const BREAK_FIELDS = {
  name: optional(text, 'break'),
  days: optional(readDays),
  ...SPAN_FIELDS,
  hours: readHours,
} satisfies FieldsOfUnion<Break>;

/** Reads time that never counts. */
export function readBreak(reader: Reader): BreakPlan {
  const fields = readFields(reader, 'a break', BREAK_FIELDS);
  const { name, hours } = fields;
  return { name, when: breakDays(reader, fields), hours };
}

const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

function breakDays(
  reader: Reader,
  { days, date: day, from, through }: ValuesOf<typeof BREAK_FIELDS>,
): BreakPlan['when'] {
  if (days !== undefined) {
    refuseBeside(reader, 'days', { date: day, from, through });
    return { weekdays: days };
  }
  const isDated = day !== undefined || from !== undefined || through !== undefined;
  return isDated ? { span: spanOf(reader, { date: day, from, through }) } : { weekdays: EVERY_DAY };
}
