import type { DecimalInput } from '../../core/decimal-text.js';
import type { InstantInput } from '../../core/instant.js';
import type { Interval } from '../../core/interval.js';
import type { TimeSet } from '../../core/time-set.js';

/**
 * The facts of an outage beside its bounds: how bad it was and whose; every function that takes
 * outages hands them on.
 */
export interface OutageFacts {
  /** The share of the service that was lost, 0 to 1; overlapping outages count with the highest. */
  readonly weight?: DecimalInput | undefined;
  /** A state whose weight the `weights` of the rule give; used where there is no `weight`. */
  readonly state?: string | undefined;
  readonly cause?: string | undefined;
  readonly component?: string | undefined;
  readonly severity?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * A time when a service did not work: from `start` (included) to `end` (excluded). An `end` of `null`
 * is an outage that goes on.
 */
export type OutageInput =
  | readonly [start: InstantInput, end: InstantInput | null]
  | ({ readonly start: InstantInput; readonly end: InstantInput | null } & OutageFacts)
  | ({ readonly startAt: InstantInput; readonly endAt: InstantInput | null } & OutageFacts);

/** Outages as columns, for large inputs: epoch milliseconds, `NaN` as the end of one that goes on. */
export interface OutageColumns {
  readonly starts: Float64Array | readonly number[];
  readonly ends: Float64Array | readonly number[];
  /** Wins over the states. @defaultValue all 1 */
  readonly weights?: Float64Array | readonly DecimalInput[] | undefined;
  readonly states?: readonly (string | undefined)[] | undefined;
  readonly causes?: readonly (string | undefined)[] | undefined;
  readonly components?: readonly (string | undefined)[] | undefined;
  readonly severities?: readonly (string | undefined)[] | undefined;
  readonly ids?: readonly (string | undefined)[] | undefined;
}

/** Outages at the border: rows in any order and form, columns, or a time set of whole outages. */
export type OutagesInput = Iterable<OutageInput> | OutageColumns | TimeSet;

/** An outage in a result: an interval with the facts that it was given. */
export interface Outage extends Interval, OutageFacts {}

/** The names of the facts, in the order in which they are written. */
export const FACTS = ['weight', 'state', 'cause', 'component', 'severity', 'id'] as const;

/** Those that an observation may say; how bad it was its status says. */
export const OBSERVED_FACTS = ['cause', 'component', 'severity', 'id'] as const;

/** The column in which each fact stands. */
export const FACT_COLUMNS: Readonly<Record<keyof OutageFacts, keyof OutageColumns>> = {
  weight: 'weights',
  state: 'states',
  cause: 'causes',
  component: 'components',
  severity: 'severities',
  id: 'ids',
};

/** Copies the facts that are there. */
export function factsOf(source: OutageFacts): OutageFacts {
  const facts: Partial<Record<keyof OutageFacts, DecimalInput>> = {};
  for (const name of FACTS) {
    const fact = source[name];
    if (fact !== undefined) facts[name] = fact;
  }
  return facts as OutageFacts;
}

/** Whether two outages say the same of themselves. */
export function sameFacts(one: OutageFacts, other: OutageFacts): boolean {
  return FACTS.every((name) => one[name] === other[name]);
}
