import type { Finding } from '../../core/finding.js';
import type { CreditAssessment } from '../../credit/assessment.js';
import type { CreditLine } from '../../credit/credit-line.js';
import type { CreditPeriod } from '../../credit/scheme/history.js';
import type { Money } from '../../money/money.js';
import type { Period } from '../../zone/period.js';
import type { ZoneData } from '../../zone/zone-data.js';
import type { ClaimStatus } from '../claim/claim-status.js';
import type { AgreementParties } from '../document/document.js';
import type { MeasuredLine } from '../kinds/measured.js';

export type { ClaimStatus } from '../claim/claim-status.js';
export type { MeasuredLine } from '../kinds/measured.js';

/** A line of a statement: one objective, its level, verdict and credit. */
export interface StatementLine extends Omit<MeasuredLine, 'status'> {
  readonly objectiveId: string;
  readonly name: string | null;
  /** As measured; `invalid-facts` where the facts of the objective could not be read, see `issue`. */
  readonly status: MeasuredLine['status'] | 'invalid-facts';
  /** How the remedy was found; `null` without a remedy or before the period is over. */
  readonly credit: CreditAssessment | null;
  /**
   * The period as a member of the history of later ones, which `SettlementFacts.history` takes; `null`
   * where there is no credit.
   */
  readonly history: CreditPeriod | null;
  /**
   * Its part of the remedy that it shares with others, whose whole is in `Statement.shared`; `null` where its
   * remedy is its own, and before the period is over.
   */
  readonly shared: { readonly remedyId: string; readonly lines: readonly CreditLine[] } | null;
  /**
   * What is payable in money; `null` where the remedy is in kind alone, see `credit.quantities`, and
   * where the line could not be settled, see `issue`.
   */
  readonly amount: Money | null;
  /**
   * The claim of its own credit: in time, too late, or until when it can be made. `null` where the agreement
   * says nothing of claims, nothing is owed, and for a shared remedy, whose claim stands in `Statement.shared`.
   */
  readonly claim: ClaimStatus | null;
  /** Why the line could not be measured or settled; `null` where it is. */
  readonly issue: Finding | null;
}

/** The credit of a remedy that objectives share. */
export interface SharedCredit {
  readonly remedyId: string;
  /** The objective of each line of `credit`; one whose incidents have each a reading stands there several times. */
  readonly objectiveIds: readonly string[];
  readonly credit: CreditAssessment;
  /** The period as a member of the history of later ones, which `SettlementFacts.history` takes by the remedy. */
  readonly history: CreditPeriod;
  /** Its claim, as of a line. */
  readonly claim: ClaimStatus | null;
}

/** The statement of a period: a line for each objective, and the total that is owed. */
export interface Statement {
  readonly agreementId: string;
  readonly name: string | null;
  readonly parties: AgreementParties | null;
  readonly version: string | null;
  /**
   * `final` once the period is over and credits are due; `provisional` before. `incomplete`: some line has
   * an issue, and the total is that of the others. `not-in-force`: the agreement does not govern any of
   * the period, so there are no lines.
   */
  readonly status: 'final' | 'provisional' | 'incomplete' | 'not-in-force';
  readonly period: Period;
  readonly evaluatedAt: number;
  readonly lines: readonly StatementLine[];
  /** What remedies owe that several objectives share, once the period is over. */
  readonly shared: readonly SharedCredit[];
  /** The sum of what is payable in money; what is owed in kind stands with each line. */
  readonly total: Money;
  /**
   * The offsets of the zones that the agreement counts in, with a fingerprint of each: parties whose
   * fingerprints differ know different time zone data, and see where.
   */
  readonly zones: readonly ZoneData[];
}
