import type { CreditRowId } from './credits/types.js';
import type { UptimeRowId } from './uptime/types.js';

/** The rows of the bench: one piece of work each, the same for every contender. */
export type RowId =
  | 'add-4h'
  | 'add-40h'
  | 'add-1000h'
  | 'add-40h-paris'
  | 'between-week'
  | 'between-year'
  | 'between-year-paris'
  | 'is-open'
  | 'first-answer'
  | 'first-answer-paris'
  | 'add-10-days'
  | 'add-10-days-column'
  | 'union-sorted'
  | 'union-by-start'
  | 'union-unsorted'
  | 'availability-columns'
  | 'availability-objects'
  | UptimeRowId
  | CreditRowId;

export interface Row {
  readonly id: RowId;
  readonly title: string;
  /** One operation is so large that a few of them are a sample. */
  readonly isLarge?: true;
}

/** Does the work for instant number `i` and answers with a number: epoch ms, a length, or 0 and 1. */
export type Run = (i: number) => number;

/** Puts everything that is not part of the work in place; called once, right before the row. */
export type Prepare = () => Run;

/** A library, or a hand-written form, with what it can do. */
export interface Contender {
  readonly name: string;
  /** Whose version the report shows. */
  readonly packages: readonly string[];
  /** How it does a row, or why it cannot. */
  readonly attempts: Readonly<Partial<Record<RowId, Prepare | string>>>;
  /** Why it cannot do the rows that `attempts` leaves out; empty when nobody would expect it to. */
  readonly otherwise: string;
  /** Why its answers differ, where they do. */
  readonly differsBecause?: string;
}

/** Nanoseconds per operation: the median of the rounds, and the fastest and slowest round. */
export interface Timing {
  readonly medianNs: number;
  readonly lowNs: number;
  readonly highNs: number;
}

/** How the answers of a contender compare with those of raw. */
export interface Agreement {
  readonly checked: number;
  readonly different: number;
  readonly example: string;
}

/** A contender in a row: timed, with its answers compared; or the reason why not. */
export type Entry =
  | {
      readonly kind: 'timed';
      readonly contender: Contender;
      readonly timing: Timing;
      readonly agreement: Agreement;
    }
  | { readonly kind: 'cannot'; readonly contender: Contender; readonly reason: string };

export interface RowResult {
  readonly row: Row;
  readonly entries: readonly Entry[];
}

/** A promise of the project, checked against the run. */
export interface Claim {
  readonly text: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** What the numbers depend on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly date: string | undefined;
  /** Each contender with the versions of its packages. */
  readonly versions: readonly string[];
}
