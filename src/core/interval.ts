import { describe, fail, type Path } from './error.js';
import { type InstantInput, toInstant } from './instant.js';
import type { TimeSet } from './time-set.js';

/** An interval at the border: `[start, end)`, as a pair or as an object. */
export type IntervalInput =
  | readonly [start: InstantInput, end: InstantInput]
  | { readonly start: InstantInput; readonly end: InstantInput };

/** An interval in a result: from `startAt` (included) to `endAt` (excluded), epoch milliseconds. */
export interface Interval {
  readonly startAt: number;
  readonly endAt: number;
}

/**
 * Builds a set from intervals in any order; overlapping and touching ones merge, empty ones vanish.
 *
 * @throws {@link SlaError} `invalid-type` when there is no list of intervals, `invalid-interval` when
 * one is no pair of bounds or ends before it starts, `invalid-instant` when a bound cannot be read.
 * @example
 * import { timeSetOf, toIntervals } from 'slakit'
 * toIntervals(timeSetOf([[20, 30], [0, 10], [5, 20]])) // => [{ startAt: 0, endAt: 30 }]
 */
export function timeSetOf(intervals: Iterable<IntervalInput>, path: Path = []): TimeSet {
  if (typeof intervals?.[Symbol.iterator] !== 'function') {
    fail({
      code: 'invalid-type',
      path,
      expected: 'a list of intervals',
      received: describe(intervals),
    });
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let index = 0;
  for (const interval of intervals) {
    const at = [...path, index++];
    if (typeof interval !== 'object' || interval === null) {
      fail({
        code: 'invalid-interval',
        path: at,
        expected: '[start, end]',
        received: describe(interval),
      });
    }
    const [start, end] = isPair(interval) ? interval : [interval.start, interval.end];
    starts.push(toInstant(start, at));
    ends.push(toInstant(end, at));
  }
  return timeSetOfColumns(starts, ends, path);
}

/**
 * Builds a set from two columns of epoch milliseconds: the form for large inputs. The columns are
 * neither kept nor changed. Sorted input is detected and costs one pass.
 *
 * @throws {@link SlaError} `invalid-interval` when the columns differ in length, an end lies before
 * its start, or a bound is not a finite number.
 */
export function timeSetOfColumns(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  path: Path = [],
): TimeSet {
  const inOrder = checkColumns(starts, ends, path);
  // A union does not care which end belongs to which start, so out of order each column sorts on
  // its own; two plain numeric sorts cost far less than one of pairs.
  const from = inOrder ? starts : Float64Array.from(starts).sort();
  const to = inOrder ? ends : Float64Array.from(ends).sort();
  const out = new Float64Array(from.length * 2);
  let length = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < from.length; i++) {
    const nextStart = from[i] as number;
    const nextEnd = to[i] as number;
    if (nextStart > end) {
      if (nextStart === nextEnd) continue;
      out[length++] = nextStart;
      length++;
      end = nextEnd;
    } else if (nextEnd > end) {
      end = nextEnd;
    }
    if (length > 0) out[length - 1] = end;
  }
  return out.slice(0, length);
}

/** Lists the intervals of a set as objects, in order. */
export function toIntervals(set: TimeSet): Interval[] {
  const out: Interval[] = [];
  for (let i = 0; i < set.length; i += 2) {
    out.push({ startAt: set[i] as number, endAt: set[i + 1] as number });
  }
  return out;
}

/** Checks the columns and tells whether the starts are already in order. */
function checkColumns(starts: ArrayLike<number>, ends: ArrayLike<number>, path: Path): boolean {
  if (starts.length !== ends.length) {
    fail({
      code: 'invalid-interval',
      path,
      expected: 'as many ends as starts',
      received: `${starts.length} starts and ${ends.length} ends`,
    });
  }
  let sorted = true;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] as number;
    const end = ends[i] as number;
    if (!(Number.isFinite(start) && Number.isFinite(end) && start <= end)) {
      fail({
        code: 'invalid-interval',
        path: [...path, i],
        expected: 'a finite start and an end at or after it',
        received: `[${describe(start)}, ${describe(end)}]`,
        hint: end < start ? 'swap the bounds if the clocks are right' : 'leave out what is unknown',
      });
    }
    if (i > 0 && start < (starts[i - 1] as number)) sorted = false;
  }
  return sorted;
}

function isPair(interval: IntervalInput): interval is readonly [InstantInput, InstantInput] {
  return Array.isArray(interval);
}
