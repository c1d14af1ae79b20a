import { HOLDS, OPERATORS, type Operator } from '../../core/bounds.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import { compare, ratio } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Read, readerOf, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { percent, whole, word } from '../../core/read-values.js';
import { readSliceEvents, type SliceEvents } from './slice-ratios.js';
import type { SliceState } from './slices.js';

/** The rule by which a slice is bad: its error percentage passes a threshold. */
export interface SliceRule {
  readonly errorPercent: DecimalInput;
  /**
   * How the error percentage is held against the threshold.
   *
   * @defaultValue `'gt'`
   */
  readonly operator?: Operator | undefined;
  /**
   * A slice with fewer events is empty.
   *
   * @defaultValue 1
   */
  readonly minEvents?: number | undefined;
}

const RULE_FIELDS = {
  errorPercent: percent,
  operator: /* @__PURE__ */ optional(/* @__PURE__ */ word(OPERATORS), 'gt'),
  minEvents: /* @__PURE__ */ optional(/* @__PURE__ */ whole('events'), 1),
} as const satisfies FieldsOf<SliceRule>;

/**
 * Classifies slices by their share of bad events.
 *
 * @param slices - Good events and all events, per slice.
 * @param rule - When a slice is bad.
 * @returns The state of every slice, in order, for `measureSlices`.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-option`,
 * `invalid-decimal`.
 * @example
 * import { classifySlices } from 'slakit/uptime'
 * classifySlices([{ good: 95, total: 100 }, { good: 94, total: 100 }, { good: 0, total: 0 }], { errorPercent: 5 })
 * // => ['good', 'bad', 'empty']
 */
export function classifySlices(slices: readonly SliceEvents[], rule: SliceRule): SliceState[] {
  const { errorPercent, operator, minEvents } = readFields(
    readerOf(rule, null, 'rule'),
    'a rule',
    RULE_FIELDS,
  );
  const passes = HOLDS[operator];
  return readSliceEvents(readerOf(slices, null, 'slices')).map(({ good, total }) => {
    if (total < Math.max(1, minEvents)) return 'empty';
    return passes(compare(ratio(total - good, total), errorPercent)) ? 'bad' : 'good';
  });
}

const states: Read<readonly SliceState[]> = /* @__PURE__ */ listOf(
  'slices',
  /* @__PURE__ */ word(['good', 'bad', 'empty']),
);

/**
 * Forgives short runs of bad slices: only runs of at least `length` count. Empty slices break a run.
 *
 * @param slices - The state of every slice, in order.
 * @param length - The fewest consecutive bad slices that stay bad.
 * @returns The states, for `measureSlices`.
 * @throws {@link SlaError} `invalid-type`, `invalid-option`.
 * @example
 * import { ignoreShortRuns } from 'slakit/uptime'
 * ignoreShortRuns(['bad', 'good', 'bad', 'bad'], 2) // => ['good', 'good', 'bad', 'bad']
 */
export function ignoreShortRuns(slices: readonly SliceState[], length: number): SliceState[] {
  const least = whole('slices')(readerOf(length, null, 'length'));
  const given = states(readerOf(slices, null, 'slices'));
  const out = [...given];
  for (let i = 0; i < out.length; ) {
    let end = i;
    while (given[end] === 'bad') end++;
    if (end - i < least) out.fill('good', i, end);
    i = Math.max(end, i + 1);
  }
  return out;
}

/**
 * Joins the slices of several members into those of the group.
 *
 * @param members - The states of every member, all of the same slices.
 * @param needed - How many members must be good; all of them unless given, so that any bad one is bad.
 * @returns The states of the group: `empty` where no member has data; members without data count as
 * good among others that have some.
 * @throws {@link SlaError} `invalid-type`, `invalid-option` when members have different numbers of
 * slices, or more are needed than there are.
 * @example
 * import { mergeSlices } from 'slakit/uptime'
 * mergeSlices([['good', 'bad', 'empty'], ['good', 'good', 'empty']]) // => ['good', 'bad', 'empty']
 */
export function mergeSlices(
  members: readonly (readonly SliceState[])[],
  needed?: number,
): SliceState[] {
  const reader = readerOf(members, null, 'members');
  const given = listOf('members', states)(reader);
  const read = optional(whole('members', { most: given.length }), given.length);
  const least = read(readerOf(needed, null, 'needed'));
  const [first = []] = given;
  given.forEach((member, index) => {
    if (member.length === first.length) return;
    refuse(childOf(reader, index), {
      code: 'invalid-option',
      expected: `${first.length} slices, as many as the first has`,
    });
  });
  return first.map((_, slice) => {
    const here = given.map((member) => member[slice]);
    if (here.every((state) => state === 'empty')) return 'empty';
    return here.filter((state) => state !== 'bad').length >= least ? 'good' : 'bad';
  });
}
