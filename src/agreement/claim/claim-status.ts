import type { InstantInput } from '../../core/instant.js';
import { type FieldsOf, type Read, type Reader, readerOf } from '../../core/read.js';
import { nullable, optional, readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import { endOfSpan } from '../deadline/end-of-span.js';
import type { ClaimPlan, ClaimTrigger } from './claim-rule.js';
import { type CompiledClaim, readCompiledClaim } from './compile-claim.js';

/** The moments by which a claim is judged. One that is left out, or `null`, has not been yet. */
export interface ClaimFacts {
  /** The rule looks at one of them; the others may be given too. */
  readonly triggers?: { readonly [Trigger in ClaimTrigger]?: InstantInput | null } | undefined;
  /** When the claim was made. */
  readonly claimedAt?: InstantInput | null | undefined;
}

/** Options of `claimStatus`. */
export interface ClaimOptions {
  /** Up to when the facts are known: a claim or trigger that lies later has not been yet. */
  readonly at: InstantInput;
}

/** The state of a claim. */
export interface ClaimStatus {
  /**
   * `valid`: claimed in time, before the window opened too; `lapsed`: claimed too late, or not at all;
   * `open`: can still be claimed; `not-yet-open`: the trigger has not been; `not-required`: the credit is
   * automatic.
   */
  readonly status: 'valid' | 'lapsed' | 'open' | 'not-yet-open' | 'not-required';
  /** When the window opens: the trigger of the rule, `null` as long as that is not known. */
  readonly opensAt: number | null;
  /**
   * The end of the last day, which is too late already; `null` as long as it is not known, without a
   * window, and for one that does not end before the year 9999.
   */
  readonly dueAt: number | null;
  /** The last day on which a claim is in time, `YYYY-MM-DD`. */
  readonly lastDay: string | null;
  readonly evaluatedAt: number;
}

/**
 * Tells whether a claim was made in time, and until when it can be made.
 *
 * The day of the trigger is not counted. The window ends with its last day in the zone of the rule: midnight
 * is too late. Business days are dates of the calendar.
 *
 * @param claim - A compiled rule of claims.
 * @param facts - The trigger of the rule, and the claim.
 * @param options - `at`, the instant of judgement.
 * @returns `valid`, `lapsed`, `open`, `not-yet-open` or `not-required`, with the last day.
 * @throws {@link SlaError} `invalid-type` for a rule that was not compiled, `invalid-instant`,
 * `missing-field`, `unknown-field`.
 * @example
 * import { claimStatus, compileCalendar, compileClaim, toIso } from 'slakit'
 * const us = compileCalendar({ timeZone: 'America/New_York', weekly: { 'mon-fri': '09:00-17:00' }, holidays: ['2026-07-03'] })
 * const rule = { due: { businessDays: 7 }, from: 'periodEnd', calendar: 'us', timeZone: 'America/New_York' } as const
 * const claim = compileClaim(rule, { us })
 * const triggers = { periodEnd: '2026-07-01T00:00:00-04:00' }
 * const judge = (claimedAt: string) => claimStatus(claim, { triggers, claimedAt }, { at: '2026-07-20T00:00:00Z' })
 * judge('2026-07-10T23:59:00-04:00').status // => 'valid'
 * judge('2026-07-11T09:00:00-04:00').status // => 'lapsed'
 * judge('2026-07-11T09:00:00-04:00').lastDay // => '2026-07-10'
 */
export function claimStatus(
  claim: CompiledClaim,
  facts: ClaimFacts,
  options: ClaimOptions,
): ClaimStatus {
  const plan = readCompiledClaim(readerOf(claim, null, 'claim'));
  const known = readClaimFacts(readerOf(facts, null, 'facts'));
  const { at } = readFields(readerOf(options, null, 'options'), 'options with at', OPTIONS);
  return judgeClaim(plan, known, at);
}

/** What is known of a claim, as read. */
export interface ClaimKnown {
  readonly triggers: Readonly<Record<ClaimTrigger, number | null>>;
  readonly claimedAt: number | null;
}

/** Judges a claim of which everything was read. */
export function judgeClaim(
  plan: ClaimPlan,
  { triggers, claimedAt }: ClaimKnown,
  at: number,
): ClaimStatus {
  if (plan === null)
    return { status: 'not-required', opensAt: null, dueAt: null, lastDay: null, evaluatedAt: at };
  const opensAt = triggers[plan.from];
  const end = opensAt === null ? null : endOfSpan(plan.due, plan, lastMoment(plan, opensAt));
  const dueAt = end?.endAt ?? null;
  const claimed = claimedAt !== null && claimedAt <= at ? claimedAt : null;
  return {
    status: statusOf({ opensAt, dueAt, claimed }, at),
    opensAt,
    dueAt,
    lastDay: end?.lastDay ?? null,
    evaluatedAt: at,
  };
}

interface Judged {
  readonly opensAt: number | null;
  readonly dueAt: number | null;
  readonly claimed: number | null;
}

function statusOf({ opensAt, dueAt, claimed }: Judged, at: number): ClaimStatus['status'] {
  if (claimed !== null) return dueAt === null || claimed < dueAt ? 'valid' : 'lapsed';
  if (opensAt === null || at < opensAt) return 'not-yet-open';
  return dueAt === null || at < dueAt ? 'open' : 'lapsed';
}

/** Ends are excluded: what ends at midnight ended with the day before. */
function lastMoment({ from }: NonNullable<ClaimPlan>, opensAt: number): number {
  return from === 'periodEnd' || from === 'incidentEnd' ? opensAt - 1 : opensAt;
}

const moment: Read<number | null> = /* @__PURE__ */ optional(
  /* @__PURE__ */ nullable(instant),
  null,
);

const TRIGGERS = {
  incidentStart: moment,
  incidentEnd: moment,
  periodEnd: moment,
  report: moment,
  invoice: moment,
  notice: moment,
} satisfies FieldsOf<Record<ClaimTrigger, InstantInput>>;

/** Nothing has been yet from which a claim could run. */
export const NO_TRIGGERS: Readonly<Record<ClaimTrigger, number | null>> = {
  incidentStart: null,
  incidentEnd: null,
  periodEnd: null,
  report: null,
  invoice: null,
  notice: null,
};

/** Reads what is known of a claim. */
export function readClaimFacts(reader: Reader): ClaimKnown {
  return readFields(reader, 'facts of a claim', FACTS);
}

const FACTS = {
  triggers: /* @__PURE__ */ optional(
    (reader) => readFields(reader, 'triggers', TRIGGERS),
    NO_TRIGGERS,
  ),
  claimedAt: moment,
} satisfies FieldsOf<ClaimFacts>;

const OPTIONS = { at: instant } satisfies FieldsOf<ClaimOptions>;
