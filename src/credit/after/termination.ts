import { readerOf } from '../../core/read.js';
import { type CreditPeriod, historyIn } from '../scheme/history.js';
import { type CompiledTermination, readCompiledTermination } from './compile-termination.js';
import { patternsIn } from './pattern.js';

/** Whether and when a right arose. */
export interface Termination {
  readonly triggered: boolean;
  /** The first period, counted from 0, at whose end a rule held. */
  readonly atIndex: number | null;
  /** The rule, by its place in the list. */
  readonly rule: number | null;
}

/**
 * Finds the first period at whose end a right arises.
 *
 * Rules look at the raw failures of the history, not at credits that a cap has cut, unless they ask
 * for credits. What is unknown of a period does not count; a mean over an unknown level is not taken.
 *
 * @param termination - Compiled rules; any one is enough. No rules never trigger.
 * @param history - The periods, oldest first, without gaps.
 * @returns The first period and the first rule that held at it.
 * @throws {@link SlaError} `invalid-type` for rules that were not compiled, `currency-mismatch`,
 * `invalid-decimal`, `invalid-money`, `unknown-field`; `result-out-of-range` for levels of so many
 * digits that their sums take more than 100,000,000 steps.
 * @example
 * import { compileTermination, terminationRight } from 'slakit'
 * const months = [true, false, true, false, true].map((missed) => ({ missed }))
 * const threeInSix = compileTermination([{ kind: 'count', atLeast: 3, window: 6 }])
 * terminationRight(threeInSix, months) // => { triggered: true, atIndex: 4, rule: 0 }
 * const threeInARow = compileTermination([{ kind: 'consecutive', periods: 3 }])
 * terminationRight(threeInARow, months).triggered // => false
 */
export function terminationRight(
  termination: CompiledTermination,
  history: readonly CreditPeriod[],
): Termination {
  const plans = readCompiledTermination(readerOf(termination, null, 'termination'));
  const place = readerOf(history, null, 'history');
  const periods = historyIn(null)(place);
  const patterns = patternsIn(plans, periods, place);
  for (let atIndex = 0; atIndex < periods.length; atIndex++) {
    const rule = patterns.findIndex(({ holdsAt }) => holdsAt[atIndex] === true);
    if (rule >= 0) return { triggered: true, atIndex, rule };
  }
  return { triggered: false, atIndex: null, rule: null };
}
