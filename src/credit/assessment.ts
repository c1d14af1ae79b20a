import type { Ratio } from '../core/ratio.js';
import type { Money } from '../money/money.js';
import type { RemedyKind } from './remedy.js';

/**
 * What the terms say of a level.
 *
 * - `met`: the promise was kept.
 * - `missed`: it was not, and the terms owe nothing for this level.
 * - `credited`: the terms owe a remedy; caps and minimum may still leave nothing payable.
 * - `uncovered`: no row holds the level. `overlap`: several do. Nothing is guessed.
 * - `out-of-domain`: the level cannot occur. `excused`: the miss does not count.
 * - `unknown`: no level was reported.
 */
export type CreditStatus =
  | 'met'
  | 'missed'
  | 'credited'
  | 'uncovered'
  | 'overlap'
  | 'out-of-domain'
  | 'excused'
  | 'unknown';

/** Something a person should look at. */
export interface CreditDiagnostic {
  readonly code: 'uncovered' | 'overlap' | 'out-of-domain' | 'no-data' | 'credit-while-target-met';
  readonly objective: string;
  /** Indexes of the rows concerned. */
  readonly rows: readonly number[];
}

/** What one reading of one objective is owed, before the caps that lines share. */
export interface CreditLine {
  readonly objective: string;
  readonly status: CreditStatus;
  /** Decimal text, after rounding of the level where the scheme asks for it. */
  readonly level: string | null;
  /** Whether the promise was missed; null when that is not known. */
  readonly missed: boolean | null;
  readonly remedy: RemedyKind | null;
  /** How much of the remedy, in its own unit: percent, money, days, months, points. */
  readonly quantity: string;
  /** How many steps were counted, where steps decided. */
  readonly steps: string | null;
  /** The row that decided. */
  readonly row: number | null;
  /** The money value, rounded for reading. */
  readonly amount: Money | null;
}

/** What a cap did. */
export interface CapOutcome {
  /** What was left under the cap, in the unit of its limit; money for a percentage of a known base. */
  readonly limit: string;
  /** Whether the credit came up to the limit. */
  readonly reached: boolean;
}

/** What one stage did. */
export interface CreditTraceEntry {
  readonly stage:
    | 'level'
    | 'rows'
    | 'steps'
    | 'allocation'
    | 'factor'
    | 'stacking'
    | 'cap'
    | 'conversion'
    | 'minimum'
    | 'rounding';
  /** The objective, or null for a stage that all lines share. */
  readonly objective: string | null;
  /** The row, factor or cap of the scheme that acted. */
  readonly index: number | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** The credit of one period. Plain data. */
export interface CreditAssessment {
  /** The status of the reading; for several, the one that most needs a look. */
  readonly status: CreditStatus;
  /** The level of the only reading. */
  readonly level: string | null;
  /** Whether any promise was missed; null when that is not known. */
  readonly missed: boolean | null;
  readonly lines: readonly CreditLine[];
  /**
   * The credit as percent of the base, after stacking and the caps of this period; before caps over
   * several periods and before minimum and rounding. Null when there is no base to compare with,
   * or nothing in the terms has a money value.
   */
  readonly creditPercent: string | null;
  readonly serviceDays: string;
  readonly freeMonths: string;
  readonly points: string;
  /** The payable amount, rounded once. Null when nothing in the terms has a money value. */
  readonly amount: Money | null;
  /** The same in the currency of the base, where a conversion pays in another: what caps count later. */
  readonly baseAmount: Money | null;
  /** One per cap over the total, in the order of the scheme. */
  readonly caps: readonly CapOutcome[];
  readonly diagnostics: readonly CreditDiagnostic[];
  readonly trace: readonly CreditTraceEntry[];
}

/** What the terms owe for a reading, exactly. */
export interface Owed {
  readonly kind: RemedyKind;
  readonly quantity: Ratio;
  readonly currency: string | null;
  readonly steps: Ratio | null;
  readonly row: number | null;
}

/** A line in the works. */
export interface ExactLine {
  readonly objective: string;
  readonly status: CreditStatus;
  readonly level: Ratio | null;
  readonly missed: boolean | null;
  readonly owed: Owed | null;
  readonly diagnostics: readonly CreditDiagnostic[];
}

/** The trace while it is written. */
export type Trace = CreditTraceEntry[];
