import type { DecimalInput } from '../../core/decimal-text.js';
import { add, compare, divide, ONE, type Ratio, subtract, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, type ReadersOf, refuse } from '../../core/read.js';
import { nullable, optional } from '../../core/read-parts.js';
import { amount, word } from '../../core/read-values.js';

/**
 * Counters of events: any two of the three say the third. `null` is a counter that gave no value.
 * Fractions are accepted, because extrapolated counters have them.
 */
export interface CountsInput {
  readonly good?: DecimalInput | null | undefined;
  readonly bad?: DecimalInput | null | undefined;
  readonly total?: DecimalInput | null | undefined;
}

/** Options of reading counters that cannot all be right. */
export interface CountOptions {
  /**
   * What a counter of `null` means beside one that gave a value: nothing is known, or no such event.
   *
   * @defaultValue `'noData'`
   */
  readonly missingAs?: 'noData' | 'zero' | undefined;
  /**
   * Whether more good (or bad) events than there were in total is a mistake, or is cut to the total,
   * as counters read at different moments need.
   *
   * @defaultValue `'error'`
   */
  readonly excess?: 'error' | 'clamp' | undefined;
}

/** Counters as read. */
type CountValues = Readonly<Record<keyof CountsInput, Ratio | null | undefined>>;

export const COUNT_FIELDS: ReadersOf<CountValues> = {
  good: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(amount)),
  bad: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(amount)),
  total: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(amount)),
} satisfies FieldsOf<CountsInput>;

/** What to do with counters that cannot all be right. */
export interface CountPolicy {
  readonly missingAs: 'noData' | 'zero';
  readonly excess: 'error' | 'clamp';
}

export const COUNT_OPTION_FIELDS: ReadersOf<CountPolicy> = {
  missingAs: /* @__PURE__ */ optional(/* @__PURE__ */ word(['noData', 'zero']), 'noData'),
  excess: /* @__PURE__ */ optional(/* @__PURE__ */ word(['error', 'clamp']), 'error'),
} satisfies FieldsOf<CountOptions>;

/** What applies where nothing is said. */
export const STRICT_COUNTS: CountPolicy = { missingAs: 'noData', excess: 'error' };

/** Exact counts; `good` never exceeds `total`. */
export interface Counts {
  readonly good: Ratio;
  readonly total: Ratio;
}

/** Counts of counters; `null` when they say nothing. */
export function countsOf(reader: Reader, values: CountValues, policy: CountPolicy): Counts | null {
  const given = Object.values(values).filter((count) => count !== undefined);
  // A missing counter stands for zero only beside another that proves that counting took place.
  if (given.length > 0 && given.every((count) => count === null)) return null;
  const good = filled(values.good, policy);
  const bad = filled(values.bad, policy);
  const counts = pairOf(reader, { good, bad, total: values.total ?? undefined }, policy);
  if (counts !== null) return counts;
  if (given.includes(null)) return null;
  refuse(reader, { code: 'missing-field', expected: 'two of good, bad and total' });
}

/** Two counters that say the third; `null` when there are no two. */
function pairOf(
  reader: Reader,
  { good, bad, total }: Readonly<Record<keyof CountsInput, Ratio | undefined>>,
  policy: CountPolicy,
): Counts | null {
  if (total === undefined)
    return good === undefined || bad === undefined ? null : { good, total: add(good, bad) };
  if (good !== undefined) {
    if (bad !== undefined && policy.excess === 'error') requireSum(reader, good, bad, total);
    return { good: within(childOf(reader, 'good'), good, total, policy), total };
  }
  if (bad === undefined) return null;
  return { good: subtract(total, within(childOf(reader, 'bad'), bad, total, policy)), total };
}

/** The share of bad events; none when there were no events, for nothing was lost. */
export function badShareOf({ good, total }: Counts): Ratio {
  return total.numerator === 0n ? ZERO : subtract(ONE, divide(good, total));
}

function filled(count: Ratio | null | undefined, { missingAs }: CountPolicy): Ratio | undefined {
  return count === null ? (missingAs === 'zero' ? ZERO : undefined) : count;
}

function within(reader: Reader, count: Ratio, total: Ratio, { excess }: CountPolicy): Ratio {
  if (compare(count, total) <= 0) return count;
  if (excess === 'clamp') return total;
  refuse(reader, {
    code: 'invalid-option',
    expected: 'no more events than the total',
    hint: "excess: 'clamp' accepts counters read at different moments",
  });
}

function requireSum(reader: Reader, good: Ratio, bad: Ratio, total: Ratio): void {
  if (compare(add(good, bad), total) === 0) return;
  refuse(reader, {
    code: 'invalid-option',
    expected: 'good and bad that make the total; two of the three suffice',
  });
}
