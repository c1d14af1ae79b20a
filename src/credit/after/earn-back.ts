import type { DecimalInput } from '../../core/decimal-text.js';
import { formatExact } from '../../core/fraction-text.js';
import { compare, multiply, ONE, type Ratio, subtract, sum } from '../../core/ratio.js';
import { type FieldsOf, note, type Reader, readerOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { flag, percent, whole, word } from '../../core/read-values.js';
import { ROUNDING_MODES, type RoundingMode } from '../../core/rounding.js';
import {
  type Money,
  type MoneyInput,
  readAmountOwed,
  writeMoney,
  writtenValue,
} from '../../money/money.js';
import { LONGEST_WINDOW, MOST_PERIODS } from '../scheme/history.js';

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
  /** How what is returned is rounded. @defaultValue `'halfAwayFromZero'` */
  readonly rounding?: RoundingMode | undefined;
}

/** A credit and the periods after it. */
export interface EarnBackFacts {
  /** 0 or more. */
  readonly credit: MoneyInput;
  /**
   * The periods after the credit, oldest first: whether each was good. What that means (met, met or
   * exceeded, without any credit) the contract says; {@link isWithin} tells it from a level.
   */
  readonly following: readonly boolean[];
  /** Whether this credit can be earned back at all. @defaultValue true */
  readonly eligible?: boolean | undefined;
}

/** The part of a credit that was earned back so far. */
export interface EarnBack {
  /**
   * `earned`: every stage; `partly`: some, and no other can follow; `pending`: a stage is still open;
   * `lost`: none, and none can follow.
   */
  readonly status: 'earned' | 'partly' | 'pending' | 'lost';
  readonly earnedBack: Money;
  /** The credit less what was earned back. */
  readonly net: Money;
}

/**
 * Tells how much of a credit good periods have earned back.
 *
 * The first bad period ends it: stages that need more periods than came before it are lost.
 *
 * @param rule - The stages.
 * @param facts - The credit and what followed.
 * @returns Status `earned`, `partly`, `pending` or `lost` with both amounts.
 * @throws {@link SlaError} `invalid-money` for a credit below 0, `invalid-option` for stages that
 * return more than the credit, `invalid-decimal`, `invalid-type`, `missing-field`, `unknown-field`.
 * @example
 * import { earnBack } from 'slakit'
 * const rule = { stages: [{ periods: 2, returnPercent: 50 }, { periods: 4, returnPercent: 50 }] }
 * const credit = { amount: '900.00', currency: 'USD' }
 * earnBack(rule, { credit, following: [true, true, true] })
 * // => { status: 'pending', earnedBack: { amount: '450.00', currency: 'USD' }, net: { amount: '450.00', currency: 'USD' } }
 * earnBack(rule, { credit, following: [true, false] }).status // => 'lost'
 */
export function earnBack(rule: EarnBackRule, facts: EarnBackFacts): EarnBack {
  const { stages, rounding } = readRule(readerOf(rule, null, 'rule'));
  const { credit, following, eligible } = readFacts(readerOf(facts, null, 'facts'));
  const good = eligible ? goodPeriods(following) : 0;
  const isOver = !eligible || good < following.length;
  const earned = stages.filter(({ periods }) => good >= periods);
  const share = sum(earned.map(({ returnPercent }) => returnPercent));
  const earnedBack = writeMoney(multiply(credit.value, share), credit.currency, rounding);
  return {
    status: statusOf(stages.length, earned.length, isOver),
    earnedBack,
    // Taken from the rounded part, so that both add up to the credit.
    net: writeMoney(subtract(credit.value, writtenValue(earnedBack)), credit.currency, rounding),
  };
}

function statusOf(stages: number, earned: number, isOver: boolean): EarnBack['status'] {
  if (earned === stages) return 'earned';
  if (!isOver) return 'pending';
  return earned > 0 ? 'partly' : 'lost';
}

function goodPeriods(following: readonly boolean[]): number {
  const firstBad = following.indexOf(false);
  return firstBad === -1 ? following.length : firstBad;
}

const STAGE_FIELDS = {
  periods: /* @__PURE__ */ whole('periods', { least: 1, most: LONGEST_WINDOW }),
  returnPercent: percent,
} satisfies FieldsOf<EarnBackStage>;

const RULE_FIELDS = {
  stages: /* @__PURE__ */ listOf(
    'stages',
    (reader) => readFields(reader, 'a stage', STAGE_FIELDS),
    {
      least: 1,
      most: LONGEST_WINDOW,
    },
  ),
  rounding: /* @__PURE__ */ optional(/* @__PURE__ */ word(ROUNDING_MODES), 'halfAwayFromZero'),
} satisfies FieldsOf<EarnBackRule>;

function readRule(reader: Reader) {
  const rule = readFields(reader, 'a rule of earn-back', RULE_FIELDS);
  const total = sum(rule.stages.map(({ returnPercent }) => returnPercent));
  if (compare(total, ONE) > 0) noteTooMuch(reader, total);
  return rule;
}

function noteTooMuch(reader: Reader, total: Ratio): void {
  note(reader, {
    code: 'invalid-option',
    expected: 'stages that return at most 100 % together',
    received: `${formatExact({ ...total, numerator: total.numerator * 100n })} %`,
  });
}

const FACT_FIELDS = {
  credit: readAmountOwed,
  following: /* @__PURE__ */ listOf('periods: whether each was good', flag, { most: MOST_PERIODS }),
  eligible: /* @__PURE__ */ optional(flag, true),
} satisfies FieldsOf<EarnBackFacts>;

function readFacts(reader: Reader) {
  return readFields(reader, 'what followed the credit', FACT_FIELDS);
}
