import type { DecimalInput } from '../../core/decimal-text.js';
import {
  divide,
  isPositive,
  multiply,
  ONE,
  type Ratio,
  smallerOf,
  subtract,
  sum,
  ZERO,
} from '../../core/ratio.js';
import { type FieldsOf, type Reader, readerOf, refuse, type ValuesOf } from '../../core/read.js';
import { listOf, nullable, optional, readFields } from '../../core/read-parts.js';
import { amount, percent, share, word } from '../../core/read-values.js';
import { budgetOf } from '../budget/budget.js';
import { type ErrorBudget, writeBudget } from '../budget/write-budget.js';
import {
  COUNT_FIELDS,
  type Counts,
  type CountsInput,
  countsOf,
  STRICT_COUNTS,
} from '../terms/counts.js';
import { type FigureOptions, figuresOf, readFormat } from '../terms/figures.js';
import { TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';
import { type Verdict, verdictOn } from '../terms/verdict.js';

/** A member of a group with what it reached: a share, or counts (events, slices, milliseconds). */
export interface GroupMember extends CountsInput {
  /** `null` when the member has no data. */
  readonly sliPercent?: DecimalInput | null | undefined;
  /** `null` when the member has no data. */
  readonly sliRatio?: DecimalInput | null | undefined;
  /**
   * How much the member counts, 0 or more.
   *
   * @defaultValue 1
   */
  readonly weight?: DecimalInput | undefined;
}

/**
 * The way in which members make one figure: by weight, by their counts, by what each misses, or by
 * the worst.
 */
export type CombineMethod = 'weightedMean' | 'pooled' | 'sumOfMissing' | 'lowest';

/** The members of a group, and how they make one figure. */
export interface CombineInput extends TargetInput {
  readonly members: readonly GroupMember[];
  /**
   * - `weightedMean`: the mean by weight; without weights, the plain mean.
   * - `pooled`: good of all members / total of all members; members give counts.
   * - `sumOfMissing`: 1 less the weighted sum of what each member lacks.
   * - `lowest`: the worst member.
   */
  readonly method: CombineMethod;
  /**
   * What a member without data does: it is left out and the other weights count in full, or it counts
   * as up or down, or the group has no data either. A pool has no size to give it, and leaves it out.
   *
   * @defaultValue `'leftOut'`
   */
  readonly noDataAs?: 'leftOut' | 'up' | 'down' | 'noData' | undefined;
}

/** The SLI of a group. */
export interface CombinedSli {
  readonly status: Verdict;
  readonly sliRatio: string | null;
  readonly sliPercent: string | null;
  /** The SLI less the target: negative when it is missed; `null` without target or data. */
  readonly gapRatio: string | null;
  /** How many members had data or were counted as if. */
  readonly members: number;
  /** The budget as shares of 1; `null` without target or data. */
  readonly budget: ErrorBudget | null;
}

const MEMBER_FIELDS = /* @__PURE__ */ (() =>
  ({
    ...COUNT_FIELDS,
    sliPercent: optional(nullable(percent)),
    sliRatio: optional(nullable(share)),
    weight: optional(amount, ONE),
  }) as const satisfies FieldsOf<GroupMember>)();

/** A member as read: counts of its own, a share, or nothing. */
interface Member {
  readonly weight: Ratio;
  /** `null` when the member has no data. */
  readonly sli: Ratio | null;
  /** `null` when it was given as a share. */
  readonly counts: Counts | null;
  readonly place: Reader;
}

type Known = Member & { readonly sli: Ratio };

const METHODS: Readonly<Record<CombineMethod, (members: readonly Known[]) => Ratio | null>> = {
  weightedMean: (members) =>
    quotientOf(
      sum(members.map(({ weight, sli }) => multiply(weight, sli))),
      sum(members.map(({ weight }) => weight)),
    ),
  pooled: (members) => {
    const counts = members.map(countsToPool);
    return quotientOf(sum(counts.map(({ good }) => good)), sum(counts.map(({ total }) => total)));
  },
  sumOfMissing: (members) => {
    const missing = sum(members.map(({ weight, sli }) => multiply(weight, subtract(ONE, sli))));
    return subtract(ONE, smallerOf(missing, ONE));
  },
  lowest: (members) => members.map(({ sli }) => sli).reduce(smallerOf),
};

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    members: listOf('members', readMember),
    method: word(Object.keys(METHODS) as CombineMethod[]),
    noDataAs: optional(word(['leftOut', 'up', 'down', 'noData']), 'leftOut'),
  }) as const satisfies FieldsOf<CombineInput>)();

