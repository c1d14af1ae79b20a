import {
  addOpenTime,
  type NeverOpens,
  openTimeBetween,
  subtractOpenTime,
} from '../calendar/business-time.js';
import type { CompiledCalendar } from '../calendar/compiled.js';
import { MAX_INSTANT } from '../core/instant.js';
import type { CompiledClock } from './compile.js';
import type { CycleState, TargetSpan } from './state.js';
import type { CompiledTarget } from './target.js';

/** A stretch in which a clock counts in one calendar; `to` is `Infinity` while it goes on. */
export interface Stretch {
  readonly calendar: CompiledCalendar | undefined;
  readonly from: number;
  readonly to: number;
}

/**
 * The stretches in which a cycle counts towards the target that holds now: everything about the
 * cycle is a measure of these, or the inverse.
 *
 * @param pauses - The pauses that stop the count, as alternating boundaries of even number.
 * @param end - The end of the cycle, `Infinity` while it is open.
 */
export function countingStretches(
  clock: CompiledClock,
  cycle: CycleState,
  pauses: readonly number[],
  end: number,
): readonly Stretch[] {
  const spans = calendarSpans(clock, cycle, end);
  if (pauses.length === 0) return spans;
  const out: Stretch[] = [];
  for (const { calendar, from, to } of spans) {
    let at = from;
    for (let i = 0; i < pauses.length; i += 2) {
      const pausedFrom = pauses[i] as number;
      const pausedTo = pauses[i + 1] as number;
      if (pausedTo <= at) continue;
      if (pausedFrom >= to) break;
      if (pausedFrom > at) out.push({ calendar, from: at, to: pausedFrom });
      at = pausedTo;
    }
    if (at < to) out.push({ calendar, from: at, to });
  }
  return out;
}

/** The time counted up to an instant. */
export function countedUntil(stretches: readonly Stretch[], at: number): number {
  let total = 0;
  for (const { calendar, from, to } of stretches) {
    if (from >= at) break;
    total += timeBetween(calendar, from, Math.min(to, at));
  }
  return total;
}

/** The earliest instant by which `amount` has been counted: the inverse of {@link countedUntil}. */
export function instantOf(
  stretches: readonly Stretch[],
  amount: number,
  earliest: boolean,
): number | NeverOpens {
  let left = amount;
  for (const { calendar, from, to } of stretches) {
    const found = addTime(calendar, from, left, earliest);
    if (to === Number.POSITIVE_INFINITY) return found;
    if (found !== 'never-opens' && (found < to || (earliest && found === to))) return found;
    left -= timeBetween(calendar, from, to);
  }
  return 'never-opens';
}

/** Time of a calendar between two instants; without a calendar, the time that passes. */
export function timeBetween(
  calendar: CompiledCalendar | undefined,
  from: number,
  to: number,
): number {
  return calendar === undefined ? to - from : openTimeBetween(calendar, from, to);
}

/** Adds time of a calendar, or time that passes. */
export function addTime(
  calendar: CompiledCalendar | undefined,
  from: number,
  amount: number,
  earliest: boolean = true,
): number | NeverOpens {
  if (calendar !== undefined) return addOpenTime(calendar, from, amount, earliest);
  return from + amount > MAX_INSTANT ? 'never-opens' : from + amount;
}

/** Subtracts time of a calendar, or time that passes: the mirror of {@link addTime}. */
export function subtractTime(
  calendar: CompiledCalendar | undefined,
  from: number,
  amount: number,
): number | NeverOpens {
  return calendar === undefined ? from - amount : subtractOpenTime(calendar, from, amount);
}

/** The target that holds now, or held when the cycle ended. */
export function currentTarget(clock: CompiledClock, cycle: CycleState): CompiledTarget {
  return clock.parts.targets[currentSpan(cycle).target] as CompiledTarget;
}

/** The calendar that holds now, or held when the cycle ended. */
export function currentCalendar(
  clock: CompiledClock,
  cycle: CycleState,
): CompiledCalendar | undefined {
  return calendarOf(clock, currentSpan(cycle));
}

function currentSpan(cycle: CycleState): TargetSpan {
  return cycle.targets[cycle.targets.length - 1] as TargetSpan;
}

/** The most specific calendar: the target's own, then the one chosen by attributes, then the clock's. */
function calendarOf({ parts }: CompiledClock, span: TargetSpan): CompiledCalendar | undefined {
  return (
    parts.targets[span.target]?.calendar ??
    parts.calendars[span.calendar]?.calendar ??
    parts.calendar
  );
}

/** Which calendar measures which part of a cycle, by the rule for changes of target and calendar. */
function calendarSpans(clock: CompiledClock, cycle: CycleState, end: number): readonly Stretch[] {
  const { targets, startedAt } = cycle;
  const calendar = currentCalendar(clock, cycle);
  if (end <= startedAt) return [];
  const { targetChange } = clock.parts;
  if (targets.length === 1 || targetChange === 'retroactive')
    return [{ calendar, from: startedAt, to: end }];
  if (targetChange === 'restart')
    return [{ calendar, from: Math.max(startedAt, currentSpan(cycle).fromAt), to: end }];
  const bound = (i: number): number =>
    i === 0 ? startedAt : Math.max(startedAt, targets[i]?.fromAt ?? end);
  return targets
    .map((span, i) => ({
      calendar: calendarOf(clock, span),
      from: bound(i),
      to: i + 1 < targets.length ? bound(i + 1) : end,
    }))
    .filter(({ from, to }) => from < to);
}
