import { formatExact } from '../../core/fraction-text.js';
import { floor, ONE, type Ratio, subtract, ZERO } from '../../core/ratio.js';
import { type FigureFormat, figuresOf, toSafeInteger } from '../terms/figures.js';
import type { Budget } from './budget.js';
import { consumedPair } from './consumed.js';

/** A budget. Amounts are exact decimals in the unit of the input. */
export interface ErrorBudget {
  readonly targetPercent: string | null;
  /** The share that may be bad, `1 - target`; `null` when the budget was given as an amount. */
  readonly budgetRatio: string | null;
  readonly budgetPercent: string | null;
  readonly allowed: string;
  /** The budget in whole units, rounded down: so many events may fail. */
  readonly allowedWhole: number;
  readonly spent: string;
  readonly remaining: string;
  /**
   * `spent / allowed`; `null` when something was spent of a budget of zero. It shows the whole only where
   * the budget is spent exactly, more only where more is spent, and 0 only where nothing is.
   */
  readonly consumedRatio: string | null;
  readonly consumedPercent: string | null;
  /** What `consumedRatio` lacks of 1, as written; negative when the budget is overspent. */
  readonly remainingRatio: string | null;
  readonly remainingPercent: string | null;
  /** Whether the promise holds: no more was spent than allowed. */
  readonly withinBudget: boolean;
  /** Whether something was spent and nothing is left; of a budget of zero any loss leaves nothing. */
  readonly exhausted: boolean;
  /** Whether the window's total is a forecast. */
  readonly estimated: boolean;
}

/** Writes a budget in any unit. */
export function writeBudget(
  budget: Budget,
  target: Ratio | null,
  format: FigureFormat,
  overspend?: 'signed' | 'clamp',
): Omit<ErrorBudget, 'estimated'> {
  const { allowed, spent, consumed, isWithin, isExhausted } = budget;
  const isCut = overspend === 'clamp' && !isWithin;
  return {
    ...writeTarget(target, format),
    allowed: formatExact(allowed),
    allowedWhole: toSafeInteger(floor(allowed)),
    spent: formatExact(spent, SPENT),
    remaining: isCut ? '0' : formatExact(budget.remaining),
    ...writeConsumed(consumed, isCut, format),
    withinBudget: isWithin,
    exhausted: isExhausted,
  };
}

/** What was spent is never shown as less than it was, when no decimal is exact. */
const SPENT = { digits: 12, rounding: 'ceiling' } as const;

function writeTarget(
  target: Ratio | null,
  format: FigureFormat,
): Pick<ErrorBudget, 'targetPercent' | 'budgetRatio' | 'budgetPercent'> {
  if (target === null) return { targetPercent: null, budgetRatio: null, budgetPercent: null };
  const figures = figuresOf(format, 'halfAwayFromZero');
  const [targetPercent, budgetPercent] = figures.percentPair(target);
  return { targetPercent, budgetRatio: figures.ratio(subtract(ONE, target)), budgetPercent };
}

type Consumed = Pick<
  ErrorBudget,
  'consumedRatio' | 'consumedPercent' | 'remainingRatio' | 'remainingPercent'
>;

function writeConsumed(consumed: Ratio | null, isCut: boolean, format: FigureFormat): Consumed {
  if (consumed === null)
    return {
      consumedRatio: null,
      consumedPercent: null,
      remainingRatio: null,
      remainingPercent: null,
    };
  const [consumedRatio, remainingRatio] = consumedPair(consumed, 1n, format);
  const [consumedPercent, remainingPercent] = consumedPair(consumed, 100n, format);
  const nothing = figuresOf(format, 'ceiling').ratio(ZERO);
  return {
    consumedRatio,
    consumedPercent,
    remainingRatio: isCut ? nothing : remainingRatio,
    remainingPercent: isCut ? nothing : remainingPercent,
  };
}
