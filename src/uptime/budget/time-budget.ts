import { negate } from '../../core/ratio.js';
import { type FigureFormat, wholeMs } from '../terms/figures.js';
import type { Budget } from './budget.js';
import { consumedPair } from './consumed.js';

/** An error budget in whole milliseconds: `totalMs = spentMs + remainingMs`. */
export interface TimeBudget {
  /**
   * (1 - target) × service time, rounded down; up where no more was spent and `spentMs`, which is rounded
   * up, would be more.
   */
  readonly totalMs: number;
  /** The downtime, rounded up. */
  readonly spentMs: number;
  /** Negative exactly when more was spent than there was; 0 where nothing, or less than 1 ms, is left. */
  readonly remainingMs: number;
  /**
   * `null` when something was spent of a budget of zero. It shows 100 only where the budget is spent
   * exactly, more only where more is spent, and 0 only where nothing is.
   */
  readonly consumedPercent: string | null;
  /** Whether no more was spent than allowed, compared exactly. */
  readonly withinBudget: boolean;
  /** Whether something was spent and nothing is left. */
  readonly exhausted: boolean;
}

/** Writes a budget of time. */
export function writeTimeBudget(budget: Budget, format: FigureFormat): TimeBudget {
  const { allowed, spent, consumed, isWithin, isExhausted } = budget;
  // The floor of the negative is the ceiling; nothing spent is 0, not -0.
  const spentMs = 0 - wholeMs(negate(spent));
  const allowedMs = wholeMs(allowed);
  // Both may lie within one millisecond: a promise that is kept shows no debt.
  const totalMs = isWithin ? Math.max(allowedMs, spentMs) : allowedMs;
  return {
    totalMs,
    spentMs,
    remainingMs: totalMs - spentMs,
    consumedPercent: consumed === null ? null : consumedPair(consumed, 100n, format)[0],
    withinBudget: isWithin,
    exhausted: isExhausted,
  };
}
