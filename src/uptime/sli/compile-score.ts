import { planShelf } from '../../core/compiled.js';
import { fail, guarded, shown } from '../../core/error.js';
import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { readAll, readerOf } from '../../core/read.js';
import { readScoreRule, type ScorePlan, type ScoreRule } from './score-rule.js';

/** A rule for scores that was compiled and is ready to be asked; `compileScore` makes it. */
export interface CompiledScore {
  readonly kind: 'compiled-score';
  /** The rule as it was given. */
  readonly rule: ScoreRule;
  /** @internal */
  readonly plan: ScorePlan;
}

/**
 * Compiles a rule for scores once, to be asked many times.
 *
 * @param rule - The rule; it must not change afterwards.
 * @returns The rule, ready for `measureScore`.
 * @throws {@link SlaError} with the first error that {@link checkScore} lists: `missing-field`,
 * `invalid-type`, `unknown-field`, `invalid-target`, `invalid-decimal`, `invalid-option`.
 * @example
 * import { compileScore } from 'slakit/uptime'
 * compileScore({ measure: 'nps', targetScore: 40, minAnswers: 100 }).kind // => 'compiled-score'
 * compileScore({ measure: 'csat', scale: { least: 1, most: 5 }, goodFrom: 6 }) // throws invalid-option
 */
export function compileScore(rule: ScoreRule): CompiledScore {
  return compiledScore(rule, readScoreRule(readerOf(rule)));
}

/** A compiled rule of a plan that somebody read already, such as an agreement. */
export function compiledScore(rule: ScoreRule, plan: ScorePlan): CompiledScore {
  return SHELF.keep(Object.freeze({ kind: 'compiled-score', rule, plan }), plan);
}

/** The plan of a compiled rule, or of a copy of one; a rule that was not compiled is the usual slip. */
export function requireScore(compiled: CompiledScore): ScorePlan {
  if (guarded(() => compiled?.kind, 'compiled') === 'compiled-score') return SHELF.planOf(compiled);
  fail({
    code: 'invalid-type',
    path: ['compiled'],
    expected: 'a compiled rule for scores',
    received: shown(compiled),
    hint: 'compileScore(rule) makes one',
  });
}

const SHELF = /* @__PURE__ */ planShelf<CompiledScore, ScorePlan>(({ rule }) =>
  readScoreRule(readerOf(rule, null, 'compiled')),
);

/**
 * Checks a rule for scores, and lists all that is wrong or doubtful with it. Never throws.
 *
 * Warnings: `percent-like-ratio` for a promise of 1 % or less, which 0.9 for 90 would be.
 *
 * @param rule - Anything, such as parsed JSON.
 * @returns The rule with warnings, or the issues.
 * @example
 * import { checkScore } from 'slakit/uptime'
 * const check = checkScore({ measure: 'nps', targetScore: 140 })
 * check.ok ? [] : check.issues.map(({ message }) => message)
 * // => ['targetScore: expected points from -100 to 100, received 140']
 */
export function checkScore(rule: unknown): CheckResult<ScoreRule> {
  const findings: Finding[] = [];
  readAll(rule, findings, readScoreRule);
  return checkResultOf(rule as ScoreRule, findings);
}
