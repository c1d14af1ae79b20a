import { fail, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { type Interval, toIntervals } from '../core/interval.js';
import { EMPTY, type TimeSet } from '../core/time-set.js';
import { type OutageColumns, type OutageInput, readOutages, type StateWeights } from './outages.js';

/** How the members of a group depend on each other. */
export interface GroupRule {
  /** How many members must be up. @defaultValue all of them: any one down is down */
  readonly needed?: number;
  /** Up to when the facts are known; outages that go on end here. */
  readonly asOf: InstantInput;
  /** The weights of states, beside the default ones; whatever weighs more than 0 is down. */
  readonly weights?: StateWeights;
}

/**
 * Finds when a group was down: when fewer of its members were up than it needs. This is what
 * happened, so that nothing is assumed about independence.
 *
 * @param members - The outages of each member; a member's own overlaps count once.
 * @param rule - How many members are needed, and up to when the facts are known.
 * @returns The outages of the group, for {@link measureAvailability}.
 * @throws {@link SlaError} `invalid-option`, `invalid-interval`, `invalid-instant`.
 * @example
 * import { groupOutages } from 'slakit'
 * groupOutages([[[0, 10]], [[5, 20]], []], { needed: 2, asOf: 100 }) // => [{ startAt: 5, endAt: 10 }]
 * groupOutages([[[0, 10]], [[5, 20]], []], { asOf: 100 }) // => [{ startAt: 0, endAt: 20 }]
 */
export function groupOutages(
  members: readonly (readonly OutageInput[] | OutageColumns)[],
  rule: GroupRule,
): Interval[] {
  const { needed = members.length } = rule;
  if (!Number.isInteger(needed) || needed < 0 || needed > members.length) {
    fail({
      code: 'invalid-option',
      path: ['needed'],
      expected: `0 to ${members.length}`,
      received: shown(needed),
    });
  }
  const asOf = toInstant(rule.asOf, ['asOf']);
  const sets = members.map((member, index) => {
    const layers = readOutages(member, asOf, rule.weights, ['members', index]);
    return layers.sets[layers.weights.findLastIndex((weight) => weight > 0n)] ?? EMPTY;
  });
  return toIntervals(depthAtLeast(sets, members.length - needed + 1));
}

/** The time that is in at least `depth` of the sets. */
function depthAtLeast(sets: readonly TimeSet[], depth: number): TimeSet {
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
  return joined(out);
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
function joined(boundaries: readonly number[]): TimeSet {
  const out: number[] = [];
  for (let i = 0; i < boundaries.length; i += 2) {
    if (boundaries[i] !== boundaries[i + 1])
      out.push(boundaries[i] as number, boundaries[i + 1] as number);
  }
  return out;
}
