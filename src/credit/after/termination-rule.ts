import { type Bound, type Bounds, readBounds } from '../../core/bounds.js';
import { childOf, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf, oneKind, optional, readFields } from '../../core/read-parts.js';
import { whole, word } from '../../core/read-values.js';
import { type ExactMoney, type MoneyInput, readAmountOwed } from '../../money/money.js';
import { LONGEST_WINDOW } from '../scheme/history.js';

/** The condition under which a period counts. @defaultValue those that were missed */
export type PeriodCondition =
  | { readonly missed: true }
  | { readonly capReached: true }
  | { readonly level: Bounds }
  | { readonly creditPercent: Bounds };

/** A pattern of failures that gives a right: to terminate, to step in, to escalate. */
export type TerminationRule =
  /** So many counting periods side by side. */
  | {
      readonly kind: 'consecutive';
      readonly periods: number;
      readonly when?: PeriodCondition | undefined;
    }
  /** At least so many counting periods within a window, the latest period included. */
  | {
      readonly kind: 'count';
      readonly atLeast: number;
      readonly window: number;
      readonly when?: PeriodCondition | undefined;
    }
  /** The mean level of a full window lies within bounds. */
  | { readonly kind: 'mean'; readonly window: number; readonly level: Bounds }
  /** The credits of a window, full or not, reach an amount. */
  | { readonly kind: 'sum'; readonly window: number; readonly atLeast: MoneyInput };

/** Which periods count, read. */
export type ConditionPlan =
  | { readonly of: 'missed' | 'capReached' }
  | { readonly of: 'level' | 'creditPercent'; readonly bounds: readonly Bound[] };

/** A rule as it is tested. */
export type TerminationPlan =
  | {
      readonly kind: 'count';
      readonly needed: number;
      readonly window: number;
      readonly when: ConditionPlan;
    }
  | { readonly kind: 'mean'; readonly window: number; readonly bounds: readonly Bound[] }
  | { readonly kind: 'sum'; readonly window: number; readonly least: ExactMoney };

/** More rules than any contract has. */
export const MOST_RULES = 100;

const count = /* @__PURE__ */ whole('periods', { least: 1, most: LONGEST_WINDOW });

const isTrue: Read<true> = (reader) => {
  if (reader.value === true) return true;
  refuse(reader, { code: 'invalid-option', expected: 'true' });
};

const condition: Read<ConditionPlan> = /* @__PURE__ */ oneKind<ConditionPlan>('a condition', {
  missed: (reader) => {
    readFields(reader, 'a condition', { missed: isTrue });
    return { of: 'missed' };
  },
  capReached: (reader) => {
    readFields(reader, 'a condition', { capReached: isTrue });
    return { of: 'capReached' };
  },
  level: (reader) => ({
    of: 'level',
    bounds: readFields(reader, 'a condition', { level: readBounds }).level,
  }),
  creditPercent: (reader) => ({
    of: 'creditPercent',
    bounds: readFields(reader, 'a condition', { creditPercent: readBounds }).creditPercent,
  }),
});

const when = /* @__PURE__ */ optional(condition, { of: 'missed' });

const READERS: Readonly<Record<TerminationRule['kind'], Read<TerminationPlan>>> = {
  consecutive: (reader) => {
    const fields = { kind: isKind, periods: count, when };
    const { periods, when: counts } = readFields(reader, 'a rule', fields);
    // A run of n is a window of n in which n count.
    return { kind: 'count', needed: periods, window: periods, when: counts };
  },
  count: (reader) => {
    const fields = { kind: isKind, atLeast: count, window: count, when };
    const { atLeast, window, when: counts } = readFields(reader, 'a rule', fields);
    if (atLeast > window) {
      refuse(childOf(reader, 'atLeast'), {
        code: 'invalid-option',
        expected: `at most ${window}, the periods of the window`,
        hint: 'a rule that needs more than its window holds never gives a right',
      });
    }
    return { kind: 'count', needed: atLeast, window, when: counts };
  },
  mean: (reader) => {
    const fields = { kind: isKind, window: count, level: readBounds };
    const { window, level } = readFields(reader, 'a rule', fields);
    return { kind: 'mean', window, bounds: level };
  },
  sum: (reader) => {
    const fields = { kind: isKind, window: count, atLeast: readAmountOwed };
    const { window, atLeast } = readFields(reader, 'a rule', fields);
    return { kind: 'sum', window, least: atLeast };
  },
};

/** The kinds of rules. */
export const TERMINATION_KINDS: readonly TerminationRule['kind'][] = [
  'consecutive',
  'count',
  'mean',
  'sum',
];
const isKind = /* @__PURE__ */ word(TERMINATION_KINDS);

/** Reads one rule of a right. */
export function readTerminationRule(reader: Reader): TerminationPlan {
  const { value } = reader;
  if (typeof value !== 'object' || value === null)
    refuse(reader, {
      code: 'invalid-type',
      expected: "a rule such as { kind: 'consecutive', periods: 3 }",
    });
  return READERS[isKind(childOf(reader, 'kind'))](reader);
}

/** Reads the rules of a right, any one of which is enough. */
export const readTermination: Read<readonly TerminationPlan[]> = /* @__PURE__ */ listOf(
  'rules',
  readTerminationRule,
  { most: MOST_RULES },
);
