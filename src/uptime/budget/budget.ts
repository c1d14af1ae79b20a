import { compare, divide, multiply, ONE, type Ratio, subtract, ZERO } from '../../core/ratio.js';

/**
 * A budget and what was spent of it, exactly, in whatever unit both have: milliseconds, events,
 * slices, shares. Every budget of this library is one of these.
 */
export interface Budget {
  readonly allowed: Ratio;
  readonly spent: Ratio;
  /** Negative when more was spent than allowed. */
  readonly remaining: Ratio;
  /** `spent / allowed`; `null` when something was spent of a budget of zero. */
  readonly consumed: Ratio | null;
  /** Whether no more was spent than allowed. */
  readonly isWithin: boolean;
  /** Whether something was spent and nothing is left; of a budget of zero any loss leaves nothing. */
  readonly isExhausted: boolean;
}

/** The budget that a target leaves of a total: `(1 - target) × total`, of which `bad` was spent. */
export function budgetOf(target: Ratio, total: Ratio, bad: Ratio): Budget {
  return budgetFrom(multiply(subtract(ONE, target), total), bad);
}

/** A budget that is given as an amount. */
export function budgetFrom(allowed: Ratio, spent: Ratio): Budget {
  return {
    allowed,
    spent,
    remaining: subtract(allowed, spent),
    consumed: quotientOf(spent, allowed),
    isWithin: compare(spent, allowed) <= 0,
    isExhausted: spent.numerator > 0n && compare(spent, allowed) >= 0,
  };
}

/** What was spent for each of what was allowed: nothing of nothing is 0, something of nothing has no ratio. */
export function quotientOf(spent: Ratio, allowed: Ratio): Ratio | null {
  if (allowed.numerator > 0n) return divide(spent, allowed);
  return spent.numerator === 0n ? ZERO : null;
}
