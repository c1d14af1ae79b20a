import type { Interval } from '../../core/interval.js';
import { measureBetween, totalled } from '../../core/running-total.js';
import { countBefore, countUpTo, type TimeSet } from '../../core/time-set.js';
import type { PartIncidents } from './part.js';

/** Prepares incidents for questions about stretches of time: each costs a few searches. */
export function incidentCounter(
  incidents: TimeSet,
  down: TimeSet,
): (part: Interval) => PartIncidents {
  const time = totalled(down);
  const between = (from: number, to: number): number => measureBetween(time, from, to);
  const count = incidents.length >> 1;
  const lengths = Float64Array.from({ length: count }, (_, i) =>
    between(incidents[2 * i] as number, incidents[2 * i + 1] as number),
  );
  const counted = new Uint32Array(count + 1);
  lengths.forEach((length, i) => {
    counted[i + 1] = (counted[i] as number) + (length > 0 ? 1 : 0);
  });
  const longestIn = longestAsker(lengths);
  return ({ startAt, endAt }) => {
    // Incidents that lie wholly within, and what of others reaches over an end.
    const before = over(incidents, startAt);
    const after = over(incidents, endAt);
    const isThroughout = before !== undefined && before === after;
    const first = (countBefore(incidents, startAt) + 1) >> 1;
    const last = countUpTo(incidents, endAt) >> 1;
    const lengthOf = (index: number): number =>
      between(
        Math.max(incidents[2 * index] as number, startAt),
        Math.min(incidents[2 * index + 1] as number, endAt),
      );
    const beforeMs = before === undefined ? null : lengthOf(before);
    const afterMs = after === undefined ? null : lengthOf(after);
    const edges = (isThroughout ? [beforeMs] : [beforeMs, afterMs]).map((ms) => ms ?? 0);
    const whole = first < last ? (counted[last] as number) - (counted[first] as number) : 0;
    return {
      count: whole + edges.filter((ms) => ms > 0).length,
      impairedMs: between(startAt, endAt),
      longestMs: Math.max(longestIn(first, last), ...edges),
      beforeMs,
      afterMs,
      isThroughout,
    };
  };
}

/** The incident that is open just before and just after an instant. */
function over(incidents: TimeSet, at: number): number | undefined {
  const passed = countUpTo(incidents, at);
  return (passed & 1) === 1 && (incidents[passed - 1] as number) < at ? passed >> 1 : undefined;
}

/**
 * Answers for any run of lengths which is the longest: tables of the longest of 1, 2, 4, 8 … from each on,
 * two of which cover the run.
 */
function longestAsker(lengths: Float64Array): (first: number, last: number) => number {
  const tables = [lengths];
  for (let width = 1; 2 * width <= lengths.length; width *= 2) {
    const shorter = tables[tables.length - 1] as Float64Array;
    tables.push(
      Float64Array.from({ length: lengths.length - 2 * width + 1 }, (_, i) =>
        Math.max(shorter[i] as number, shorter[i + width] as number),
      ),
    );
  }
  return (first, last) => {
    if (first >= last) return 0;
    const level = 31 - Math.clz32(last - first);
    const table = tables[level] as Float64Array;
    return Math.max(table[first] as number, table[last - 2 ** level] as number);
  };
}
