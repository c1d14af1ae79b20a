import { reduce } from '../../core/ratio.js';
import { childOf, refuse } from '../../core/read.js';
import { wholeMs } from '../terms/figures.js';
import type { Alert, AlertOperator, Objective } from './alert-rule.js';

/** The windows of an alert in whole milliseconds. */
export function windowsOf(
  { place, long, short }: Alert,
  { window }: Objective,
): { readonly longMs: number; readonly shortMs: number } {
  if (long === undefined || short === undefined) {
    refuse(childOf(place, 'longWindow'), {
      code: 'missing-field',
      expected:
        window === undefined
          ? 'a long window, or budgetPercent with the window of the objective'
          : 'a long window, or budgetPercent',
    });
  }
  return { longMs: Math.max(1, wholeMs(long)), shortMs: Math.max(1, wholeMs(short)) };
}

/** The share of errors at which an alert burns, as integers. */
export function conditionOf(
  { place, threshold, burn }: Alert,
  { budget, operator }: Objective,
): { readonly numerator: bigint; readonly denominator: bigint; readonly operator: AlertOperator } {
  if (burn.numerator === 0n && operator === 'gte') {
    refuse(childOf(place, 'burnRate'), {
      code: 'invalid-option',
      expected: 'a burn rate above 0, for anything reaches 0',
      hint: "operator: 'gt' fires on any error",
    });
  }
  // Of a budget of nothing any error is too much, and none is not.
  const isNothing = budget.numerator === 0n;
  return { ...reduce(threshold), operator: isNothing ? 'gt' : operator };
}
