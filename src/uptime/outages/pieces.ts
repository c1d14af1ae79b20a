import type { TimeSet } from '../../core/time-set.js';
import { clip, intersection } from '../../core/time-set.js';
import type { Outage, OutageFacts } from './outage.js';
import type { OutageTable } from './table.js';

/** The part of a set that lies in a base: a base in one piece costs two searches and no sweep. */
export function partWithin(set: TimeSet, base: TimeSet): TimeSet {
  return base.length === 2
    ? clip(set, base[0] as number, base[1] as number)
    : intersection(set, base);
}

/**
 * The parts of outages that lie in a time of their own, each with the facts of its outage. Parts of
 * equal facts that touch or overlap are one; others stay apart, and may overlap.
 *
 * @param timeOf - Where a row counts; a row without any is left out.
 */
export function piecesOf(table: OutageTable, timeOf: (row: number) => TimeSet): Outage[] {
  const { starts, ends, factsAt } = table;
  const pieces: Outage[] = [];
  for (let row = 0; row < starts.length; row++) {
    const part = clip(timeOf(row), starts[row] as number, ends[row] as number);
    if (part.length === 0) continue;
    const facts = factsAt?.(row) ?? NO_FACTS;
    for (let i = 0; i < part.length; i += 2)
      pieces.push({ startAt: part[i] as number, endAt: part[i + 1] as number, ...facts });
  }
  return joinEqual(pieces);
}

/** Joins outages that say the same of themselves where they touch or overlap; sorted by their starts. */
export function joinEqual(outages: readonly Outage[]): Outage[] {
  const sorted = [...outages].sort((a, b) => a.startAt - b.startAt);
  const joined: Outage[] = [];
  const lastOf = new Map<string, number>();
  for (const outage of sorted) {
    const key = keyOf(outage);
    const index = lastOf.get(key);
    const last = index === undefined ? undefined : joined[index];
    if (index !== undefined && last !== undefined && outage.startAt <= last.endAt) {
      if (outage.endAt > last.endAt) joined[index] = { ...last, endAt: outage.endAt };
    } else lastOf.set(key, joined.push(outage) - 1);
  }
  return joined;
}

const NO_FACTS: OutageFacts = {};

function keyOf({ startAt: _start, endAt: _end, ...facts }: Outage): string {
  return JSON.stringify(facts);
}
