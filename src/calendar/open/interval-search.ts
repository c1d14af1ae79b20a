import { DAY_MS } from '../../core/civil.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../core/instant.js';
import type { Interval } from '../../core/interval.js';
import { countBefore, countUpTo } from '../../core/time-set.js';
import { BLOCK_MS, labelOfInstant } from '../../zone/zone.js';
import { ALL_DAYS } from '../plan/date-span.js';
import type { CalendarPlan } from '../plan/plan.js';
import { blockOf, requireCompiled } from './block.js';
import type { CompiledCalendar } from './compiled.js';
import {
  LONG_WAY,
  nextOpenYear,
  passOpenYears,
  passOpenYearsBack,
  previousOpenYear,
} from './long-way.js';

/** The first whole open interval that ends strictly after an instant. */
export function firstIntervalEndingAfter(
  calendar: CompiledCalendar,
  at: number,
): Interval | undefined {
  const { firstBlock, lastBlock } = requireCompiled(calendar);
  let index = Math.max(Math.floor(at / BLOCK_MS), firstBlock);
  for (let passed = 0; index <= lastBlock; index++, passed++) {
    if (passed === LONG_WAY) {
      const year = nextOpenYear(calendar, index * BLOCK_MS);
      if (year === undefined) return undefined;
      index = Math.max(Math.floor(year / BLOCK_MS), index);
      passed = 0;
    }
    const { bounds } = blockOf(calendar, index);
    const position = countUpTo(bounds, at) & ~1;
    if (position < bounds.length) return wholeInterval(calendar, index, position);
  }
  return undefined;
}

/** The last whole open interval that starts at or before an instant: the mirror. */
export function lastIntervalStartingBy(
  calendar: CompiledCalendar,
  at: number,
): Interval | undefined {
  const { firstBlock, lastBlock } = requireCompiled(calendar);
  let index = Math.min(Math.floor(at / BLOCK_MS), lastBlock);
  for (let passed = 0; index >= firstBlock; index--, passed++) {
    if (passed === LONG_WAY) {
      const year = previousOpenYear(calendar, (index + 1) * BLOCK_MS - 1);
      if (year === undefined) return undefined;
      index = Math.min(Math.floor((year - 1) / BLOCK_MS), index);
      passed = 0;
    }
    const { bounds } = blockOf(calendar, index);
    const position = (countBefore(bounds, at + 1) - 1) & ~1;
    if (position >= 0) return wholeInterval(calendar, index, position);
  }
  return undefined;
}

/**
 * Whether an interval ends only because the dates that slakit knows do: on the clocks of a zone to the east
 * the last of them is over hours before the last instant.
 */
export function endsWithTime(calendar: CompiledCalendar, endAt: number): boolean {
  if (endAt > MAX_INSTANT) return true;
  return endAt > MAX_INSTANT - DAY_MS && endsLastDate(calendar.plan, endAt);
}

function endsLastDate(plan: CalendarPlan, at: number): boolean {
  return (
    labelOfInstant(plan.zone, at) === (ALL_DAYS.last + 1) * DAY_MS ||
    (plan.kind !== 'plain' && plan.parts.some((part) => endsLastDate(part, at)))
  );
}

/** Joins an interval with its continuation in the neighbouring blocks: behind the last there is none. */
function wholeInterval(calendar: CompiledCalendar, index: number, position: number): Interval {
  const { bounds } = blockOf(calendar, index);
  return {
    startAt: joinedStart(calendar, index, bounds[position] as number),
    endAt: joinedEnd(calendar, index, bounds[position + 1] as number),
  };
}

function joinedEnd(calendar: CompiledCalendar, index: number, end: number): number {
  let [block, endAt] = [index, end];
  for (let passed = 0; endAt === (block + 1) * BLOCK_MS; passed++) {
    if (passed === LONG_WAY) {
      endAt = passOpenYears(calendar, endAt);
      if (endAt > MAX_INSTANT) return endAt;
      block = Math.floor(endAt / BLOCK_MS) - 1;
    }
    const next = blockOf(calendar, ++block).bounds;
    const position = countUpTo(next, endAt);
    if (position % 2 === 0) break;
    endAt = next[position] as number;
  }
  return endAt;
}

function joinedStart(calendar: CompiledCalendar, index: number, start: number): number {
  let [block, startAt] = [index, start];
  for (let passed = 0; startAt === block * BLOCK_MS; passed++) {
    if (passed === LONG_WAY) {
      startAt = passOpenYearsBack(calendar, startAt);
      if (startAt <= MIN_INSTANT) return startAt;
      block = Math.ceil(startAt / BLOCK_MS);
    }
    const previous = blockOf(calendar, --block).bounds;
    const position = countBefore(previous, startAt);
    if (position % 2 === 0) break;
    startAt = previous[position - 1] as number;
  }
  return startAt;
}
