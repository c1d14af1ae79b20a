import type { Interval } from '../../core/interval.js';
import type { ObservationTable } from './observation-table.js';
import { lastsUntil, type Run } from './runs.js';

/** How long a check says something, and the time asked about. */
interface CheckScene {
  readonly from: number;
  readonly at: number;
  readonly maxGapMs: number;
  /** How many failures in a row make an outage. */
  readonly confirmAfter: number;
}

/** What checks tell beside the outages themselves. */
export interface Confirmed {
  /** The runs that failed, too few checks in a row. */
  readonly forgiven: ReadonlySet<Run>;
  readonly unconfirmed: readonly Interval[];
  readonly bounds: { readonly leastMs: number; readonly mostMs: number };
}

/**
 * Finds the failures in a row that are an outage. Between the last success and the first failure nobody
 * looked, nor between the last failure and the next success: how long it was down lies between what the
 * failures span and what the successes around them span.
 */
export function confirmRuns(
  table: ObservationTable,
  runs: readonly Run[],
  scene: CheckScene,
): Confirmed {
  const forgiven = new Set<Run>();
  const unconfirmed: Interval[] = [];
  const isFailure = table.statuses.map(({ says }) => says !== 'up' && says !== 'unknown');
  let [leastMs, mostMs] = [0, 0];
  for (let i = 0; i < runs.length; ) {
    const next = endOfRow(table, runs, i, { isFailure, maxGapMs: scene.maxGapMs });
    if (next === i) {
      i++;
      continue;
    }
    const row = { first: (runs[i] as Run).first, end: (runs[next - 1] as Run).end };
    if (row.end - row.first >= scene.confirmAfter) {
      const { least, most } = spansOf(table, row, scene);
      leastMs += least;
      mostMs += most;
    } else {
      for (const run of runs.slice(i, next)) forgiven.add(run);
      const until = lastsUntil(table, row.end - 1, scene);
      const counted = within(scene, table.at[row.first] as number, until);
      if (counted.startAt < counted.endAt) unconfirmed.push(counted);
    }
    i = next;
  }
  return { forgiven, unconfirmed, bounds: { leastMs, mostMs } };
}

/** The end of the failing runs in a row from one on; time that nobody watched breaks a row. */
function endOfRow(
  { at, codes }: ObservationTable,
  runs: readonly Run[],
  from: number,
  { isFailure, maxGapMs }: { readonly isFailure: readonly boolean[]; readonly maxGapMs: number },
): number {
  let next = from;
  for (; next < runs.length; next++) {
    const { first } = runs[next] as Run;
    if (isFailure[codes[first] as number] !== true) break;
    if (next > from && (at[first] as number) - (at[first - 1] as number) > maxGapMs) break;
  }
  return next;
}

function spansOf(
  table: ObservationTable,
  { first, end }: Run,
  scene: CheckScene,
): { readonly least: number; readonly most: number } {
  const { at } = table;
  const [from, to] = [at[first] as number, at[end - 1] as number];
  const before = Math.max(at[first - 1] ?? from, from - scene.maxGapMs);
  const least = within(scene, from, to);
  const most = within(scene, before, lastsUntil(table, end - 1, scene));
  return { least: lengthOf(least), most: lengthOf(most) };
}

function within({ from, at }: CheckScene, startAt: number, endAt: number): Interval {
  // Adding 0 turns -0, which no clock shows, into 0.
  return { startAt: Math.max(startAt, from) + 0, endAt: Math.min(endAt, at) + 0 };
}

function lengthOf({ startAt, endAt }: Interval): number {
  return Math.max(0, endAt - startAt);
}
