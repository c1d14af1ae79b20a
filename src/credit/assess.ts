import { guarded } from '../core/error.js';
import { childOf, readerOf } from '../core/read.js';
import { type KnownFields, requireKnown } from '../core/read-parts.js';
import { flag } from '../core/read-values.js';
import { type CreditAssessment, writeAssessment } from './assessment.js';
import type { CreditFacts } from './facts.js';
import { readFacts } from './read-facts.js';
import { type CompiledScheme, readCompiledScheme } from './scheme/compile-scheme.js';
import type { SchemePlan } from './scheme/plan.js';
import type { ExactFacts } from './stages/exact-facts.js';
import { measureCredit } from './stages/measure.js';
import type { StageNote } from './stages/stage.js';

/** Options of `assessCredit`. */
export interface AssessOptions {
  /** Whether to write down what each stage did. @defaultValue false */
  readonly trace?: boolean | undefined;
}

/**
 * Assesses the credit of one period: of one measured level, or of the readings of several rules,
 * which stack and share caps and minimum.
 *
 * Stages, each over what the one before left: level, target, rows or steps, allocation, factors,
 * caps of each line, stacking, caps in order, conversion, rounding, minimum. All figures are exact
 * fractions; money is rounded once, at the payable line.
 *
 * @param scheme - A compiled scheme, or group of rules.
 * @param facts - The level (or, for a group, the readings), the base and the history. A rule without
 * a reading is left out; a level of `null` is `unknown`.
 * @param options - Whether to write a trace.
 * @returns The payable amount with status `met`, `missed`, `credited`, `uncovered`, `overlap`,
 * `out-of-domain`, `excused` or `unknown`; what is not certain pays nothing and has a diagnostic.
 * Several readings give one line each, and the status that most needs a look; none give `unknown`.
 * @throws {@link SlaError} `missing-field` for a base, a period or a factor that the terms need;
 * `unknown-reference` for a reading of a rule that the group does not have; `currency-mismatch`,
 * `invalid-decimal`, `invalid-money`, `invalid-option`, `invalid-type`, `unknown-field`.
 * @example
 * import { assessCredit, compileScheme } from 'slakit'
 * const scheme = compileScheme({
 *   target: { gte: '99.9' },
 *   rows: [
 *     { gte: '99', lt: '99.9', remedy: { percent: 10 } },
 *     { lt: '99', remedy: { percent: 30 } },
 *   ],
 * })
 * const base = { amount: '80.00', currency: 'EUR' }
 * assessCredit(scheme, { level: '99.9', base }).status // => 'met'
 * assessCredit(scheme, { level: '99.8999', base }).amount // => { amount: '8.00', currency: 'EUR' }
 * assessCredit(scheme, { level: { good: 98, total: 100 }, base }).creditPercent // => '30'
 * assessCredit(scheme, { level: null, base }).status // => 'unknown'
 *
 * const late = { rows: [{ gte: 1, remedy: { percent: 60 } }] }
 * const pool = compileScheme({ rules: { backup: late, restore: late }, stacking: 'sum', caps: [{ limit: { percent: 100 } }] })
 * const readings = [{ rule: 'backup', level: 1 }, { rule: 'restore', level: 2 }]
 * assessCredit(pool, { readings, base }).amount // => { amount: '80.00', currency: 'EUR' }
 */
export function assessCredit(
  scheme: CompiledScheme,
  facts: CreditFacts,
  options: AssessOptions = {},
): CreditAssessment {
  const plan = readCompiledScheme(readerOf(scheme, null, 'scheme'));
  return assessFacts(plan, readFacts(plan, readerOf(facts)), readTrace(options));
}

/** Assesses facts that were read. */
export function assessFacts(
  plan: SchemePlan,
  facts: ExactFacts,
  isTraced: boolean,
): CreditAssessment {
  const notes: StageNote[] | null = isTraced ? [] : null;
  const watch = notes === null ? null : (note: StageNote) => void notes.push(note);
  return writeAssessment({ plan, facts, credit: measureCredit(plan, facts, watch) }, notes);
}

const OPTIONS: KnownFields<AssessOptions> = { trace: true };

function readTrace(options: AssessOptions): boolean {
  requireKnown(options, OPTIONS);
  const { trace } = guarded(() => ({ trace: options.trace }), 'options');
  return trace === undefined ? false : flag(childOf(readerOf(options, null, 'options'), 'trace'));
}
