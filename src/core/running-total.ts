import { countUpTo, type TimeSet } from './time-set.js';

/** A set of time that is asked many times: with the time before each of its intervals. */
export interface TotalledSet {
  readonly set: TimeSet;
  /** One more entry than there are intervals: the last is the whole. */
  readonly totals: Float64Array;
}

/** Adds up the intervals of a set once, so that each question costs a search. */
export function totalled(set: TimeSet): TotalledSet {
  const totals = new Float64Array((set.length >> 1) + 1);
  for (let k = 0; 2 * k < set.length; k++) {
    const length = (set[2 * k + 1] as number) - (set[2 * k] as number);
    totals[k + 1] = (totals[k] as number) + length;
  }
  return { set, totals };
}

/** The time of the set before an instant, in milliseconds. */
export function measureUpTo({ set, totals }: TotalledSet, at: number): number {
  const bounds = countUpTo(set, at);
  const before = totals[bounds >> 1] as number;
  return (bounds & 1) === 0 ? before : before + at - (set[bounds - 1] as number);
}

/**
 * The inverse: the earliest instant before which the set has so much time.
 *
 * @param ms - Above 0, and at most the whole.
 */
export function locateTotal({ set, totals }: TotalledSet, ms: number): number {
  let low = 1;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((totals[middle] as number) < ms) low = middle + 1;
    else high = middle;
  }
  return (set[2 * low - 2] as number) + ms - (totals[low - 1] as number);
}

/** The time of the set in `[from, to)`, by two searches. */
export function measureBetween(time: TotalledSet, from: number, to: number): number {
  return from < to ? measureUpTo(time, to) - measureUpTo(time, from) : 0;
}