/**
 * Combines what the members of a group reached. Where their outages are known, measure those
 * instead: see `groupOutages`.
 *
 * @param input - A share or counts of each member, with a weight; the method, the target.
 * @param options - How figures are written.
 * @returns The SLI of the group; `no-data` when no member has any.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-option`, `invalid-decimal`,
 * `invalid-target`;
 * `result-out-of-range` for fractions of more than 1,048,576 bits between two steps.
 * @example
 * import { combineSlis } from 'slakit/uptime'
 * const members = [{ sliRatio: '0.99', weight: 3 }, { sliRatio: '0.995', weight: 7 }]
 * combineSlis({ members, method: 'weightedMean' }).sliPercent // => '99.35'
 */
export function combineSlis(input: CombineInput, options: FigureOptions = {}): CombinedSli {
  const format = readFormat(options);
  const reader = readerOf(input);
  const values = readFields(reader, 'a group', FIELDS);
  const target = targetOf(reader, values);
  const known = knownMembers(values);
  const isUsable =
    known.length > 0 && (values.noDataAs !== 'noData' || known.length === values.members.length);
  const sli = isUsable ? METHODS[values.method](known) : null;
  if (sli === null) return { ...NO_DATA, members: known.length };
  const figures = figuresOf(format, 'floor');
  return {
    status: verdictOn(sli, target),
    sliRatio: figures.ratio(sli),
    sliPercent: figures.percent(sli),
    gapRatio: target === null ? null : figures.ratio(subtract(sli, target)),
    members: known.length,
    budget:
      target === null
        ? null
        : {
            ...writeBudget(budgetOf(target, ONE, subtract(ONE, sli)), target, format),
            estimated: false,
          },
  };
}

const NO_DATA = {
  status: 'no-data',
  sliRatio: null,
  sliPercent: null,
  gapRatio: null,
  budget: null,
} as const;

/** Members with data, and those that count as if they had some. */
function knownMembers({ members, method, noDataAs }: ValuesOf<typeof FIELDS>): readonly Known[] {
  const standIn =
    method === 'pooled' ? null : noDataAs === 'up' ? ONE : noDataAs === 'down' ? ZERO : null;
  return members.flatMap((member) => {
    const sli = member.sli ?? standIn;
    return sli === null ? [] : [{ ...member, sli }];
  });
}

function readMember(reader: Reader): Member {
  const { weight, sliPercent, sliRatio, ...values } = readFields(reader, 'a member', MEMBER_FIELDS);
  const { good, bad, total } = values;
  const ways = [sliPercent, sliRatio, good ?? bad ?? total].filter((way) => way !== undefined);
  if (ways.length > 1) {
    refuse(reader, {
      code: 'invalid-option',
      expected: 'a member with only one of sliPercent, sliRatio and counts',
    });
  }
  const sli = sliPercent !== undefined ? sliPercent : sliRatio;
  if (sli !== undefined) return { weight, sli, counts: null, place: reader };
  const counts = countsOf(reader, values, STRICT_COUNTS);
  const hasEvents = counts !== null && isPositive(counts.total);
  return {
    weight,
    sli: hasEvents ? divide(counts.good, counts.total) : null,
    counts,
    place: reader,
  };
}

function countsToPool({ counts, place }: Known): Counts {
  if (counts !== null) return counts;
  refuse(place, {
    code: 'invalid-option',
    expected: 'good and total, for pooling',
    hint: 'shares of unequal totals cannot be pooled',
  });
}

function quotientOf(top: Ratio, bottom: Ratio): Ratio | null {
  return isPositive(bottom) ? divide(top, bottom) : null;
}
