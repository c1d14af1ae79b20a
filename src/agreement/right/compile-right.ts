import { compiledReader, type PlanShelf, planShelf } from '../../core/compiled.js';
import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { attempt, type Read, readAll, readerOf, safely } from '../../core/read.js';
import type { CalendarsInput } from '../../uptime/availability/compile.js';
import { calendarsById } from '../../uptime/terms/calendars.js';
import { type RightPlan, type RightRule, rightRule } from './right-rule.js';

/** The rule of a right that was compiled and is ready to be asked; `compileRight` makes it. */
export interface CompiledRight {
  readonly kind: 'compiled-right';
  /** The rule as it was given. */
  readonly rule: RightRule;
  /** @internal */
  readonly plan: RightPlan;
}

/**
 * Compiles the rule under which a right arises, and for how long it can be used.
 *
 * @param rule - The triggers, with the time to mend and the time to act.
 * @param calendars - The compiled calendars that it may name.
 * @returns The rule, ready for `evaluateRight`.
 * @throws {@link SlaError} the first issue of {@link checkRight}: `missing-field`, `unknown-field`,
 * `invalid-option`, `invalid-type`, `invalid-time-zone`, `unknown-reference`.
 * @example
 * import { compileRight } from 'slakit'
 * const when = [{ kind: 'events', atLeast: 3, withinDays: 30 }] as const
 * compileRight({ when, exercise: { days: 60 }, timeZone: 'UTC' }).kind // => 'compiled-right'
 * compileRight({ when: [], timeZone: 'UTC' }) // throws invalid-type
 * @see {@link checkRight}
 */
export function compileRight(rule: RightRule, calendars?: CalendarsInput): CompiledRight {
  const known = calendarsById(readerOf(calendars, null, 'calendars'));
  const plan = safely(rightRule(known))(readerOf(rule));
  return SHELF.keep(Object.freeze({ kind: 'compiled-right', rule, plan }), plan);
}

const SHELF: PlanShelf<CompiledRight, RightPlan> = /* @__PURE__ */ planShelf(({ rule, plan }) => {
  // A calendar is all that the rule does not say of itself; a copy may have brought it along.
  const { id, compiled } = plan?.calendar ?? {};
  const known = id === undefined ? undefined : { [id]: compiled };
  return rightRule(calendarsById(readerOf(known, null, 'calendars')))(
    readerOf(rule, null, 'compiled'),
  );
});

/** Reads the first argument of a question: only what {@link compileRight} gives, or a copy of it. */
export const readCompiledRight: Read<RightPlan> = /* @__PURE__ */ compiledReader(
  { kind: 'compiled-right', words: 'a compiled rule of a right', call: 'compileRight(rule)' },
  SHELF,
);

/**
 * Checks the rule of a right, and lists all that is wrong with it; never throws.
 *
 * @param rule - Anything.
 * @param calendars - The compiled calendars that it may name.
 * @returns The rule, or the issues of which {@link compileRight} throws the first.
 * @example
 * import { checkRight } from 'slakit'
 * const check = checkRight({ when: [{ kind: 'event', atLeast: 3, withinDays: 30 }], timeZone: 'UTC' })
 * check.ok ? '' : check.issues[0]?.hint // => 'did you mean events?'
 * @see {@link compileRight}
 */
export function checkRight(rule: unknown, calendars?: CalendarsInput): CheckResult<RightRule> {
  const findings: Finding[] = [];
  const known = attempt(readerOf(calendars, findings, 'calendars'), calendarsById)?.value;
  readAll(rule, findings, rightRule(known));
  return checkResultOf(rule as RightRule, findings);
}
