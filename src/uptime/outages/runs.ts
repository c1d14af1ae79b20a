import type { ObservationTable } from './observation-table.js';

/** Rows that say the same one after the other, with no time between them that nobody watched. */
export interface Run {
  readonly first: number;
  /** The row after the last. */
  readonly end: number;
}

/** Finds the runs of rows: there are few of them where there are many checks. */
export function runsOf({ at, codes, facts }: ObservationTable, maxGapMs: number): Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < at.length; ) {
    const code = codes[first] as number;
    let end = first + 1;
    let last = at[first] as number;
    for (; end < at.length && codes[end] === code; end++) {
      const next = at[end] as number;
      if (next - last > maxGapMs || (facts !== undefined && !facts.areSame(first, end))) break;
      last = next;
    }
    runs.push({ first, end });
    first = end;
  }
  return runs;
}

/** Until when a row says something: the next one, or the longest gap. */
export function lastsUntil(
  { at }: ObservationTable,
  row: number,
  scene: { readonly at: number; readonly maxGapMs: number },
): number {
  return Math.min((at[row] as number) + scene.maxGapMs, at[row + 1] ?? scene.at);
}
