import { DAY_MS, formatDate } from '../core/civil.js';
import type { Path } from '../core/error.js';
import { measure, type TimeSet } from '../core/time-set.js';
import { compilePlan, neverOpens } from './compile.js';
import { ALL_DAYS, type DaySpan } from './date-span.js';
import type { CalendarDefinition } from './definition.js';
import { type CalendarIssue, type Findings, report } from './issues.js';
import { openSetOf } from './open-set.js';
import { type CalendarPlan, layerOn, type OverridePlan, type PlainPlan } from './plan.js';
import { readCalendar } from './read.js';

/** What a check found. */
export type CalendarCheck =
  | {
      readonly ok: true;
      readonly value: CalendarDefinition;
      readonly warnings: readonly CalendarIssue[];
    }
  | {
      readonly ok: false;
      readonly issues: readonly CalendarIssue[];
      readonly warnings: readonly CalendarIssue[];
    };

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
export function checkCalendar(definition: unknown): CalendarCheck {
  const findings: Findings = { list: [] };
  const plan = readCalendar(definition as CalendarDefinition, [], findings);
  const isReadable =
    plan !== undefined && findings.list.every(({ severity }) => severity === 'warning');
  if (isReadable) {
    if (neverOpens(compilePlan(definition as CalendarDefinition, plan))) reportNeverOpens(findings);
    else warnOfPlan(plan, [], findings);
  }
  const issues = findings.list.filter(({ severity }) => severity === 'error');
  const warnings = findings.list.filter(({ severity }) => severity === 'warning');
  return issues.length === 0
    ? { ok: true, value: definition as CalendarDefinition, warnings }
    : { ok: false, issues, warnings };
}

function reportNeverOpens(findings: Findings): void {
  report(findings, 'error', {
    code: 'calendar-never-opens',
    path: [],
    expected: 'a calendar with some open time',
    received: 'one that is closed for ever',
    hint: 'check the weekly hours, and whether holidays or an intersection remove all of them',
  });
}

function warnOfPlan(plan: CalendarPlan, path: Path, findings: Findings): void {
  if (plan.kind !== 'plain') {
    plan.parts.forEach((part, i) => {
      warnOfPlan(part, [...path, plan.kind, i], findings);
    });
    return;
  }
  warnOfNightOverlaps(plan, path, findings);
  warnOfLayerGaps(plan, path, findings);
  warnOfHolidaysWithoutHours(plan, path, findings);
  plan.overrides.forEach((override, i) => {
    if (!changesAnything(plan, override))
      warnOfIdleOverride(override, [...path, 'overrides', i], findings);
  });
}

/** Hours that run past midnight into the next day's own hours count once. */
function warnOfNightOverlaps(plan: PlainPlan, path: Path, findings: Findings): void {
  for (const { week, name } of plan.layers) {
    for (const days of week.weeks) {
      days.forEach((hours, i) => {
        const tail = (hours[hours.length - 1] ?? 0) - DAY_MS;
        const next = days[(i + 1) % 7]?.[0];
        if (tail <= 0 || next === undefined || next >= tail || week.weeks.length > 1) return;
        report(findings, 'warning', {
          code: 'overlap-merged',
          path: [...path, 'weekly'],
          expected: 'nights that end before the next day opens',
          received: `${name}: a night that runs into the next day's hours`,
          hint: 'overlapping hours count once',
        });
      });
    }
  }
}

/** Without hours for all time, layers may leave dates on which nothing holds. */
function warnOfLayerGaps(plan: PlainPlan, path: Path, findings: Findings): void {
  const gap = firstGap(plan);
  if (gap === undefined) return;
  report(findings, 'warning', {
    code: 'layer-gap',
    path: [...path, 'layers'],
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

function warnOfHolidaysWithoutHours(plan: PlainPlan, path: Path, findings: Findings): void {
  plan.holidays.forEach((rule, i) => {
    if (!('span' in rule.when)) return;
    const { first, last } = rule.when.span;
    if (layerOn(plan, first) !== undefined || layerOn(plan, last) !== undefined) return;
    report(findings, 'warning', {
      code: 'holiday-outside-layers',
      path: [...path, 'holidays', i],
      expected: 'a date on which some hours hold',
      received: formatDate(first),
      hint: 'no layer holds on this date, so the holiday closes nothing',
    });
  });
}

/** The longest stretch of an override that is compared: what does nothing for a year does nothing. */
const COMPARED_DAYS = 400;

function changesAnything(plan: PlainPlan, override: OverridePlan): boolean {
  const { first } = override.span;
  const last = Math.min(override.span.last, first + COMPARED_DAYS);
  const near = plan.overrides.filter(
    ({ span }) => span.first <= last + 3 && span.last >= first - 3,
  );
  const openWith = (overrides: readonly OverridePlan[]): TimeSet =>
    openSetOf({ ...plan, overrides }, (first - 2) * DAY_MS, (last + 3) * DAY_MS);
  const after = openWith(near);
  const before = openWith(near.filter((other) => other !== override));
  return (
    after.length !== before.length ||
    measure(after) !== measure(before) ||
    after.some((bound, i) => bound !== before[i])
  );
}

function warnOfIdleOverride(override: OverridePlan, path: Path, findings: Findings): void {
  report(findings, 'warning', {
    code: 'unreachable-override',
    path,
    expected: 'an override that changes the hours of its dates',
    received: `${override.kind} ${override.name} on ${formatDate(override.span.first)}`,
    hint: 'the calendar is the same without it',
  });
}
