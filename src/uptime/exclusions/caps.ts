import type { Interval } from '../../core/interval.js';
import {
  locateTotal,
  measureBetween,
  measureUpTo,
  type TotalledSet,
} from '../../core/running-total.js';
import { contains, countUpTo, measureWithin, type TimeSet } from '../../core/time-set.js';

/**
 * How much time a cap has left, as time of a kind is granted bit by bit. Caps count agreed time alone; what
 * lies between costs nothing.
 */
export interface CapLedger {
  /** Up to when all time from an instant on may be granted, at most to `end`; the instant itself when none may. */
  readonly freeUntil: (at: number, end: number) => number;
  /** From an instant at which none may be granted: the next at which some may. */
  readonly freeFrom: (at: number) => number;
  /** Books what was granted. */
  readonly take: (from: number, to: number) => void;
}

/** A cap on each of several spans, in order and apart; `before` was used of them earlier. */
export function spanLedger(
  capMs: number,
  spans: readonly Interval[],
  before: TimeSet,
  time: TotalledSet,
): CapLedger {
  const used = spans.map(({ startAt, endAt }) => measureWithin(before, startAt, endAt));
  const starts = Float64Array.from(spans, ({ startAt }) => startAt);
  const indexAt = (at: number): number => countUpTo(starts, at) - 1;
  return {
    freeUntil: (at, end) => {
      const index = indexAt(at);
      const last = Math.min(end, (spans[index] as Interval).endAt);
      const left = capMs - (used[index] as number);
      if (measureBetween(time, at, last) <= left) return last;
      return left > 0 ? locateTotal(time, measureUpTo(time, at) + left) : at;
    },
    freeFrom: (at) => (spans[indexAt(at)] as Interval).endAt,
    take: (from, to) => {
      const index = indexAt(from);
      used[index] = (used[index] as number) + measureBetween(time, from, to);
    },
  };
}

/**
 * A cap on every stretch of a length. Time is granted in order: at each instant what was granted in the
 * stretch that ends there is less than the cap, or as much leaves the stretch as comes in.
 */
export function rollingLedger(
  capMs: number,
  rollingMs: number,
  before: TimeSet,
  { set }: TotalledSet,
): CapLedger {
  if (capMs >= rollingMs) return FREE;
  const taken: number[] = [];
  // Totals before each interval, so that what a stretch holds is a subtraction.
  const totals = [0];
  const put = (from: number, to: number): void => {
    totals.push((totals[totals.length - 1] as number) + to - from);
    taken.push(from, to);
  };
  for (let i = 0; i < before.length; i += 2) put(before[i] as number, before[i + 1] as number);
  // What was granted and has not left the stretch yet begins here.
  let tail = 0;
  /** What the stretch holds that ends at an instant, which is never before an earlier one. */
  const usedAt = (at: number): number => {
    while ((taken[tail + 1] as number) <= at - rollingMs) tail += 2;
    const gone = Math.max(0, at - rollingMs - (taken[tail] ?? at));
    return (totals[totals.length - 1] as number) - (totals[tail >> 1] as number) - gone;
  };
  const leavingFrom = (i: number): number => (taken[i] ?? Number.POSITIVE_INFINITY) + rollingMs;
  return {
    freeUntil: (at, to) => {
      const passed = countUpTo(set, at);
      const end = Math.min(to, set[passed] ?? to);
      // Up to the next agreed time nothing is used.
      if ((passed & 1) === 0) return end;
      let now = at;
      let left = capMs - usedAt(at);
      for (let i = tail; now < end && left >= 0; ) {
        if (now < leavingFrom(i)) {
          const next = Math.min(end, now + left, leavingFrom(i));
          if (next === now) break;
          left -= next - now;
          now = next;
        } else {
          // As much leaves as comes in.
          now = Math.min(end, leavingFrom(i + 1));
          i += 2;
        }
      }
      return now;
    },
    freeFrom: (at) => {
      let excess = usedAt(at) - capMs;
      for (let i = tail; i < taken.length; i += 2) {
        const from = Math.max(taken[i] as number, at - rollingMs);
        const length = (taken[i + 1] as number) - from;
        if (excess < length) return from + excess + rollingMs;
        excess -= length;
      }
      return Number.POSITIVE_INFINITY;
    },
    take: (from, to) => {
      if (contains(set, from)) put(from, to);
    },
  };
}

/** No stretch of a length holds more than that length. */
const FREE: CapLedger = {
  freeUntil: (_, end) => end,
  freeFrom: (at) => at,
  take: () => undefined,
};
