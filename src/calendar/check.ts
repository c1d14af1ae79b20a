import { DAY_MS, formatDate } from '../core/civil.js';
import { type CheckResult, checkResultOf, type Finding } from '../core/finding.js';
import { childOf, type Reader, readAll } from '../core/read.js';
import { readOpenCalendar } from './compile.js';
import { idleOverrides } from './idle-overrides.js';
import type { CompiledCalendar } from './open/compiled.js';
import { ALL_DAYS, type DaySpan } from './plan/date-span.js';
import type { CalendarDefinition } from './plan/definition.js';
import { type CalendarPlan, layerOn, type OverridePlan, type PlainPlan } from './plan/plan.js';
import { type CalendarWarningCode, warnOf } from './plan/warning.js';

/**
 * Checks a calendar definition and lists all that is wrong or doubtful, as data with stable codes.
 * Never throws. A definition that passes compiles.
 *
 * @param definition - Anything, for example parsed JSON.
 * @returns The definition with warnings, or its errors (and warnings).
 * @example
 * import { checkCalendar } from 'slakit/calendar'
 * const check = checkCalendar({ timeZone: 'Europe/Pariss', weekly: { 'mon-fri': '09:00-17:00' } })
 * check.ok ? '' : check.issues[0]?.message
 * // => 'timeZone: expected an IANA time zone such as Europe/Paris, received "Europe/Pariss" (did you mean Europe/Paris?)'
 */
export function checkCalendar(
  definition: unknown,
): CheckResult<CalendarDefinition, CalendarWarningCode> {
  const findings: Finding<CalendarWarningCode>[] = [];
  readAll(definition, findings, readCompiledCalendar);
  return checkResultOf(definition as CalendarDefinition, findings);
}

/**
 * Reads a definition into a calendar ready to be asked, and notes all that is doubtful in it: one
 * reading for a document that checks its calendars and for one that compiles them.
 */
export function readCompiledCalendar(reader: Reader): CompiledCalendar {
  const calendar = readOpenCalendar(reader);
  // A reader that throws has nobody to tell, and looking costs years of the calendar.
  if (reader.findings !== null) warnOfPlan(reader, calendar.plan);
  return calendar;
}

function warnOfPlan(reader: Reader, plan: CalendarPlan): void {
  if (plan.kind !== 'plain') {
    const parts = childOf(reader, plan.kind);
    plan.parts.forEach((part, i) => {
      warnOfPlan(childOf(parts, i), part);
    });
    return;
  }
  warnOfNightOverlaps(reader, plan);
  warnOfLayerGaps(reader, plan);
  warnOfHolidaysWithoutHours(childOf(reader, 'holidays'), plan);
  const overrides = childOf(reader, 'overrides');
  for (const i of idleOverrides(plan))
    warnOfIdleOverride(childOf(overrides, i), plan.overrides[i] as OverridePlan);
}

/** Hours that run past midnight into the next day's own hours count once. */
function warnOfNightOverlaps(reader: Reader, plan: PlainPlan): void {
  plan.layers.forEach(({ week, name }, index) => {
    // A rota has other hours in the next week.
    const [days, ...others] = week.weeks;
    if (days === undefined || others.length > 0) return;
    days.forEach((hours, i) => {
      const tail = (hours[hours.length - 1] ?? 0) - DAY_MS;
      const next = days[(i + 1) % 7]?.[0];
      if (tail <= 0 || next === undefined || next >= tail) return;
      warnOf(weekOfLayer(reader, index), {
        code: 'overlap-merged',
        expected: 'nights that end before the next day opens',
        received: `${name}: a night that runs into the next day's hours`,
        hint: 'overlapping hours count once',
      });
    });
  });
}

/** Where the hours of a layer stand: weekly hours are the first layer, where there are any. */
function weekOfLayer(reader: Reader, index: number): Reader {
  const weekly = childOf(reader, 'weekly');
  const before = weekly.value === undefined ? 0 : 1;
  if (index < before) return weekly;
  return childOf(childOf(childOf(reader, 'layers'), index - before), 'weekly');
}

/** Without hours for all time, layers may leave dates on which nothing holds. */
function warnOfLayerGaps(reader: Reader, plan: PlainPlan): void {
  const gap = firstGap(plan);
  if (gap === undefined) return;
  warnOf(childOf(reader, 'layers'), {
    code: 'layer-gap',
    expected: 'layers that follow one another',
    received: `no hours from ${formatDate(gap.first)} through ${formatDate(gap.last)}`,
    hint: 'the calendar is closed on these dates; weekly hours would fill the gap',
  });
}

function firstGap(plan: PlainPlan): DaySpan | undefined {
  const spans = plan.layers.flatMap(({ when }) => ('span' in when ? [when.span] : []));
  if (spans.length < plan.layers.length || spans.some((span) => span === ALL_DAYS))
    return undefined;
  const sorted = [...spans].sort((a, b) => a.first - b.first);
  let covered = sorted[0]?.last ?? Number.POSITIVE_INFINITY;
  for (const span of sorted) {
    if (span.first > covered + 1) return { first: covered + 1, last: span.first - 1 };
    covered = Math.max(covered, span.last);
  }
  return undefined;
}

function warnOfHolidaysWithoutHours(reader: Reader, plan: PlainPlan): void {
  plan.holidays.forEach((rule, i) => {
    if (!('span' in rule.when)) return;
    const { first, last } = rule.when.span;
    if (layerOn(plan, first) !== undefined || layerOn(plan, last) !== undefined) return;
    warnOf(childOf(reader, i), {
      code: 'holiday-outside-layers',
      expected: 'a date on which some hours hold',
      received: formatDate(first),
      hint: 'no layer holds on this date, so the holiday closes nothing',
    });
  });
}

function warnOfIdleOverride(reader: Reader, override: OverridePlan): void {
  warnOf(reader, {
    code: 'unreachable-override',
    expected: 'an override that changes the hours of its dates',
    received: `${override.kind} ${override.name} on ${formatDate(override.span.first)}`,
    hint: 'the calendar is the same without it',
  });
}
