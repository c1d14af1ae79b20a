import type { DecimalInput } from '../core/decimal-text.js';
import type { MoneyInput } from '../money/money.js';
import type { CreditPeriod } from './scheme/history.js';
import type { LevelInput } from './scheme/level.js';

/** A measured level of one rule in one period, and whatever bears on its credit. */
export interface CreditReading {
  /** The level in the unit of the rule; `null` when none was reported. */
  readonly level: LevelInput | null;
  /** Whether the miss does not count: force majeure, a dependency of the customer. @defaultValue false */
  readonly excused?: boolean | undefined;
  /** The multiples that factors of the form `{ input: name }` ask for. */
  readonly factors?: Readonly<Record<string, FactorInput>> | undefined;
}

/** A multiple at the border: a decimal, or `amount` divided by `per`: 2 of 200 users. */
export type FactorInput =
  | DecimalInput
  | { readonly amount: DecimalInput; readonly per: DecimalInput };

/** A reading of one of several rules; a rule may be read more than once. */
export interface NamedReading extends CreditReading {
  readonly rule: string;
}

/** The facts that all readings of a period share: charges, length, conversion. */
export interface PeriodContext {
  /** The charges that percentages are taken of: whose, and of which month, the contract says. */
  readonly base?: MoneyInput | undefined;
  /**
   * What is paid in, where there may be no base: then a percentage of the base is refused once it is
   * owed, and otherwise nothing is missing. @defaultValue the currency of the base
   */
  readonly currency?: string | undefined;
  /** The length of the period in the unit of the level, for steps of size `'period'`. */
  readonly period?: PeriodLength | undefined;
  /** Payment in another currency; applies after caps. */
  readonly conversion?: CreditConversion | undefined;
}

/** The length of a period and the part of it that is left out; both in the unit of the level. */
export interface PeriodLength {
  readonly length: DecimalInput;
  /** @defaultValue 0 */
  readonly excluded?: DecimalInput | undefined;
}

/** Payment in another currency than the base. */
export interface CreditConversion {
  /** Units of the paid currency for one unit of the base; above 0. */
  readonly rate: DecimalInput;
  /** The paid currency. */
  readonly currency: string;
}

/** One period of a scheme: the reading of its rule, or, for a group, the readings of its rules. */
export type PeriodFacts = PeriodContext &
  (CreditReading | { readonly readings: readonly NamedReading[] });

/** One period, and what came before it. */
export type CreditFacts = PeriodFacts & {
  /** Earlier periods, oldest first: for repeats and for caps over several periods. @defaultValue none */
  readonly history?: readonly CreditPeriod[] | undefined;
};
