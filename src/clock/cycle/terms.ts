import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import type { NamedCalendar } from '../rule/calendars.js';
import type { ClockPlan } from '../rule/plan.js';
import type { CompiledTarget } from '../rule/target.js';
import type { Stretch } from './counted-time.js';
import { cappedPauses } from './pause.js';
import type { CycleState, TargetSpan } from './state.js';

/** What holds for a cycle now, or held when it ended: everything but the instant of a report. */
export interface CycleTerms {
  readonly plan: ClockPlan;
  readonly cycle: CycleState;
  readonly target: CompiledTarget;
  /** Which target of the rule's list that is. */
  readonly targetIndex: number;
  readonly calendar: CompiledCalendar | undefined;
  /** Its id in the rule; `null` round the clock. */
  readonly calendarId: string | null;
  /** Pauses within their caps, as alternating boundaries of even number; the last end may be `Infinity`. */
  readonly pauses: readonly number[];
  /** Whether pauses stop the count; if not, they move the deadline or nothing. */
  readonly pausesStop: boolean;
}

/** The terms of a cycle. */
export function termsOf(plan: ClockPlan, cycle: CycleState): CycleTerms {
  const span = cycle.targets[cycle.targets.length - 1] as TargetSpan;
  const target = plan.targets[span.target] as CompiledTarget;
  const named = calendarOf(plan, span);
  const calendar = named?.calendar;
  return {
    plan,
    cycle,
    target,
    targetIndex: span.target,
    calendar,
    calendarId: named?.id ?? null,
    pauses: cappedPauses(cycle, plan.pauseCaps, calendar),
    pausesStop: target.pausable && plan.pauseExtends === 'clock',
  };
}

/**
 * Which calendar measures which part of a cycle up to an instant, by the rule for changes of target
 * and calendar: everything about the cycle is a measure of these, or the inverse.
 *
 * @param end - The end of the cycle, `Infinity` while it is open.
 */
export function calendarSpans(terms: CycleTerms, end: number): readonly Stretch[] {
  const { plan, cycle, calendar } = terms;
  const { targets, startedAt } = cycle;
  if (end <= startedAt) return [];
  if (targets.length === 1 || plan.targetChange === 'retroactive')
    return [{ calendar, from: startedAt, to: end }];
  if (plan.targetChange === 'restart') {
    const { fromAt } = targets[targets.length - 1] as TargetSpan;
    return [{ calendar, from: Math.max(startedAt, fromAt), to: end }];
  }
  const bound = (i: number): number =>
    i === 0 ? startedAt : Math.max(startedAt, targets[i]?.fromAt ?? end);
  return targets
    .map((span, i) => ({
      calendar: calendarOf(plan, span)?.calendar,
      from: bound(i),
      to: bound(i + 1),
    }))
    .filter(({ from, to }) => from < to);
}

/** The most specific calendar: the target's own, then the one chosen by attributes, then the clock's. */
function calendarOf(plan: ClockPlan, span: TargetSpan): NamedCalendar | undefined {
  return (
    (plan.targets[span.target] as CompiledTarget).calendar ??
    plan.calendars[span.calendar]?.calendar ??
    plan.calendar
  );
}
