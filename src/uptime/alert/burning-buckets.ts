import { type Ratio, ratio } from '../../core/ratio.js';
import type { TimeSet } from '../../core/time-set.js';
import type { AlertOperator } from './alert-rule.js';

/** Events of buckets as integers, in units of `1 / scale`. */
export interface CountedBuckets {
  readonly bad: readonly bigint[];
  readonly total: readonly bigint[];
  readonly scale: bigint;
}

/** A condition on the buckets of two windows that end together. */
export interface BucketCondition {
  /** Buckets of the windows. */
  readonly long: number;
  readonly short: number;
  readonly minEvents: number;
  /** The threshold as a fraction of integers. */
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly operator: AlertOperator;
}

/**
 * The ends of buckets at which both windows burn, as a set of numbers: end n is that of the first n
 * buckets. After the last bucket nothing more is counted, until the shorter window holds nothing.
 */
export function burningEnds(counted: CountedBuckets, condition: BucketCondition): TimeSet {
  const { long, short, minEvents } = condition;
  const least = BigInt(minEvents) * counted.scale;
  const counts = counted.total.length;
  const shorter = Math.min(long, short);
  const last = counts + shorter;
  const [far, near] = [slidingSum(counted, long), slidingSum(counted, short)];
  const out: number[] = [];
  for (let end = 1, next = 1; end < last; end = next) {
    // Nothing comes after the last bucket, and nothing leaves before the shorter window is over.
    next = end > counts && end <= shorter ? shorter + 1 : end + 1;
    const [longSum, shortSum] = [far(end), near(end)];
    if (longSum.total < least || !burns(longSum, condition) || !burns(shortSum, condition))
      continue;
    if (out[out.length - 1] === end) out.pop();
    else out.push(end);
    out.push(next);
  }
  return out;
}

/** The share of errors in the last buckets; `null` where nothing was counted. */
export function burnOfBuckets({ bad, total }: CountedBuckets, count: number): Ratio | null {
  const sumOf = (counts: readonly bigint[]): bigint =>
    counts.slice(-count).reduce((sum, value) => sum + value, 0n);
  const all = sumOf(total);
  return all === 0n ? null : ratio(sumOf(bad), all);
}

interface Sum {
  readonly bad: bigint;
  readonly total: bigint;
}

/** The sums of the buckets before an end, asked for one end after the other. */
function slidingSum({ bad, total }: CountedBuckets, count: number): (end: number) => Sum {
  let sum: Sum = { bad: 0n, total: 0n };
  return (end) => {
    const [enters, leaves] = [end - 1, end - 1 - count];
    sum = {
      bad: sum.bad + (bad[enters] ?? 0n) - (bad[leaves] ?? 0n),
      total: sum.total + (total[enters] ?? 0n) - (total[leaves] ?? 0n),
    };
    return sum;
  };
}

function burns(
  { bad, total }: Sum,
  { numerator, denominator, operator }: BucketCondition,
): boolean {
  if (total === 0n) return false;
  const over = bad * denominator - numerator * total;
  return operator === 'gte' ? over >= 0n : over > 0n;
}
