import { toTimeSetFromColumns } from '../../core/interval.js';
import { compare, type Ratio } from '../../core/ratio.js';
import { EMPTY, measure, type TimeSet, union } from '../../core/time-set.js';
import type { OutageTable } from './table.js';

/**
 * Outages in layers: layer `j` is all the time when the weight is at least `weights[j]`. Weights run
 * from the highest down.
 */
export interface OutageLayers {
  readonly sets: readonly TimeSet[];
  readonly weights: readonly Ratio[];
}

/** Sorts outages into layers by weight. */
export function layersOf(table: OutageTable): OutageLayers {
  const { starts, ends, levels, weights } = table;
  if (levels === undefined)
    return { sets: [toTimeSetFromColumns(starts, ends)], weights: weights.slice(0, 1) };
  const rowsOf = rowsByLevel(levels, weights.length);
  const order = weights
    .map((_, level) => level)
    .filter((level) => (rowsOf[level] as Uint32Array).length > 0)
    .sort((a, b) => compare(weights[b] as Ratio, weights[a] as Ratio));
  let below: TimeSet = EMPTY;
  const sets = order.map((level) => {
    const rows = rowsOf[level] as Uint32Array;
    const own = toTimeSetFromColumns(
      Float64Array.from(rows, (row) => starts[row] as number),
      Float64Array.from(rows, (row) => ends[row] as number),
    );
    below = union(below, own);
    return below;
  });
  return { sets, weights: order.map((level) => weights[level] as Ratio) };
}

/** All the time of outages that weigh anything. */
export function impairingTime({ sets, weights }: OutageLayers): TimeSet {
  return sets[weights.findLastIndex(({ numerator }) => numerator > 0n)] ?? EMPTY;
}

/** All the time with any outage, though it may weigh nothing. */
export function reportedTime({ sets }: OutageLayers): TimeSet {
  return sets.at(-1) ?? EMPTY;
}

/** The common denominator of the weights; they are decimals, so that the greatest will do. */
export function scaleOf({ weights }: OutageLayers): bigint {
  let scale = 1n;
  for (const { denominator } of weights) if (denominator > scale) scale = denominator;
  return scale;
}

/**
 * The time of the layers by the highest weight, times the scale: the layer of weight w adds what it
 * has above the next lower weight, over all of its time.
 */
export function weightedMs({ sets, weights }: OutageLayers, scale: bigint): bigint {
  const units = weights.map(({ numerator, denominator }) => numerator * (scale / denominator));
  return sets.reduce((sum, set, j) => {
    const step = (units[j] as bigint) - (units[j + 1] ?? 0n);
    return step === 0n ? sum : sum + step * BigInt(measure(set));
  }, 0n);
}

function rowsByLevel(levels: Uint16Array, count: number): Uint32Array[] {
  const lengths = new Uint32Array(count);
  for (const level of levels) lengths[level] = (lengths[level] as number) + 1;
  const rows = Array.from(lengths, (length) => new Uint32Array(length));
  const next = new Uint32Array(count);
  for (let row = 0; row < levels.length; row++) {
    const level = levels[row] as number;
    const at = next[level] as number;
    (rows[level] as Uint32Array)[at] = row;
    next[level] = at + 1;
  }
  return rows;
}
