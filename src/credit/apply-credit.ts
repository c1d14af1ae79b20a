import type { DecimalInput } from '../core/decimal-text.js';
import { divide, multiply, ratio, ratioOf, subtract, ZERO } from '../core/ratio.js';
import type { Money, MoneyInput } from '../money/money.js';
import { oneOf } from './choice.js';
import { greaterOf, smallerOf } from './exact.js';
import { moneyIn } from './remedy.js';
import { moneyFrom, readMoney } from './rounding.js';

/** How a credit meets a charge. */
export interface ApplyCreditOptions {
  /** What happens to the part that the charge does not take. @defaultValue `'carry'` */
  readonly rest?: 'carry' | 'payOut' | 'lapse';
  /** The most that a credit may take of the charge. @defaultValue 100 */
  readonly limitPercent?: DecimalInput;
}

/** A credit set against a charge. */
export interface AppliedCredit {
  /** What the credit took off. */
  readonly applied: Money;
  /** What is still to be paid; never below zero. */
  readonly payable: Money;
  /** Kept for the next charge. */
  readonly carried: Money;
  /** Paid in cash. */
  readonly paidOut: Money;
  /** Gone. */
  readonly lapsed: Money;
}

/**
 * Sets a credit, or the balance of an offset bank, against a charge, or against a later credit.
 *
 * @param credit - The credit, 0 or more.
 * @param charge - The amount that it reduces, in the same currency.
 * @param options - A limit on what one charge gives, and where the rest goes.
 * @returns What was applied, what remains to be paid, and where the rest went.
 * @throws {@link SlaError} `invalid-money`, `currency-mismatch`, `invalid-decimal`, `invalid-option`.
 * @example
 * import { applyCredit } from 'slakit'
 * const usd = (amount: string) => ({ amount, currency: 'USD' })
 * applyCredit(usd('800'), usd('300')).carried // => { amount: '500.00', currency: 'USD' }
 * applyCredit(usd('800'), usd('300'), { rest: 'lapse' }).carried // => { amount: '0.00', currency: 'USD' }
 */
export function applyCredit(
  credit: MoneyInput,
  charge: MoneyInput,
  options: ApplyCreditOptions = {},
): AppliedCredit {
  const { value, currency } = readMoney(credit, ['credit']);
  const due = greaterOf(moneyIn(charge, currency, ['charge']), ZERO);
  const share = divide(ratioOf(options.limitPercent ?? 100, ['limitPercent']), ratio(100));
  const most = smallerOf(greaterOf(multiply(due, share), ZERO), due);
  const applied = moneyFrom(smallerOf(greaterOf(value, ZERO), most), currency, 'towardZero');
  const taken = ratioOf(applied.amount);
  const nothing = moneyFrom(ZERO, currency);
  const rest = moneyFrom(greaterOf(subtract(value, taken), ZERO), currency);
  const where = oneOf(options.rest, ['carry', 'payOut', 'lapse'], ['rest']);
  return {
    applied,
    payable: moneyFrom(subtract(due, taken), currency),
    carried: where === 'carry' ? rest : nothing,
    paidOut: where === 'payOut' ? rest : nothing,
    lapsed: where === 'lapse' ? rest : nothing,
  };
}
