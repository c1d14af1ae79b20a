import { powerOfTen } from '../../core/decimal-text.js';
import {
  compare,
  divide,
  floor,
  multiply,
  percentOfShare,
  type Ratio,
  ratio,
  reduce,
  ZERO,
} from '../../core/ratio.js';
import { type RoundingMode, roundQuotient, roundRatio } from '../../core/rounding.js';
import { minorDigitsOf } from '../../money/currency.js';
import { figureNumber } from '../figure-text.js';
import type { MinimumPlan, SchemePlan } from '../scheme/plan.js';
import { keeps } from '../stages/payment.js';
import type { Worth } from './outcome.js';

/** How the payable amount of a scheme is settled, in minor units of a currency. */
interface Settling {
  readonly scale: bigint;
  readonly mode: RoundingMode;
  /** What amounts are multiples of. */
  readonly step: bigint;
  readonly minimum: MinimumPlan | null;
}

/**
 * What is owed at one place, by the base: a share of it while that is less than the sum, then the sum. The
 * bounds between are whole minor units of the base, found once, so that a row compares numbers only.
 */
export interface Payable {
  readonly worth: Worth;
  /** Steps for a minor unit of the base: `share` as a fraction, and as numbers where they are exact. */
  readonly share: Ratio;
  readonly numerator: number;
  readonly denominator: number;
  readonly mode: RoundingMode;
  readonly step: number;
  /** From this base on the sum is what is owed; it pays `sumPaid`. */
  readonly sumFrom: number;
  readonly sumPaid: number;
  readonly sum: Ratio;
  /** The least base, and the least amount, that the minimum leaves as they are; it pays `otherwise` below. */
  readonly keptBase: number;
  readonly keptAmount: number;
  readonly otherwise: number;
  /** The share in percent. */
  readonly percent: number;
}

/** Lays what is owed at a place out by the base. */
export function payableOf(worth: Worth, plan: SchemePlan, currency: string): Payable {
  const how = settlingOf(plan, currency);
  const { scale, mode, step, minimum } = how;
  const share = worth.share ?? ZERO;
  const steps = reduce(divide(share, ratio(step)));
  const sum = multiply(worth.money ?? ZERO, ratio(scale));
  const least = minimum === null ? null : multiply(minimum.amount, ratio(scale));
  return {
    worth,
    share: steps,
    numerator: exactOr(steps.numerator, Number.NaN),
    denominator: exactOr(steps.denominator, Number.NaN),
    mode,
    step: Number(step),
    sumFrom: sumFromOf(worth, sum),
    sumPaid: Number(paidOf(sum, how, least)),
    sum,
    keptBase: keptBaseOf(share, minimum, least),
    keptAmount: least === null || minimum?.test !== 'afterRounding' ? 0 : leastKept(minimum, least),
    otherwise: least === null || minimum?.rule !== 'raiseTo' ? 0 : Number(rounded(least, how)),
    percent: figureNumber(percentOfShare(share)),
  };
}

/** The payable minor units of a base in minor units; not exact above the safe integers. */
export function paidFor(payable: Payable, base: number): number {
  if (base >= payable.sumFrom) return payable.sumPaid;
  if (base === 0 || payable.share.numerator === 0n) return 0;
  const { numerator, denominator, mode, step, keptBase, keptAmount, otherwise } = payable;
  const product = base * numerator;
  const steps =
    product <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER
      ? roundQuotient(product, denominator, mode)
      : Number(roundRatio(multiply(ratio(base), payable.share), 0, mode));
  const amount = steps * step;
  if (amount > Number.MAX_SAFE_INTEGER) return amount;
  return base >= keptBase && amount >= keptAmount ? amount : otherwise;
}

/** The credit in percent of a base in minor units; `NaN` for a sum of a base of 0. */
export function percentFor({ worth, sumFrom, sum, percent }: Payable, base: number): number {
  if (base < sumFrom) return worth.isSum && base === 0 ? 0 : percent;
  if (sum.numerator === 0n) return 0;
  return base === 0 ? Number.NaN : figureNumber(percentOfShare(divide(sum, ratio(base))));
}

function settlingOf(plan: SchemePlan, currency: string): Settling {
  const { rounding, increment, minimums } = plan;
  const scale = powerOfTen(minorDigitsOf(currency));
  const step = increment === null ? 1n : (increment.numerator * scale) / increment.denominator;
  return { scale, mode: rounding, step, minimum: minimums[0] ?? null };
}

/** The least base of which the share is more than the sum. */
function sumFromOf({ share, money }: Worth, sum: Ratio): number {
  if (money === null) return Number.POSITIVE_INFINITY;
  if (share === null) return 0;
  if (share.numerator === 0n) return Number.POSITIVE_INFINITY;
  return exactOr(floor(divide(sum, share)) + 1n, Number.POSITIVE_INFINITY);
}

/** What a sum pays: the bound of a minimum is no credit of its own. */
function paidOf(sum: Ratio, how: Settling, least: Ratio | null): bigint {
  const amount = rounded(sum, how);
  const { minimum } = how;
  if (minimum === null || least === null || sum.numerator === 0n) return amount;
  const compared = minimum.test === 'beforeRounding' ? sum : ratio(amount);
  if (keeps(minimum.rule, compare(compared, least))) return amount;
  return minimum.rule === 'raiseTo' ? rounded(least, how) : 0n;
}

function rounded(amount: Ratio, { step, mode }: Settling): bigint {
  return roundRatio(divide(amount, ratio(step)), 0, mode) * step;
}

function keptBaseOf(share: Ratio, minimum: MinimumPlan | null, least: Ratio | null): number {
  if (minimum?.test !== 'beforeRounding' || least === null || share.numerator === 0n) return 0;
  return leastKept(minimum, divide(least, share));
}

/** The least whole number that a minimum keeps. */
function leastKept({ rule }: MinimumPlan, bound: Ratio): number {
  const below = floor(bound);
  const least = keeps(rule, compare(ratio(below), bound)) ? below : below + 1n;
  return exactOr(least, Number.POSITIVE_INFINITY);
}

/** A whole number as a number; beyond the safe integers, which no base and no amount exceeds, another. */
function exactOr(value: bigint, otherwise: number): number {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : otherwise;
}
