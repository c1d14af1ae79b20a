import fc from 'fast-check';
import type { TimeSet } from '../../src/core/time-set.js';

/** Small enough to walk every millisecond, wide enough for several intervals and both signs. */
export const FIRST_MS = -40;
export const LAST_MS = 40;

const MILLISECONDS = Array.from({ length: LAST_MS - FIRST_MS }, (_, i) => FIRST_MS + i);

/** Whether one millisecond `[at, at + 1)` lies in the set, by looking at every interval. */
export function holds(set: ArrayLike<number>, at: number): boolean {
  for (let i = 0; i < set.length; i += 2) {
    if ((set[i] as number) <= at && at < (set[i + 1] as number)) return true;
  }
  return false;
}

/** The set of the milliseconds for which the question is answered with yes, walked one by one. */
export function walk(isInside: (at: number) => boolean): number[] {
  const bounds: number[] = [];
  let inside = false;
  for (const at of MILLISECONDS) {
    if (isInside(at) !== inside) bounds.push(at);
    inside = isInside(at);
  }
  if (inside) bounds.push(LAST_MS);
  return bounds;
}

/** How many milliseconds answer with yes. */
export function countMs(isInside: (at: number) => boolean): number {
  return MILLISECONDS.filter(isInside).length;
}

/** The end of the first stretch from `from` on that holds `amount` milliseconds of the set. */
export function walkUntil(set: TimeSet, amount: number, from: number): number | undefined {
  if (amount === 0) return from;
  let passed = 0;
  for (let at = from; at < LAST_MS; at++) {
    if (holds(set, at)) passed++;
    if (passed === amount) return at + 1;
  }
  return undefined;
}

export const instants: fc.Arbitrary<number> = fc.integer({ min: FIRST_MS, max: LAST_MS });

/** Sets as ordinary arrays. */
export const listSets: fc.Arbitrary<number[]> = fc
  .uniqueArray(instants, { maxLength: 16 })
  .map((bounds) => bounds.slice(bounds.length % 2).sort((a, b) => a - b));

/** Sets in both forms. */
export const timeSets: fc.Arbitrary<TimeSet> = fc
  .tuple(listSets, fc.boolean())
  .map(([bounds, typed]) => (typed ? Float64Array.from(bounds) : bounds));

/** Intervals in any order; they overlap, touch, repeat, and some are empty. */
export const intervalLists: fc.Arbitrary<(readonly [number, number])[]> = fc.array(
  fc
    .tuple(instants, fc.nat({ max: 12 }))
    .map(([start, length]) => [start, Math.min(start + length, LAST_MS)] as const),
  { maxLength: 12 },
);
