import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import type { MoneyInput } from '../money/money.js';
import type { LevelInput } from './level.js';

/**
 * One earlier period, as far as it is known. History is an argument: the library stores nothing. A
 * field left out is unknown and counts neither for nor against.
 */
export interface CreditPeriod {
  /** Whether the promise was missed. */
  readonly missed?: boolean | null;
  readonly level?: LevelInput | null;
  /** The credit as percent of that period's base. */
  readonly creditPercent?: DecimalInput | null;
  /** What was credited. */
  readonly credit?: MoneyInput | null;
  /** What was charged. */
  readonly charge?: MoneyInput | null;
  /** Whether a cap was reached. */
  readonly capReached?: boolean | null;
  readonly serviceDays?: DecimalInput;
  readonly freeMonths?: DecimalInput;
  readonly points?: DecimalInput;
}

/** The last periods of a history, oldest first; `count` may be 0. */
export function lastPeriods(
  history: readonly CreditPeriod[],
  count: number,
): readonly CreditPeriod[] {
  return count <= 0 ? [] : history.slice(-count);
}

/** How many periods at the end of the history were missed without a break. */
export function missesInARow(history: readonly CreditPeriod[]): number {
  let count = 0;
  while (count < history.length && history[history.length - 1 - count]?.missed === true) count++;
  return count;
}

/** Checks a number of periods. */
export function readPeriodCount(value: number, path: Path): number {
  if (!Number.isInteger(value) || value < 1) {
    fail({
      code: 'invalid-option',
      path,
      expected: 'a whole number of periods, at least 1',
      received: shown(value),
    });
  }
  return value;
}
