import type { DecimalInput } from '../core/decimal-text.js';
import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  ONE,
  type Ratio,
  ratio,
  ratioOf,
  subtract,
  ZERO,
} from '../core/ratio.js';
import { type CountOptions, readAmount, readCounts } from './counts.js';
import { type ErrorRatioInput, readErrorRatio } from './error-ratio.js';
import {
  amountText,
  type FigureOptions,
  type Figures,
  figuresOf,
  readChoice,
  toSafeInteger,
} from './figures.js';
import { readTarget, type TargetInput } from './target.js';

/** A stretch of equal quality: so many events, slices or milliseconds with this share of bad ones. */
export interface BudgetSpell extends Pick<ErrorRatioInput, 'errorRatio' | 'sliRatio'> {
  readonly total: DecimalInput;
}

/**
 * A budget and what was spent of it, in one unit throughout: events, slices, milliseconds or shares.
 * The budget follows from a target and a total, or is given as `allowed`.
 */
export interface ErrorBudgetInput extends TargetInput, FigureOptions, Pick<CountOptions, 'excess'> {
  /** How much was observed. @defaultValue 1, so that amounts are shares */
  readonly total?: DecimalInput;
  /** How much the whole window holds, when that is known. @defaultValue `total` */
  readonly windowTotal?: DecimalInput;
  /** Forecasts the whole window from the part that has passed; the result is marked `estimated`. */
  readonly extrapolate?: { readonly elapsed: DurationInput; readonly window: DurationInput };
  /** The budget itself, instead of a target. */
  readonly allowed?: DecimalInput;
  /** What was spent, in one of four ways. Without any, nothing was. */
  readonly bad?: DecimalInput;
  readonly good?: DecimalInput;
  readonly remaining?: DecimalInput;
  readonly spells?: readonly BudgetSpell[];
  /**
   * Whether an overspent budget shows as negative or as zero.
   *
   * @defaultValue `'signed'`
   */
  readonly overspend?: 'signed' | 'clamp';
}

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
  /** `spent / allowed`; `null` when something was spent of a budget of zero. */
  readonly consumedRatio: string | null;
  readonly consumedPercent: string | null;
  readonly remainingRatio: string | null;
  readonly remainingPercent: string | null;
  /** Whether the promise holds: no more was spent than allowed. */
  readonly withinBudget: boolean;
  /** Whether something was spent and nothing is left; of a budget of zero any loss leaves nothing. */
  readonly exhausted: boolean;
  /** Whether the window's total is a forecast. */
  readonly estimated: boolean;
}

/**
 * Computes an error budget: `allowed = (1 - target) * total`, what was spent, what remains.
 *
 * @param input - Target and total (or `allowed`), and what was spent; one unit throughout.
 * @returns The budget; `remaining` is negative when it is overspent.
 * @throws {@link SlaError} `missing-field`, `invalid-target`, `invalid-decimal`, `invalid-option`,
 * `invalid-duration`, `result-out-of-range`.
 * @example
 * import { errorBudget } from 'slakit'
 * const budget = errorBudget({ targetPercent: '99.9', total: 3_000_000, bad: 1500 })
 * budget.allowed // => '3000'
 * budget.consumedPercent // => '50'
 */
export function errorBudget(input: ErrorBudgetInput): ErrorBudget {
  const figures = figuresOf(input, 'half-up');
  const total = readAmount(input.total ?? 1, ['total']);
  const target = input.allowed === undefined ? readTarget(input) : undefined;
  const allowed =
    target === undefined
      ? readAmount(input.allowed as DecimalInput, ['allowed'])
      : multiply(subtract(ONE, target), windowTotalOf(input, total));
  const spent = spentOf(input, total, allowed);
  return {
    targetPercent: target === undefined ? null : figures.percent(target),
    budgetRatio: target === undefined ? null : figures.ratio(subtract(ONE, target)),
    budgetPercent: target === undefined ? null : figures.percent(subtract(ONE, target)),
    ...budgetFigures(allowed, spent, figures, input.overspend),
    estimated: input.extrapolate !== undefined,
  };
}

/** The share of a budget that is spent: nothing of nothing is 0, something of nothing has no ratio. */
export function consumedRatioOf(allowed: Ratio, spent: Ratio): Ratio | null {
  if (allowed.numerator > 0n) return divide(spent, allowed);
  return spent.numerator === 0n ? ZERO : null;
}

