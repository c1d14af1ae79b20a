import type { DecimalInput } from '../../core/decimal-text.js';
import type { RoundingMode } from '../../core/rounding.js';
import type { CreditFormula } from './formula.js';
import type { Label } from './labels.js';
import type { LevelUnit } from './level.js';
import type { LevelBounds, LevelValue } from './level-bounds.js';
import type { LevelMetric } from './metric.js';
import type { Remedy, RemedyPrices } from './remedy.js';
import type { Stacking } from './stacking.js';

export type { Bounds } from '../../core/bounds.js';
export type { DecimalInput } from '../../core/decimal-text.js';
export type { RoundingMode } from '../../core/rounding.js';
export type { MoneyInput } from '../../money/money.js';
export type { CreditFormula, FormulaTerm } from './formula.js';
export type { Label } from './labels.js';
export type { LevelUnit } from './level.js';
export type { LevelBounds, LevelValue } from './level-bounds.js';
export type { LevelMetric } from './metric.js';
export type { Remedy, RemedyInKind, RemedyKind, RemedyPrice, RemedyPrices } from './remedy.js';
export type * from './stacking.js';

/** A row of a table: the remedy for the levels within its bounds. */
export interface CreditRow extends LevelBounds {
  /** What is owed. @defaultValue nothing beside `rights` */
  readonly remedy?: Remedy | undefined;
  /**
   * What the customer may ask for beside the remedy, in words of the contract: a report on the root cause,
   * a meeting, a plan. No cap and no other line takes them away.
   *
   * @defaultValue none
   */
  readonly rights?: readonly string[] | undefined;
  /**
   * The readings that the row is for, by their labels: a table of two dimensions has rows for each
   * priority. A label that a reading lacks fits no row that asks for it.
   *
   * @defaultValue all
   */
  readonly when?: Readonly<Record<string, Label | readonly Label[]>> | undefined;
}

/**
 * A remedy that grows with the distance of the level from a point: per 0.1 below the target, per
 * half hour of outage, per week of delay. A list of steps with `to` makes graduated bands; a step
 * of size 1 that counts exactly makes the straight difference.
 */
export interface CreditStep {
  /** Where counting starts. */
  readonly from: LevelValue;
  /**
   * Whether the first step begins after that point or at it, so that a level just there has begun one.
   *
   * @defaultValue `'after'`
   */
  readonly begins?: 'after' | 'at' | undefined;
  /** The side on which levels count. */
  readonly toward: 'below' | 'above';
  /** Where counting stops. @defaultValue it does not stop */
  readonly to?: LevelValue | undefined;
  /** The length of a step in the unit of the level, or `'period'`: the length given as `period`. */
  readonly size: LevelValue | 'period';
  /**
   * What a begun step counts: `started` a whole one, `whole` none, `exact` its part. Contracts
   * differ, so it has no default.
   */
  readonly partial: 'started' | 'whole' | 'exact';
  /** What each step owes. */
  readonly each: Remedy;
  /** What is owed once, as soon as the first step has begun; of the same kind as `each`. */
  readonly initial?: Remedy | undefined;
}

/** A multiplier of the remedy. */
export type CreditFactor =
  /** A fixed multiple, 0 or more. */
  | { readonly times: DecimalInput }
  /** A fixed multiple in percent, 0 or more: a weight. */
  | { readonly timesPercent: DecimalInput }
  /**
   * A multiple that the facts give under this name: a number of units or, where it is a share, what
   * part of the users was affected. A share above 1 is refused: 40 may have meant 40 %.
   */
  | { readonly input: string; readonly share?: boolean | undefined }
  /**
   * Repeated failure: the multiple after 0, 1, 2, … misses in a row before this period; the last one
   * holds from there on. `['1', '2']` doubles without compounding, `['1', '2', '4']` compounds once.
   * With `within`, misses count that lie in as many periods, this one included, also apart.
   */
  | { readonly repeat: readonly DecimalInput[]; readonly within?: number | undefined };

