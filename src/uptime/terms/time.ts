import { MAX_INSTANT, MIN_INSTANT } from '../../core/instant.js';
import { type TimeInput, toTimeSet } from '../../core/interval.js';
import { childOf, type Read, type Reader, reading, refuse } from '../../core/read.js';
import type { TimeSet } from '../../core/time-set.js';

const readSet: Read<TimeSet> = /* @__PURE__ */ reading((time: TimeInput) => toTimeSet(time));

/** Reads a list of time; a set may hold any numbers, figures in milliseconds need whole ones. */
export function time(reader: Reader): TimeSet {
  const set = readSet(reader);
  for (let i = 0; i < set.length; i++) {
    if (Number.isInteger(set[i])) continue;
    refuse(childOf(reader, i), { code: 'invalid-instant', expected: 'whole epoch milliseconds' });
  }
  return set;
}

/** Seconds of the years 1973 to 2286, taken for milliseconds: the slow reader tells of them. */
const LIKE_SECONDS = { least: 100_000_000, most: 9_999_999_999 };

/** Whether a value is an instant that needs no further reading, as nearly all of a large input are. */
export function isPlainInstant(value: unknown): value is number {
  if (!Number.isInteger(value)) return false;
  const at = value as number;
  if (at >= LIKE_SECONDS.least && at <= LIKE_SECONDS.most) return false;
  return at >= MIN_INSTANT && at <= MAX_INSTANT;
}
