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
  STATUS_NAMES,
  WINDOW_ENDS,
  WINDOW_MS,
} from './work.js';

/** Plain objects and the methods of lists: what most people would write. */
export const NAIVE: UptimeContender = {
  name: 'naive objects',
  packages: [],
  attempts: {
    'uptime-sorted': () => downtime(outagesByStart(OUTAGES)),
    'uptime-unsorted': () => downtime(outagesShuffled(OUTAGES)),
    'uptime-checks': checks,
    'uptime-requests': requests,
    'uptime-rolling': rolling,
  },
};

interface Outage {
  readonly start: number;
  end: number;
}

function objectsOf({ starts, ends }: Outages): readonly Outage[] {
  return Array.from(starts, (start, i) => ({ start, end: ends[i] as number }));
}

function downtime(columns: Outages): Work {
  const outages = objectsOf(columns);
  return () => {
    const sorted = [...outages].sort((a, b) => a.start - b.start);
    const merged: Outage[] = [];
    for (const outage of sorted) {
      const last = merged.at(-1);
      if (last !== undefined && outage.start <= last.end) last.end = Math.max(last.end, outage.end);
      else merged.push({ ...outage });
    }
    return merged
      .map(({ start, end }) => ({
        start: Math.max(start, YEAR.startAt),
        end: Math.min(end, YEAR.endAt),
      }))
      .filter(({ start, end }) => start < end)
      .reduce((sum, { start, end }) => sum + end - start, 0);
  };
}

function checks(): Work {
  const { at, statuses } = probes();
  const rows = Array.from(at, (instant, i) => ({
    at: instant,
    status: STATUS_NAMES[statuses[i] as number] as string,
  }));
  return () => {
    const sorted = [...rows].sort((a, b) => a.at - b.at);
    const outages: Outage[] = [];
    let unknown = 0;
    sorted.forEach((row, i) => {
      const next = sorted[i + 1]?.at ?? PROBES_AT;
      const until = Math.min(next, row.at + MAX_GAP_MS);
      unknown += next - until;
      if (row.status !== 'down') return;
      const last = outages.at(-1);
      if (last?.end === row.at) last.end = until;
      else outages.push({ start: row.at, end: until });
    });
    const down = outages.reduce((sum, { start, end }) => sum + end - start, 0);
    return answerOf(down, unknown);
  };
}

function requests(): Work {
  const { starts, good, total } = minutes();
  const rows = Array.from(starts, (start, i) => ({ start, good: good[i], total: total[i] }));
  return () => {
    const sum = (field: 'good' | 'total') => rows.reduce((at, row) => at + Number(row[field]), 0);
    return Math.floor((sum('good') / sum('total')) * 1e8) / 1e6;
  };
}

function rolling(): Work {
  const outages = objectsOf(outagesApart(5000));
  return () =>
    WINDOW_ENDS.map((to) => {
      const from = to - WINDOW_MS;
      return outages
        .filter(({ start, end }) => start < to && end > from)
        .reduce((sum, { start, end }) => sum + Math.min(end, to) - Math.max(start, from), 0);
    }).reduce((sum, down) => sum + down, 0);
}
