import type { Work } from '../turns.js';
import { type Outages, outagesByStart, outagesShuffled, YEAR } from '../work.js';
import type { UptimeContender } from './types.js';
import {
  answerOf,
  MAX_GAP_MS,
  minutes,
  OUTAGES,
  outagesApart,
  PROBES_AT,
  probes,
  WINDOW_ENDS,
  WINDOW_MS,
} from './work.js';

/** Loops over typed arrays that check nothing and give one figure: what the work costs at the least. */
export const RAW: UptimeContender = {
  name: 'raw',
  packages: [],
  attempts: {
    'uptime-sorted': () => merged(outagesByStart(OUTAGES)),
    'uptime-unsorted': () => sortedFirst(outagesShuffled(OUTAGES)),
    'uptime-checks': checked,
    'uptime-requests': requests,
    'uptime-rolling': rolling,
  },
};

function merged({ starts, ends }: Outages): Work {
  return () => downtimeOf(starts, ends);
}

function sortedFirst({ starts, ends }: Outages): Work {
  return () => downtimeOf(starts.slice().sort(), ends.slice().sort());
}

/** Merges what is sorted by its starts (a union does not care whose end is whose), and adds up the year. */
function downtimeOf(starts: Float64Array, ends: Float64Array): number {
  const out = new Float64Array(2 * starts.length);
  let length = 0;
  let start = starts[0] as number;
  let end = ends[0] as number;
  for (let i = 1; i < starts.length; i++) {
    if ((starts[i] as number) > end) {
      out[length++] = start;
      out[length++] = end;
      start = starts[i] as number;
      end = ends[i] as number;
    } else if ((ends[i] as number) > end) end = ends[i] as number;
  }
  out[length++] = start;
  out[length++] = end;
  let total = 0;
  for (let i = 0; i < length; i += 2) {
    const from = Math.max(out[i] as number, YEAR.startAt);
    const to = Math.min(out[i + 1] as number, YEAR.endAt);
    if (from < to) total += to - from;
  }
  return total;
}

function checked(): Work {
  const { at, statuses } = probes();
  return () => {
    const down: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < at.length; i++) {
      const start = at[i] as number;
      const next = i + 1 < at.length ? (at[i + 1] as number) : PROBES_AT;
      const until = Math.min(next, start + MAX_GAP_MS);
      if (statuses[i] === 1) {
        if (down[down.length - 1] === start) down[down.length - 1] = until;
        else down.push(start, until);
      }
      if (until < next) unknown.push(until, next);
    }
    return answerOf(lengthOf(down), lengthOf(unknown));
  };
}

function lengthOf(bounds: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < bounds.length; i += 2)
    total += (bounds[i + 1] as number) - (bounds[i] as number);
  return total;
}

/** Twelve decimals as integers: their sums are exact. */
function requests(): Work {
  const { good, total } = minutes();
  const sum = (texts: readonly string[]): bigint =>
    texts.reduce((at, text) => at + BigInt(text.replace('.', '')), 0n);
  return () => Number((sum(good) * 100_000_000n) / sum(total)) / 1e6;
}

/** Totals from the start on, and two searches a window. */
function rolling(): Work {
  const { starts, ends } = outagesApart(5000);
  return () => {
    const totals = new Float64Array(starts.length + 1);
    for (let i = 0; i < starts.length; i++)
      totals[i + 1] = (totals[i] as number) + (ends[i] as number) - (starts[i] as number);
    const upTo = (at: number): number => {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((starts[middle] as number) <= at) low = middle + 1;
        else high = middle;
      }
      return (totals[low] as number) - Math.max(0, (ends[low - 1] ?? at) - at);
    };
    let sum = 0;
    for (const end of WINDOW_ENDS) sum += upTo(end) - upTo(end - WINDOW_MS);
    return sum;
  };
}
