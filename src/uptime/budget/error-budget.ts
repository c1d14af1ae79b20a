import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import { multiply, ONE, type Ratio, ratio, subtract, sum, ZERO } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Reader,
  readerOf,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { amount, decimal, durationArgument, share, word } from '../../core/read-values.js';
import { COUNT_OPTION_FIELDS, type CountOptions, countsOf } from '../terms/counts.js';
import { type FigureOptions, readFormat } from '../terms/figures.js';
import { requiredTargetOf, TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';
import { budgetFrom, budgetOf } from './budget.js';
import { type ErrorBudget, writeBudget } from './write-budget.js';

/** A part of equal quality: so many events, slices or milliseconds with this share of bad ones. */
export interface BudgetPart {
  readonly total: DecimalInput;
  /** Bad of each, 0 to 1; either this or `sliRatio`. */
  readonly errorRatio?: DecimalInput | undefined;
  /** Good of each, 0 to 1. */
  readonly sliRatio?: DecimalInput | undefined;
}

/**
 * A budget and what was spent of it, in one unit throughout: events, slices, milliseconds or shares.
 * The budget follows from a target and a total, or is given as `allowed`.
 */
export interface ErrorBudgetInput extends TargetInput, Pick<CountOptions, 'excess'> {
  /**
   * How much was observed.
   *
   * @defaultValue 1, so that amounts are shares
   */
  readonly total?: DecimalInput | undefined;
  /**
   * How much the whole window holds, when that is known.
   *
   * @defaultValue `total`
   */
  readonly windowTotal?: DecimalInput | undefined;
  /** Forecasts the whole window from the part that has passed; the result is marked `estimated`. */
  readonly extrapolate?:
    | { readonly elapsed: DurationInput; readonly window: DurationInput }
    | undefined;
  /** The budget itself, instead of a target. */
  readonly allowed?: DecimalInput | undefined;
  /** What was spent, in one of four ways. Without any, nothing was. */
  readonly bad?: DecimalInput | undefined;
  readonly good?: DecimalInput | undefined;
  readonly remaining?: DecimalInput | undefined;
  readonly parts?: readonly BudgetPart[] | undefined;
  /**
   * Whether an overspent budget shows as negative or as zero.
   *
   * @defaultValue `'signed'`
   */
  readonly overspend?: 'signed' | 'clamp' | undefined;
}

const PART_FIELDS = {
  total: amount,
  errorRatio: /* @__PURE__ */ optional(share),
  sliRatio: /* @__PURE__ */ optional(share),
} as const satisfies FieldsOf<BudgetPart>;

const FORECAST_FIELDS = { elapsed: durationArgument, window: durationArgument };

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    total: optional(amount),
    windowTotal: optional(amount),
    extrapolate: optional(forecast),
    allowed: optional(amount),
    bad: optional(amount),
    good: optional(amount),
    remaining: optional(decimal),
    parts: optional(listOf('parts', badOfPart)),
    excess: COUNT_OPTION_FIELDS.excess,
    overspend: optional(word(['signed', 'clamp']), 'signed'),
  }) as const satisfies FieldsOf<ErrorBudgetInput>)();

type Values = ValuesOf<typeof FIELDS>;

/**
 * Computes an error budget: `allowed = (1 - target) × total`, what was spent, what remains.
 *
 * @param input - Target and total (or `allowed`), and what was spent; one unit throughout.
 * @param options - How figures are written.
 * @returns The budget; `remaining` is negative when it is overspent.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-target`, `invalid-decimal`,
 * `invalid-option`, `invalid-duration`, `result-out-of-range`.
 * @example
 * import { errorBudget } from 'slakit/uptime'
 * const budget = errorBudget({ targetPercent: '99.9', total: 3_000_000, bad: 1500 })
 * budget.allowed // => '3000'
 * budget.consumedPercent // => '50'
 */
export function errorBudget(input: ErrorBudgetInput, options: FigureOptions = {}): ErrorBudget {
  const format = readFormat(options);
  const reader = readerOf(input);
  const values = readFields(reader, 'an error budget', FIELDS);
  const total = values.total ?? ONE;
  const target = values.allowed === undefined ? requiredTargetOf(reader, values) : null;
  if (values.allowed !== undefined) refuseTwoBudgets(reader, values);
  const allowed =
    values.allowed ?? budgetOf(target ?? ONE, windowTotalOf(reader, values, total), ZERO).allowed;
  return {
    ...writeBudget(
      budgetFrom(allowed, spentOf(reader, values, total, allowed)),
      target,
      format,
      values.overspend,
    ),
    estimated: values.extrapolate !== undefined,
  };
}

/** A budget that is given needs no target and no total of a window: nobody would read them. */
function refuseTwoBudgets(reader: Reader, values: Values): void {
  const isSaidTwice =
    targetOf(reader, values) !== null ||
    values.windowTotal !== undefined ||
    values.extrapolate !== undefined;
  if (!isSaidTwice) return;
  refuse(childOf(reader, 'allowed'), {
    code: 'invalid-option',
    expected: 'either the budget as allowed, or a target with its totals',
  });
}

function windowTotalOf(reader: Reader, values: Values, total: Ratio): Ratio {
  const { windowTotal, extrapolate } = values;
  if (windowTotal !== undefined && extrapolate !== undefined) {
    refuse(childOf(reader, 'extrapolate'), {
      code: 'invalid-option',
      expected: 'only one of windowTotal and extrapolate',
    });
  }
  return windowTotal ?? (extrapolate === undefined ? total : multiply(total, extrapolate));
}

/** How many times what has passed the whole window is. */
function forecast(reader: Reader): Ratio {
  const { elapsed, window } = readFields(reader, 'a forecast', FORECAST_FIELDS);
  if (elapsed > 0 && elapsed <= window) return ratio(window, elapsed);
  refuse(childOf(reader, 'elapsed'), {
    code: 'invalid-option',
    expected: 'a length above 0, no longer than the window',
  });
}

const SPENT_FIELDS = ['bad', 'good', 'remaining', 'parts'] as const;

/** What was spent, by the one field that says it. */
function spentOf(reader: Reader, values: Values, total: Ratio, allowed: Ratio): Ratio {
  const given = SPENT_FIELDS.filter((field) => values[field] !== undefined);
  if (given.length > 1) {
    refuse(reader, {
      code: 'invalid-option',
      expected: `only one of ${SPENT_FIELDS.join(', ')}`,
      received: given.join(' and '),
    });
  }
  const { bad, good, remaining, parts, excess } = values;
  if (remaining !== undefined) return subtract(allowed, remaining);
  if (parts !== undefined) return sum(parts);
  if (good === undefined && bad === undefined) return ZERO;
  // A budget given as an amount has no total to hold the bad against.
  if (bad !== undefined && values.allowed !== undefined) return bad;
  const counts = countsOf(reader, { good, bad, total }, { missingAs: 'noData', excess });
  return counts === null ? ZERO : subtract(total, counts.good);
}

function badOfPart(reader: Reader): Ratio {
  const { total, errorRatio, sliRatio } = readFields(reader, 'a part', PART_FIELDS);
  const bad = errorRatio ?? (sliRatio === undefined ? undefined : subtract(ONE, sliRatio));
  if (bad !== undefined && (errorRatio === undefined || sliRatio === undefined))
    return multiply(total, bad);
  refuse(reader, {
    code: bad === undefined ? 'missing-field' : 'invalid-option',
    expected: 'a part with exactly one of errorRatio and sliRatio',
  });
}
