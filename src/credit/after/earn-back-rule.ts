import { type Bound, type Bounds, readBounds } from '../../core/bounds.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { formatExact } from '../../core/fraction-text.js';
import { compare, ONE, percentOfShare, type Ratio, sum } from '../../core/ratio.js';
import { type FieldsOf, note, type Reader, readAll } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { percent, whole, word } from '../../core/read-values.js';
import { ROUNDING_MODES, type RoundingMode } from '../../core/rounding.js';
import { LONGEST_WINDOW } from '../scheme/history.js';

/** A part of a credit that good periods return. */
export interface EarnBackStage {
  /** How many periods right after the credit must all be good, at least 1. */
  readonly periods: number;
  /** The share of the credit that is then returned, 0 to 100. */
  readonly returnPercent: DecimalInput;
}

/** The terms on which a supplier earns a credit back. */
export interface EarnBackRule {
  /** The stages; their shares add up, to the whole credit at most. */
  readonly stages: readonly EarnBackStage[];
  /**
   * The levels of a good period, where facts give levels: `{ gte: 99 }` for "met or exceeded", `{ gt: 99 }`
   * for "exceeds".
   */
  readonly good?: Bounds | undefined;
  /** How what is returned is rounded. @defaultValue `'halfAwayFromZero'` */
  readonly rounding?: RoundingMode | undefined;
}

/** The terms as read. */
export interface EarnBackPlan {
  readonly stages: readonly { readonly periods: number; readonly returnPercent: Ratio }[];
  /** `undefined` where facts say themselves which periods were good. */
  readonly good: readonly Bound[] | undefined;
  readonly rounding: RoundingMode;
}

/**
 * Checks terms of earn-back, and lists all that is wrong with them; never throws.
 *
 * @param rule - Anything.
 * @returns The terms, or the issues of which `earnBack` throws the first.
 * @example
 * import { checkEarnBack } from 'slakit'
 * checkEarnBack({ stages: [{ periods: 2, returnPercent: 50 }], good: { gt: '99.5' } }).ok // => true
 * checkEarnBack({ stages: [{ periods: 2, returnPercent: 120 }] }).ok // => false
 */
export function checkEarnBack(rule: unknown): CheckResult<EarnBackRule> {
  const findings: Finding[] = [];
  readAll(rule, findings, readEarnBackRule);
  return checkResultOf(rule as EarnBackRule, findings);
}

const STAGE_FIELDS = {
  periods: /* @__PURE__ */ whole('periods', { least: 1, most: LONGEST_WINDOW }),
  returnPercent: percent,
} satisfies FieldsOf<EarnBackStage>;

const RULE_FIELDS = {
  stages: /* @__PURE__ */ listOf(
    'stages',
    (reader) => readFields(reader, 'a stage', STAGE_FIELDS),
    { least: 1, most: LONGEST_WINDOW },
  ),
  good: /* @__PURE__ */ optional(readBounds),
  rounding: /* @__PURE__ */ optional(/* @__PURE__ */ word(ROUNDING_MODES), 'halfAwayFromZero'),
} satisfies FieldsOf<EarnBackRule>;

/** Reads terms of earn-back. */
export function readEarnBackRule(reader: Reader): EarnBackPlan {
  const rule = readFields(reader, 'a rule of earn-back', RULE_FIELDS);
  const total = sum(rule.stages.map(({ returnPercent }) => returnPercent));
  if (compare(total, ONE) > 0) {
    note(reader, {
      code: 'invalid-option',
      expected: 'stages that return at most 100 % together',
      received: `${formatExact(percentOfShare(total))} %`,
    });
  }
  return rule;
}
