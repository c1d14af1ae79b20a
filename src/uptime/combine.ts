import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import {
  add,
  compare,
  divide,
  multiply,
  ONE,
  type Ratio,
  ratioOfPercent,
  subtract,
  ZERO,
} from '../core/ratio.js';
import { type CountsInput, readAmount, readCounts, readShare } from './counts.js';
import { type ErrorBudget, errorBudget } from './error-budget.js';
import { type FigureOptions, figureOptionsOf, figuresOf, readChoice } from './figures.js';
import { readOptionalTarget, type TargetInput, targetOf } from './target.js';

/** What one member of a group reached: a share, or counts (events, slices, milliseconds). */
export interface GroupMember extends CountsInput {
  /** `null` when the member has no data. */
  readonly sliPercent?: DecimalInput | null;
  /** `null` when the member has no data. */
  readonly sliRatio?: DecimalInput | null;
  /** @defaultValue 1 */
  readonly weight?: DecimalInput;
}

/** How members make a group. */
export interface CombineOptions extends TargetInput, FigureOptions {
  /**
   * - `weightedMean`: the mean by weight; without weights, the plain mean.
   * - `pooled`: good of all members / total of all members; members give counts.
   * - `sumOfMissing`: 1 less the weighted sum of what each member lacks.
   * - `lowest`: the worst member.
   */
  readonly method: CombineMethod;
  /**
   * What a member without data does: it is left out and the other weights count in full, or the
   * group has no data either, or it counts as up or down.
   *
   * @defaultValue `'leaveOut'`
   */
  readonly noData?: 'leaveOut' | 'noData' | 'up' | 'down';
}

/** How members make one figure: by weight, by their counts, by what each misses, or by the worst. */
export type CombineMethod = 'weightedMean' | 'pooled' | 'sumOfMissing' | 'lowest';

/** The SLI of a group. */
export interface CombinedSli {
  readonly status: 'met' | 'missed' | 'measured' | 'no-data';
  readonly sliRatio: string | null;
  readonly sliPercent: string | null;
  /** The SLI less the target: negative when it is missed; `null` without target or data. */
  readonly gapRatio: string | null;
  /** How many members had data or were counted as if. */
  readonly members: number;
  /** The budget as shares of 1; `null` without target or data. */
  readonly budget: ErrorBudget | null;
}

interface Member {
  readonly good: Ratio;
  readonly total: Ratio;
  readonly weight: Ratio;
}

const METHODS: Record<CombineMethod, (members: readonly Member[]) => Ratio | undefined> = {
  weightedMean: (members) =>
    quotient(
      sumOf(members, ({ weight, ...member }) => multiply(weight, sliOf(member))),
      sumOf(members, ({ weight }) => weight),
    ),
  pooled: (members) =>
    quotient(
      sumOf(members, ({ good }) => good),
      sumOf(members, ({ total }) => total),
    ),
  sumOfMissing: (members) => {
    const missing = sumOf(members, ({ weight, ...member }) =>
      multiply(weight, subtract(ONE, sliOf(member))),
    );
    return compare(missing, ONE) > 0 ? ZERO : subtract(ONE, missing);
  },
  lowest: (members) =>
    members.map(sliOf).reduce((low, next) => (compare(next, low) < 0 ? next : low)),
};

/**
 * Combines what the members of a group reached. Where their outages are known, measure those
 * instead: see {@link groupOutages}.
 *
 * @param members - A share or counts each, with a weight.
 * @param options - The method, the target.
 * @returns The SLI of the group; `no-data` when no member has any.
 * @throws {@link SlaError} `missing-field`, `invalid-option`, `invalid-decimal`, `invalid-target`.
 * @example
 * import { combineSlis } from 'slakit'
 * const members = [{ sliRatio: '0.99', weight: 3 }, { sliRatio: '0.995', weight: 7 }]
 * combineSlis(members, { method: 'weightedMean' }).sliPercent // => '99.35'
 */
export function combineSlis(members: readonly GroupMember[], options: CombineOptions): CombinedSli {
  const combine =
    METHODS[readChoice(options.method, Object.keys(METHODS) as CombineMethod[], ['method'])];
  const noData = readChoice(
    options.noData ?? 'leaveOut',
    ['leaveOut', 'noData', 'up', 'down'],
    ['noData'],
  );
  const read = members.map(
    (member, index) =>
      readMember(member, options.method, ['members', index]) ??
      standIn(member, options.method, noData, index),
  );
  const known = read.filter((member) => member !== undefined);
  const target = readOptionalTarget(options);
  const usable = known.length > 0 && (noData !== 'noData' || known.length === members.length);
  const sli = usable ? combine(known) : undefined;
  if (sli === undefined)
    return {
      status: 'no-data',
      sliRatio: null,
      sliPercent: null,
      gapRatio: null,
      members: known.length,
      budget: null,
    };
  const figures = figuresOf(options, 'floor');
  const sliRatio = figures.ratio(sli);
  return {
    status: target === undefined ? 'measured' : compare(sli, target) >= 0 ? 'met' : 'missed',
    sliRatio,
    sliPercent: figures.percent(sli),
    gapRatio: target === undefined ? null : figures.ratio(subtract(sli, target)),
    members: known.length,
    budget:
      target === undefined
        ? null
        : errorBudget({
            ...targetOf(options),
            ...figureOptionsOf(options),
            spells: [{ total: 1, sliRatio: figuresOf({ digits: 30 }, 'floor').ratio(sli) }],
          }),
  };
}

function readMember(member: GroupMember, method: CombineMethod, path: Path): Member | undefined {
  const weight = readAmount(member.weight ?? 1, [...path, 'weight']);
  if (member.sliPercent === null || member.sliRatio === null) return undefined;
  if (member.sliPercent === undefined && member.sliRatio === undefined) {
    const counts = readCounts(member, {}, path);
    return counts === undefined || counts.total.numerator === 0n
      ? undefined
      : { ...counts, weight };
  }
  if (method === 'pooled') {
    fail({
      code: 'invalid-option',
      path,
      expected: 'good and total, for pooling',
      received: shown(member),
      hint: 'shares of unequal totals cannot be pooled',
    });
  }
  const good =
    member.sliPercent === undefined
      ? readShare(member.sliRatio as DecimalInput, [...path, 'sliRatio'])
      : readPercent(member.sliPercent, [...path, 'sliPercent']);
  return { good, total: ONE, weight };
}

function readPercent(input: DecimalInput, path: Path): Ratio {
  const share = ratioOfPercent(input, path);
  if (compare(share, ZERO) >= 0 && compare(share, ONE) <= 0) return share;
  fail({ code: 'invalid-option', path, expected: '0 to 100', received: shown(input) });
}

/** What takes the place of a member without data; a pool has no size to give it. */
function standIn(
  member: GroupMember,
  method: CombineMethod,
  noData: 'leaveOut' | 'noData' | 'up' | 'down',
  index: number,
): Member | undefined {
  if (noData === 'leaveOut' || noData === 'noData' || method === 'pooled') return undefined;
  const weight = readAmount(member.weight ?? 1, ['members', index, 'weight']);
  return { good: noData === 'up' ? ONE : ZERO, total: ONE, weight };
}

function sliOf({ good, total }: Pick<Member, 'good' | 'total'>): Ratio {
  return divide(good, total);
}

function sumOf(members: readonly Member[], part: (member: Member) => Ratio): Ratio {
  return members.map(part).reduce(add, ZERO);
}

function quotient(top: Ratio, bottom: Ratio): Ratio | undefined {
  return bottom.numerator === 0n ? undefined : divide(top, bottom);
}