/** From a level to a remedy: what is promised of one figure, and what a miss owes. */
export interface CreditRule {
  /**
   * What its levels measure. An objective that does not measure it refuses the remedy, and so does a unit
   * of something else. @defaultValue in an agreement, what the objective measures in this unit
   */
  readonly metric?: LevelMetric | undefined;
  /**
   * The unit of all levels of this rule, for whoever measures them, and to refuse a level in
   * another. @defaultValue that of the metric; else not said: levels are taken as they come
   */
  readonly unit?: LevelUnit | undefined;
  /** The levels that keep the promise. */
  readonly target?: LevelBounds | undefined;
  /** The levels that can occur; one outside is reported, not assessed. */
  readonly domain?: LevelBounds | undefined;
  /** Rounding of the level before every comparison. @defaultValue none */
  readonly roundLevel?: { readonly scale: number; readonly mode: RoundingMode } | undefined;
  /**
   * Whether a kept target ends the assessment, or the rows decide on their own.
   *
   * @defaultValue `'target'`
   */
  readonly decidedBy?: 'target' | 'rows' | undefined;
  /** The table. Rows are tried before steps: a cliff beneath graduated bands is one row. */
  readonly rows?: readonly CreditRow[] | undefined;
  /**
   * What to do with a level in several rows: report the overlap, or take the greatest remedy, as
   * nested thresholds mean it.
   *
   * @defaultValue `'report'`
   */
  readonly overlap?: 'report' | 'mostSevere' | undefined;
  /** Remedies that grow with the distance from a point; all of one kind, added up. */
  readonly steps?: readonly CreditStep[] | undefined;
  /**
   * A remedy that is computed from the level, where neither rows nor steps say it in the words of the
   * contract. Rows are tried before it; it does not stand beside steps.
   */
  readonly formula?: CreditFormula | undefined;
  /**
   * What is owed when there is no level, because none is known or none was reported.
   *
   * @defaultValue nothing, status `unknown`
   */
  readonly whenUnknown?: Remedy | undefined;
  /**
   * What is owed when whoever had to report the level did not.
   *
   * @defaultValue what is owed when it is unknown; with nothing, status `not-reported`
   */
  readonly whenNotReported?: Remedy | undefined;
  /**
   * The share of the amount at risk that is allocated to this rule: 0 to 100, or up to what the
   * `allocationLimitPercent` of its group leaves. @defaultValue 100
   */
  readonly allocationPercent?: DecimalInput | undefined;
  /** Multipliers, in order. */
  readonly factors?: readonly CreditFactor[] | undefined;
}

/** An upper limit; caps apply in their order. */
export interface CreditCap {
  /** The limit by kind; a percentage is of the base of its window. */
  readonly limit: Remedy;
  /** Whether each line is limited, or their total. @defaultValue `'total'` */
  readonly scope?: 'line' | 'total' | undefined;
  /**
   * The window in periods, this one included: its limit is less what the history credited in it, and
   * its base is the charges in it. What is left is never below zero.
   *
   * @defaultValue 1
   */
  readonly periods?: number | undefined;
  /**
   * The window by name, in place of a number of periods: the calendar year, the year since the agreement
   * came into force, or all of the time since then. The facts say how many earlier periods lie in it.
   */
  readonly window?: CapWindow | undefined;
}

/** A window of time that a cap is over, beside so many periods. */
export type CapWindow = 'calendarYear' | 'contractYear' | 'term';

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
  readonly test?: 'beforeRounding' | 'afterRounding' | undefined;
}

/** From remedies to a payable amount: what several rules can share. */
export interface SettlementRule {
  /** What days, months and points are worth in money. @defaultValue nothing */
  readonly prices?: RemedyPrices | undefined;
  /** Upper limits, in order. */
  readonly caps?: readonly CreditCap[] | undefined;
  /**
   * Of several credits for one incident, or for incidents within so many hours of the first of them, only
   * the best is given; before they stack in any other way. Readings say their `incident` and their `at`.
   *
   * @defaultValue each is given
   */
  readonly onePer?: 'incident' | { readonly hours: DecimalInput } | undefined;
  /**
   * The form in which money is given: a credit on an invoice, cash, or a voucher. A label for whoever pays;
   * it changes no figure.
   *
   * @defaultValue `'credit'`
   */
  readonly paidAs?: 'credit' | 'cash' | 'voucher' | undefined;
  /** How the payable amount is rounded, once. @defaultValue `'halfAwayFromZero'` */
  readonly rounding?: RoundingMode | undefined;
  /**
   * What the payable amount is a multiple of: `'0.05'` for francs that are paid in cash. In the currency
   * that is paid, whole minor units of it and at least one. The parts of lines stay in minor units,
   * and add up to it. @defaultValue the minor unit
   */
  readonly increment?: DecimalInput | undefined;
  readonly minimum?: CreditMinimum | undefined;
}

/** A credit scheme of one rule. Plain data: it can be stored and sent. */
export interface CreditScheme extends CreditRule, SettlementRule {}

/** A credit scheme of several rules that share caps. */
export interface CreditGroup extends SettlementRule {
  /** The rules by name; a reading says which it belongs to. */
  readonly rules: Readonly<Record<string, CreditRule>>;
  /**
   * Several failures at once: credits add up, only the best one is given, or a tree says which add up and
   * of which the best one is given. No default.
   */
  readonly stacking: Stacking;
  /** The most that all `allocationPercent` together may reach; a group that exceeds it is refused. */
  readonly allocationLimitPercent?: DecimalInput | undefined;
}
