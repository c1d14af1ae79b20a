import type { Ratio } from '../../core/ratio.js';
import type { Read } from '../../core/read.js';
import { listOf, oneKind, optional, readFields } from '../../core/read-parts.js';
import { amount, flag, id, whole } from '../../core/read-values.js';
import { LONGEST_WINDOW } from './history.js';
import type { FactorPlan } from './plan.js';

/** A factor before it knows its place in the list. */
export type Factor = Unplaced<FactorPlan>;
type Unplaced<Plan> = Plan extends unknown ? Omit<Plan, 'index'> : never;

/** More multiples than a repeat can reach. */
const MOST_MULTIPLES = LONGEST_WINDOW;

const multiples = /* @__PURE__ */ listOf('multiples', amount, { least: 1, most: MOST_MULTIPLES });

/** Reads a multiplier of what is owed, of one of four kinds. */
export const readFactor: Read<Factor> = /* @__PURE__ */ oneKind<Factor>('a factor', {
  times: (reader) => fixed(readFields(reader, 'a factor', { times: amount }).times),
  timesPercent: (reader) => {
    const { timesPercent } = readFields(reader, 'a factor', { timesPercent: amount });
    return fixed({ ...timesPercent, denominator: timesPercent.denominator * 100n });
  },
  input: (reader) => {
    const fields = { input: id, share: optional(flag, false) };
    const { input, share } = readFields(reader, 'a factor', fields);
    return { by: 'input', input, isShare: share };
  },
  repeat: (reader) => {
    const within = optional(whole('periods', { least: 1, most: LONGEST_WINDOW }), null);
    const fields = readFields(reader, 'a factor', { repeat: multiples, within });
    return { by: 'repeat', multiples: fields.repeat, window: fields.within };
  },
});

function fixed(multiple: Ratio): Factor {
  return { by: 'fixed', multiple };
}
