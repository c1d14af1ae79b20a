import { compileCalendar } from '../../calendar/compile.js';
import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { openTimeSet } from '../../calendar/open-intervals.js';
import { ALL_DAYS, type DaySpan } from '../../calendar/plan/date-span.js';
import type { CalendarDefinition } from '../../calendar/plan/definition.js';
import { type LayerPlan, layerOn, type PlainPlan } from '../../calendar/plan/plan.js';
import { DAY_MS, formatDate, weekdayOf } from '../../core/civil.js';
import { fail } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import { childOf, type Read, type Reader, refuse } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { date } from '../../core/read-values.js';
import { EMPTY, measure, type TimeSet, union } from '../../core/time-set.js';
import { instantOfLabel, labelOfInstant } from '../../zone/zone.js';
import { datesOf } from './dates.js';
import {
  cutAtMidnight,
  dayHoursOf,
  dayHoursOfLabels,
  type HoursByDay,
  sameHours,
} from './day-hours.js';
import { lossOf } from './loss.js';
import { repeatingHoursOn, type Segment } from './segment.js';
import { typicalWeekOf } from './typical-week.js';
import { type RepeatingLoss, withoutRepeatingDates } from './unbounded.js';

/** Dates that a calendar is written out for, both included. */
export interface ExportDates {
  readonly from?: string | undefined;
  readonly through?: string | undefined;
}

/** A code of what of a calendar stretches of repeating hours do not say. */
export type SegmentLoss = RepeatingLoss | 'composition';

/** The readers of {@link ExportDates}, to be joined with other options. */
export const EXPORT_FIELDS: Readonly<Record<keyof ExportDates, Read<number | undefined>>> = {
  from: optional(date),
  through: optional(date),
};

/** The dates of {@link EXPORT_FIELDS} as read; `undefined` for ever. */
export function exportDatesOf(
  reader: Reader,
  { from, through }: { readonly from: number | undefined; readonly through: number | undefined },
): DaySpan | undefined {
  if (from !== undefined && through !== undefined) return datesOf(reader, { from, through });
  if (from === undefined && through === undefined) return undefined;
  refuse(childOf(reader, from === undefined ? 'from' : 'through'), {
    code: 'missing-field',
    expected: 'both from and through, or neither',
    received: 'one of them',
  });
}

/** A calendar as stretches of repeating hours, and what cannot be said so. */
export interface Segments {
  readonly timeZone: string;
  readonly segments: readonly Segment[];
  readonly warnings: readonly Finding<SegmentLoss>[];
}

/**
 * Takes a calendar apart into stretches of repeating hours. With dates everything within them is
 * exact; without, repeating hours go on for ever, and rules that repeat by the year are lost.
 */
export function segmentsOf(definition: CalendarDefinition, span: DaySpan | undefined): Segments {
  const calendar = compileCalendar(definition);
  const { plan } = calendar;
  const timeZone = plan.zone.id;
  if (plan.zone.changes !== undefined) {
    fail({
      code: 'invalid-calendar',
      path: ['calendar', 'timeZoneChanges'],
      expected: 'a calendar of one time zone',
      received: timeZone,
      hint: 'write the calendar of each zone out for its own dates',
    });
  }
  if (plan.kind !== 'plain') return { timeZone, ...composedSegments(calendar, span) };
  if (span !== undefined)
    return { timeZone, segments: plainSegments(plan, span, false), warnings: [] };
  const { plan: rest, warnings } = withoutRepeatingDates(plan);
  return { timeZone, segments: plainSegments(rest, namedDays(rest), true), warnings };
}

function composedSegments(
  calendar: CompiledCalendar,
  span: DaySpan | undefined,
): Pick<Segments, 'segments' | 'warnings'> {
  const { plan } = calendar;
  if (span === undefined) {
    fail({
      code: 'missing-field',
      path: ['options', 'from'],
      expected: 'from and through, because the calendar is composed of others',
      received: 'none',
    });
  }
  const bounds = [span.first, span.last + 1].map((day) => instantOfLabel(plan.zone, day * DAY_MS));
  const open = openTimeSet(calendar, bounds[0] as number, bounds[1] as number);
  const hours = dayHoursOfLabels(onClock(plan, open));
  const week = typicalWeekOf(hours, span);
  const rule = { anchor: span.first - weekdayOf(span.first), hours: week };
  const segment = {
    name: plan.name,
    ...span,
    ...rule,
    exceptions: exceptionsOf(rule, hours, span),
  };
  const loss = lossOf({
    code: 'composition' as const,
    path: [plan.kind],
    expected: 'the calendars one by one',
    received: `the ${plan.kind} of several`,
    hint: 'written as the hours that come of it',
  });
  return { segments: withoutNightsAcross([segment], EMPTY), warnings: [loss] };
}

