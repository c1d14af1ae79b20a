import { compare, divide, type Ratio, ZERO } from '../../core/ratio.js';
import { plusRatio, product, type Value } from '../scheme/value.js';
import { baseOf, type ExactFacts } from './exact-facts.js';

/** What a value is worth in a period; a base is asked for only by a share of it. */
export function worthOf({ share, money }: Value, facts: ExactFacts): Ratio {
  return share.numerator === 0n ? money : plusRatio(product(share, baseOf(facts)), money);
}

/**
 * Compares values in a period. Equal sums are told apart by their shares, so that percentages of a
 * base of 0 are ordered and capped as they are of any other.
 */
export function compareValues(a: Value, b: Value, facts: ExactFacts): number {
  const areShares = a.money.numerator === 0n && b.money.numerator === 0n;
  const order = areShares ? 0 : compare(worthOf(a, facts), worthOf(b, facts));
  // Of equal sums beside it, a share is more even of a base of 0; of other sums they are worth the same.
  return order === 0 && compare(a.money, b.money) === 0 ? compare(a.share, b.share) : order;
}

/** The greater of two values. */
export function greaterValue(a: Value, b: Value, facts: ExactFacts): Value {
  return compareValues(a, b, facts) >= 0 ? a : b;
}

/** The part that one value is of another, which is greater. Shares of a base of 0 have a part, too. */
export function shareOf(part: Value, whole: Value, facts: ExactFacts): Ratio {
  const areShares = part.money.numerator === 0n && whole.money.numerator === 0n;
  const [of, all] = areShares
    ? [part.share, whole.share]
    : [worthOf(part, facts), worthOf(whole, facts)];
  return all.numerator === 0n ? ZERO : divide(of, all);
}
