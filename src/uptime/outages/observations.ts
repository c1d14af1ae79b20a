import type { DecimalInput } from '../../core/decimal-text.js';
import type { InstantInput } from '../../core/instant.js';
import type { Interval } from '../../core/interval.js';
import type { FieldsOf, Reader, ReadersOf } from '../../core/read.js';
import { byName, oneKind, optional, readFields } from '../../core/read-parts.js';
import { instant, share, text, word } from '../../core/read-values.js';
import type { Outage, OutageFacts } from './outage.js';

/** A status that was observed at an instant, and whose it was. */
export interface Observation extends Omit<OutageFacts, 'weight' | 'state'> {
  readonly at: InstantInput;
  readonly status: string;
}

/**
 * Observations in columns, one row each: for large inputs. A row says of itself what a column says of it.
 */
export interface ObservationColumns {
  /** Epoch milliseconds. */
  readonly at: Float64Array | readonly number[];
  /** The status of each row: its name, or, where there are `names`, its place among them. */
  readonly statuses: readonly string[] | Uint8Array | Uint16Array | Uint32Array | readonly number[];
  /** The names that the numbers in `statuses` stand for, from 0 on. */
  readonly names?: readonly string[] | undefined;
  readonly causes?: readonly (string | undefined)[] | undefined;
  readonly components?: readonly (string | undefined)[] | undefined;
  readonly severities?: readonly (string | undefined)[] | undefined;
  readonly ids?: readonly (string | undefined)[] | undefined;
}

/** Observations at the border, in any order: as rows or as columns. */
export type ObservationsInput = readonly Observation[] | ObservationColumns;

/**
 * The meaning of a status for a service. A `state` has a weight in the rule that measures, a
 * `weight` is the share of the service that is lost.
 */
export type StatusMeaning =
  | 'up'
  | 'down'
  | 'unknown'
  | { readonly state: string }
  | { readonly weight: DecimalInput };

/** Options of `outagesFromTransitions`. */
export interface TransitionOptions {
  /** What each status means; a status that is not listed is an error. */
  readonly statuses: { readonly [status: string]: StatusMeaning };
  /**
   * The start of the time asked about, included.
   *
   * @defaultValue the first observation
   */
  readonly from?: InstantInput | undefined;
  /** The instant of judgement, excluded: up to here the last status is taken to last. */
  readonly at: InstantInput;
  /**
   * The status before the first observation.
   *
   * @defaultValue unknown
   */
  readonly initially?: string | undefined;
}

/** An outage that was read from observations; its cause is the status unless one was given. */
export interface ObservedOutage extends Outage {
  readonly cause: string;
}

/**
 * The time that observations cover, as outages and unknown time, in the form that
 * `measureAvailability` takes.
 */
export interface ObservedTime {
  readonly outages: readonly ObservedOutage[];
  readonly unknown: readonly Interval[];
}

/** What the options say, as read. */
interface TransitionPlan {
  readonly statuses: ReadonlyMap<string, StatusMeaning>;
  readonly from: number | undefined;
  readonly at: number;
  readonly initially: string | undefined;
}

export const TRANSITION_FIELDS: ReadersOf<TransitionPlan> = /* @__PURE__ */ (() =>
  ({
    statuses: byName('statuses', meaning),
    from: optional(instant),
    at: instant,
    initially: optional(text),
  }) satisfies FieldsOf<TransitionOptions>)();

const plainMeaning = /* @__PURE__ */ word(['up', 'down', 'unknown']);

function meaning(reader: Reader): StatusMeaning {
  if (typeof reader.value !== 'object') return plainMeaning(reader);
  return oneKind<StatusMeaning>('a meaning', {
    state: (at) => readFields(at, 'a state', { state: text }),
    weight: (at) => {
      readFields(at, 'a weight', { weight: share });
      const { weight } = at.value as { readonly weight: DecimalInput };
      // An outage says the weight as it was given; only -0 is said as the 0 that it is.
      return { weight: typeof weight === 'number' ? weight + 0 : weight };
    },
  })(reader);
}