function onClock(plan: CompiledCalendar['plan'], open: TimeSet): TimeSet {
  const labels = Array.from(open, (at) => labelOfInstant(plan.zone, at));
  const starts = labels.filter((_, i) => i % 2 === 0);
  // Where clocks go back, a stretch can end on an earlier label than it began.
  const ends = labels
    .filter((_, i) => i % 2 === 1)
    .map((end, i) => Math.max(end, starts[i] as number));
  return toTimeSetFromColumns(starts, ends);
}

function plainSegments(plan: PlainPlan, span: DaySpan, unbounded: boolean): readonly Segment[] {
  const hours = dayHoursOf(plan, { first: span.first - 1, last: span.last });
  const segments: Segment[] = [];
  for (let first = span.first; first <= span.last; ) {
    const layer = layerOn(plan, first);
    let last = first;
    while (last < span.last && layerOn(plan, last + 1) === layer) last++;
    const rule = repetitionOf(plan, layer, first);
    segments.push({
      name: layer?.name,
      first: unbounded && first === span.first ? undefined : first,
      last: unbounded && last === span.last ? undefined : last,
      ...rule,
      exceptions: exceptionsOf(rule, hours, { first, last }),
    });
    first = last + 1;
  }
  const before = unbounded ? EMPTY : (hours.get(span.first - 1) ?? EMPTY);
  return withoutNightsAcross(segments, cutAtMidnight(before).tomorrow);
}

/** What a layer says when it holds for good, weekly breaks included, and dates left aside. */
function repetitionOf(
  plan: PlainPlan,
  layer: LayerPlan | undefined,
  near: number,
): Pick<Segment, 'anchor' | 'hours'> {
  const anchor = near - weekdayOf(near);
  if (layer === undefined) return { anchor, hours: Array.from({ length: 7 }, () => EMPTY) };
  const forGood: PlainPlan = {
    ...plan,
    layers: [{ ...layer, when: { span: ALL_DAYS } }],
    holidays: [],
    overrides: [],
    breaks: plan.breaks.filter(({ when }) => 'weekdays' in when),
  };
  const last = anchor + layer.week.weeks.length * 7 - 1;
  return { anchor, hours: [...dayHoursOf(forGood, { first: anchor, last }).values()] };
}

function exceptionsOf(
  rule: Pick<Segment, 'anchor' | 'hours'>,
  hours: HoursByDay,
  span: DaySpan,
): ReadonlyMap<number, TimeSet> {
  const exceptions = new Map<number, TimeSet>();
  for (let day = span.first; day <= span.last; day++) {
    const ofDay = hours.get(day) ?? EMPTY;
    if (!sameHours(ofDay, repeatingHoursOn(rule, day))) exceptions.set(day, ofDay);
  }
  return exceptions;
}

/** A night that runs over the end of a stretch is cut there; the next stretch begins with the rest. */
function withoutNightsAcross(segments: readonly Segment[], before: TimeSet): readonly Segment[] {
  let carried: TimeSet = before;
  return segments.map((segment) => {
    const { first, last } = segment;
    const exceptions = new Map(segment.exceptions);
    const hoursOn = (day: number): TimeSet => exceptions.get(day) ?? repeatingHoursOn(segment, day);
    // The rest of a night may join the hours of the day to more than 24, and so reach further.
    for (let day = first ?? 0; carried.length > 0 && day <= (last ?? day); day++) {
      const all = union(hoursOn(day), carried);
      const tooLong = measure(all) > DAY_MS;
      const { today, tomorrow } = tooLong ? cutAtMidnight(all) : { today: all, tomorrow: EMPTY };
      exceptions.set(day, today);
      carried = tomorrow;
    }
    if (last === undefined) return { ...segment, exceptions };
    const { today, tomorrow } = cutAtMidnight(hoursOn(last));
    if (tomorrow.length > 0) exceptions.set(last, today);
    carried = union(carried, tomorrow);
    return { ...segment, exceptions };
  });
}

/** The named dates with a week around them, so that the stretches at both ends are plain. */
function namedDays(plan: PlainPlan): DaySpan {
  const spans = [...plan.layers, ...plan.holidays, ...plan.breaks].flatMap(({ when }) =>
    'span' in when ? [when.span] : [],
  );
  const bounds = [...spans, ...plan.overrides.map(({ span }) => span)]
    .flatMap(({ first, last }) => [first, last])
    .filter((day) => day !== ALL_DAYS.first && day !== ALL_DAYS.last);
  const first = Math.min(...bounds, EPOCH_MONDAY + 20_000) - 8;
  const last = Math.max(...bounds, first + 16) + 8;
  if (last - first > MOST_DAYS) {
    fail({
      code: 'invalid-option',
      path: ['options', 'from'],
      expected: 'from and through, because the calendar names dates of more than a century',
      received: `${formatDate(first)} to ${formatDate(last)}`,
    });
  }
  return { first, last };
}

const EPOCH_MONDAY = 4;
const MOST_DAYS = 36_600;
