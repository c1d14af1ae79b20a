import { holds } from '../../core/bounds.js';
import { add, multiply, type Ratio, subtract, sum, ZERO } from '../../core/ratio.js';
import { type FieldsOf, type Read, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, nullable, optional, readFields } from '../../core/read-parts.js';
import { flag } from '../../core/read-values.js';
import {
  type ExactMoney,
  type Money,
  type MoneyInput,
  readAmountOwed,
  writeMoney,
  writtenValue,
} from '../../money/money.js';
import { MOST_PERIODS } from '../scheme/history.js';
import { type LevelInput, levelIn } from '../scheme/level.js';
import { type EarnBackPlan, type EarnBackRule, readEarnBackRule } from './earn-back-rule.js';

/**
 * A period after a credit: whether it was good, or its level where the rule says which levels are. `null` is
 * not known yet.
 */
export type FollowingPeriod = boolean | { readonly level: LevelInput | null } | null;

/** A credit and the periods after it. */
export interface EarnBackFacts {
  /** 0 or more. */
  readonly credit: MoneyInput;
  /**
   * The periods after the credit, oldest first. Those at the end that are not known may be left out; one
   * within leaves open what needs it.
   */
  readonly following: readonly FollowingPeriod[];
  /** Whether this credit can be earned back at all. @defaultValue true */
  readonly eligible?: boolean | undefined;
}

/** One stage of an earn-back. */
export interface EarnBackStageOutcome {
  /** The periods after the credit that it needs: with the last of them it is decided. */
  readonly periods: number;
  readonly status: 'earned' | 'open' | 'lost';
  /** How many of its periods are not known yet; 0 once it is decided. */
  readonly periodsOpen: number;
  /** What it returns, or could have. */
  readonly amount: Money;
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
  /** The most that can still be earned. */
  readonly stillOpen: Money;
  /** In the order of their periods. */
  readonly stages: readonly EarnBackStageOutcome[];
}

/**
 * Tells how much of a credit good periods have earned back, and what can still follow.
 *
 * The first bad period ends it: stages that need more periods than came before it are lost. What is not
 * known leaves those open that need it.
 *
 * @param rule - The stages, and which levels are good.
 * @param facts - The credit and what followed.
 * @returns Status `earned`, `partly`, `pending` or `lost`, the amounts, and each stage.
 * @throws {@link SlaError} `invalid-money` for a credit below 0, `invalid-option` for stages that
 * return more than the credit and for a level where the rule does not say which are good,
 * `invalid-decimal`, `invalid-type`, `missing-field`, `unknown-field`.
 * @example
 * import { earnBack } from 'slakit'
 * const stages = [{ periods: 2, returnPercent: 50 }, { periods: 4, returnPercent: 50 }]
 * const credit = { amount: '900.00', currency: 'USD' }
 * const { status, earnedBack, stages: [, last] } = earnBack({ stages }, { credit, following: [true, true, true] })
 * status // => 'pending'
 * earnedBack // => { amount: '450.00', currency: 'USD' }
 * last // => { periods: 4, status: 'open', periodsOpen: 1, amount: { amount: '450.00', currency: 'USD' } }
 * const exceeds = { stages, good: { gt: 99 } }
 * earnBack(exceeds, { credit, following: [{ level: '99.1' }, { level: 99 }] }).status // => 'lost'
 */
export function earnBack(rule: EarnBackRule, facts: EarnBackFacts): EarnBack {
  const plan = readEarnBackRule(readerOf(rule, null, 'rule'));
  const { credit, following, eligible } = readFields(
    readerOf(facts, null, 'facts'),
    'what followed the credit',
    factFields(plan),
  );
  const { value, currency } = credit;
  const stages = outcomesOf(plan, credit, eligible ? following : [false]);
  const sumOf = (status: StageStatus): Ratio =>
    sum(stages.map((stage) => (stage.status === status ? stage.returned : ZERO)));
  const earned = sumOf('earned');
  const write = (amount: Ratio): Money => writeMoney(amount, currency, plan.rounding);
  return {
    status: statusOf(stages.map(({ status }) => status)),
    earnedBack: write(earned),
    // Taken from the rounded part, so that both add up to the credit.
    net: write(subtract(value, earned)),
    stillOpen: write(sumOf('open')),
    stages: stages.map(({ periods, status, periodsOpen, returned }) => ({
      periods,
      status,
      periodsOpen,
      amount: write(returned),
    })),
  };
}

type StageStatus = EarnBackStageOutcome['status'];

interface Stage {
  readonly periods: number;
  readonly status: StageStatus;
  readonly periodsOpen: number;
  readonly returned: Ratio;
}

/** What is returned up to a stage is rounded, so that stages add up to what is earned. */
function outcomesOf(
  { stages, rounding }: EarnBackPlan,
  { value, currency }: ExactMoney,
  known: readonly (boolean | null)[],
): readonly Stage[] {
  let share = ZERO;
  let before = ZERO;
  return [...stages]
    .sort((a, b) => a.periods - b.periods)
    .map(({ periods, returnPercent }) => {
      share = add(share, returnPercent);
      const upTo = writtenValue(writeMoney(multiply(value, share), currency, rounding));
      const returned = subtract(upTo, before);
      before = upTo;
      return { periods, returned, ...decided(periods, known) };
    });
}

function decided(
  periods: number,
  known: readonly (boolean | null)[],
): Pick<Stage, 'status' | 'periodsOpen'> {
  const firstBad = known.indexOf(false);
  if (firstBad >= 0 && firstBad < periods) return { status: 'lost', periodsOpen: 0 };
  const good = known.slice(0, periods).filter((one) => one === true).length;
  return good === periods
    ? { status: 'earned', periodsOpen: 0 }
    : { status: 'open', periodsOpen: periods - good };
}

function statusOf(stages: readonly StageStatus[]): EarnBack['status'] {
  if (stages.every((status) => status === 'earned')) return 'earned';
  if (stages.includes('open')) return 'pending';
  return stages.includes('earned') ? 'partly' : 'lost';
}

function factFields(plan: EarnBackPlan) {
  return {
    credit: readAmountOwed,
    following: listOf('periods: whether each was good', periodIn(plan), { most: MOST_PERIODS }),
    eligible: optional(flag, true),
  } satisfies FieldsOf<EarnBackFacts>;
}

function periodIn({ good }: EarnBackPlan): Read<boolean | null> {
  return (reader: Reader) => {
    const { value } = reader;
    if (value === null) return null;
    if (typeof value !== 'object') return flag(reader);
    const { level } = readFields(reader, 'a period', PERIOD);
    if (good !== undefined) return level === null ? null : holds(level, good);
    refuse(reader, {
      code: 'invalid-option',
      expected: 'true, false or null',
      received: 'a level',
      hint: 'a rule with good, such as { gte: 99 }, says which levels are',
    });
  };
}

const PERIOD = { level: /* @__PURE__ */ nullable(/* @__PURE__ */ levelIn(null)) };
