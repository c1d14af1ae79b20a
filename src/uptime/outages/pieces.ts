import { fail } from '../../core/error.js';
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
 * More parts than anybody lists: so many come of outages that are told apart and of time in pieces,
 * each of the one lying over all of the other.
 */
const MOST_PIECES = 1_000_000;

/**
 * The parts of each outage that lie in its time, with what it was told of itself. Where outages
 * overlap, each keeps its part; equal ones are joined.
 *
 * @param partOf - What counts of a row, within its bounds.
 * @throws {@link SlaError} `result-out-of-range` for more than {@link MOST_PIECES}.
 */
export function piecesOf(table: OutageTable, partOf: (row: number) => TimeSet): Outage[] {
  const pieces: Outage[] = [];
  for (let row = 0; row < table.starts.length; row++) {
    const part = partOf(row);
    if (part.length === 0) continue;
    requireFew(pieces.length + (part.length >> 1));
    const facts = table.factsAt?.(row) ?? NO_FACTS;
    for (let i = 0; i < part.length; i += 2)
      // A column may hold -0, which no clock shows.
      pieces.push({
        startAt: (part[i] as number) + 0,
        endAt: (part[i + 1] as number) + 0,
        ...facts,
      });
  }
  return joinEqual(pieces);
}

/** The part of a set that lies in the bounds of a row. */
export function partOfRow(set: TimeSet, { starts, ends }: OutageTable, row: number): TimeSet {
  return clip(set, starts[row] as number, ends[row] as number);
}

/** Refuses more parts than anybody lists. */
export function requireFew(pieces: number): void {
  if (pieces <= MOST_PIECES) return;
  fail({
    code: 'result-out-of-range',
    path: [],
    expected: `at most ${MOST_PIECES} parts of outages`,
    received: 'more of them',
    hint: 'ask for a shorter period, or leave out what tells the outages apart',
  });
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
