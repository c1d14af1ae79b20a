import type { InstantInput } from '../../core/instant.js';
import { type Interval, type TimeInput, toIntervals } from '../../core/interval.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { instant, whole } from '../../core/read-values.js';
import { difference, EMPTY, type TimeSet, union } from '../../core/time-set.js';
import { time } from '../terms/time.js';
import { CHECKED_FIELDS } from './checks.js';
import { askerOf, commonTimeOf, depthAtLeast } from './common-time.js';
import type { Outage, OutagesInput } from './outage.js';
import { joinEqual, piecesOf } from './pieces.js';
import { outagesReader } from './read-outages.js';
import { DEFAULT_WEIGHT_BY_STATE, type StateWeights, stateWeights } from './state-weights.js';
import { type OutageTable, weightAt } from './table.js';
import { impairingTime, worstTimeOf } from './worst-time.js';

/** Options of `groupOutages`: how the members depend on each other. */
export interface GroupOptions {
  /**
   * How many members must be up.
   *
   * @defaultValue all of them: any one down is down
   */
  readonly needed?: number | undefined;
  /** The instant of judgement: outages that go on end here. Without it none may go on. */
  readonly at?: InstantInput | undefined;
  /** The weights of states, beside the default ones. */
  readonly weights?: StateWeights | undefined;
}

const OPTIONS = {
  needed: /* @__PURE__ */ optional(/* @__PURE__ */ whole('members')),
  at: /* @__PURE__ */ optional(instant),
  weights: /* @__PURE__ */ optional(stateWeights, DEFAULT_WEIGHT_BY_STATE),
} as const satisfies FieldsOf<GroupOptions>;

/**
 * Finds when a group was down: when fewer of its members were up than it needs. This is what
 * happened, so that nothing is assumed about independence.
 *
 * An outage of a member is one of the group as long as so many members are down, as badly as it or
 * worse, that too few are left. So the group loses as much as the best member that it can no longer
 * do without, and each outage keeps what it was told: weight, state, cause, component, severity, id.
 *
 * @param members - The outages of each member; a member's own overlaps count once.
 * @param options - How many members are needed, and up to when the facts are known.
 * @returns The outages of the group, sorted by their starts, for `measureAvailability`. Outages that
 * say the same of themselves are joined; others may overlap.
 * @throws {@link SlaError} `invalid-type`, `invalid-option`, `invalid-interval`, `invalid-instant`,
 * `unknown-field`, `unknown-reference`;
 * `result-out-of-range` for more than 1,000,000 parts, or 20,000,000 steps between outages.
 * @example
 * import { groupOutages } from 'slakit/uptime'
 * groupOutages([[[0, 10]], [[5, 20]], []]) // => [{ startAt: 0, endAt: 20 }]
 * groupOutages([[[0, 10]], [[5, 20]], []], { needed: 2 }) // => [{ startAt: 5, endAt: 10 }]
 * groupOutages([[{ start: 0, end: 10, component: 'db' }], []])
 * // => [{ startAt: 0, endAt: 10, component: 'db' }]
 */
export function groupOutages(
  members: readonly OutagesInput[],
  options: GroupOptions = {},
): Outage[] {
  const reader = readerOf(options, null, 'options');
  const { needed: asked, at, weights } = readFields(reader, 'options', OPTIONS);
  const tables = listOf(
    'members, each with its outages',
    outagesReader({ weights, at }),
  )(readerOf(members, null, 'members'));
  return outagesOfGroup(tables, tables.length - neededOf(reader, asked, tables.length) + 1);
}

/** A member of a group as it was observed: what `outagesFromChecks` and `outagesFromTransitions` give. */
export interface ObservedMember {
  readonly outages: OutagesInput;
  /** Time in which nobody watched it. @defaultValue none */
  readonly unknown?: TimeInput | undefined;
}

/** A group as it was observed, for `measureAvailability`. */
export interface ObservedGroup {
  readonly outages: readonly Outage[];
  /** Time in which the members that were watched do not tell whether enough of them were up. */
  readonly unknown: readonly Interval[];
}

/**
 * Finds when a group was down, and when nobody can tell: where members that were not watched could have made
 * the difference. Otherwise as {@link groupOutages}; groups may be members of groups.
 *
 * @param members - The outages and the unknown time of each member.
 * @param options - How many members are needed, and up to when the facts are known.
 * @returns The outages of the group, and its unknown time.
 * @throws {@link SlaError} as {@link groupOutages}.
 * @example
 * import { groupObserved } from 'slakit/uptime'
 * const watched = { outages: [[0, 10]], unknown: [[20, 30]] } as const
 * groupObserved([watched, { outages: [[25, 40]] }])
 * // => { outages: [{ startAt: 0, endAt: 10 }, { startAt: 25, endAt: 40 }], unknown: [{ startAt: 20, endAt: 25 }] }
 * groupObserved([watched, { outages: [[25, 40]] }], { needed: 1 })
 * // => { outages: [], unknown: [{ startAt: 25, endAt: 30 }] }
 */
export function groupObserved(
  members: readonly ObservedMember[],
  options: GroupOptions = {},
): ObservedGroup {
  const reader = readerOf(options, null, 'options');
  const { needed: asked, at, weights } = readFields(reader, 'options', OPTIONS);
  const fields = {
    outages: outagesReader({ weights, at }),
    unknown: optional(time, EMPTY),
    ...CHECKED_FIELDS,
  };
  const read = listOf('members, each with its outages and unknown time', (member) =>
    readFields(member, 'what was observed of a member', fields),
  )(readerOf(members, null, 'members'));
  const depth = read.length - neededOf(reader, asked, read.length) + 1;
  const outages = outagesOfGroup(
    read.map((member) => member.outages),
    depth,
  );
  const down = read.map((member) => impairingTime(worstTimeOf(member.outages)));
  const maybe = depthAtLeast(
    read.map(({ unknown }, i) => union(down[i] as TimeSet, unknown)),
    depth,
  );
  return { outages, unknown: toIntervals(difference(maybe, depthAtLeast(down, depth))) };
}

function neededOf(reader: Reader, asked: number | undefined, members: number): number {
  const needed = asked ?? members;
  if (needed <= members) return needed;
  refuse(childOf(reader, 'needed'), {
    code: 'invalid-option',
    expected: `0 to ${members}, as many as there are members`,
  });
}

function outagesOfGroup(tables: readonly OutageTable[], depth: number): Outage[] {
  const common = commonTimeOf(tables.map(worstTimeOf), depth);
  const isPlain = tables.every(({ factsAt }) => factsAt === undefined);
  if (isPlain) return toIntervals(common.bounds);
  const ask = askerOf(common);
  return joinEqual(
    tables.flatMap((table) =>
      piecesOf(table, (row) =>
        ask(weightAt(table, row), table.starts[row] as number, table.ends[row] as number),
      ),
    ),
  );
}
