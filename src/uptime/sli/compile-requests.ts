import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { planShelf } from '../../core/compiled.js';
import { fail, guarded, shown } from '../../core/error.js';
import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { attempt, readAll, readerOf } from '../../core/read.js';
import { calendarsById } from '../terms/calendars.js';
import { type RequestsPlan, type RequestsRule, readRequestsRule } from './requests-rule.js';

/** A rule for counted events that was compiled and is ready to be asked; `compileRequests` makes it. */
export interface CompiledRequests {
  readonly kind: 'compiled-requests';
  /** The rule as it was given. */
  readonly rule: RequestsRule;
  /** @internal */
  readonly plan: RequestsPlan;
}

/**
 * Compiles a rule for counted events once, to be asked many times.
 *
 * @param rule - The rule; it must not change afterwards.
 * @param calendars - The compiled calendars that it may name.
 * @returns The rule, ready for `measureRequests`.
 * @throws {@link SlaError} with the first error that {@link checkRequests} lists: `missing-field`,
 * `invalid-type`, `unknown-field`, `unknown-reference`, `invalid-target`, `invalid-decimal`,
 * `invalid-option`, `invalid-duration`, `invalid-instant`.
 * @example
 * import { compileRequests } from 'slakit/uptime'
 * compileRequests({ targetPercent: '99.9', minEvents: 10 }).kind // => 'compiled-requests'
 * compileRequests({ targetPercent: '99.9', method: 'timeSlices' }) // throws missing-field
 */
export function compileRequests(
  rule: RequestsRule,
  calendars?: { readonly [id: string]: CompiledCalendar },
): CompiledRequests {
  const known = calendarsById(readerOf(calendars, null, 'calendars'));
  return compiledRequests(rule, readRequestsRule(readerOf(rule), known));
}

/** A compiled rule of a plan that somebody read already, such as an agreement. */
export function compiledRequests(rule: RequestsRule, plan: RequestsPlan): CompiledRequests {
  return SHELF.keep(Object.freeze({ kind: 'compiled-requests', rule, plan }), plan);
}

/** The plan of a compiled rule, or of a copy of one; a rule that was not compiled is the usual slip. */
export function requireRequests(compiled: CompiledRequests): RequestsPlan {
  if (guarded(() => compiled?.kind, 'compiled') === 'compiled-requests')
    return SHELF.planOf(compiled);
  fail({
    code: 'invalid-type',
    path: ['compiled'],
    expected: 'a compiled rule for requests',
    received: shown(compiled),
    hint: 'compileRequests(rule) makes one',
  });
}

const SHELF = /* @__PURE__ */ planShelf<CompiledRequests, RequestsPlan>(({ rule, plan }) => {
  // Calendars are all that the rule does not say of itself; a copy may have brought them along.
  const known = calendarsById(readerOf(plan?.calendars, null, 'calendars'));
  return readRequestsRule(readerOf(rule, null, 'compiled'), known);
});

/**
 * Checks a rule for counted events, and lists all that is wrong or doubtful with it. Never throws.
 *
 * Warnings: `percent-like-ratio` for a promise of 1 % or less, which 0.999 for 99.9 would be.
 *
 * @param rule - Anything, such as parsed JSON.
 * @param calendars - The compiled calendars that it may name.
 * @returns The rule with warnings, or the issues.
 * @example
 * import { checkRequests } from 'slakit/uptime'
 * const check = checkRequests({ targetPercent: '99.9', straddling: 'ignore' })
 * check.ok ? [] : check.issues.map(({ message }) => message)
 * // => ['straddling: expected one of refuse, leftOut, proportional, received "ignore"']
 */
export function checkRequests(
  rule: unknown,
  calendars?: { readonly [id: string]: CompiledCalendar },
): CheckResult<RequestsRule> {
  const findings: Finding[] = [];
  const known = attempt(readerOf(calendars, findings, 'calendars'), calendarsById)?.value;
  readAll(rule, findings, (reader) => readRequestsRule(reader, known));
  return checkResultOf(rule as RequestsRule, findings);
}
