import type { RemedyInKind } from '../../credit/scheme/remedy.js';
import type { Money } from '../../money/money.js';
import type { Period } from '../../zone/period.js';

/** A reference to a line that was issued: the document, and the place of the line in it. */
export interface IssuedLine {
  /** 0 is the statement, 1 its first correction. */
  readonly document: number;
  /** The `evaluatedAt` of that document. */
  readonly evaluatedAt: number;
  /** The index among the lines of that document. */
  readonly line: number;
}

/** A line of a correction: what an objective owes more, or less, than was issued so far. */
export interface CorrectionLine {
  readonly objectiveId: string;
  readonly name: string | null;
  /** `added`: no document had the objective; `removed`: the new statement has it no longer. */
  readonly change: 'changed' | 'added' | 'removed';
  /** The lines that were issued for the objective, the oldest first. */
  readonly corrects: readonly IssuedLine[];
  /** What those lines come to. */
  readonly issued: Money;
  /** What the new statement owes. */
  readonly owed: Money;
  /** The difference: below 0 where too much was issued. */
  readonly amount: Money;
  /** The differences of what is owed in kind, signed. */
  readonly quantities: Readonly<Record<RemedyInKind, string>>;
}

/** The correction of a statement: what has to be issued beside it. */
export interface StatementCorrection {
  readonly kind: 'correction';
  readonly agreementId: string;
  /** The version of the agreement by which the period was settled again. */
  readonly version: string | null;
  /** `incomplete` where the new statement could not settle some objective. */
  readonly status: 'final' | 'incomplete';
  readonly period: Period;
  readonly evaluatedAt: number;
  /** Only what differs, in the order of the new statement; what it has no longer stands at the end. */
  readonly lines: readonly CorrectionLine[];
  /** Objectives that the new statement could not settle: what was issued for them stands so far. */
  readonly undecided: readonly string[];
  /** The sum of the lines, signed. */
  readonly total: Money;
}
