import { fail } from '../../core/error.js';
import { compare, type Ratio } from '../../core/ratio.js';
import { countUpTo, EMPTY, type TimeSet } from '../../core/time-set.js';
import { requireFew } from './pieces.js';
import { impairingTime, type WorstTime } from './worst-time.js';

/**
 * What a group has lost at each instant: the weight that at least `depth` of its members have lost, or
 * more. Time without such a loss is left out.
 */
export function commonTimeOf(members: readonly WorstTime[], depth: number): WorstTime {
  const weights = positiveWeights(members);
  if (weights.length < 2) {
    const bounds = depthAtLeast(members.map(impairingTime), depth);
    return { bounds, ranks: undefined, weights };
  }
  return sweep(edgesOf(members, weights), depth, weights);
}

/**
 * More steps over the time of a group than it has outages worth telling apart: each outage walks over
 * what the others made of its own time.
 */
const MOST_STEPS = 20_000_000;

/** Asks when, within bounds, a group has lost a weight or more. */
export function askerOf(
  common: WorstTime,
): (least: Ratio, startAt: number, endAt: number) => TimeSet {
  const { bounds, ranks } = common;
  const rankOf = rankerOf(common.weights);
  let [steps, pieces] = [0, 0];
  return (least, startAt, endAt) => {
    const lowest = rankOf(least);
    if (lowest === undefined) return EMPTY;
    const out: number[] = [];
    for (let i = countUpTo(bounds, startAt) & ~1; i < bounds.length; i += 2) {
      const start = Math.max(bounds[i] as number, startAt);
      const end = Math.min(bounds[i + 1] as number, endAt);
      if (start >= end) break;
      if (++steps > MOST_STEPS) refuseSteps();
      if (ranks !== undefined && (ranks[i >> 1] as number) > lowest) continue;
      if (out[out.length - 1] === start) out[out.length - 1] = end;
      else out.push(start, end);
    }
    pieces += out.length >> 1;
    requireFew(pieces);
    return out;
  };
}

function refuseSteps(): never {
  fail({
    code: 'result-out-of-range',
    path: [],
    expected: `at most ${MOST_STEPS} steps from outage to outage of a group`,
    received: 'more of them',
    hint: 'ask for a shorter time, or leave out what tells the outages apart',
  });
}

/** The weights of all members that weigh anything, from the highest down, each once. */
function positiveWeights(members: readonly WorstTime[]): readonly Ratio[] {
  const all = new Map(
    members
      .flatMap((member) => member.weights)
      .filter(({ numerator }) => numerator > 0n)
      .map((weight) => [keyOf(weight), weight]),
  );
  return [...all.values()].sort((a, b) => compare(b, a));
}

/** The places of weights; one that weighs nothing has none. */
function rankerOf(weights: readonly Ratio[]): (weight: Ratio) => number | undefined {
  const ranks = new Map<string, number>();
  let rank = 0;
  for (const [index, weight] of weights.entries()) {
    // 0.5 and 0.50 are one weight: the last of equals is as heavy as the first.
    if (index > 0 && compare(weights[index - 1] as Ratio, weight) !== 0) rank = index;
    ranks.set(keyOf(weight), rank);
  }
  return (weight) => ranks.get(keyOf(weight));
}

function keyOf({ numerator, denominator }: Ratio): string {
  return `${numerator}/${denominator}`;
}

/** The instants at which a member begins or ends to lose a weight, in order. */
interface Edges {
  readonly at: Float64Array;
  readonly ranks: Uint32Array;
  /** 1 for a beginning, -1 for an end. */
  readonly signs: Int8Array;
  readonly order: Uint32Array;
}

function edgesOf(members: readonly WorstTime[], weights: readonly Ratio[]): Edges {
  const length = members.reduce((total, { bounds }) => total + bounds.length, 0);
  const at = new Float64Array(length);
  const ranks = new Uint32Array(length);
  const signs = new Int8Array(length);
  const rankOf = rankerOf(weights);
  let next = 0;
  for (const member of members) {
    const own = member.weights.map(rankOf);
    for (let i = 0; i < member.bounds.length; i++) {
      const rank = own[member.ranks === undefined ? 0 : (member.ranks[i >> 1] as number)];
      if (rank === undefined) continue;
      at[next] = member.bounds[i] as number;
      ranks[next] = rank;
      signs[next++] = i % 2 === 0 ? 1 : -1;
    }
  }
  const order = Uint32Array.from({ length: next }, (_, index) => index);
  return { at, ranks, signs, order: order.sort((a, b) => (at[a] as number) - (at[b] as number)) };
}

/** Counts, from edge to edge, how many members have lost each weight, and finds what `depth` of them lost. */
function sweep(
  { at, ranks, signs, order }: Edges,
  depth: number,
  weights: readonly Ratio[],
): WorstTime {
  const counts = new Int32Array(weights.length + 1);
  const bounds: number[] = [];
  const found: number[] = [];
  let open = -1;
  for (let i = 0; i < order.length; ) {
    const now = at[order[i] as number] as number;
    for (; i < order.length && at[order[i] as number] === now; i++)
      count(counts, ranks[order[i] as number] as number, signs[order[i] as number] as number);
    const rank = rankAt(counts, depth);
    if (rank === open) continue;
    if (open >= 0) bounds.push(now);
    if (rank >= 0) {
      bounds.push(now);
      found.push(rank);
    }
    open = rank;
  }
  return { bounds, ranks: Uint16Array.from(found), weights };
}

/** Counts in a tree of sums, where a search for the n-th takes as many steps as a change. */
function count(tree: Int32Array, rank: number, change: number): void {
  for (let i = rank + 1; i < tree.length; i += i & -i) tree[i] = (tree[i] as number) + change;
}

/** The first rank up to which `depth` are counted; -1 when there are not so many. */
function rankAt(tree: Int32Array, depth: number): number {
  let rank = 0;
  let left = depth;
  for (let step = 2 ** Math.floor(Math.log2(tree.length)); step >= 1; step /= 2) {
    const next = rank + step;
    if (next >= tree.length || (tree[next] as number) >= left) continue;
    rank = next;
    left -= tree[next] as number;
  }
  return rank < tree.length - 1 ? rank : -1;
}

/** The time that is in at least `depth` of the sets. */
export function depthAtLeast(sets: readonly TimeSet[], depth: number): TimeSet {
  const starts = boundaries(sets, 0);
  const ends = boundaries(sets, 1);
  const out: number[] = [];
  let open = 0;
  for (let i = 0, j = 0; j < ends.length; ) {
    // At equal instants starts come first, so that touching outages of two members join.
    const isStart = i < starts.length && (starts[i] as number) <= (ends[j] as number);
    const at = isStart ? (starts[i++] as number) : (ends[j++] as number);
    open += isStart ? 1 : -1;
    if (isStart && open === depth) out.push(at);
    if (!isStart && open === depth - 1) out.push(at);
  }
  return withLength(out);
}

/** The starts (or ends) of all sets, sorted each on their own: the sweep only counts. */
function boundaries(sets: readonly TimeSet[], parity: 0 | 1): Float64Array {
  const all: number[] = [];
  for (const set of sets) {
    for (let i = parity; i < set.length; i += 2) all.push(set[i] as number);
  }
  return Float64Array.from(all).sort();
}

/** Drops intervals without length: one member came up at the instant at which another went down. */
function withLength(bounds: readonly number[]): TimeSet {
  const out: number[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    if (bounds[i] !== bounds[i + 1]) out.push(bounds[i] as number, bounds[i + 1] as number);
  }
  return out;
}
