import { add, divide, multiply, type Ratio, ratio, subtract, ZERO } from '../../core/ratio.js';
import { type Read, type Reader, refuse } from '../../core/read.js';
import { whole } from '../../core/read-values.js';
import { cutText, figureText } from '../figure-text.js';
import type { CompiledScheme } from '../scheme/compile-scheme.js';
import { type LevelInput, levelIn, unitMsOf } from '../scheme/level.js';
import { edgesOf } from './chart.js';
import { worthOfValue } from './credit-curve.js';
import { valueAt } from './curve.js';
import type { RuleOptions, RuleQuestion } from './question.js';
import { readRuleQuestion } from './rule-question.js';
import { firstExcess, type Walk, walkFrom, walkOf } from './walk.js';

/** Options of {@link marginalCost}. */
export interface MarginalCostOptions extends RuleOptions {
  /** The level so far. */
  readonly level: LevelInput;
  /** The length of the period in milliseconds: what percentages of availability are of. */
  readonly periodMs: number;
}

/** The cost of the next minute of downtime to whoever owes the credit. */
export interface MarginalCost {
  readonly currency: string | null;
  /** The level so far, and the one that a minute more of downtime leaves. */
  readonly level: string;
  readonly nextLevel: string;
  /** The credit at each, before rounding and minimum. */
  readonly worth: string;
  readonly nextWorth: string;
  /** The difference; below 0 where a worse level owes less. */
  readonly cost: string;
  /** Where the credit first exceeds that of the level so far; `null` where nothing costs more. */
  readonly nextRise: CreditRise | null;
}

/** A level behind which more is owed. */
export interface CreditRise {
  readonly level: string;
  /** Whether that level itself owes more, or only those behind it. */
  readonly isIncluded: boolean;
  /** The downtime until there, in minutes: decimal text. */
  readonly minutes: string;
}

/**
 * Computes what the next minute of downtime costs: nothing on a step of a table, all of the next row at
 * its border, and the same each minute where the credit grows with the downtime.
 *
 * @param scheme - A compiled scheme by percentages of availability or by a unit of time; of a group one
 * rule is asked, as if it were read alone.
 * @param options - The level so far and the length of the period; the others as for {@link creditCurve}.
 * @returns The credit before and after that minute, and how far away the next rise is.
 * @throws {@link SlaError} as {@link creditCurve}; `missing-field` for a level that is not known or
 * without a base; `invalid-option` for a level outside the domain, a unit of no time, and a rule that does
 * not say which levels are worse.
 * @example
 * import { compileScheme, marginalCost } from 'slakit'
 * const scheme = compileScheme({
 *   unit: 'percent',
 *   target: { gte: 99 },
 *   rows: [{ lt: 99, remedy: { percent: 10 } }],
 * })
 * // Of 30 days, 432 minutes are 1 %: after 431 of them, one more still keeps the promise.
 * const options = { level: { good: 42_769, total: 43_200 }, periodMs: 2_592_000_000, base: { amount: 500, currency: 'EUR' } }
 * const { cost, nextRise } = marginalCost(scheme, options)
 * cost // => '0'
 * nextRise // => { level: '99', isIncluded: false, minutes: '1' }
 */
export function marginalCost(scheme: CompiledScheme, options: MarginalCostOptions): MarginalCost {
  const own = { level: readAnything, periodMs: whole('milliseconds', { least: 1 }) };
  const { question, values } = readRuleQuestion(scheme, options, own);
  const level = levelOf(question, values.level);
  const walk = walkOf(question);
  const minute = multiply(perMinute(question, values.periodMs), ratio(walk.worse));
  const now = worthAt(question, level);
  if (now === null) {
    refuse(values.level, { code: 'invalid-option', expected: 'a level within the domain' });
  }
  const next = lastWithin(question, add(level, minute), walk.worse);
  const worth = worthAt(question, next) ?? ZERO;
  return {
    currency: question.facts.currency,
    level: cutText(level),
    nextLevel: cutText(next),
    worth: figureText(now),
    nextWorth: figureText(worth),
    cost: figureText(subtract(worth, now)),
    nextRise: nextRise(walkFrom(walk, level, now), now, { level, minute }),
  };
}

/** A level is read once the unit of its rule is known. */
const readAnything: Read<Reader> = (reader) => reader;

function levelOf({ rule }: RuleQuestion, reader: Reader): Ratio {
  const level = levelIn(rule.unit)(reader);
  if (level !== null) return level;
  refuse(reader, { code: 'missing-field', expected: 'a level with data', received: 'none' });
}

/** How far a minute of downtime moves a level. */
function perMinute({ rule: { unit }, facts }: RuleQuestion, periodMs: number): Ratio {
  if (unit === null || unit === 'percent') return ratio(100n * MINUTE_MS, periodMs);
  const unitMs = unitMsOf(unit);
  if (unitMs !== undefined) return ratio(MINUTE_MS, unitMs);
  refuse(facts.place, {
    code: 'invalid-option',
    expected: 'a rule by percentages or by a unit of time',
    received: `one by ${unit}`,
  });
}

const MINUTE_MS = 60_000n;

/** A level, or the last one of the domain that is no worse. */
function lastWithin(question: RuleQuestion, level: Ratio, worse: 1 | -1): Ratio {
  const { domain, line } = question.rule;
  if (domain === null || valueAt(question, level) !== null) return level;
  const [low, high] = edgesOf(line, worse === 1 ? domain.last : domain.first);
  return (worse === 1 ? high : low) ?? level;
}

/** The credit at a level, which was asked for as money. */
function worthAt(question: RuleQuestion, level: Ratio): Ratio | null {
  const value = valueAt(question, level);
  return value === null ? null : worthOfValue(question, value);
}

interface Pace {
  readonly level: Ratio;
  /** How far a minute moves it, with its sign. */
  readonly minute: Ratio;
}

function nextRise(rest: Walk, worth: Ratio, { level, minute }: Pace): CreditRise | null {
  const rise = firstExcess(rest, worth, (order) => order > 0);
  if (rise === null || rise === 'always') return null;
  return {
    level: cutText(rise.level),
    isIncluded: rise.isIncluded,
    minutes: figureText(divide(subtract(rise.level, level), minute)),
  };
}
