import {
  type CompiledName,
  compiledReader,
  type PlanShelf,
  planShelf,
} from '../../core/compiled.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { ONE, type Ratio } from '../../core/ratio.js';
import {
  type FieldsOf,
  type Read,
  type Reader,
  readAll,
  readerOf,
  safely,
} from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { percent, whole, word } from '../../core/read-values.js';
import { LONGEST_WINDOW } from '../scheme/history.js';

/** The terms on which credits are set against invoices. */
export interface ApplicationRule {
  /** The most of one invoice that all credits together take, 0 to 100. @defaultValue 100 */
  readonly limitPercent?: DecimalInput | undefined;
  /**
   * The first invoices that a credit reduces: those of the period after its own, or of its own too.
   *
   * @defaultValue `'nextPeriod'`
   */
  readonly from?: 'nextPeriod' | 'samePeriod' | undefined;
  /** A credit lapses at the end of so many periods after its own. @defaultValue it does not lapse */
  readonly lapseAfter?: number | undefined;
  /**
   * What becomes of the rest when the contract ends: it stays a claim, is paid in cash, or lapses.
   *
   * @defaultValue `'carry'`
   */
  readonly atEnd?: 'carry' | 'payOut' | 'lapse' | undefined;
}

/** The terms as read. */
export interface ApplicationPlan {
  readonly limitPercent: Ratio;
  readonly from: 'nextPeriod' | 'samePeriod';
  /** Infinite where credits do not lapse. */
  readonly lapseAfter: number;
  readonly atEnd: 'carry' | 'payOut' | 'lapse';
}

/** Terms of application that were compiled; `compileApplication` makes them. */
export interface CompiledApplication {
  readonly kind: 'compiled-application';
  /** The rule as it was given. */
  readonly rule: ApplicationRule;
  /** @internal */
  readonly plan: ApplicationPlan;
}

/**
 * Compiles the terms on which credits are set against invoices.
 *
 * @param rule - The terms; `{}` for those that limit nothing.
 * @returns The terms, ready for `applyCredits`.
 * @throws {@link SlaError} the first issue of {@link checkApplication}: `invalid-option`,
 * `invalid-decimal`, `unknown-field`.
 * @example
 * import { compileApplication } from 'slakit'
 * compileApplication({ limitPercent: 50, lapseAfter: 12 }).kind // => 'compiled-application'
 * compileApplication({ limitPercent: 150 }) // throws invalid-option
 * @see {@link checkApplication}
 */
export function compileApplication(rule: ApplicationRule): CompiledApplication {
  const plan = safely(readRule)(readerOf(rule));
  return SHELF.keep(Object.freeze({ kind: 'compiled-application', rule, plan }), plan);
}

/**
 * Checks terms of application, and lists all that is wrong with them; never throws.
 *
 * @param rule - Anything.
 * @returns The terms, or the issues of which {@link compileApplication} throws the first.
 * @example
 * import { checkApplication } from 'slakit'
 * checkApplication({ atEnd: 'payOut' }).ok // => true
 * checkApplication({ limit: 50 }).ok // => false
 * @see {@link compileApplication}
 */
export function checkApplication(rule: unknown): CheckResult<ApplicationRule> {
  const findings: Finding[] = [];
  readAll(rule, findings, readRule);
  return checkResultOf(rule as ApplicationRule, findings);
}

const SHELF: PlanShelf<CompiledApplication, ApplicationPlan> = /* @__PURE__ */ planShelf(
  ({ rule }) => readRule(readerOf(rule, null, 'application')),
);

const NAME: CompiledName = {
  kind: 'compiled-application',
  words: 'compiled terms of application',
  call: 'compileApplication(rule)',
};

/** Reads the first argument of a question: only what {@link compileApplication} gives, or a copy of it. */
export const readCompiledApplication: Read<ApplicationPlan> = /* @__PURE__ */ compiledReader(
  NAME,
  SHELF,
);

const FIELDS = {
  limitPercent: /* @__PURE__ */ optional(percent, ONE),
  from: /* @__PURE__ */ optional(/* @__PURE__ */ word(['nextPeriod', 'samePeriod']), 'nextPeriod'),
  lapseAfter: /* @__PURE__ */ optional(
    /* @__PURE__ */ whole('periods', { least: 1, most: LONGEST_WINDOW }),
    Number.POSITIVE_INFINITY,
  ),
  atEnd: /* @__PURE__ */ optional(/* @__PURE__ */ word(['carry', 'payOut', 'lapse']), 'carry'),
} satisfies FieldsOf<ApplicationRule>;

function readRule(reader: Reader): ApplicationPlan {
  return readFields(reader, 'terms of application', FIELDS);
}
