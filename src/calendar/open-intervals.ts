import { fail } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { type Interval, withinKnownTime } from '../core/interval.js';
import { clip, type TimeSet } from '../core/time-set.js';
import { BLOCK_MS } from '../zone/zone.js';
import { blockOf, requireCompiled } from './open/block.js';
import type { CompiledCalendar } from './open/compiled.js';
import { firstIntervalEndingAfter, lastIntervalStartingBy } from './open/interval-search.js';

/**
 * Iterates the open intervals that end after an instant, in order, lazily and without a horizon: up
 * to the year 9999 or the calendar's last open day. The first is cut at `from`. Intervals that touch
 * are one, also across midnight.
 *
 * @param calendar - A compiled calendar.
 * @param from - Where to begin.
 * @returns Intervals of epoch milliseconds, one at a time.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, openIntervals, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } })
 * const [first] = openIntervals(office, '2026-03-02T12:00:00Z')
 * toIso(first) // => { startAt: '2026-03-02T12:00:00.000Z', endAt: '2026-03-02T17:00:00.000Z' }
 * @see {@link openIntervalsBefore}
 */
export function* openIntervals(
  calendar: CompiledCalendar,
  from: InstantInput,
): Generator<Interval, void, undefined> {
  const start = toInstant(from);
  let interval = firstIntervalEndingAfter(calendar, start);
  while (interval !== undefined) {
    yield withinKnownTime(
      interval.startAt < start ? { startAt: start, endAt: interval.endAt } : interval,
    );
    interval = firstIntervalEndingAfter(calendar, interval.endAt);
  }
}

/**
 * Iterates the open intervals that start before an instant, latest first: the mirror of
 * {@link openIntervals}. The first is cut at `to`.
 *
 * @param calendar - A compiled calendar.
 * @param to - Where to begin, looking backward; excluded.
 * @returns Intervals of epoch milliseconds, one at a time.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, openIntervalsBefore, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } })
 * const [last] = openIntervalsBefore(office, '2026-03-02T12:00:00Z')
 * toIso(last) // => { startAt: '2026-03-02T09:00:00.000Z', endAt: '2026-03-02T12:00:00.000Z' }
 */
export function* openIntervalsBefore(
  calendar: CompiledCalendar,
  to: InstantInput,
): Generator<Interval, void, undefined> {
  const end = toInstant(to);
  let interval = lastIntervalStartingBy(calendar, end - 1);
  while (interval !== undefined) {
    yield withinKnownTime(
      interval.endAt > end ? { startAt: interval.startAt, endAt: end } : interval,
    );
    interval = lastIntervalStartingBy(calendar, interval.startAt - 1);
  }
}

/**
 * The open time in `[from, to)` as a time set, for set algebra and for the uptime engine's service
 * time.
 *
 * @param calendar - A compiled calendar.
 * @param from - Start, included.
 * @param to - End, excluded; nothing when it is not after the start.
 * @returns Boundaries in epoch milliseconds.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`, and `result-out-of-range` for
 * more than 300,000 open intervals.
 * @example
 * import { compileCalendar, openTimeSet } from 'slakit/calendar'
 * import { measure } from 'slakit/time-set'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * measure(openTimeSet(office, '2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z')) / 3_600_000 // => 40
 */
export function openTimeSet(
  calendar: CompiledCalendar,
  from: InstantInput,
  to: InstantInput,
): TimeSet {
  const start = toInstant(from);
  const end = toInstant(to);
  requireCompiled(calendar);
  const bounds: number[] = [];
  const last = Math.min(Math.floor(end / BLOCK_MS), calendar.lastBlock);
  for (
    let index = Math.max(Math.floor(start / BLOCK_MS), calendar.firstBlock);
    index <= last;
    index++
  ) {
    const block = clip(blockOf(calendar, index).bounds, start, end);
    if (bounds.length + block.length > 2 * MOST_INTERVALS) failLimit();
    const touches = bounds.length > 0 && bounds[bounds.length - 1] === block[0];
    if (touches) bounds.pop();
    for (let i = touches ? 1 : 0; i < block.length; i++) bounds.push(block[i] as number);
  }
  return bounds;
}

/** A thousand years of an office, and more than a year of minutes that open and close. */
const MOST_INTERVALS = 300_000;

function failLimit(): never {
  fail({
    code: 'result-out-of-range',
    path: ['to'],
    expected: `at most ${MOST_INTERVALS} open intervals`,
    received: 'more',
    hint: 'ask for a shorter stretch, or walk them with openIntervals',
  });
}
