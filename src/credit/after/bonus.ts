import { holds } from '../../core/bounds.js';
import { add, multiply, type Ratio, subtract, sum, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, nullable, optional, readFields } from '../../core/read-parts.js';
import {
  type Money,
  type MoneyInput,
  moneyIn,
  readAmountOwed,
  writeExactMoney,
  writeMoney,
  writtenValue,
} from '../../money/money.js';
import { MOST_PERIODS } from '../scheme/history.js';
import { type LevelInput, levelIn } from '../scheme/level.js';
import { type Balance, type Balances, takeOldest } from './balance.js';
import { type BonusPlan, type CompiledBonus, readCompiledBonus } from './bonus-rule.js';

/** A period in which a bonus may have been earned, or a penalty be owed. */
export interface BonusFacts {
  /** `null` is not known: no bonus. */
  readonly level: LevelInput | null;
  /** What percentages are taken of; needed where a row gives one. */
  readonly base?: MoneyInput | undefined;
  /** The penalty of the period, 0 or more. @defaultValue none */
  readonly penalty?: MoneyInput | undefined;
  /** What is banked beside a bonus, such as a credit that was earned back. @defaultValue none */
  readonly deposit?: MoneyInput | undefined;
}

/** A period after bonuses were set off. */
export interface BonusPeriod {
  readonly status: 'rewarded' | 'none' | 'overlap' | 'unknown';
  /** The rows that hold the level. */
  readonly rows: readonly number[];
  readonly bonus: Money;
  /** What was set off against the penalty, from bonuses and deposits of periods before. */
  readonly offset: Money;
  /** The penalty less what was set off, and less a bonus in cash: below 0 the customer pays. */
  readonly payable: Money;
  /** What lapsed at the end of the period. */
  readonly lapsed: Money;
  /** What is banked at the end of the period. */
  readonly banked: Money;
}

/**
 * Finds the bonuses of periods, and sets them off against the penalties of later ones, the oldest first.
 *
 * A bonus is money only where the terms say `paidAs: 'cash'`; else it is banked, and nobody is ever paid
 * what is left there. A deposit is banked in either case. What is set off is in whole minor units.
 *
 * @param bonus - Compiled terms of bonuses.
 * @param periods - The periods, oldest first, without gaps.
 * @returns One result for each period.
 * @throws {@link SlaError} `invalid-type` for terms that were not compiled, `missing-field` for a percentage
 * without a base, `currency-mismatch`, `invalid-money`, `invalid-decimal`, `unknown-field`.
 * @example
 * import { compileBonus, settleBonuses } from 'slakit'
 * const eur = (amount: string) => ({ amount, currency: 'EUR' })
 * const terms = compileBonus({ currency: 'EUR', rows: [{ gt: '99.95', reward: { percent: 2 } }] })
 * const periods = settleBonuses(terms, [
 *   { level: '99.99', base: eur('1000') },
 *   { level: '99.5', base: eur('1000'), penalty: eur('50') },
 * ])
 * periods.map(({ bonus, offset, payable }) => [bonus.amount, offset.amount, payable.amount])
 * // => [['20.00', '0.00', '0.00'], ['0.00', '20.00', '30.00']]
 */
export function settleBonuses(
  bonus: CompiledBonus,
  periods: readonly BonusFacts[],
): readonly BonusPeriod[] {
  const plan = readCompiledBonus(readerOf(bonus, null, 'bonus'));
  const bank: Balances = { all: [], oldest: 0 };
  let banked = ZERO;
  const read = listOf('periods, oldest first', periodIn(plan), { most: MOST_PERIODS });
  return read(readerOf(periods, null, 'periods')).map((facts, period) => {
    const { reward, penalty, deposit } = facts;
    const amount = writtenValue(writeMoney(reward, plan.currency, plan.rounding));
    const most = multiply(penalty, plan.limitPercent);
    const taken = takeOldest(bank, { period, currency: plan.currency, most });
    const offset = sum(taken.map((part) => writtenValue(part.amount)));
    const isCash = plan.paidAs === 'cash';
    const added = isCash ? deposit : add(amount, deposit);
    bank.all.push(balanceOf(period, added, plan));
    const lapsed = lapsing(bank.all[period - plan.lapseAfter]);
    banked = subtract(add(banked, added), add(offset, lapsed));
    const money = (value: Ratio): Money => writeExactMoney(value, plan.currency);
    const owed = subtract(penalty, offset);
    return {
      status: facts.status,
      rows: facts.rows,
      bonus: money(amount),
      offset: money(offset),
      payable: money(isCash ? subtract(owed, amount) : owed),
      lapsed: money(lapsed),
      banked: money(banked),
    };
  });
}

function balanceOf(period: number, left: Ratio, { lapseAfter }: BonusPlan): Balance {
  return { id: String(period), first: period + 1, last: period + lapseAfter, left };
}

/** What is left of the balance whose last period ends; there is one for each period. */
function lapsing(balance: Balance | undefined): Ratio {
  return balance === undefined ? ZERO : balance.left;
}

interface ReadPeriod {
  readonly status: BonusPeriod['status'];
  readonly rows: readonly number[];
  readonly reward: Ratio;
  readonly penalty: Ratio;
  readonly deposit: Ratio;
}

function periodIn(plan: BonusPlan): (reader: Reader) => ReadPeriod {
  const money = moneyIn(plan.currency, readAmountOwed);
  const fields = {
    level: nullable(levelIn(null)),
    base: optional(money),
    penalty: optional(money, ZERO),
    deposit: optional(money, ZERO),
  } satisfies FieldsOf<BonusFacts>;
  return (reader) => {
    const { level, base, penalty, deposit } = readFields(reader, 'a period', fields);
    const rows = level === null ? [] : rowsAt(plan, level);
    const status = level === null ? 'unknown' : STATUS[Math.min(rows.length, 2)];
    const owed = rows.length === 1 ? plan.rows[rows[0] as number]?.reward : undefined;
    if (owed === undefined || status === undefined)
      return { status: status ?? 'none', rows, reward: ZERO, penalty, deposit };
    if (base === undefined && owed.share.numerator > 0n)
      refuse(childOf(reader, 'base'), {
        code: 'missing-field',
        expected: 'the amount that the percentage is taken of',
      });
    const reward = add(multiply(owed.share, base ?? ZERO), owed.money);
    return { status, rows, reward, penalty, deposit };
  };
}

const STATUS = ['none', 'rewarded', 'overlap'] as const;

function rowsAt({ rows }: BonusPlan, level: Ratio): readonly number[] {
  return rows.flatMap(({ bounds }, row) => (holds(level, bounds) ? [row] : []));
}
