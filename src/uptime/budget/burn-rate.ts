import { HOLDS, type Operator } from '../../core/bounds.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import { compare, divide, multiply, ONE, type Ratio, ratio, subtract } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { amount, durationArgument, whole, word } from '../../core/read-values.js';
import { ERROR_FIELDS, type ErrorRatioInput, errorsOf } from '../terms/error-ratio.js';
import { type FigureOptions, figuresOf, readFormat } from '../terms/figures.js';
import { requiredTargetOf, TARGET_FIELDS, type TargetInput } from '../terms/target.js';
import { quotientOf } from './budget.js';

/** A share of errors, held against a target and, if wanted, a threshold. */
export interface BurnRateInput extends TargetInput, ErrorRatioInput {
  /** The burn rate at which an alert fires. */
  readonly threshold?: DecimalInput | undefined;
  /**
   * Whether reaching the threshold is enough (`gte`) or it must be passed (`gt`).
   *
   * @defaultValue `'gte'`
   */
  readonly operator?: Extract<Operator, 'gt' | 'gte'> | undefined;
  /**
   * How many events it takes to fire: one error of one request is a share of 1, and no reason to wake
   * anybody. Needs counters.
   *
   * @defaultValue 1
   */
  readonly minEvents?: number | undefined;
}

/** A burn rate: 1 spends the budget exactly in its window. */
export interface BurnRate {
  /**
   * `null` when there are no events, for nothing of nothing is no figure, and when there are errors and
   * a target of 100 % leaves no budget.
   */
  readonly burnRate: string | null;
  /** The burn rate of a total outage; `null` for a target of 100 %. */
  readonly maximum: string | null;
  /** `null` when there are no events. */
  readonly errorRatio: string | null;
  /** Whether enough events meet the threshold, compared exactly; `null` without a threshold. */
  readonly fires: boolean | null;
  /** Whether any outage could meet the threshold; `null` without a threshold. */
  readonly reachable: boolean | null;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    ...ERROR_FIELDS,
    threshold: optional(amount),
    operator: optional(word(['gte', 'gt']), 'gte'),
    minEvents: optional(whole('events', { least: 1 })),
  }) as const satisfies FieldsOf<BurnRateInput>)();

/**
 * Computes how fast a budget burns: error rate / (1 - target), as the SRE Workbook (chapter 5) defines it.
 *
 * @param input - The target, the share of errors (as such, as an SLI, or as counters), a threshold.
 * @param options - How figures are written.
 * @returns The burn rate. No errors burn nothing, whatever the target; no events have no burn rate,
 * and fire nothing.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-target`, `invalid-decimal`,
 * `invalid-option`.
 * @example
 * import { burnRate } from 'slakit/uptime'
 * burnRate({ targetPercent: '99.9', errorRatio: '0.0144', threshold: '14.4' })
 * // => { burnRate: '14.4', maximum: '1000', errorRatio: '0.0144', fires: true, reachable: true }
 */
export function burnRate(input: BurnRateInput, options: FigureOptions = {}): BurnRate {
  const figures = figuresOf(readFormat(options), 'halfAwayFromZero');
  const reader = readerOf(input);
  const { threshold, operator, minEvents, ...values } = readFields(reader, 'a burn rate', FIELDS);
  const budget = subtract(ONE, requiredTargetOf(reader, values));
  const { share, total } = errorsOf(reader, values);
  const hasEnough = share !== null && isEnough(reader, total, minEvents);
  const burn = share === null ? null : quotientOf(share, budget);
  const maximum = budget.numerator === 0n ? null : divide(ONE, budget);
  // Errors against a budget of zero burn faster than any threshold.
  const meets = (rate: Ratio | null): boolean | null =>
    threshold === undefined ? null : rate === null || HOLDS[operator](compare(rate, threshold));
  return {
    burnRate: burn === null ? null : figures.ratio(burn),
    maximum: maximum === null ? null : figures.ratio(maximum),
    errorRatio: share === null ? null : figures.ratio(share),
    fires: hasEnough || threshold === undefined ? meets(burn) : false,
    reachable: meets(maximum),
  };
}

function isEnough(reader: Reader, total: Ratio | undefined, least: number | undefined): boolean {
  if (least === undefined) return true;
  if (total !== undefined) return compare(total, ratio(least)) >= 0;
  refuse(childOf(reader, 'minEvents'), {
    code: 'invalid-option',
    expected: 'counters to hold it against: two of good, bad and total',
  });
}

/** Spending, held against the time that has passed. */
export interface BudgetPaceInput extends TargetInput {
  /** The length of the window that the budget is for. */
  readonly window: DurationInput;
  /** How much of it has passed. */
  readonly elapsed: DurationInput;
  /** The downtime so far. */
  readonly spent: DurationInput;
}

const PACE_FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    window: durationArgument,
    elapsed: durationArgument,
    spent: durationArgument,
  }) as const satisfies FieldsOf<BudgetPaceInput>)();

/**
 * Computes whether spending is ahead of time: spent / (budget × elapsed share of the window). Some
 * tools call this a burn rate too; 1 means that the budget will last exactly.
 *
 * @param input - The target, the window, how much of it has passed, the downtime so far.
 * @param options - How figures are written.
 * @returns The pace; `null` when something is spent where nothing may be.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-target`, `invalid-duration`,
 * `invalid-option`.
 * @example
 * import { budgetPace } from 'slakit/uptime'
 * budgetPace({ targetPercent: '99.95', window: { hours: 720 }, elapsed: { hours: 360 }, spent: 'PT10M' })
 * // => { pace: '0.925926' }
 */
export function budgetPace(
  input: BudgetPaceInput,
  options: FigureOptions = {},
): { readonly pace: string | null } {
  const figures = figuresOf(readFormat(options), 'halfAwayFromZero');
  const reader = readerOf(input);
  const values = readFields(reader, 'a pace', PACE_FIELDS);
  const { window, elapsed, spent } = values;
  if (elapsed > window) {
    refuse(childOf(reader, 'elapsed'), {
      code: 'invalid-option',
      expected: 'no more than the window',
    });
  }
  // budget × elapsed / window, where budget = (1 - target) × window: the window cancels out.
  const due = multiply(subtract(ONE, requiredTargetOf(reader, values)), ratio(elapsed));
  const pace = quotientOf(ratio(spent), due);
  return { pace: pace === null ? null : figures.ratio(pace) };
}
