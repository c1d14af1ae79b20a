import type { DecimalInput } from '../core/decimal-text.js';
import type { InstantInput } from '../core/instant.js';
import type { MoneyInput } from '../money/money.js';
import type { CreditPeriod } from './scheme/history.js';
import type { Label } from './scheme/labels.js';
import type { LevelInput } from './scheme/level.js';
import type { CapWindow } from './scheme/scheme.js';
import type { Absence } from './stages/exact-facts.js';

export type { Absence } from './stages/exact-facts.js';

/** A measured level of one rule in one period, and whatever bears on its credit. */
export interface CreditReading {
  /** The level in the unit of the rule; `null` when there is none, see `absence`. */
  readonly level: LevelInput | null;
  /**
   * Why there is no level: none is known, whoever had to report it did not, or nothing was promised.
   *
   * @defaultValue `'unknown'`
   */
  readonly absence?: Absence | undefined;
  /**
   * Whether a miss does not count: force majeure, a dependency of the customer; with the reason, which the
   * assessment repeats. @defaultValue false
   */
  readonly excused?: boolean | { readonly reason: string } | undefined;
  /** The multiples that factors of the form `{ input: name }` ask for. */
  readonly factors?: Readonly<Record<string, FactorInput>> | undefined;
  /** What rows with `when` look at: a priority, a component. @defaultValue none */
  readonly labels?: Readonly<Record<string, Label>> | undefined;
  /** The incident that it is about, for schemes of one credit per incident. @defaultValue one of its own */
  readonly incident?: string | undefined;
  /** When that began, for schemes of one credit per so many hours. */
  readonly at?: InstantInput | undefined;
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
  /** The length of the period, for levels that follow it and for steps of size `'period'`. */
  readonly period?: PeriodLength | undefined;
  /** How many of the earlier periods of the history lie in each window that a cap names. */
  readonly periodsBefore?: Readonly<Partial<Record<CapWindow, number>>> | undefined;
  /** Payment in another currency; applies after caps. */
  readonly conversion?: CreditConversion | undefined;
}

/**
 * The length of a period and the part of it that is left out: in the unit of the level, or in
 * milliseconds, which serve levels in any unit of time.
 */
export type PeriodLength =
  | {
      readonly length: DecimalInput;
      /** @defaultValue 0 */
      readonly excluded?: DecimalInput | undefined;
    }
  | {
      readonly durationMs: number;
      /** @defaultValue 0 */
      readonly excludedMs?: number | undefined;
    };

/** Payment in another currency than the base. */
export interface CreditConversion {
  /** Units of the paid currency for one unit of the base; above 0. */
  readonly rate: DecimalInput;
  /** The paid currency. */
  readonly currency: string;
  /** The date of the rate, which the assessment repeats. @defaultValue not said */
  readonly date?: string | undefined;
  /** Who published the rate, which the assessment repeats. @defaultValue not said */
  readonly source?: string | undefined;
}

/**
 * One period of a scheme: the reading of its rule, or several of them where each incident has its own; for
 * a group, the readings of its rules.
 */
export type PeriodFacts = PeriodContext &
  (
    | CreditReading
    | { readonly readings: readonly CreditReading[] }
    | { readonly readings: readonly NamedReading[] }
  );

/** One period, and what came before it. */
export type CreditFacts = PeriodFacts & {
  /** Earlier periods, oldest first: for repeats and for caps over several periods. @defaultValue none */
  readonly history?: readonly CreditPeriod[] | undefined;
};