/** Whether something was spent and nothing is left. */
export function isExhausted(allowed: Ratio, spent: Ratio): boolean {
  return spent.numerator > 0n && compare(spent, allowed) >= 0;
}

type BudgetFigures = Omit<
  ErrorBudget,
  'targetPercent' | 'budgetRatio' | 'budgetPercent' | 'estimated'
>;

function budgetFigures(
  allowed: Ratio,
  spent: Ratio,
  figures: Figures,
  overspend: 'signed' | 'clamp' = 'signed',
): BudgetFigures {
  const signed = readChoice(overspend, ['signed', 'clamp'], ['overspend']) === 'signed';
  const signedOrZero = (value: Ratio): Ratio => (signed || value.numerator > 0n ? value : ZERO);
  const consumed = consumedRatioOf(allowed, spent);
  return {
    allowed: amountText(allowed),
    allowedWhole: toSafeInteger(floor(allowed), ['total']),
    spent: amountText(spent),
    remaining: amountText(signedOrZero(subtract(allowed, spent))),
    consumedRatio: consumed === null ? null : figures.ratio(consumed),
    consumedPercent: consumed === null ? null : figures.percent(consumed),
    remainingRatio: consumed === null ? null : figures.ratio(signedOrZero(subtract(ONE, consumed))),
    remainingPercent:
      consumed === null ? null : figures.percent(signedOrZero(subtract(ONE, consumed))),
    withinBudget: compare(spent, allowed) <= 0,
    exhausted: isExhausted(allowed, spent),
  };
}

function windowTotalOf(input: ErrorBudgetInput, total: Ratio): Ratio {
  if (input.windowTotal !== undefined) return readAmount(input.windowTotal, ['windowTotal']);
  if (input.extrapolate === undefined) return total;
  const elapsed = toPositiveDurationMs(input.extrapolate.elapsed, ['extrapolate', 'elapsed']);
  const window = toPositiveDurationMs(input.extrapolate.window, ['extrapolate', 'window']);
  if (elapsed > 0) return multiply(total, ratio(window, elapsed));
  fail({
    code: 'invalid-option',
    path: ['extrapolate', 'elapsed'],
    expected: 'more than 0',
    received: shown(elapsed),
  });
}

/** What was spent, by each of the fields that can say it. */
const SPENT = {
  bad: (input, total) => subtract(total, counted(input, total)),
  good: (input, total) => subtract(total, counted(input, total)),
  remaining: (input, _total, allowed) =>
    subtract(allowed, ratioOf(input.remaining as DecimalInput, ['remaining'])),
  spells: (input) =>
    (input.spells ?? []).reduce(
      (sum, spell, index) => add(sum, badOf(spell, ['spells', index])),
      ZERO,
    ),
} as const satisfies Record<
  string,
  (input: ErrorBudgetInput, total: Ratio, allowed: Ratio) => Ratio
>;

const SPENT_FIELDS = Object.keys(SPENT) as (keyof typeof SPENT)[];

function spentOf(input: ErrorBudgetInput, total: Ratio, allowed: Ratio): Ratio {
  const given = SPENT_FIELDS.filter((field) => input[field] !== undefined);
  const [field] = given;
  if (field === undefined) return ZERO;
  if (given.length > 1) {
    fail({
      code: 'invalid-option',
      path: [],
      expected: `only one of ${SPENT_FIELDS.join(', ')}`,
      received: given.join(' and '),
    });
  }
  // A budget given as an amount has no total to hold the bad against.
  if (field === 'bad' && input.allowed !== undefined)
    return readAmount(input.bad as DecimalInput, ['bad']);
  return SPENT[field](input, total, allowed);
}

function counted(input: ErrorBudgetInput, total: Ratio): Ratio {
  const { good, bad, excess = 'error' } = input;
  const counts = readCounts(
    { ...(good === undefined ? { bad: bad ?? null } : { good }), total: input.total ?? 1 },
    { excess },
  );
  return counts?.good ?? total;
}

function badOf(spell: BudgetSpell, path: Path): Ratio {
  return multiply(readAmount(spell.total, [...path, 'total']), readErrorRatio(spell, path));
}
