import type { Ratio } from '../../core/ratio.js';
import type { RulePlan, SchemePlan } from '../scheme/plan.js';
import type { RemedyKind } from '../scheme/remedy.js';
import type { ExactFacts, ExactReading } from './exact-facts.js';

/**
 * The answer of the terms to a level.
 *
 * - `met`: the promise was kept.
 * - `missed`: it was not, and the terms owe nothing for this level.
 * - `credited`: the terms owe a remedy; caps and minimum may still leave nothing payable.
 * - `uncovered`: no row holds the level. `overlap`: several do. Nothing is guessed.
 * - `out-of-domain`: the level cannot occur. `excused`: the miss does not count.
 * - `nothing-promised`: there was no promise in this period. `not-reported`: whoever had to report the level
 *   did not. `unknown`: no level is known.
 */
export type CreditStatus =
  | 'met'
  | 'missed'
  | 'credited'
  | 'uncovered'
  | 'overlap'
  | 'out-of-domain'
  | 'excused'
  | 'nothing-promised'
  | 'not-reported'
  | 'unknown';

/** What the terms owe for a reading, exactly. */
export interface Owed {
  readonly kind: RemedyKind;
  readonly quantity: Ratio;
  /** How many steps were counted, where steps decided. */
  readonly steps: Ratio | null;
  /** The row that decided. */
  readonly row: number | null;
}

/** What the terms say of a reading. */
export interface Verdict {
  readonly status: CreditStatus;
  /** Whether the promise was missed; `null` when that is not known. */
  readonly missed: boolean | null;
  readonly owed: Owed | null;
  /** The rows that hold the level. */
  readonly rows: readonly number[];
  /** What the customer may ask for beside the remedy. */
  readonly rights: readonly string[];
}

/** A reading with its verdict. */
export interface ExactLine extends Verdict {
  readonly rule: RulePlan;
  /** After rounding, where the scheme asks for it. */
  readonly level: Ratio | null;
  readonly reading: ExactReading;
}

/** What the stages of one line know. */
export interface LineContext {
  readonly plan: SchemePlan;
  readonly facts: ExactFacts;
  readonly reading: ExactReading;
}
