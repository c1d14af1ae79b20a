import type { Run } from '../types.js';
import { fingerprint, type Outages, YEAR } from '../work.js';

/** The union of outages whose starts and ends are in order: one pass. */
export function unionInOrder({ starts, ends }: Outages): Run {
  return () => {
    const out = new Float64Array(2 * starts.length);
    return fingerprint(out, sweep(starts, ends, out));
  };
}

/** The union of outages sorted by start: one pass that remembers the latest end. */
export function unionByStart({ starts, ends }: Outages): Run {
  return () => {
    const out = new Float64Array(2 * starts.length);
    return fingerprint(out, merge(starts, ends, out));
  };
}

/** The union of outages in any order: both columns sort on their own. */
export function unionUnsorted({ starts, ends }: Outages): Run {
  return () => {
    const out = new Float64Array(2 * starts.length);
    return fingerprint(out, sweep(starts.slice().sort(), ends.slice().sort(), out));
  };
}

/** The downtime in the year, and nothing else of what an availability report holds. */
export function downtime({ starts, ends }: Outages): Run {
  return () => {
    const out = new Float64Array(2 * starts.length);
    const length = sweep(starts.slice().sort(), ends.slice().sort(), out);
    let total = 0;
    for (let i = 0; i < length; i += 2) {
      const from = Math.max(out[i] as number, YEAR.startAt);
      const to = Math.min(out[i + 1] as number, YEAR.endAt);
      if (from < to) total += to - from;
    }
    return total;
  };
}

function sweep(starts: Float64Array, ends: Float64Array, out: Float64Array): number {
  let length = 0;
  let first = 0;
  const last = starts.length - 1;
  for (let i = 0; i <= last; i++) {
    if (i < last && (starts[i + 1] as number) <= (ends[i] as number)) continue;
    out[length++] = starts[first] as number;
    out[length++] = ends[i] as number;
    first = i + 1;
  }
  return length;
}

function merge(starts: Float64Array, ends: Float64Array, out: Float64Array): number {
  let length = 0;
  let start = starts[0] as number;
  let end = ends[0] as number;
  for (let i = 1; i < starts.length; i++) {
    if ((starts[i] as number) > end) {
      out[length++] = start;
      out[length++] = end;
      start = starts[i] as number;
    }
    end = Math.max(end, ends[i] as number);
  }
  out[length++] = start;
  out[length++] = end;
  return length;
}
