import type { InstantInput } from '../core/instant.js';
import type { IntervalInput } from '../core/interval.js';
import type { CreditAssessment } from '../credit/assessment.js';
import type { CreditPeriod } from '../credit/history.js';
import type { Money, MoneyInput } from '../money/money.js';
import type { Availability } from '../uptime/availability-types.js';
import type { ExclusionInput } from '../uptime/exclusions.js';
import type { OutageColumns, OutageInput } from '../uptime/outages.js';
import type { Period } from '../zone/period.js';
import type { Attainment } from './attainment.js';
import type { Ticket } from './ticket.js';

/** What is known of a service. */
export interface ServiceRecord {
  readonly outages?: readonly OutageInput[] | OutageColumns;
  /** Maintenance and whatever else the contract does not hold against the provider. */
  readonly exclusions?: readonly ExclusionInput[];
  /** Time that nobody watched. */
  readonly unknown?: readonly IntervalInput[];
  readonly trackedSince?: InstantInput;
}

/** The facts of a period. */
export interface SettlementInput {
  /** Any instant of the period to settle. */
  readonly periodOf: InstantInput;
  /** Up to when the facts are known; the statement is final from the end of the period on. */
  readonly asOf: InstantInput;
  /** Records by service. */
  readonly services?: Readonly<Record<string, ServiceRecord>>;
  readonly tickets?: readonly Ticket[];
  /** Charges of the period by name: a service, `total`, or what objectives name. */
  readonly charges?: Readonly<Record<string, MoneyInput>>;
  /** Earlier periods by objective, oldest first, for repeats and caps over several periods. */
  readonly history?: Readonly<Record<string, readonly CreditPeriod[]>>;
}

/** One objective of a statement. */
export interface StatementLine {
  readonly objectiveId: string;
  readonly service: string | null;
  /** `not-yet-due` before the period is over, unless the promise is already broken beyond repair. */
  readonly status: 'met' | 'missed' | 'no-data' | 'not-yet-due' | 'measured';
  readonly targetPercent: string | null;
  /** What was reached, rounded down for reading. */
  readonly levelPercent: string | null;
  readonly availability: Availability | null;
  readonly attainment: Attainment | null;
  /** How the remedy was found; `null` without a remedy or before the period is over. */
  readonly credit: CreditAssessment | null;
  readonly amount: Money;
}

/** The statement of a period. */
export interface Statement {
  readonly agreementId: string;
  readonly version: string | null;
  readonly period: Period;
  readonly asOf: number;
  /** Whether the period is over, so that credits are due. */
  readonly isFinal: boolean;
  readonly lines: readonly StatementLine[];
  readonly total: Money;
}
