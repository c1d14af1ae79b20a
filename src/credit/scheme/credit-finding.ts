import type { Finding } from '../../core/finding.js';
import type { LevelRange } from './level-line.js';

/**
 * A code of the warnings of {@link checkCreditScheme}, on terms that can be assessed and are
 * doubtful.
 *
 * - `hole`: the target is missed and nothing says what is owed.
 * - `overlap`: several rows hold the level.
 * - `dead-row`: no level reaches the row.
 * - `credit-while-target-met`: a row reaches into the levels that keep the promise.
 * - `not-monotone`: a worse level owes less.
 * - `capped-row`: a cap cuts the row, so that its figure is never paid.
 * - `percent-above-100`: a remedy of more than the whole base.
 * - `percent-like-ratio`: a promise of 1 % or less, where levels are stated in percent.
 */
export type CreditWarningCode =
  | 'hole'
  | 'overlap'
  | 'dead-row'
  | 'credit-while-target-met'
  | 'not-monotone'
  | 'capped-row'
  | 'percent-above-100'
  | 'percent-like-ratio';

/** A finding that also says which part of the table it is about. */
export interface CreditFinding extends Finding<CreditWarningCode> {
  /** The rule of a group; `null` for a scheme of one rule. */
  readonly rule: string | null;
  /** The levels concerned, with explicit operators; `null` where no level is meant. */
  readonly levels: LevelRange | null;
  /** Indexes of the rows concerned. */
  readonly rows: readonly number[];
}

/** A defect of a table, before it is worded as a finding. */
export interface Defect {
  readonly code: CreditWarningCode;
  readonly levels: LevelRange | null;
  readonly rows: readonly number[];
  readonly expected: string;
  readonly received: string;
  readonly hint: string;
}
