import { divide, percentOfShare, type Ratio } from '../../core/ratio.js';
import { cutText, figureText } from '../figure-text.js';
import type { CompiledScheme } from '../scheme/compile-scheme.js';
import type { LevelUnit } from '../scheme/level.js';
import type { RemedyKind } from '../scheme/remedy.js';
import { times } from '../scheme/value.js';
import type { CreditStatus } from '../stages/line.js';
import { worthOf } from '../stages/worth.js';
import { type ExactPoint, type ExactValue, measureCurve } from './curve.js';
import type { RuleOptions, RuleQuestion } from './question.js';
import { readRuleQuestion } from './rule-question.js';

/** The credit of a rule over all levels. Plain data. */
export interface CreditCurve {
  /** The unit of the levels; `null` where the rule does not say it. */
  readonly unit: LevelUnit | null;
  /** The currency of all worths; `null` where there is none. */
  readonly currency: string | null;
  /**
   * The levels at which the credit changes its value or its slope, ascending; between two of them it goes
   * straight from what is owed above the one to what is owed below the other. Before the first and behind
   * the last it stays as it is there, unless the domain ends.
   */
  readonly points: readonly CurvePoint[];
}

/** A level at which a credit changes, with its value on either side. */
export interface CurvePoint {
  /** Decimal text; cut to 12 digits where a cap begins to cut at a level that no decimal holds. */
  readonly level: string;
  /** What levels come to that approach it from below; `null` where the domain has none. */
  readonly below: CurveValue | null;
  /** `null` where the level itself is outside the domain. */
  readonly at: CurveValue | null;
  /** What levels come to that approach it from above; `null` where the domain has none. */
  readonly above: CurveValue | null;
}

/** A credit at a level, or the one that levels beside it come to. */
export interface CurveValue {
  readonly status: CreditStatus;
  readonly remedy: RemedyKind | null;
  /** How much of the remedy, after factors and caps, in its unit. */
  readonly quantity: string;
  /** The same as percent of the base; `null` where it has no worth, or the base is not known. */
  readonly creditPercent: string | null;
  /** The same in money, before rounding and minimum; `null` where it has no worth, or the base is not known. */
  readonly worth: string | null;
}

/**
 * Draws the credit of one period over all levels, exactly: where it jumps, where it slopes, and what is
 * owed below, at and above each such level. It is what {@link assessCredit} gives at each level before
 * rounding and minimum, with nothing credited in earlier periods.
 *
 * @param scheme - A compiled scheme; of a group one rule is drawn, as if it were read alone.
 * @param options - The rule of a group, the base, the domain, the length of the period, factors.
 * @returns The points of the curve, at most some 5,000.
 * @throws {@link SlaError} `missing-field` for a domain of steps without an end, or a base or a period
 * that the terms need; `result-out-of-range` for more points; `unknown-reference` for a rule that the
 * group does not have; `currency-mismatch`, `invalid-decimal`, `invalid-money`, `invalid-option`,
 * `invalid-type`, `unknown-field`.
 * @example
 * import { compileScheme, creditCurve } from 'slakit'
 * const scheme = compileScheme({
 *   unit: 'percent',
 *   target: { gte: '99.9' },
 *   rows: [{ gt: 99, lt: '99.9', remedy: { percent: 10 } }, { lte: 99, remedy: { percent: 25 } }],
 * })
 * const { points } = creditCurve(scheme)
 * points.map(({ level, below, at, above }) => [level, below?.quantity, at?.quantity, above?.quantity])
 * // => [['0', undefined, '25', '25'], ['99', '25', '25', '10'], ['99.9', '10', '0', '0'], ['100', '0', '0', undefined]]
 */
export function creditCurve(scheme: CompiledScheme, options: RuleOptions = {}): CreditCurve {
  const question = readRuleQuestion(scheme, options, {}).question;
  return {
    unit: question.rule.unit,
    currency: question.facts.currency,
    points: measureCurve(question).map((point) => writePoint(question, point)),
  };
}

function writePoint(question: RuleQuestion, { level, below, at, above }: ExactPoint): CurvePoint {
  const write = (value: ExactValue | null): CurveValue | null =>
    value === null ? null : writeValue(question, value);
  return { level: cutText(level), below: write(below), at: write(at), above: write(above) };
}

function writeValue(question: RuleQuestion, { outcome, left }: ExactValue): CurveValue {
  const worth = worthOfValue(question, { outcome, left });
  return {
    status: outcome.status,
    remedy: outcome.owed?.kind ?? null,
    quantity: figureText(left),
    creditPercent: percentText(question, { outcome, left }),
    worth: worth === null ? null : figureText(worth),
  };
}

/** What is left at a level in money, exactly. */
export function worthOfValue(
  { plan, facts }: RuleQuestion,
  { outcome: { owed }, left }: ExactValue,
): Ratio | null {
  if (facts.currency === null || !plan.isPriced) return null;
  if (owed === null) return left;
  const unit = plan.unitValues[owed.kind];
  if (unit === null) return null;
  const value = times(unit, left);
  return facts.base === null && value.share.numerator !== 0n ? null : worthOf(value, facts);
}

function percentText(
  { plan, facts }: RuleQuestion,
  { outcome: { owed }, left }: ExactValue,
): string | null {
  if (!plan.isPriced) return null;
  if (owed === null) return '0';
  const unit = plan.unitValues[owed.kind];
  if (unit === null) return null;
  const { share, money } = times(unit, left);
  if (money.numerator === 0n) return figureText(percentOfShare(share));
  if (facts.base === null || facts.base.numerator === 0n) return null;
  return figureText(percentOfShare(divide(worthOf({ share, money }, facts), facts.base)));
}
