import type { Contender, Run } from '../types.js';
import {
  fingerprint,
  type Outages,
  outagesByStart,
  outagesInOrder,
  outagesShuffled,
  YEAR,
} from '../work.js';

interface Outage {
  readonly start: number;
  readonly end: number;
}

/** Objects sorted by start and merged, as most code bases write it by hand. */
export function pairs(): Contender {
  return {
    name: 'sort and merge objects',
    packages: [],
    otherwise: '',
    attempts: {
      'union-sorted': () => union(outagesInOrder(1_000_000)),
      'union-by-start': () => union(outagesByStart(1_000_000)),
      'union-unsorted': () => union(outagesShuffled(1_000_000)),
      'availability-objects': () => downtime(outagesShuffled(100_000)),
    },
  };
}

function union(outages: Outages): Run {
  const list = asObjects(outages);
  return () => fingerprint(merge(list).flatMap(({ start, end }) => [start, end]));
}

function downtime(outages: Outages): Run {
  const list = asObjects(outages);
  return () => {
    const lengths = merge(list).map(({ start, end }) =>
      Math.max(0, Math.min(end, YEAR.endAt) - Math.max(start, YEAR.startAt)),
    );
    return lengths.reduce((sum, length) => sum + length, 0);
  };
}

function merge(outages: readonly Outage[]): readonly Outage[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of outages.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function asObjects({ starts, ends }: Outages): readonly Outage[] {
  return Array.from(starts, (start, i) => ({ start, end: ends[i] as number }));
}
