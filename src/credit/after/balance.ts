import { type Ratio, smallerOf, subtract } from '../../core/ratio.js';
import { type Money, writeMoney, writtenValue } from '../../money/money.js';

/** Money that waits to be used up. */
export interface Balance {
  readonly id: string;
  /** The first period in which it can be used. */
  readonly first: number;
  /** The last one; infinite where it does not lapse. */
  readonly last: number;
  left: Ratio;
}

/**
 * Balances in the order of their first periods. Which of them is the oldest that can still give something
 * is remembered: none before it is looked at again.
 */
export interface Balances {
  readonly all: Balance[];
  oldest: number;
}

/** A part of a balance that was used, in whole minor units. */
export interface Taken {
  readonly id: string;
  readonly amount: Money;
}

/** Where balances are drawn on. */
export interface Drawing {
  readonly period: number;
  readonly currency: string;
  /** The most that is taken. */
  readonly most: Ratio;
}

/** Takes what is needed from balances, the oldest first, in whole minor units; the rest stays in each. */
export function takeOldest(balances: Balances, drawing: Drawing): readonly Taken[] {
  const { period, currency, most } = drawing;
  const taken: Taken[] = [];
  let room = most;
  for (; balances.oldest < balances.all.length; balances.oldest++) {
    const balance = balances.all[balances.oldest] as Balance;
    if (balance.first > period) break;
    if (balance.last < period) continue;
    const amount = writeMoney(smallerOf(balance.left, room), currency, 'towardZero');
    const value = writtenValue(amount);
    if (value.numerator > 0n) taken.push({ id: balance.id, amount });
    balance.left = subtract(balance.left, value);
    room = subtract(room, value);
    if (writtenValue(writeMoney(balance.left, currency, 'towardZero')).numerator > 0n) break;
  }
  return taken;
}
