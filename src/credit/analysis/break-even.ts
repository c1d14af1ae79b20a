import { readerOf } from '../../core/read.js';
import { type MoneyInput, readAmountOwed } from '../../money/money.js';
import { cutText } from '../figure-text.js';
import { refuseCurrency } from '../read-facts.js';
import type { CompiledScheme } from '../scheme/compile-scheme.js';
import type { LevelRange } from '../scheme/level-line.js';
import type { RuleOptions } from './question.js';
import { readRuleQuestion } from './rule-question.js';
import { firstExcess, walkOf } from './walk.js';

/** The levels at which a credit stays below an amount. */
export interface BreakEven {
  /** The worst of them, or the first that is none, as `levels` says; `null` where all are, or none is. */
  readonly level: string | null;
  /** Those levels as bounds; `{}` where the credit never comes up to the amount, `null` where it always does. */
  readonly levels: LevelRange | null;
}

/**
 * Finds the lowest level (or, where low levels are good, the highest) down to which the credit of a
 * period stays below an amount, such as the fee or what the service costs its provider. Looked for from the
 * best level on: a worse one that costs less again does not count.
 *
 * @param scheme - A compiled scheme; of a group one rule is asked, as if it were read alone.
 * @param amount - The amount; a credit of just as much is not below it.
 * @param options - As for {@link creditCurve}; percentages ask for a base.
 * @returns The level and the levels beside it that keep below the amount.
 * @throws {@link SlaError} as {@link creditCurve}; `missing-field` without a base, and `invalid-option`
 * for a rule that does not say which levels are worse.
 * @example
 * import { breakEvenLevel, compileScheme } from 'slakit'
 * const step = { from: '99.9', toward: 'below', size: '0.1', partial: 'exact', each: { percent: 1 } } as const
 * const scheme = compileScheme({ unit: 'percent', target: { gte: '99.9' }, steps: [step] })
 * const usd = (amount: number) => ({ amount, currency: 'USD' })
 * breakEvenLevel(scheme, usd(20), { base: usd(100) }) // => { level: '97.9', levels: { gt: '97.9' } }
 */
export function breakEvenLevel(
  scheme: CompiledScheme,
  amount: MoneyInput,
  options: RuleOptions = {},
): BreakEven {
  const { question } = readRuleQuestion(scheme, options, {});
  const reader = readerOf(amount, null, 'amount');
  const limit = readAmountOwed(reader);
  const { currency } = question.facts;
  if (currency !== null && limit.currency !== currency)
    refuseCurrency(reader, currency, limit.currency);
  const walk = walkOf(question);
  const excess = firstExcess(walk, limit.value, (order) => order >= 0);
  if (excess === 'always') return { level: null, levels: null };
  if (excess === null) return { level: null, levels: {} };
  const level = cutText(excess.level);
  return { level, levels: OPERATORS[walk.worse](excess.isIncluded, level) };
}

/** The levels on the better side of one, with it or without. */
const OPERATORS: Readonly<Record<1 | -1, (isOver: boolean, level: string) => LevelRange>> = {
  1: (isOver, level) => (isOver ? { lt: level } : { lte: level }),
  [-1]: (isOver, level) => (isOver ? { gt: level } : { gte: level }),
};
