import type { DecimalInput } from '../core/decimal-text.js';
import type { RoundingMode } from '../core/rounding.js';
import type { Bounds } from './bounds.js';
import type { Remedy, Worths } from './remedy.js';

/** A row of a table: the remedy for the levels within its bounds. */
export interface CreditRow extends Bounds {
  readonly remedy: Remedy;
}

/**
 * A remedy that grows with the distance of the level from a point: per 0.1 below the target, per
 * half hour of outage, per week of delay. A list of steps with `to` makes graduated bands; a step
 * of size 1 that is `prorata` makes the straight difference.
 */
export interface CreditStep {
  /** Where counting starts; a level at this point counts nothing. */
  readonly from: DecimalInput;
  /** The side on which levels count. */
  readonly toward: 'below' | 'above';
  /** Where counting stops. @defaultValue it does not stop */
  readonly to?: DecimalInput;
  /** The length of a step in the unit of the level, or `'period'`: the length given as `period`. */
  readonly size: DecimalInput | 'period';
  /** What a begun step counts: a whole one, none, or its part. Contracts differ, so it has no default. */
  readonly partial: 'ceil' | 'floor' | 'prorata';
  /** What each step owes. */
  readonly each: Remedy;
  /** What is owed once, as soon as the level has passed `from`; of the same kind as `each`. */
  readonly initial?: Remedy;
}

/** A multiplier of the remedy. */
export type CreditFactor =
  /** A fixed multiple. */
  | { readonly times: DecimalInput }
  /** A fixed share in percent: an allocation, a weight. */
  | { readonly timesPercent: DecimalInput }
  /** A multiple that the input gives under this name: the affected share, a number of units. */
  | { readonly input: string }
  /**
   * Repeated failure: the multiple after 0, 1, 2, … misses in a row before this period; the last one
   * holds from there on. `['1', '2']` doubles without compounding, `['1', '2', '4']` compounds once.
   * With `within`, misses count that lie in as many periods, this one included, also apart.
   */
  | { readonly repeat: readonly DecimalInput[]; readonly within?: number };

/** From a level to a remedy: the rule of one objective. */
export interface ObjectiveRule {
  /** The levels that keep the promise. */
  readonly target?: Bounds;
  /** The levels that can occur; one outside is reported, not assessed. */
  readonly domain?: Bounds;
  /** Rounding of the level before every comparison. @defaultValue none */
  readonly roundLevel?: { readonly scale: number; readonly mode: RoundingMode };
  /**
   * Whether a kept target ends the assessment, or the rows decide on their own.
   *
   * @defaultValue `'target'`
   */
  readonly gate?: 'target' | 'rows';
  /** The table. Rows are tried before steps: a cliff beneath graduated bands is one row. */
  readonly rows?: readonly CreditRow[];
  /**
   * What to do with a level in several rows: report the overlap, or take the greatest remedy, as
   * nested thresholds mean it.
   *
   * @defaultValue `'only'`
   */
  readonly select?: 'only' | 'mostSevere';
  /** Remedies that grow with the distance from a point; all of one kind, added up. */
  readonly steps?: readonly CreditStep[];
  /** What is owed when no level was reported. @defaultValue nothing, status `unknown` */
  readonly whenUnknown?: Remedy;
  /** The share of the amount at risk that is allocated to this objective. @defaultValue 100 */
  readonly allocationPercent?: DecimalInput;
  /** Multipliers, in order. */
  readonly factors?: readonly CreditFactor[];
}

/** An upper limit; caps apply in their order. */
export interface CreditCap {
  /** The limit by kind; a percentage is of the base of its window. */
  readonly limit: Remedy;
  /** Whether each line is limited, or their total. @defaultValue `'total'` */
  readonly scope?: 'line' | 'total';
  /**
   * The window in periods, this one included: its limit is less what the history credited in it, and
   * its base is the charges in it. What is left is never below zero.
   *
   * @defaultValue 1
   */
  readonly periods?: number;
}

/** The least that is worth paying. */
export interface CreditMinimum {
  /** In the currency that is paid. */
  readonly amount: DecimalInput;
  /**
   * Pay nothing unless the credit is greater; pay nothing if it is less; or raise a credit above
   * zero to the amount.
   */
  readonly rule: 'suppressUnlessAbove' | 'suppressBelow' | 'raiseTo';
  /** Which figure is compared. @defaultValue `'afterRounding'` */
  readonly test?: 'beforeRounding' | 'afterRounding';
}

/** From remedies to a payable amount: what several objectives can share. */
export interface SettlementRule {
  /** What days, months and points are worth in money. @defaultValue nothing */
  readonly worth?: Worths;
  /** Upper limits, in order. */
  readonly caps?: readonly CreditCap[];
  /** How the payable amount is rounded, once. @defaultValue `'halfAwayFromZero'` */
  readonly rounding?: RoundingMode;
  readonly minimum?: CreditMinimum;
}

/** A credit scheme for one objective. Plain data: it can be stored and sent. */
export interface CreditScheme extends ObjectiveRule, SettlementRule {}

/** A credit scheme for several objectives that share caps. */
export interface CreditGroup extends SettlementRule {
  readonly objectives: Readonly<Record<string, ObjectiveRule>>;
  /** Several failures at once: credits add up, or only the best one is given. No default. */
  readonly stacking: 'sum' | 'best';
  /** The most that all `allocationPercent` together may reach; {@link checkCreditScheme} tests it. */
  readonly allocationLimitPercent?: DecimalInput;
}
