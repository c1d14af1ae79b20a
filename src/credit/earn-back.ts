import type { DecimalInput } from '../core/decimal-text.js';
import { fail, shown } from '../core/error.js';
import { compare, divide, multiply, type Ratio, ratio, ratioOf, subtract } from '../core/ratio.js';
import type { RoundingMode } from '../core/rounding.js';
import type { Money, MoneyInput } from '../money/money.js';
import { isPositive, smallerOf, sumOf } from './exact.js';
import { readPeriodCount } from './history.js';
import { moneyFrom, readMoney } from './rounding.js';

/** A part of a credit that good periods return. */
export interface EarnBackStage {
  /** How many periods right after the credit must all be good. */
  readonly periods: number;
  /** The share of the credit that is then returned. */
  readonly returnPercent: DecimalInput;
}

/** When a supplier earns a credit back. */
export interface EarnBackRule {
  readonly stages: readonly EarnBackStage[];
  /** How what is returned is rounded. @defaultValue `'halfAwayFromZero'` */
  readonly rounding?: RoundingMode;
}

/** What happened after the credit. */
export interface EarnBackInput {
  readonly credit: MoneyInput;
  /**
   * The periods after the credit, oldest first: whether each was good. What that means (met, met or
   * exceeded, without any credit) the contract says; {@link isWithin} tells it from a level.
   */
  readonly following: readonly boolean[];
  /** Whether this credit can be earned back at all. @defaultValue true */
  readonly eligible?: boolean;
}

/** What was earned back so far. */
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
 * How much of a credit good periods have earned back.
 *
 * The first bad period ends it: stages that need more periods than came before it are lost.
 *
 * @param rule - The stages; their shares add up, to the whole credit at most.
 * @param input - The credit and what followed.
 * @returns Status `earned`, `partly`, `pending` or `lost` with both amounts.
 * @throws {@link SlaError} `invalid-money`, `invalid-decimal`, `invalid-option`.
 * @example
 * import { earnBack } from 'slakit'
 * const rule = { stages: [{ periods: 2, returnPercent: 50 }, { periods: 4, returnPercent: 50 }] }
 * const credit = { amount: '900.00', currency: 'USD' }
 * earnBack(rule, { credit, following: [true, true, true] })
 * // => { status: 'pending', earnedBack: { amount: '450.00', currency: 'USD' }, net: { amount: '450.00', currency: 'USD' } }
 * earnBack(rule, { credit, following: [true, false] }).status // => 'lost'
 */
export function earnBack(rule: EarnBackRule, input: EarnBackInput): EarnBack {
  const { value, currency } = readMoney(input.credit, ['credit']);
  const good = input.eligible === false ? 0 : goodPeriods(input.following);
  const isOver = input.eligible === false || good < input.following.length;
  const earned: Ratio[] = [];
  for (const [index, { periods, returnPercent }] of rule.stages.entries()) {
    const path = ['stages', index];
    const share = ratioOf(returnPercent, [...path, 'returnPercent']);
    if (!isPositive(share)) {
      fail({
        code: 'invalid-option',
        path: [...path, 'returnPercent'],
        expected: 'a share above 0',
        received: shown(returnPercent),
      });
    }
    if (good >= readPeriodCount(periods, [...path, 'periods'])) earned.push(share);
  }
  const share = smallerOf(sumOf(earned), ratio(100));
  // The net is taken from the rounded part, so that both add up to the credit.
  const earnedBack = moneyFrom(divide(multiply(value, share), ratio(100)), currency, rule.rounding);
  const isAll = earned.length === rule.stages.length || compare(share, ratio(100)) === 0;
  return {
    status: isAll ? 'earned' : !isOver ? 'pending' : earned.length > 0 ? 'partly' : 'lost',
    earnedBack,
    net: moneyFrom(subtract(value, ratioOf(earnedBack.amount)), currency, rule.rounding),
  };
}

function goodPeriods(following: readonly boolean[]): number {
  const firstBad = following.findIndex((good) => good !== true);
  return firstBad === -1 ? following.length : firstBad;
}
