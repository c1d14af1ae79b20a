import type { DurationInput } from '../../core/duration.js';
import type { InstantInput } from '../../core/instant.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import type { FieldsOf, Reader } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { instant, lengthAboveZero, whole, word } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import type { OutageTable } from './table.js';

/** The slices of a contract in which downtime is counted: whole minutes, or whole minutes in a row. */
export interface SliceRounding {
  readonly length: DurationInput;
  /**
   * The instant from which slices are counted.
   *
   * @defaultValue the start of the period, so that in a zone of half hours an hour is an hour there
   */
  readonly originAt?: InstantInput | undefined;
  /**
   * Whether a slice that is down in part counts as up or as down, both wholly.
   *
   * @defaultValue `'up'`
   */
  readonly partialAs?: 'up' | 'down' | undefined;
  /**
   * The fewest consecutive slices that count.
   *
   * @defaultValue 1
   */
  readonly minRun?: number | undefined;
}

/** The slices of a rule as read; their origin may be that of the period. */
export type SlicesPlan = Omit<GridPlan, 'originAt'> & { readonly originAt: number | undefined };

const FIELDS = /* @__PURE__ */ (() =>
  ({
    length: lengthAboveZero,
    originAt: optional(instant),
    partialAs: optional(word(['up', 'down']), 'up'),
    minRun: optional(whole('slices', { least: 1 }), 1),
  }) satisfies FieldsOf<SliceRounding>)();

/** Reads the slices of a rule. */
export function sliceRounding(reader: Reader): SlicesPlan {
  const { length: slice, ...plan } = readFields(reader, 'slices', FIELDS);
  return { slice, ...plan };
}

/** A grid of slices as read. */
export interface GridPlan {
  readonly slice: number;
  readonly originAt: number;
  readonly partialAs: 'up' | 'down';
  /** The fewest consecutive slices that count. */
  readonly minRun: number;
}

/** The time of a set in whole slices, as the grid counts slices that are down in part; short runs are left out. */
export function inSlices(set: TimeSet, grid: GridPlan): TimeSet {
  return longRuns(roundEach(set, roundingOf(grid)), grid);
}

/** Each outage by itself, over all the slices that it counts in: they cover what they cover together. */
export function rowsInSlices(table: OutageTable, grid: GridPlan): OutageTable {
  if (grid.partialAs === 'up') return table;
  const round = roundingOf(grid);
  const starts = new Float64Array(table.starts.length);
  const ends = new Float64Array(table.starts.length);
  for (let row = 0; row < starts.length; row++) {
    const [startAt, endAt] = round(table.starts[row] as number, table.ends[row] as number);
    starts[row] = startAt;
    ends[row] = endAt;
  }
  return { ...table, starts, ends };
}

type Round = (startAt: number, endAt: number) => readonly [number, number];

function roundingOf(grid: GridPlan): Round {
  return grid.partialAs === 'up' ? inward(grid) : outward(grid);
}

function inward({ slice, originAt }: GridPlan): Round {
  return (startAt, endAt) => [
    originAt + Math.ceil((startAt - originAt) / slice) * slice,
    originAt + Math.floor((endAt - originAt) / slice) * slice,
  ];
}

function outward({ slice, originAt }: GridPlan): Round {
  return (startAt, endAt) => [
    originAt + Math.floor((startAt - originAt) / slice) * slice,
    originAt + Math.ceil((endAt - originAt) / slice) * slice,
  ];
}

function roundEach(set: TimeSet, round: Round): TimeSet {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < set.length; i += 2) {
    const [startAt, endAt] = round(set[i] as number, set[i + 1] as number);
    if (startAt >= endAt) continue;
    starts.push(startAt);
    ends.push(endAt);
  }
  return toTimeSetFromColumns(starts, ends);
}

function longRuns(set: TimeSet, { slice, minRun }: GridPlan): TimeSet {
  const out: number[] = [];
  for (let i = 0; i < set.length; i += 2) {
    const [startAt, endAt] = [set[i] as number, set[i + 1] as number];
    if (endAt - startAt >= minRun * slice) out.push(startAt, endAt);
  }
  return out;
}
