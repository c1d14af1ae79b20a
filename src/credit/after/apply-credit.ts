import type { DecimalInput } from '../../core/decimal-text.js';
import { multiply, ONE, smallerOf, subtract } from '../../core/ratio.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { percent, word } from '../../core/read-values.js';
import {
  type Money,
  type MoneyInput,
  moneyIn,
  readAmountOwed,
  writeExactMoney,
  writeMoney,
  writtenValue,
} from '../../money/money.js';

/** Options of `applyCredit`. */
export interface ApplyCreditOptions {
  /** What happens to the part that the charge does not take. @defaultValue `'carry'` */
  readonly rest?: 'carry' | 'payOut' | 'lapse' | undefined;
  /** The most that a credit may take of the charge, 0 to 100. @defaultValue 100 */
  readonly limitPercent?: DecimalInput | undefined;
}

/**
 * A credit set against a charge. The parts of each add up to it exactly: what is finer than the
 * currency stays in the rest.
 */
export interface AppliedCredit {
  /** What the credit took off, in whole minor units. */
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

const OPTION_FIELDS = {
  rest: /* @__PURE__ */ optional(/* @__PURE__ */ word(['carry', 'payOut', 'lapse']), 'carry'),
  limitPercent: /* @__PURE__ */ optional(percent, ONE),
} satisfies FieldsOf<ApplyCreditOptions>;

/**
 * Sets a credit, or the balance of an offset bank, against a charge, or against a later credit.
 *
 * @param credit - The credit, 0 or more.
 * @param charge - The amount that it reduces, 0 or more, in the same currency.
 * @param options - A limit on what one charge gives, and where the rest goes.
 * @returns What was applied, what remains to be paid, and where the rest went.
 * @throws {@link SlaError} `invalid-money` for an amount below 0, `invalid-option` for a limit above
 * 100, `currency-mismatch`, `invalid-decimal`, `missing-field`, `unknown-field`.
 * @example
 * import { applyCredit } from 'slakit'
 * const usd = (amount: string) => ({ amount, currency: 'USD' })
 * applyCredit(usd('800'), usd('300')).carried // => { amount: '500.00', currency: 'USD' }
 * applyCredit(usd('800'), usd('300'), { rest: 'lapse' }).carried // => { amount: '0.00', currency: 'USD' }
 * applyCredit(usd('-5'), usd('300')) // throws invalid-money
 */
export function applyCredit(
  credit: MoneyInput,
  charge: MoneyInput,
  options: ApplyCreditOptions = {},
): AppliedCredit {
  const { value, currency } = readAmountOwed(readerOf(credit, null, 'credit'));
  const due = moneyIn(currency, readAmountOwed)(readerOf(charge, null, 'charge'));
  const { rest, limitPercent } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const most = multiply(due, limitPercent);
  const applied = writeMoney(smallerOf(value, most), currency, 'towardZero');
  const taken = writtenValue(applied);
  const left = writeExactMoney(subtract(value, taken), currency);
  const nothing = writeExactMoney({ numerator: 0n, denominator: 1n }, currency);
  return {
    applied,
    payable: writeExactMoney(subtract(due, taken), currency),
    carried: rest === 'carry' ? left : nothing,
    paidOut: rest === 'payOut' ? left : nothing,
    lapsed: rest === 'lapse' ? left : nothing,
  };
}
