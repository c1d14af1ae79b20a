import { compiledReader, type PlanShelf, planShelf } from '../../core/compiled.js';
import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { attempt, type Read, readAll, readerOf, safely } from '../../core/read.js';
import type { CalendarsInput } from '../../uptime/availability/compile.js';
import { calendarsById } from '../../uptime/terms/calendars.js';
import { type ClaimPlan, type ClaimRule, claimRule } from './claim-rule.js';

/** A rule of claims that was compiled and is ready to be asked; `compileClaim` makes it. */
export interface CompiledClaim {
  readonly kind: 'compiled-claim';
  /** The rule as it was given. */
  readonly rule: ClaimRule;
  /** @internal */
  readonly plan: ClaimPlan;
}

/**
 * Compiles the rule under which credits have to be claimed.
 *
 * @param rule - The window, or `{ automatic: true }`.
 * @param calendars - The compiled calendars that it may name.
 * @returns The rule, ready for `claimStatus`.
 * @throws {@link SlaError} the first issue of {@link checkClaim}: `missing-field`, `unknown-field`,
 * `invalid-option`, `invalid-type`, `invalid-time-zone`, `unknown-reference`.
 * @example
 * import { compileClaim } from 'slakit'
 * compileClaim({ due: { days: 30 }, from: 'incidentEnd', timeZone: 'UTC' }).kind // => 'compiled-claim'
 * compileClaim({ due: { businessDays: 7 }, from: 'periodEnd', timeZone: 'UTC' }) // throws missing-field
 * @see {@link checkClaim}
 */
export function compileClaim(rule: ClaimRule, calendars?: CalendarsInput): CompiledClaim {
  const known = calendarsById(readerOf(calendars, null, 'calendars'));
  const plan = safely(claimRule(known))(readerOf(rule));
  return SHELF.keep(Object.freeze({ kind: 'compiled-claim', rule, plan }), plan);
}

const SHELF: PlanShelf<CompiledClaim, ClaimPlan> = /* @__PURE__ */ planShelf(({ rule, plan }) => {
  // A calendar is all that the rule does not say of itself; a copy may have brought it along.
  const { id, compiled } = plan?.calendar ?? {};
  const known = id === undefined ? undefined : { [id]: compiled };
  return claimRule(calendarsById(readerOf(known, null, 'calendars')))(
    readerOf(rule, null, 'compiled'),
  );
});

/** Reads the first argument of a question: only what {@link compileClaim} gives, or a copy of it. */
export const readCompiledClaim: Read<ClaimPlan> = /* @__PURE__ */ compiledReader(
  { kind: 'compiled-claim', words: 'a compiled rule of claims', call: 'compileClaim(rule)' },
  SHELF,
);

/**
 * Checks a rule of claims, and lists all that is wrong with it; never throws.
 *
 * @param rule - Anything.
 * @param calendars - The compiled calendars that it may name.
 * @returns The rule, or the issues of which {@link compileClaim} throws the first.
 * @example
 * import { checkClaim } from 'slakit'
 * checkClaim({ automatic: true }).ok // => true
 * const check = checkClaim({ due: { day: 30 }, from: 'periodEnd', timeZone: 'UTC' })
 * check.ok ? '' : check.issues[0]?.hint // => 'did you mean days?'
 * @see {@link compileClaim}
 */
export function checkClaim(rule: unknown, calendars?: CalendarsInput): CheckResult<ClaimRule> {
  const findings: Finding[] = [];
  const known = attempt(readerOf(calendars, findings, 'calendars'), calendarsById)?.value;
  readAll(rule, findings, claimRule(known));
  return checkResultOf(rule as ClaimRule, findings);
}
