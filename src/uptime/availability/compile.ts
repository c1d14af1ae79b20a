import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { planShelf } from '../../core/compiled.js';
import { fail, guarded, shown } from '../../core/error.js';
import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { attempt, readAll, readerOf } from '../../core/read.js';
import { calendarsById } from '../terms/calendars.js';
import { type AvailabilityPlan, type AvailabilityRule, readAvailabilityRule } from './rule.js';

/** An availability rule that was compiled and is ready to be asked; `compileAvailability` makes it. */
export interface CompiledAvailability {
  readonly kind: 'compiled-availability';
  /** The rule as it was given. */
  readonly rule: AvailabilityRule;
  /** @internal */
  readonly plan: AvailabilityPlan;
}

/** Calendars at the border, by the ids that rules name. */
export type CalendarsInput = { readonly [id: string]: CompiledCalendar };

/**
 * Compiles an availability rule once, to be asked many times.
 *
 * @param rule - The rule; it must not change afterwards.
 * @param calendars - The compiled calendars that it may name.
 * @returns The rule, ready for `measureAvailability`.
 * @throws {@link SlaError} with the first error that {@link checkAvailability} lists: `invalid-type`,
 * `unknown-field`, `unknown-reference`, `invalid-target`, `invalid-decimal`, `invalid-option`,
 * `invalid-duration`.
 * @example
 * import { compileAvailability } from 'slakit/uptime'
 * compileAvailability({ targetPercent: '99.9', unknownAs: 'down' }).rule.unknownAs // => 'down'
 * compileAvailability({ targetPercent: '101' }) // throws invalid-option
 */
export function compileAvailability(
  rule: AvailabilityRule,
  calendars?: CalendarsInput,
): CompiledAvailability {
  const known = calendarsById(readerOf(calendars, null, 'calendars'));
  const plan = readAvailabilityRule(readerOf(rule), known);
  return compiledAvailability(rule, plan);
}

/** A compiled rule of a plan that somebody read already, such as an agreement. */
export function compiledAvailability(
  rule: AvailabilityRule,
  plan: AvailabilityPlan,
): CompiledAvailability {
  return SHELF.keep(Object.freeze({ kind: 'compiled-availability', rule, plan }), plan);
}

/** The plan of a compiled rule, or of a copy of one; a rule that was not compiled is the usual slip. */
export function requirePlan(compiled: CompiledAvailability): AvailabilityPlan {
  if (guarded(() => compiled?.kind, 'compiled') === 'compiled-availability')
    return SHELF.planOf(compiled);
  fail({
    code: 'invalid-type',
    path: ['compiled'],
    expected: 'a compiled availability rule',
    received: shown(compiled),
    hint: 'compileAvailability(rule) makes one',
  });
}

const SHELF = /* @__PURE__ */ planShelf<CompiledAvailability, AvailabilityPlan>(
  ({ rule, plan }) => {
    // Calendars are all that the rule does not say of itself; a copy may have brought them along.
    const known = calendarsById(readerOf(plan?.calendars, null, 'calendars'));
    return readAvailabilityRule(readerOf(rule, null, 'compiled'), known);
  },
);

/**
 * Checks an availability rule, and lists all that is wrong or doubtful with it. Never throws.
 *
 * Warnings: `percent-like-ratio` for a promise of 1 % or less, which 0.999 for 99.9 would be.
 *
 * @param rule - Anything, such as parsed JSON.
 * @param calendars - The compiled calendars that it may name.
 * @returns The rule with warnings, or the issues.
 * @example
 * import { checkAvailability } from 'slakit/uptime'
 * const check = checkAvailability({ targetPercnt: '99.9', unknownAs: 'lost' })
 * check.ok ? [] : check.issues.map(({ code, hint, expected }) => [code, hint ?? expected])
 * // => [['unknown-field', 'did you mean targetPercent?'], ['invalid-option', 'one of leftOut, up, down']]
 */
export function checkAvailability(
  rule: unknown,
  calendars?: CalendarsInput,
): CheckResult<AvailabilityRule> {
  const findings: Finding[] = [];
  const known = attempt(readerOf(calendars, findings, 'calendars'), calendarsById)?.value;
  readAll(rule, findings, (reader) => readAvailabilityRule(reader, known));
  return checkResultOf(rule as AvailabilityRule, findings);
}
