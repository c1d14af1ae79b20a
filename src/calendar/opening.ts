import { guarded } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { type Interval, withinKnownTime } from '../core/interval.js';
import { childOf, readerOf } from '../core/read.js';
import { type KnownFields, requireKnown } from '../core/read-parts.js';
import { word } from '../core/read-values.js';
import { countUpTo } from '../core/time-set.js';
import type { NeverOpens } from './business-time.js';
import { blockAt } from './open/block.js';
import type { CompiledCalendar } from './open/compiled.js';
import {
  endsWithTime,
  firstIntervalEndingAfter,
  lastIntervalStartingBy,
} from './open/interval-search.js';

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
  return endsWithTime(calendar, interval.endAt) ? 'never-closes' : interval.endAt;
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
  const { whenOpen = 'now' } = guarded(() => ({ whenOpen: options.whenOpen }), 'options');
  if (whenOpen !== 'now' && whenOpen !== 'nextOpening')
    word(['now', 'nextOpening'])(childOf(readerOf(options, null, 'options'), 'whenOpen'));
  return whenOpen === 'now';
}
