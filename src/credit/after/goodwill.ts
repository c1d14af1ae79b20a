import { plainEcho } from '../../core/plain.js';
import { add, isPositive, type Ratio, sum, ZERO } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Read,
  type Reader,
  readerOf,
  refuse,
} from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { flag, id } from '../../core/read-values.js';
import {
  type Money,
  type MoneyInput,
  moneyIn,
  readAmountOwed,
  writeExactMoney,
  writeMoney,
  writtenValue,
} from '../../money/money.js';
import { type CreditPeriod, periodIn } from '../scheme/history.js';

/** A sum that is given although nobody owes it. */
export interface GoodwillGrant {
  readonly id?: string | undefined;
  /** More than 0, in whole minor units. */
  readonly amount: MoneyInput;
  readonly reason: string;
  /** The party or person that approved it. */
  readonly approvedBy: string;
  /** Whether later caps count it as a credit. @defaultValue false */
  readonly countsTowardCaps?: boolean | undefined;
}

/** Facts beside which goodwill is granted: the sum that the contract owes, and its period. */
export interface GoodwillFacts {
  /** As it was settled, 0 or more. */
  readonly owed: MoneyInput;
  /** The period as a member of the history of later ones. */
  readonly period?: CreditPeriod | undefined;
}

/** A line of goodwill, outside every cap. */
export interface GoodwillLine {
  readonly kind: 'goodwill';
  readonly id: string | null;
  readonly amount: Money;
  readonly reason: string;
  readonly approvedBy: string;
  readonly countsTowardCaps: boolean;
}

/** The sum that is owed, and what is given beside it. */
export interface Goodwill {
  readonly lines: readonly GoodwillLine[];
  readonly owed: Money;
  /** The sum of the lines. */
  readonly granted: Money;
  /** Both together. */
  readonly payable: Money;
  /**
   * The period as later ones remember it: the credit with what counts toward caps, all else as it was given.
   * `null` where no period was given.
   */
  readonly history: CreditPeriod | null;
}

/**
 * Grants goodwill beside what the contract owes.
 *
 * No cap cuts it, no row explains it, and later caps do not count it unless the grant says so: whoever gives
 * it names a reason and who approved it.
 *
 * @param facts - What is owed, and the period for the history.
 * @param grants - The grants.
 * @returns A line for each grant, kept apart from what is owed, and the sums.
 * @throws {@link SlaError} `invalid-money` for a grant of 0, below 0 or finer than the currency,
 * `currency-mismatch`, `invalid-type` without a reason or approver, `missing-field`, `unknown-field`.
 * @example
 * import { grantGoodwill } from 'slakit'
 * const eur = (amount: string) => ({ amount, currency: 'EUR' })
 * const grant = { amount: eur('20'), reason: 'slow answers', approvedBy: 'Head of Support' }
 * const facts = { owed: eur('50'), period: { missed: true, credit: eur('50') } }
 * const { payable, history } = grantGoodwill(facts, [grant])
 * payable // => { amount: '70.00', currency: 'EUR' }
 * history // => { missed: true, credit: { amount: '50', currency: 'EUR' } }
 * grantGoodwill(facts, [{ ...grant, amount: eur('0') }]) // throws invalid-money
 */
export function grantGoodwill(facts: GoodwillFacts, grants: readonly GoodwillGrant[]): Goodwill {
  const place = readerOf(facts, null, 'facts');
  const { owed, period } = readFields(place, 'facts', FACTS);
  const { currency } = owed;
  const read = listOf('grants', grantIn(currency), { most: MOST_GRANTS });
  const given = read(readerOf(grants, null, 'grants'));
  const granted = sum(given.map(({ amount }) => amount));
  const counted = sum(given.map((grant) => (grant.countsTowardCaps ? grant.amount : ZERO)));
  return {
    lines: given.map((grant) => ({
      kind: 'goodwill',
      ...grant,
      amount: writeMoney(grant.amount, currency),
    })),
    owed: writeExactMoney(owed.value, currency),
    granted: writeMoney(granted, currency),
    payable: writeExactMoney(add(owed.value, granted), currency),
    history: period === undefined ? null : remembered(childOf(place, 'period'), counted, currency),
  };
}

/** More than anybody approves for one period. */
const MOST_GRANTS = 1000;

/** The period with what later caps count; a credit that was not known becomes what counts of the grants. */
function remembered(place: Reader, counted: Ratio, currency: string): CreditPeriod {
  const period = plainEcho(place) as CreditPeriod;
  if (!isPositive(counted)) return period;
  const credit = childOf(place, 'credit');
  const isUnknown = credit.value === undefined || credit.value === null;
  const before = isUnknown ? ZERO : moneyIn(currency)(credit);
  return { ...period, credit: writeExactMoney(add(before, counted), currency) };
}

const FACTS = {
  owed: readAmountOwed,
  period: /* @__PURE__ */ optional(/* @__PURE__ */ periodIn(null)),
} satisfies FieldsOf<GoodwillFacts>;

function grantIn(currency: string) {
  const fields = {
    id: optional(id, null),
    amount: given(currency),
    reason: id,
    approvedBy: id,
    countsTowardCaps: optional(flag, false),
  } satisfies FieldsOf<GoodwillGrant>;
  return (reader: Reader) => readFields(reader, 'a grant', fields);
}

function given(currency: string): Read<Ratio> {
  const read = moneyIn(currency);
  return (reader) => {
    const value = read(reader);
    const whole = writtenValue(writeMoney(value, currency, 'towardZero'));
    if (
      isPositive(value) &&
      whole.numerator * value.denominator === value.numerator * whole.denominator
    )
      return value;
    refuse(reader, {
      code: 'invalid-money',
      expected: `an amount above 0 in whole minor units of ${currency}`,
    });
  };
}
