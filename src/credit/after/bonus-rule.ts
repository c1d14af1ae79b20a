import { BOUND_FIELDS, type Bound, type Bounds, boundsOf } from '../../core/bounds.js';
import {
  type CompiledName,
  compiledReader,
  type PlanShelf,
  planShelf,
} from '../../core/compiled.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { ONE, type Ratio, shareOfPercent, ZERO } from '../../core/ratio.js';
import {
  type FieldsOf,
  type Read,
  type Reader,
  readAll,
  readerOf,
  safely,
} from '../../core/read.js';
import { listOf, oneKind, optional, readFields } from '../../core/read-parts.js';
import { amount, percent, whole, word } from '../../core/read-values.js';
import { ROUNDING_MODES, type RoundingMode } from '../../core/rounding.js';
import { currency } from '../../money/currency.js';
import { type MoneyInput, moneyIn, readAmountOwed } from '../../money/money.js';
import { LONGEST_WINDOW } from '../scheme/history.js';
import { shareValue, type Value } from '../scheme/value.js';

/** The reward of levels within bounds. */
export interface BonusRow extends Bounds {
  /** A percentage of the base, or a sum. */
  readonly reward: { readonly percent: DecimalInput } | { readonly money: MoneyInput };
}

/** The terms on which a provider is rewarded for more than was promised. */
export interface BonusRule {
  /** ISO 4217 code of all amounts. */
  readonly currency: string;
  /** A level in no row earns nothing; one in two rows is an overlap, and earns nothing either. */
  readonly rows: readonly BonusRow[];
  /**
   * How a bonus is paid: set off against penalties of later periods, and never in cash; or in cash.
   *
   * @defaultValue `'offset'`
   */
  readonly paidAs?: 'offset' | 'cash' | undefined;
  /** The most of one penalty that is set off, 0 to 100. @defaultValue 100 */
  readonly limitPercent?: DecimalInput | undefined;
  /** What is banked lapses at the end of so many periods after its own. @defaultValue it does not */
  readonly lapseAfter?: number | undefined;
  /** @defaultValue `'halfAwayFromZero'` */
  readonly rounding?: RoundingMode | undefined;
}

/** The terms as read. */
export interface BonusPlan {
  readonly currency: string;
  readonly rows: readonly { readonly bounds: readonly Bound[]; readonly reward: Value }[];
  readonly paidAs: 'offset' | 'cash';
  readonly limitPercent: Ratio;
  /** Infinite where nothing lapses. */
  readonly lapseAfter: number;
  readonly rounding: RoundingMode;
}

/** Terms of bonuses that were compiled; `compileBonus` makes them. */
export interface CompiledBonus {
  readonly kind: 'compiled-bonus';
  /** The rule as it was given. */
  readonly rule: BonusRule;
  /** @internal */
  readonly plan: BonusPlan;
}

/**
 * Compiles the terms of bonuses.
 *
 * @param rule - The terms.
 * @returns The terms, ready for `settleBonuses`.
 * @throws {@link SlaError} the first issue of {@link checkBonus}: `invalid-option`, `invalid-type`,
 * `invalid-decimal`, `invalid-money`, `currency-mismatch`, `missing-field`, `unknown-field`.
 * @example
 * import { compileBonus } from 'slakit'
 * compileBonus({ currency: 'EUR', rows: [{ gt: '99.95', reward: { percent: 2 } }] }).kind // => 'compiled-bonus'
 * compileBonus({ currency: 'EUR', rows: [{ gt: 99, lt: 98, reward: { percent: 2 } }] }) // throws invalid-option
 * @see {@link checkBonus}
 */
export function compileBonus(rule: BonusRule): CompiledBonus {
  const plan = safely(readRule)(readerOf(rule));
  return SHELF.keep(Object.freeze({ kind: 'compiled-bonus', rule, plan }), plan);
}

/**
 * Checks terms of bonuses, and lists all that is wrong with them; never throws.
 *
 * @param rule - Anything.
 * @returns The terms, or the issues of which {@link compileBonus} throws the first.
 * @example
 * import { checkBonus } from 'slakit'
 * checkBonus({ currency: 'EUR', rows: [{ gte: 99, reward: { percent: 2 } }], paidAs: 'cash' }).ok // => true
 * checkBonus({ currency: 'EUR', rows: [{ gte: 99 }] }).ok // => false
 * @see {@link compileBonus}
 */
export function checkBonus(rule: unknown): CheckResult<BonusRule> {
  const findings: Finding[] = [];
  readAll(rule, findings, readRule);
  return checkResultOf(rule as BonusRule, findings);
}

const SHELF: PlanShelf<CompiledBonus, BonusPlan> = /* @__PURE__ */ planShelf(({ rule }) =>
  readRule(readerOf(rule, null, 'bonus')),
);

const NAME: CompiledName = {
  kind: 'compiled-bonus',
  words: 'compiled terms of bonuses',
  call: 'compileBonus(rule)',
};

/** Reads the first argument of a question: only what {@link compileBonus} gives, or a copy of it. */
export const readCompiledBonus: Read<BonusPlan> = /* @__PURE__ */ compiledReader(NAME, SHELF);

/** More rows than any contract has. */
const MOST_ROWS = 100;

function readRule(reader: Reader): BonusPlan {
  let code: string | undefined;
  const fields = {
    currency: (at: Reader) => {
      code = currency(at);
      return code;
    },
    rows: (at: Reader) => listOf('rows', rowIn(code), { least: 1, most: MOST_ROWS })(at),
    paidAs: optional(word(['offset', 'cash']), 'offset'),
    limitPercent: optional(percent, ONE),
    lapseAfter: optional(
      whole('periods', { least: 1, most: LONGEST_WINDOW }),
      Number.POSITIVE_INFINITY,
    ),
    rounding: optional(word(ROUNDING_MODES), 'halfAwayFromZero'),
  } satisfies FieldsOf<BonusRule>;
  return readFields(reader, 'terms of bonuses', fields);
}

/** Of a currency that was refused all has been said: amounts may be in any. */
function rowIn(code: string | undefined): Read<BonusPlan['rows'][number]> {
  const money: Read<Ratio> =
    code === undefined ? (at) => readAmountOwed(at).value : moneyIn(code, readAmountOwed);
  const reward = oneKind<Value>('a reward', {
    percent: (at) =>
      shareValue(shareOfPercent(readFields(at, 'a reward', { percent: amount }).percent)),
    money: (at) => ({ share: ZERO, money: readFields(at, 'a reward', { money }).money }),
  });
  const fields = { ...BOUND_FIELDS, reward } satisfies FieldsOf<BonusRow>;
  return (reader) => {
    const row = readFields(reader, 'a row', fields);
    return { bounds: boundsOf(reader, row), reward: row.reward };
  };
}
