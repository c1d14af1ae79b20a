import { add, compare, floor, multiply, ONE, type Ratio, ratio, subtract } from '../core/ratio.js';
import { consumedRatioOf, isExhausted } from './error-budget.js';
import { type FigureOptions, figuresOf, toSafeInteger } from './figures.js';

/** An error budget in whole milliseconds: `totalMs = spentMs + remainingMs`. */
export interface BudgetMs {
  /** (1 - target) × service time, rounded down. */
  readonly totalMs: number;
  /** The downtime, rounded up. */
  readonly spentMs: number;
  /** Negative when more was spent than there was. */
  readonly remainingMs: number;
  /** `null` when something was spent of a budget of zero. */
  readonly consumedPercent: string | null;
  /** Whether no more was spent than allowed, compared exactly. */
  readonly withinBudget: boolean;
  /** Whether something was spent and nothing is left. */
  readonly exhausted: boolean;
}

/** The budget of measured time and of `aheadMs` more, in which nothing was spent yet. */
export function budgetMsOf(
  target: Ratio,
  good: Ratio,
  total: Ratio,
  aheadMs: number,
  options: FigureOptions,
): BudgetMs {
  const allowed = multiply(subtract(ONE, target), add(total, ratio(aheadMs)));
  const spent = subtract(total, good);
  const consumed = consumedRatioOf(allowed, spent);
  const totalMs = toSafeInteger(floor(allowed));
  const spentMs = -toSafeInteger(floor({ ...spent, numerator: -spent.numerator }));
  return {
    totalMs,
    spentMs: spentMs === 0 ? 0 : spentMs,
    remainingMs: totalMs - spentMs,
    consumedPercent: consumed === null ? null : figuresOf(options, 'half-up').percent(consumed),
    withinBudget: compare(spent, allowed) <= 0,
    exhausted: isExhausted(allowed, spent),
  };
}
