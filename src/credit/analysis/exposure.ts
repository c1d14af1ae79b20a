import { compare, greaterOf, type Ratio, ZERO } from '../../core/ratio.js';
import { optional } from '../../core/read-parts.js';
import { whole } from '../../core/read-values.js';
import { type Money, writeMoney } from '../../money/money.js';
import { cutText, figureText } from '../figure-text.js';
import type { CompiledScheme } from '../scheme/compile-scheme.js';
import { LONGEST_WINDOW } from '../scheme/history.js';
import type { FactorPlan } from '../scheme/plan.js';
import { REMEDIES_IN_KIND, type RemedyInKind, type RemedyKind } from '../scheme/remedy.js';
import { reachedMultiples } from './greatest.js';
import { type AnalysisOptions, type Question, readQuestion } from './question.js';
import { type Figures, termOf, worstCases } from './worst-case.js';

type Repeat = Extract<FactorPlan, { by: 'repeat' }>;

/** Options of {@link exposureOf}. */
export interface ExposureOptions extends AnalysisOptions {
  /** How many periods the term has: 12 for a year of months. @defaultValue 12 */
  readonly periods?: number | undefined;
}

/** The most that a scheme can owe. */
export interface CreditExposure {
  /** In any one period, whatever came before it. */
  readonly perPeriod: PeriodExposure;
  /** In so many periods from the first one on, each at its worst. */
  readonly overTerm: TermExposure;
  /** The level of each rule at which the greatest sum of one period is owed. */
  readonly lines: readonly ExposureLine[];
}

/** The most of one period. Each figure is the greatest of its own. */
export interface PeriodExposure {
  /** Whether there is a most at all: steps may grow without an end, and no cap limit them. */
  readonly isLimited: boolean;
  /** As percent of the base, as an assessment tells it; `null` without a limit, a worth or a base. */
  readonly creditPercent: string | null;
  /** The payable amount; `null` without a limit, or where nothing has a worth in money. */
  readonly amount: Money | null;
  /** What is owed in kind; `null` without a limit. */
  readonly quantities: Readonly<Record<RemedyInKind, string>> | null;
}

/** The most of a term. */
export interface TermExposure extends Omit<PeriodExposure, 'creditPercent'> {
  readonly periods: number;
}

/** The part of one rule in the greatest credit. */
export interface ExposureLine {
  readonly rule: string | null;
  readonly remedy: RemedyKind;
  /** A level that owes it; `null` where it is owed for a level that is not known, or grows without an end. */
  readonly level: string | null;
  /** Whether that level owes it; otherwise levels only come to it. */
  readonly isReached: boolean;
}

/**
 * Computes the most that a scheme can owe, after factors, stacking and caps: per period, and over a term
 * with the caps that look back. Each rule is read once in a period.
 *
 * @param scheme - A compiled scheme, or group of rules.
 * @param options - The base, the domain, factors, and how many periods the term has.
 * @returns The greatest credit of a period and of the term. Multiples of repeats that fall are taken at
 * their greatest; a minimum and rounding count as they do when a credit is paid.
 * @throws {@link SlaError} `missing-field` for a base or a period that caps and steps need;
 * `result-out-of-range` for a group whose rules owe so many kinds that they cannot be tried together;
 * `currency-mismatch`, `invalid-decimal`, `invalid-money`, `invalid-option`, `invalid-type`,
 * `unknown-field`.
 * @example
 * import { compileScheme, exposureOf } from 'slakit'
 * const scheme = compileScheme({
 *   unit: 'percent',
 *   target: { gte: 99 },
 *   rows: [{ lt: 99, remedy: { percent: 30 } }],
 *   caps: [{ limit: { percent: 10 }, periods: 12 }],
 * })
 * // A tenth of all charges so far: 10 of the first 100, and 10 more each month.
 * const { perPeriod, overTerm } = exposureOf(scheme, { base: { amount: 100, currency: 'EUR' } })
 * perPeriod.amount // => { amount: '10.00', currency: 'EUR' }
 * overTerm.amount // => { amount: '120.00', currency: 'EUR' }
 */
export function exposureOf(scheme: CompiledScheme, options: ExposureOptions = {}): CreditExposure {
  const own = { periods: optional(whole('periods', { least: 1, most: LONGEST_WINDOW }), 12) };
  const { question, values } = readQuestion(scheme, options, own);
  const { periods } = values;
  const cases = worstCases(question);
  const anyHistory = withGreatestRepeats(question, () => true);
  const fromTheFirst = withGreatestRepeats(question, ({ multiples }) => falls(multiples));
  const figures = cases.map((worst) => termOf(anyHistory, worst, 1));
  const greatest = greatestOf(figures);
  const { isLimited, amount, quantities } = writeFigures(question, figures);
  return {
    perPeriod: {
      isLimited,
      creditPercent: isLimited ? (greatest?.creditPercent ?? '0') : null,
      amount,
      quantities,
    },
    overTerm: {
      periods,
      ...writeFigures(
        question,
        cases.map((worst) => termOf(fromTheFirst, worst, periods)),
      ),
    },
    lines: (greatest?.worst ?? []).map(({ rule, remedy, level, isReached }) => ({
      rule,
      remedy: remedy.kind,
      level: level === null ? null : cutText(level),
      isReached,
    })),
  };
}

/** Writes the greatest of each figure. */
function writeFigures(
  { plan, facts: { currency } }: Question,
  figures: readonly Figures[],
): Omit<PeriodExposure, 'creditPercent'> {
  if (figures.some(({ isLimited }) => !isLimited))
    return { isLimited: false, amount: null, quantities: null };
  const most = (of: (one: Figures) => Ratio): Ratio => figures.map(of).reduce(greaterOf, ZERO);
  const quantities = REMEDIES_IN_KIND.map((kind) => [
    kind,
    figureText(most((one) => one.quantities[kind])),
  ]);
  return {
    isLimited: true,
    amount:
      currency === null || !plan.isPriced
        ? null
        : writeMoney(
            most(({ paid }) => paid),
            currency,
          ),
    quantities: Object.fromEntries(quantities),
  };
}

/** The case that is paid most, the first of equals; of remedies without a worth the first that owes any. */
function greatestOf(figures: readonly Figures[]): Figures | undefined {
  const [first, ...others] = figures;
  return others.reduce(
    (best, one) => (best === undefined || compare(one.worth, best.worth) > 0 ? one : best),
    first,
  );
}

/** The same question with repeats that multiply as much as any history makes them, where that is asked for. */
function withGreatestRepeats(question: Question, isMeant: (factor: Repeat) => boolean): Question {
  const fixed = (factor: FactorPlan): FactorPlan =>
    factor.by === 'repeat' && isMeant(factor)
      ? {
          by: 'fixed',
          index: factor.index,
          multiple: reachedMultiples(factor).reduce(greaterOf),
        }
      : factor;
  const readings = question.facts.readings.map((reading) => ({
    ...reading,
    rule: { ...reading.rule, factors: reading.rule.factors.map(fixed) },
  }));
  return { ...question, facts: { ...question.facts, readings } };
}

/** Whether a later multiple is smaller than one before it: then more misses are not always worse. */
function falls(multiples: readonly Ratio[]): boolean {
  return multiples.some((multiple, i) => i > 0 && compare(multiple, multiples[i - 1] as Ratio) < 0);
}
