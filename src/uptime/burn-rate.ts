import type { DecimalInput } from '../core/decimal-text.js';
import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, shown } from '../core/error.js';
import {
  compare,
  divide,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../core/ratio.js';
import { readAmount } from './counts.js';
import { type ErrorRatioInput, readErrorRatio } from './error-ratio.js';
import { type FigureOptions, figuresOf, readChoice } from './figures.js';
import { readTarget, type TargetInput } from './target.js';

/** A share of errors, held against a target and, if wanted, a threshold. */
export interface BurnRateInput extends TargetInput, ErrorRatioInput, FigureOptions {
  /** The burn rate at which an alert fires. */
  readonly threshold?: DecimalInput;
  /**
   * Whether reaching the threshold is enough (`gte`) or it must be passed (`gt`).
   *
   * @defaultValue `'gte'`
   */
  readonly comparison?: 'gte' | 'gt';
}

/** A burn rate: 1 spends the budget exactly in its window. */
export interface BurnRate {
  /** `null` when there are errors and a target of 100 % leaves no budget. */
  readonly burnRate: string | null;
  /** The burn rate of a total outage; `null` for a target of 100 %. */
  readonly maximum: string | null;
  readonly errorRatio: string;
  /** Whether the threshold is met, compared exactly; `null` without a threshold. */
  readonly fires: boolean | null;
  /** Whether any outage could meet the threshold; `null` without a threshold. */
  readonly reachable: boolean | null;
}

/**
 * Computes how fast a budget burns: error rate / (1 - target), as the SRE Workbook (chapter 5) defines it.
 *
 * @param input - The target, the share of errors (as such, as an SLI, or as counters), a threshold.
 * @returns The burn rate. No errors burn nothing, whatever the target; no events are no errors.
 * @throws {@link SlaError} `missing-field`, `invalid-target`, `invalid-decimal`, `invalid-option`.
 * @example
 * import { burnRate } from 'slakit'
 * burnRate({ targetPercent: '99.9', errorRatio: '0.0144', threshold: '14.4' })
 * // => { burnRate: '14.4', maximum: '1000', errorRatio: '0.0144', fires: true, reachable: true }
 */
export function burnRate(input: BurnRateInput): BurnRate {
  const figures = figuresOf(input, 'half-up');
  const budget = subtract(ONE, readTarget(input));
  const errors = readErrorRatio(input);
  const burn = burnOf(errors, budget);
  const maximum = budget.numerator === 0n ? null : divide(ONE, budget);
  const threshold =
    input.threshold === undefined ? undefined : readAmount(input.threshold, ['threshold']);
  const passes = passesBy(input.comparison);
  return {
    burnRate: burn === null ? null : figures.ratio(burn),
    maximum: maximum === null ? null : figures.ratio(maximum),
    errorRatio: figures.ratio(errors),
    // Errors against a budget of zero burn faster than any threshold.
    fires: threshold === undefined ? null : burn === null || passes(burn, threshold),
    reachable: threshold === undefined ? null : maximum === null || passes(maximum, threshold),
  };
}

/** Spending, held against the time that has passed. */
export interface BudgetPaceInput extends TargetInput, FigureOptions {
  /** The length of the window that the budget is for. */
  readonly window: DurationInput;
  /** How much of it has passed. */
  readonly elapsed: DurationInput;
  /** The downtime so far. */
  readonly spent: DurationInput;
}

/**
 * Computes whether spending is ahead of time: spent / (budget × elapsed share of the window). Some
 * tools call this a burn rate too; 1 means that the budget will last exactly.
 *
 * @param input - The target, the window, how much of it has passed, the downtime so far.
 * @returns The pace; `null` when something is spent where nothing may be.
 * @throws {@link SlaError} `missing-field`, `invalid-target`, `invalid-duration`, `invalid-option`.
 * @example
 * import { budgetPace } from 'slakit'
 * budgetPace({ targetPercent: '99.95', window: { hours: 720 }, elapsed: { hours: 360 }, spent: 'PT10M' })
 * // => { pace: '0.925926' }
 */
export function budgetPace(input: BudgetPaceInput): { readonly pace: string | null } {
  const window = toPositiveDurationMs(input.window, ['window']);
  const elapsed = toPositiveDurationMs(input.elapsed, ['elapsed']);
  if (elapsed > window) {
    fail({
      code: 'invalid-option',
      path: ['elapsed'],
      expected: 'no more than the window',
      received: shown(input.elapsed),
    });
  }
  // budget × elapsed / window, where budget = (1 - target) × window: the window cancels out.
  const due = multiply(subtract(ONE, readTarget(input)), ratio(elapsed));
  const pace = burnOf(ratio(toPositiveDurationMs(input.spent, ['spent'])), due);
  return { pace: pace === null ? null : figuresOf(input, 'half-up').ratio(pace) };
}

/** Nothing burns at rate 0 even where there is no budget; something does at none that has a number. */
function burnOf(errors: Ratio, budget: Ratio): Ratio | null {
  if (budget.numerator > 0n) return divide(errors, budget);
  return errors.numerator === 0n ? ZERO : null;
}

/** The comparison by its name. */
export function passesBy(
  comparison: 'gte' | 'gt' = 'gte',
): (value: Ratio, threshold: Ratio) => boolean {
  const least = readChoice(comparison, ['gte', 'gt'], ['comparison']) === 'gte' ? 0 : 1;
  return (value, threshold) => compare(value, threshold) >= least;
}
