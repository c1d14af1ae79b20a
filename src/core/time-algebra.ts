import { type DurationInput, toPositiveDurationMs } from './duration.js';
import { guarded } from './error.js';
import { type InstantInput, toInstant } from './instant.js';
import {
  type Interval,
  toIntervals as intervalsOf,
  toTimeSetFromColumns as setOfColumns,
  type TimeInput,
  toTimeSet,
} from './interval.js';
import { type Read, readerOf, reading } from './read.js';
import { column } from './read-values.js';
import type { TimeSet } from './time-set.js';
import * as kernel from './time-set.js';

/**
 * The algebra of time at the border. Every list of time is taken in any of its forms, and checked; the
 * engines work with the same operations unchecked.
 */

/**
 * The time that is in `a`, in `b`, or in both.
 *
 * @param a - A list of time.
 * @param b - Another.
 * @returns A time set.
 * @throws {@link SlaError} as `toTimeSet`.
 * @example
 * import { union } from 'slakit/time-set'
 * union([0, 10, 20, 30], [[10, 15]]) // => [0, 15, 20, 30]
 */
export function union(a: TimeInput, b: TimeInput): TimeSet {
  return kernel.union(setOf(a, 'a'), setOf(b, 'b'));
}

/**
 * The time that is in both `a` and `b`.
 *
 * @param a - A list of time.
 * @param b - Another.
 * @returns A time set.
 * @throws {@link SlaError} as `toTimeSet`.
 * @example
 * import { intersection } from 'slakit/time-set'
 * intersection([0, 10, 20, 30], [{ startAt: 5, endAt: 25 }]) // => [5, 10, 20, 25]
 */
export function intersection(a: TimeInput, b: TimeInput): TimeSet {
  return kernel.intersection(setOf(a, 'a'), setOf(b, 'b'));
}

/**
 * The time that is in `a` and not in `b`.
 *
 * @param a - A list of time.
 * @param b - What is taken away from it.
 * @returns A time set.
 * @throws {@link SlaError} as `toTimeSet`.
 * @example
 * import { difference } from 'slakit/time-set'
 * difference([0, 10, 20, 30], [5, 25]) // => [0, 5, 25, 30]
 */
export function difference(a: TimeInput, b: TimeInput): TimeSet {
  return kernel.difference(setOf(a, 'a'), setOf(b, 'b'));
}

/**
 * The time of `[from, to)` that is not in a list of time.
 *
 * @param time - A list of time.
 * @param from - Start, included.
 * @param to - End, excluded; nothing when it is not after the start.
 * @returns A time set.
 * @throws {@link SlaError} as `toTimeSet`.
 * @example
 * import { complement } from 'slakit/time-set'
 * complement([5, 10], 0, 20) // => [0, 5, 10, 20]
 */
export function complement(time: TimeInput, from: InstantInput, to: InstantInput): TimeSet {
  return kernel.complement(setOf(time, 'time'), readAt(from, 'from'), readAt(to, 'to'));
}

/**
 * The part of a list of time that lies in `[from, to)`.
 *
 * @param time - A list of time. A long set is checked at the first question, and must not change after it.
 * @param from - Start, included.
 * @param to - End, excluded; nothing when it is not after the start.
 * @returns A time set.
 * @throws {@link SlaError} as `toTimeSet`.
 * @example
 * import { clip } from 'slakit/time-set'
 * clip([0, 10, 20, 30], 5, '1970-01-01T00:00:00.025Z') // => [5, 10, 20, 25]
 */
export function clip(time: TimeInput, from: InstantInput, to: InstantInput): TimeSet {
  const [startAt, endAt] = [readAt(from, 'from'), readAt(to, 'to')];
  const part = kernel.clip(knownSetOf(time, 'time'), startAt, endAt);
  // What was cut out of a set that changed after its check may be no set.
  return readSet(readerOf(part, null, 'time'));
}

/**
 * The length of a list of time; what overlaps counts once.
 *
 * @param time - A list of time.
 * @returns Milliseconds.
 * @throws {@link SlaError} as `toTimeSet`.
 * @example
 * import { measure } from 'slakit/time-set'
 * measure([[0, 10], [5, 20]]) // => 20
 */
export function measure(time: TimeInput): number {
  return kernel.measure(setOf(time, 'time'));
}

/**
 * The part of a list of time in `[from, to)`, as a length.
 *
 * @param time - A list of time. A long set is checked at the first question, and must not change after it.
 * @param from - Start, included.
 * @param to - End, excluded.
 * @returns Milliseconds; 0 when the end is not after the start.
 * @throws {@link SlaError} as `toTimeSet`.
 * @example
 * import { measureWithin } from 'slakit/time-set'
 * measureWithin([0, 10, 20, 30], 5, 25) // => 10
 */
