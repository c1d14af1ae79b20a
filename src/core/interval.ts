import { asUnreadable, fail, type Path, shown } from './error.js';
import { type InstantInput, MAX_INSTANT, MIN_INSTANT, toInstant } from './instant.js';
import { type Read, readerOf, reading } from './read.js';
import type { TimeSet } from './time-set.js';
import { unionOfColumns } from './union-of-columns.js';

/** An interval in a result: from `startAt` (included) to `endAt` (excluded), epoch milliseconds. */
export interface Interval {
  readonly startAt: number;
  readonly endAt: number;
}

/**
 * An interval at the border, `[start, end)`: a pair, an object with `start` and `end`, or an interval
 * or period of a result. A period keeps its `id`.
 */
export type IntervalInput =
  | readonly [start: InstantInput, end: InstantInput]
  | { readonly start: InstantInput; readonly end: InstantInput; readonly id?: string | undefined }
  | {
      readonly startAt: InstantInput;
      readonly endAt: InstantInput;
      readonly id?: string | undefined;
    };

/** A list of time at the border: intervals in any order and form, or a time set. */
export type TimeInput = Iterable<IntervalInput> | TimeSet;

/**
 * Builds a set from a list of time; overlapping and touching intervals merge, empty ones vanish. A
 * time set is checked and given back.
 *
 * @param time - Intervals as pairs, `{ start, end }` or `{ startAt, endAt }`, or a time set.
 * @returns The set: boundaries in epoch milliseconds, strictly increasing.
 * @throws {@link SlaError} `invalid-type` when there is no list of time, `invalid-interval` when an
 * interval has no two bounds, ends before it starts, or a set's boundaries do not increase;
 * `unknown-field`, `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { toIntervals, toTimeSet } from 'slakit/time-set'
 * toIntervals(toTimeSet([[20, 30], [0, 10], [5, 20]])) // => [{ startAt: 0, endAt: 30 }]
 * toTimeSet([{ startAt: 0, endAt: 10 }]) // => [0, 10]
 * @see {@link toIntervals}
 */
export function toTimeSet(time: TimeInput): TimeSet {
  try {
    return readTime(time);
  } catch (error) {
    throw asUnreadable(error);
  }
}

function readTime(time: TimeInput): TimeSet {
  if (typeof time !== 'object' || time === null || typeof time[Symbol.iterator] !== 'function') {
    fail({ code: 'invalid-type', path: [], expected: 'a list of time', received: shown(time) });
  }
  if (isTimeSet(time)) return requireTimeSet(time);
  const starts: number[] = [];
  const ends: number[] = [];
  let index = 0;
  for (const interval of time) {
    const [start, end] = boundsOfInterval(interval, index);
    starts.push(boundAt(start, index));
    ends.push(boundAt(end, index));
    index++;
  }
  const set = toTimeSetFromColumns(starts, ends);
  return Array.isArray(time) ? Array.from(set) : set;
}

/** The first member tells: a set holds numbers, a list holds intervals. */
function isTimeSet(time: Iterable<IntervalInput> | TimeSet): time is TimeSet {
  return (
    time instanceof Float64Array ||
    (Array.isArray(time) && typeof (time[0] as unknown) === 'number')
  );
}

/** Checks that boundaries are instants, of an even number, and strictly increasing: in one pass. */
function requireTimeSet(set: TimeSet): TimeSet {
  let zeroAt = -1;
  for (let i = 0; i < set.length; i++) {
    const bound = set[i] as number;
    if (!Number.isFinite(bound) || (i > 0 && bound <= (set[i - 1] as number))) failBoundary(set, i);
    if (bound < MIN_INSTANT || bound > MAX_INSTANT) failRange(set, i);
    if (bound === 0) zeroAt = i;
  }
  if (set.length % 2 === 0) {
    // -0, which no clock shows, is 0; a list and a Float64Array both map to their own kind.
    return Object.is(set[zeroAt], -0) ? (set as number[]).map((bound) => bound + 0) : set;
  }
  fail({
    code: 'invalid-interval',
    path: [],
    expected: 'as many ends as starts',
    received: `${set.length} boundaries`,
  });
}

