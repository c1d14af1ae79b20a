import { sortedColumn, valuesAt } from '../../core/order.js';
import { compare, type Ratio } from '../../core/ratio.js';
import { EMPTY, measure, type TimeSet } from '../../core/time-set.js';
import { unionOfColumns } from '../../core/union-of-columns.js';
import type { OutageTable } from './table.js';

/**
 * What was lost at each instant: stretches of time, in order, each with the highest weight of the
 * outages that overlap there. Its length grows with the outages, however many weights they have.
 */
export interface WorstTime {
  /** Boundaries as in a set; stretches of two weights may touch. */
  readonly bounds: TimeSet;
  /** The weight of each stretch, by its place in `weights`; `undefined` when it is the first for all. */
  readonly ranks: Uint16Array | undefined;
  /** The weights that occur, from the highest down. */
  readonly weights: readonly Ratio[];
}

/** Finds the highest weight at each instant. */
export function worstTimeOf(table: OutageTable): WorstTime {
  const { starts, ends, levels, weights } = table;
  if (levels === undefined) {
    const bounds = unionOfColumns(starts, ends, sortedColumn);
    return { bounds, ranks: undefined, weights: weights.slice(0, 1) };
  }
  const rowsOf = rowsByLevel(levels, weights.length);
  const order = weights
    .map((_, level) => level)
    .filter((level) => (rowsOf[level] as Uint32Array).length > 0)
    .sort((a, b) => compare(weights[b] as Ratio, weights[a] as Ratio));
  const ofWeight = order.map((level, rank): Stretches => {
    const rows = rowsOf[level] as Uint32Array;
    const bounds = unionOfColumns(valuesAt(starts, rows), valuesAt(ends, rows), sortedColumn);
    return { bounds, ranks: new Uint16Array(bounds.length >> 1).fill(rank) };
  });
  const all = inPairs(ofWeight, 0, ofWeight.length);
  return { ...all, weights: order.map((level) => weights[level] as Ratio) };
}

/** All the time of outages that weigh anything. */
export function impairingTime({ bounds, ranks, weights }: WorstTime): TimeSet {
  const weighing = weights.findLastIndex(({ numerator }) => numerator > 0n) + 1;
  if (ranks === undefined) return weighing > 0 ? bounds : EMPTY;
  return joined(bounds, (stretch) => (ranks[stretch] as number) < weighing);
}

/** All the time with any outage, though it may weigh nothing. */
export function reportedTime({ bounds, ranks }: WorstTime): TimeSet {
  return ranks === undefined ? bounds : joined(bounds, () => true);
}

/** The common denominator of the weights; they are decimals, so that the greatest will do. */
export function scaleOf({ weights }: Pick<WorstTime, 'weights'>): bigint {
  let scale = 1n;
  for (const { denominator } of weights) if (denominator > scale) scale = denominator;
  return scale;
}

/**
 * The weighted time within a set, in units of `1 / scale` milliseconds. It multiplies once for each
 * weight, and not for each stretch.
 */
export function weightedMs(worst: WorstTime, within: TimeSet, scale: bigint): bigint {
  const { bounds, ranks, weights } = worst;
  const ms = new Float64Array(weights.length);
  for (let i = 0, j = 0; i < bounds.length && j < within.length; ) {
    const [end, edge] = [bounds[i + 1] as number, within[j + 1] as number];
    const start = Math.max(bounds[i] as number, within[j] as number);
    const rank = ranks === undefined ? 0 : (ranks[i >> 1] as number);
    ms[rank] = (ms[rank] as number) + Math.max(0, Math.min(end, edge) - start);
    if (end <= edge) i += 2;
    if (edge <= end) j += 2;
  }
  return weights.reduce(
    (sum, { numerator, denominator }, rank) =>
      ms[rank] === 0 ? sum : sum + numerator * (scale / denominator) * BigInt(ms[rank] as number),
    0n,
  );
}

/** The same of a set that lies in what was lost, as downtime does: one weight needs no walk along it. */
export function weightedPartMs(worst: WorstTime, part: TimeSet, scale: bigint): bigint {
  const [weight] = worst.weights;
  if (worst.ranks !== undefined || weight === undefined) return weightedMs(worst, part, scale);
  return weight.numerator * (scale / weight.denominator) * BigInt(measure(part));
}

/** The stretches for which something holds, as a set: those that touch are joined. */
function joined(bounds: TimeSet, isMeant: (stretch: number) => boolean): TimeSet {
  const out = new Float64Array(bounds.length);
  let length = 0;
  for (let i = 0; i < bounds.length; i += 2) {
    if (!isMeant(i >> 1)) continue;
    if (length > 0 && out[length - 1] === bounds[i]) length--;
    else out[length++] = bounds[i] as number;
    out[length++] = bounds[i + 1] as number;
  }
  return length === 0 ? EMPTY : out.slice(0, length);
}

/** Stretches with their weights, as ranks. */
interface Stretches {
  readonly bounds: TimeSet;
  readonly ranks: Uint16Array;
}

/** Lays the stretches of all weights over each other, in pairs: each is looked at log n times. */
function inPairs(ofWeight: readonly Stretches[], from: number, to: number): Stretches {
  if (to - from === 1) return ofWeight[from] as Stretches;
  if (to === from) return { bounds: EMPTY, ranks: new Uint16Array(0) };
  const middle = (from + to) >> 1;
  return overlaid(inPairs(ofWeight, from, middle), inPairs(ofWeight, middle, to));
}

/** The heavier stretches whole, and what is left of the lighter ones beside them. */
function overlaid(heavy: Stretches, light: Stretches): Stretches {
  const bounds = new Float64Array(2 * heavy.bounds.length + light.bounds.length);
  const ranks = new Uint16Array(bounds.length >> 1);
  let length = 0;
  const put = (startAt: number, endAt: number, rank: number): number => {
    ranks[length >> 1] = rank;
    bounds[length++] = startAt;
    bounds[length++] = endAt;
    return endAt;
  };
  let covered = Number.NEGATIVE_INFINITY;
  for (let i = 0, j = 0; i < heavy.bounds.length || j < light.bounds.length; ) {
    const heavyAt =
      i < heavy.bounds.length ? (heavy.bounds[i] as number) : Number.POSITIVE_INFINITY;
    const isLeft = j < light.bounds.length;
    const from = isLeft ? Math.max(light.bounds[j] as number, covered) : heavyAt;
    if (heavyAt <= from) {
      covered = put(heavyAt, heavy.bounds[i + 1] as number, heavy.ranks[i >> 1] as number);
      i += 2;
      continue;
    }
    const end = light.bounds[j + 1] as number;
    if (from < end) covered = put(from, Math.min(end, heavyAt), light.ranks[j >> 1] as number);
    if (end <= heavyAt) j += 2;
  }
  return { bounds: bounds.slice(0, length), ranks: ranks.slice(0, length >> 1) };
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
