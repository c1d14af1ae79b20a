import { type InstantInput, MAX_INSTANT, MIN_INSTANT, toInstant } from '../core/instant.js';
import type { Interval } from '../core/interval.js';
import { childOf, readerOf } from '../core/read.js';
import { type KnownFields, requireKnown } from '../core/read-parts.js';
import { word } from '../core/read-values.js';
import { countBefore, countUpTo } from '../core/time-set.js';
import { BLOCK_MS } from '../zone/zone.js';
import type { NeverOpens } from './business-time.js';
import { blockAt, blockOf, requireCompiled } from './open/block.js';
import type { CompiledCalendar } from './open/compiled.js';
import {
  LONG_WAY,
  nextOpenYear,
  passOpenYears,
  passOpenYearsBack,
  previousOpenYear,
} from './open/long-way.js';

/** Said instead of an instant when the calendar stays open, up to the year 9999. */
export type NeverCloses = 'never-closes';

/** Options of `nextOpenAt`. */
export interface NextOpenOptions {
  /** `now`: the instant itself. `nextOpening`: the next instant at which it opens again. @defaultValue 'now' */
  readonly whenOpen?: 'now' | 'nextOpening' | undefined;
}

/**
 * Whether the calendar is open at an instant. The opening belongs to the open time, the close does
 * not.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant.
 * @returns Whether it lies in open time.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, isOpen } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } })
 * isOpen(office, '2026-03-02T17:00:00Z') // => false
 */
export function isOpen(calendar: CompiledCalendar, at: InstantInput): boolean {
  const instant = toInstant(at);
  return (countUpTo(blockAt(calendar, instant).bounds, instant) & 1) === 1;
}

/**
 * The first open instant at or after the one given: itself when open, else the next opening.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant.
 * @param options - What to answer when it is open.
 * @returns Epoch milliseconds, or `'never-opens'`.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`, `invalid-option`.
 * @example
 * import { compileCalendar, nextOpenAt, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } })
 * toIso(nextOpenAt(office, '2026-03-02T17:00:00Z')) // => '2026-03-09T09:00:00.000Z'
 * @see {@link previousOpenAt}
 */
export function nextOpenAt(
  calendar: CompiledCalendar,
  at: InstantInput,
  options?: NextOpenOptions,
): number | NeverOpens {
  const instant = toInstant(at);
  const nowCounts = options === undefined || readNowCounts(options);
  const interval = firstIntervalEndingAfter(calendar, instant);
  if (interval === undefined) return 'never-opens';
  if (interval.startAt > instant) return interval.startAt;
  if (nowCounts) return instant;
  return firstIntervalEndingAfter(calendar, interval.endAt)?.startAt ?? 'never-opens';
}

/**
 * The first close strictly after an instant.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant.
 * @returns Epoch milliseconds, `'never-closes'` when open from some instant on for ever, or
 * `'never-opens'` when there is no open time any more.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, nextCloseAt, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } })
 * toIso(nextCloseAt(office, '2026-03-02T12:00:00Z')) // => '2026-03-02T17:00:00.000Z'
 * @see {@link previousCloseAt}
 */
export function nextCloseAt(
  calendar: CompiledCalendar,
  at: InstantInput,
): number | NeverCloses | NeverOpens {
  const interval = firstIntervalEndingAfter(calendar, toInstant(at));
  if (interval === undefined) return 'never-opens';
  return interval.endAt === endOfTime(calendar) ? 'never-closes' : interval.endAt;
}

/**
 * The last opening at or before an instant: when open, the opening of the current interval.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant.
 * @returns Epoch milliseconds, or `'never-opens'`.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, previousOpenAt, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } })
 * toIso(previousOpenAt(office, '2026-03-02T12:00:00Z')) // => '2026-03-02T09:00:00.000Z'
 * @see {@link nextOpenAt}
 */
export function previousOpenAt(calendar: CompiledCalendar, at: InstantInput): number | NeverOpens {
  const interval = lastIntervalStartingBy(calendar, toInstant(at));
  return interval === undefined ? 'never-opens' : withinKnownTime(interval).startAt;
}