export function measureWithin(time: TimeInput, from: InstantInput, to: InstantInput): number {
  const [startAt, endAt] = [readAt(from, 'from'), readAt(to, 'to')];
  const ms = kernel.measureWithin(knownSetOf(time, 'time'), startAt, endAt);
  return Number.isFinite(ms) ? ms : kernel.measureWithin(setOf(time, 'time'), startAt, endAt);
}

/**
 * The inverse of `measure`: the earliest instant, at or after `from`, by which `amount` of the time
 * has passed since `from`. An amount of 0 gives `from` itself.
 *
 * @param time - A list of time. A long set is checked at the first question, and must not change after it.
 * @param amount - How much of it must pass, 0 or more.
 * @param from - Where counting begins.
 * @returns The instant, or `undefined` when less than `amount` is left.
 * @throws {@link SlaError} as `toTimeSet`; `invalid-duration`.
 * @example
 * import { locate } from 'slakit/time-set'
 * locate([0, 10, 20, 30], 5, 12) // => 25
 */
export function locate(
  time: TimeInput,
  amount: DurationInput,
  from: InstantInput,
): number | undefined {
  const [ms, startAt] = [readAmount(readerOf(amount, null, 'amount')), readAt(from, 'from')];
  const at = kernel.locate(knownSetOf(time, 'time'), ms, startAt);
  return Number.isFinite(at) ? at : kernel.locate(setOf(time, 'time'), ms, startAt);
}

/**
 * Whether an instant lies in a list of time. A start does, an end does not.
 *
 * @param time - A list of time. A long set is checked at the first question, and must not change after it.
 * @param at - The instant.
 * @returns Whether it is inside.
 * @throws {@link SlaError} as `toTimeSet`.
 * @example
 * import { contains } from 'slakit/time-set'
 * contains([0, 10], '1970-01-01T00:00:00.010Z') // => false
 */
export function contains(time: TimeInput, at: InstantInput): boolean {
  return kernel.contains(knownSetOf(time, 'time'), readAt(at, 'at'));
}

/**
 * Lists time as intervals, in order, none touching another: what `toTimeSet` takes back.
 *
 * @param time - A list of time.
 * @returns Intervals of epoch milliseconds.
 * @throws {@link SlaError} as `toTimeSet`.
 * @example
 * import { toIntervals } from 'slakit/time-set'
 * toIntervals([0, 10, 20, 30]) // => [{ startAt: 0, endAt: 10 }, { startAt: 20, endAt: 30 }]
 * @see {@link toTimeSet}
 */
export function toIntervals(time: TimeInput): Interval[] {
  return intervalsOf(setOf(time, 'time'));
}

/**
 * Builds a set from two columns of epoch milliseconds: the form for large inputs. The columns are
 * neither kept nor changed. Sorted input is detected and costs one pass.
 *
 * @param starts - Where each interval starts, included; any order. A list or a typed array.
 * @param ends - Where each interval ends, excluded.
 * @returns The set.
 * @throws {@link SlaError} `invalid-type` for what is no column; `invalid-interval` when the columns
 * differ in length, an end lies before its start, or a bound is not a finite number;
 * `instant-out-of-range`, `missing-field`.
 * @example
 * import { toTimeSetFromColumns } from 'slakit/time-set'
 * Array.from(toTimeSetFromColumns(Float64Array.of(20, 0), Float64Array.of(30, 10))) // => [0, 10, 20, 30]
 */
export function toTimeSetFromColumns(starts: ArrayLike<number>, ends: ArrayLike<number>): TimeSet {
  const [from, to] = [
    column(readerOf(starts, null, 'starts')),
    column(readerOf(ends, null, 'ends')),
  ];
  return toTimeSet(guarded(() => setOfColumns(from, to)));
}

const readSet: Read<TimeSet> = /* @__PURE__ */ reading((time: TimeInput) => toTimeSet(time));
const readInstant: Read<number> = /* @__PURE__ */ reading((at: InstantInput) => toInstant(at));
const readAmount: Read<number> = /* @__PURE__ */ reading((amount: DurationInput) =>
  toPositiveDurationMs(amount),
);

function readAt(at: InstantInput, name: string): number {
  return readInstant(readerOf(at, null, name));
}

function setOf(time: TimeInput, name: string): TimeSet {
  return readSet(readerOf(time, null, name));
}

/**
 * Sets that were checked and are too long to check at each question: many instants asked of one set
 * must not cost its length each time. Operations that walk a whole set check it each time.
 */
const CHECKED = /* @__PURE__ */ new WeakSet<TimeSet>();
const LONG = 64;

/** A set to ask an instant of. Whoever changes it after the first question asks of no set. */
function knownSetOf(time: TimeInput, name: string): TimeSet {
  if (CHECKED.has(time as TimeSet)) return time as TimeSet;
  const set = setOf(time, name);
  if ((set as unknown) === time && set.length > LONG) CHECKED.add(set);
  return set;
}
