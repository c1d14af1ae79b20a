import type { Finding } from '../../core/finding.js';
import type { LevelRange } from '../scheme/level-line.js';

/**
 * A code of the warnings of {@link checkCreditScheme}, on terms that can be assessed and are
 * doubtful.
 *
 * - `hole`: the target is missed and nothing says what is owed.
 * - `overlap`: several rows hold the level.
 * - `dead-row`: no level reaches the row.
 * - `dead-step`: no level makes the step count.
 * - `dead-multiple`: no history reaches the multiple of a repeat.
 * - `credit-while-target-met`: a row or step reaches into the levels that keep the promise.
 * - `miss-without-credit`: the target is missed, and the steps have not begun.
 * - `step-gap`: between two bands of steps the credit stands still.
 * - `not-monotone`: a worse level owes less.
 * - `bound-between-levels`: a bound of a row lies between two levels that rounding leaves.
 * - `capped-row`: a cap cuts the row, so that its figure is never paid.
 * - `hidden-cap`: another cap always binds before it.
 * - `unreached-cap`: nothing that the terms can owe comes up to the cap.
 * - `percent-above-100`: a remedy of more than the whole base.
 * - `percent-like-ratio`: a promise of 1 % or less, where levels are stated in percent.
 */
export type CreditWarningCode =
  | 'hole'
  | 'overlap'
  | 'dead-row'
  | 'dead-step'
  | 'dead-multiple'
  | 'credit-while-target-met'
  | 'miss-without-credit'
  | 'step-gap'
  | 'not-monotone'
  | 'bound-between-levels'
  | 'capped-row'
  | 'hidden-cap'
  | 'unreached-cap'
  | 'percent-above-100'
  | 'percent-like-ratio';

/** A finding that also says which part of the table it is about. */
export interface CreditFinding extends Finding<CreditWarningCode> {
  /** The rule of a group; `null` for a scheme of one rule, and for what all rules share. */
  readonly rule: string | null;
  /** The levels concerned, with explicit operators; `null` where no level is meant. */
  readonly levels: LevelRange | null;
  /** Indexes of the rows concerned. */
  readonly rows: readonly number[];
  /**
   * Levels that show it when they are assessed, as decimal text: one, of `not-monotone` the worse and
   * the better one; none where no level is meant.
   */
  readonly witnesses: readonly string[];
}

/** A defect of a scheme, before it is worded as a finding. */
export interface Defect {
  readonly code: CreditWarningCode;
  readonly levels: LevelRange | null;
  readonly rows: readonly number[];
  readonly witnesses: readonly string[];
  /** Where it stands in its rule, or in the scheme; @defaultValue the last of its rows */
  readonly at?: readonly (string | number)[];
  readonly expected: string;
  readonly received: string;
  readonly hint: string;
}