/**
 * The last close at or before an instant.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant.
 * @returns Epoch milliseconds, or `'never-closes'` when there was none.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, previousCloseAt, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } })
 * toIso(previousCloseAt(office, '2026-03-04T12:00:00Z')) // => '2026-03-02T17:00:00.000Z'
 * @see {@link nextCloseAt}
 */
export function previousCloseAt(
  calendar: CompiledCalendar,
  at: InstantInput,
): number | NeverCloses {
  const instant = toInstant(at);
  const interval = lastIntervalStartingBy(calendar, instant);
  if (interval === undefined) return 'never-closes';
  if (interval.endAt <= instant) return interval.endAt;
  return lastIntervalStartingBy(calendar, interval.startAt - 1)?.endAt ?? 'never-closes';
}

/**
 * The open interval that contains an instant, or the nearest one: the shorter way decides, the later
 * interval when both are equally far.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant.
 * @returns The whole interval, or `'never-opens'`.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, openIntervalNearest, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * toIso(openIntervalNearest(office, '2026-03-02T20:00:00Z'))
 * // => { startAt: '2026-03-02T09:00:00.000Z', endAt: '2026-03-02T17:00:00.000Z' }
 */
export function openIntervalNearest(
  calendar: CompiledCalendar,
  at: InstantInput,
): Interval | NeverOpens {
  const instant = toInstant(at);
  const after = firstIntervalEndingAfter(calendar, instant);
  if (after !== undefined && after.startAt <= instant) return withinKnownTime(after);
  const before = lastIntervalStartingBy(calendar, instant);
  const near =
    before !== undefined &&
    (after === undefined || instant - before.endAt < after.startAt - instant)
      ? before
      : after;
  return near === undefined ? 'never-opens' : withinKnownTime(near);
}

const NEXT_OPEN_OPTIONS: KnownFields<NextOpenOptions> = { whenOpen: true };

function readNowCounts(options: NextOpenOptions): boolean {
  requireKnown(options, NEXT_OPEN_OPTIONS);
  const { whenOpen = 'now' } = options;
  if (whenOpen !== 'now' && whenOpen !== 'nextOpening')
    word(['now', 'nextOpening'])(childOf(readerOf(options, null, 'options'), 'whenOpen'));
  return whenOpen === 'now';
}

/** An interval without a beginning or an end is cut to the instants that slakit knows, as any result. */
export function withinKnownTime({ startAt, endAt }: Interval): Interval {
  return { startAt: Math.max(startAt, MIN_INSTANT), endAt: Math.min(endAt, MAX_INSTANT) };
}

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

/** The end of the last block: an interval that reaches it has no close that slakit knows. */
function endOfTime(calendar: CompiledCalendar): number {
  return Math.min((calendar.lastBlock + 1) * BLOCK_MS, MAX_INSTANT + 1);
}

/** Joins an interval with its continuation in the neighbouring blocks. */
function wholeInterval(calendar: CompiledCalendar, index: number, position: number): Interval {
  const { bounds } = blockOf(calendar, index);
  return {
    startAt: joinedStart(calendar, index, bounds[position] as number),
    endAt: joinedEnd(calendar, index, bounds[position + 1] as number),
  };
}

function joinedEnd(calendar: CompiledCalendar, index: number, end: number): number {
  let [block, endAt] = [index, end];
  for (let passed = 0; endAt === (block + 1) * BLOCK_MS && block < calendar.lastBlock; passed++) {
    if (passed === LONG_WAY) {
      endAt = passOpenYears(calendar, endAt);
      if (endAt >= endOfTime(calendar)) return endOfTime(calendar);
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
  for (let passed = 0; startAt === block * BLOCK_MS && block > calendar.firstBlock; passed++) {
    if (passed === LONG_WAY) {
      startAt = passOpenYearsBack(calendar, startAt);
      if (startAt <= MIN_INSTANT) return MIN_INSTANT;
      block = Math.ceil(startAt / BLOCK_MS);
    }
    const previous = blockOf(calendar, --block).bounds;
    const position = countBefore(previous, startAt);
    if (position % 2 === 0) break;
    startAt = previous[position - 1] as number;
  }
  return startAt;
}