function failBoundary(set: TimeSet, index: number): never {
  fail({
    code: 'invalid-interval',
    path: [index],
    expected: 'boundaries in epoch milliseconds, strictly increasing',
    received: shown(set[index]),
    hint: 'give intervals as pairs when they are not in order',
  });
}

function failRange(set: TimeSet, index: number): never {
  fail({
    code: 'instant-out-of-range',
    path: [index],
    expected: 'instants of the years 0001 to 9999',
    received: shown(set[index]),
  });
}

const FIELDS: ReadonlySet<string> = new Set(['start', 'end', 'startAt', 'endAt', 'id']);

/** The bounds of an interval in any of its forms. */
function boundsOfInterval(interval: IntervalInput, index: number): readonly [unknown, unknown] {
  if (typeof interval !== 'object' || interval === null) failInterval(interval, [index]);
  if (isPair(interval)) {
    if (interval.length !== 2) failInterval(interval, [index]);
    return interval;
  }
  for (const key in interval) {
    if (FIELDS.has(key)) continue;
    fail({
      code: 'unknown-field',
      path: [index, key],
      expected: 'start and end, or startAt and endAt',
      received: shown(key),
    });
  }
  const { start, end, startAt, endAt } = interval as Readonly<Record<string, unknown>>;
  const isInput = start !== undefined || end !== undefined;
  const isResult = startAt !== undefined || endAt !== undefined;
  if (isInput && isResult) failInterval(interval, [index]);
  return isResult ? [startAt, endAt] : [start, end];
}

const readBound: Read<number> = /* @__PURE__ */ reading((bound: InstantInput) => toInstant(bound));

function boundAt(bound: unknown, index: number): number {
  // Nearly all bounds are instants already: no place is kept for them.
  if (isInteger(bound) && bound >= MIN_INSTANT && bound <= MAX_INSTANT) return bound + 0;
  return readBound(readerOf(bound, null, index));
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function failInterval(interval: unknown, path: Path): never {
  fail({
    code: 'invalid-interval',
    path,
    expected: '[start, end], { start, end } or { startAt, endAt }',
    received: shown(interval),
  });
}

/**
 * Builds a set from two columns of numbers, neither kept nor changed. Sorted input is detected and
 * costs one pass. Times of a week and of a day are such numbers too: nobody asks for instants here.
 */
export function toTimeSetFromColumns(starts: ArrayLike<number>, ends: ArrayLike<number>): TimeSet {
  requireColumns(starts, ends);
  return unionOfColumns(columnOf(starts), columnOf(ends));
}

/** A column as numbers of one kind: the loops below meet no other, whatever else a process reads. */
function columnOf(values: ArrayLike<number>): Float64Array {
  return values instanceof Float64Array ? values : new Float64Array(values);
}

/** The intervals of a set as objects, in order. */
export function toIntervals(set: TimeSet): Interval[] {
  const out: Interval[] = [];
  for (let i = 0; i < set.length; i += 2) {
    out.push({ startAt: set[i] as number, endAt: set[i + 1] as number });
  }
  return out;
}

function requireColumns(starts: ArrayLike<number>, ends: ArrayLike<number>): void {
  if (starts.length !== ends.length) {
    fail({
      code: 'invalid-interval',
      path: [],
      expected: 'as many ends as starts',
      received: `${starts.length} starts and ${ends.length} ends`,
    });
  }
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] as number;
    const end = ends[i] as number;
    if (Number.isFinite(start) && Number.isFinite(end) && start <= end) continue;
    fail({
      code: 'invalid-interval',
      path: [i],
      expected: 'a finite start and an end at or after it',
      received: `[${shown(start)}, ${shown(end)}]`,
      hint:
        Number.isFinite(start) && Number.isFinite(end)
          ? 'swap the bounds if the clocks are right'
          : 'leave out what is unknown',
    });
  }
}

function isPair(interval: IntervalInput): interval is readonly [InstantInput, InstantInput] {
  return Array.isArray(interval);
}

/** An interval, or a period, without a beginning or an end is cut to the instants that slakit knows. */
export function withinKnownTime<T extends Interval>(interval: T): T {
  const startAt = Math.max(interval.startAt, MIN_INSTANT);
  return { ...interval, startAt, endAt: Math.min(interval.endAt, MAX_INSTANT) };
}
