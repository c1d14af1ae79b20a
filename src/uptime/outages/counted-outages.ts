import { fail } from '../../core/error.js';
import { intersection, type TimeSet } from '../../core/time-set.js';
import { type CountedTime, countedTimeOf, type OutageRulePlan } from './incident-rule.js';
import { type GridPlan, inSlices, rowsInSlices } from './slice-grid.js';
import { isAmbiguous, summedTimeOf } from './summed-time.js';
import type { OutageTable } from './table.js';
import { impairingTime, reportedTime, type WorstTime, worstTimeOf } from './worst-time.js';

/** How a rule counts outages. */
export interface OutageCounting {
  readonly overlap: 'max' | 'sum' | undefined;
  readonly slices: GridPlan | null;
  readonly outageRule: OutageRulePlan;
}

/** The outages of a service as a rule counts them. */
export interface CountedOutages extends CountedTime {
  /** The outages, each in whole slices where the rule has some. */
  readonly table: OutageTable;
  /** All the time of outages, though they may weigh nothing: where one is known, nothing is unknown. */
  readonly reported: TimeSet;
}

/** Counts outages: overlaps first, then slices, then the rule for incidents. */
export function countOutages(
  outages: OutageTable,
  { overlap, slices, outageRule }: OutageCounting,
  measured: { readonly startAt: number; readonly endAt: number },
): CountedOutages {
  if (overlap === undefined && isAmbiguous(outages, measured.startAt, measured.endAt))
    refuseOverlap();
  const lostBy = overlap === 'sum' ? summedTimeOf : worstTimeOf;
  const found = worstTimeOf(outages);
  const reported = reportedTime(found);
  const exact = overlap === 'sum' ? summedTimeOf(outages) : found;
  if (slices === null) return { table: outages, reported, ...countedTimeOf(exact, outageRule) };
  const table = rowsInSlices(outages, slices);
  const lost = lostWithin(
    table === outages ? exact : lostBy(table),
    inSlices(impairingTime(exact), slices),
  );
  return { table, reported, ...countedTimeOf(lost, outageRule) };
}

/** The losses within a set. */
function lostWithin({ bounds, ranks, weights }: WorstTime, within: TimeSet): WorstTime {
  if (ranks === undefined) return { bounds: intersection(bounds, within), ranks, weights };
  const out: number[] = [];
  const found: number[] = [];
  for (let i = 0, j = 0; i < bounds.length && j < within.length; ) {
    const [end, edge] = [bounds[i + 1] as number, within[j + 1] as number];
    const start = Math.max(bounds[i] as number, within[j] as number);
    if (start < Math.min(end, edge)) {
      out.push(start, Math.min(end, edge));
      found.push(ranks[i >> 1] as number);
    }
    if (end <= edge) i += 2;
    if (edge <= end) j += 2;
  }
  return { bounds: out, ranks: Uint16Array.from(found), weights };
}

function refuseOverlap(): never {
  fail({
    code: 'missing-field',
    path: ['compiled', 'rule', 'overlap'],
    expected:
      "'max' or 'sum', since outages of different components lose parts of the service at once",
    received: 'undefined',
    hint: 'ten percent of the users here and twenty there are 20 or 30: the agreement must say which',
  });
}
