import type { Money, MoneyInput } from '../../money/money.js';

/** A credit that was granted. */
export interface GrantedCredit {
  readonly id: string;
  /** 0 or more. */
  readonly amount: MoneyInput;
  /** The number of the period that it was granted in; periods are counted one by one. */
  readonly period: number;
}

/** An invoice that credits may reduce. */
export interface CreditableInvoice {
  readonly id: string;
  /** A refund, below 0, passes through: no credit is set against it. */
  readonly amount: MoneyInput;
  /** The number of the period in which it falls due. */
  readonly period: number;
  /** Whether credits may reduce it at all. @defaultValue true */
  readonly eligible?: boolean | undefined;
}

/** Credits, and the invoices up to now. */
export interface ApplicationFacts {
  /** ISO 4217 code of all amounts. */
  readonly currency: string;
  readonly credits: readonly GrantedCredit[];
  readonly invoices: readonly CreditableInvoice[];
  /** The last period that is over: what lapses at its end has. */
  readonly through: number;
  /** Whether the contract ended with that period. @defaultValue false */
  readonly ended?: boolean | undefined;
}

/** A part of a credit that reduced an invoice. */
export interface CreditPart {
  readonly creditId: string;
  readonly amount: Money;
}

/** An invoice after credits were set against it. */
export interface InvoiceAfterCredits {
  readonly id: string;
  readonly amount: Money;
  /** What credits took off, in whole minor units. */
  readonly applied: Money;
  /** The amount less what was applied. */
  readonly payable: Money;
  /** The credits that reduced it, the oldest first. */
  readonly by: readonly CreditPart[];
}

/** The parts of a credit, or of all credits: they add up to it exactly. */
export interface CreditParts {
  readonly applied: Money;
  /** Kept for later invoices. */
  readonly carried: Money;
  readonly paidOut: Money;
  readonly lapsed: Money;
}

/** A credit after it was set against invoices. */
export interface CreditAfterInvoices extends CreditParts {
  readonly id: string;
  readonly amount: Money;
  /** The last period whose invoices it may reduce; `null` where it does not lapse. */
  readonly lastPeriod: number | null;
}

/** Credits set against invoices. */
export interface Application {
  /** In the order in which they were given. */
  readonly invoices: readonly InvoiceAfterCredits[];
  /** In the order in which they were given. */
  readonly credits: readonly CreditAfterInvoices[];
  readonly total: CreditParts;
}
