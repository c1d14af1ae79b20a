import { isSorted, orderOf, valuesAt } from '../../core/order.js';
import { type Reader, refuse, unknownName } from '../../core/read.js';
import type { StatusMeaning } from './observations.js';
import type { OutageFacts } from './outage.js';

/** A status with what it means. */
export interface Status {
  readonly name: string;
  readonly says: StatusMeaning;
}

/** Places of statuses: bytes where that many suffice, as they do for nearly every monitor. */
export type StatusCodes = Uint8Array | Uint32Array;

/** What rows say beside their status. */
export interface ObservedFacts {
  readonly at: (row: number) => OutageFacts;
  /** Whether two rows say the same. */
  readonly areSame: (one: number, other: number) => boolean;
}

/** Observations as read, in any order. */
export interface RawObservations {
  readonly at: Float64Array;
  readonly codes: StatusCodes;
  readonly statuses: readonly Status[];
  /** `undefined` when no row says anything. */
  readonly facts: ObservedFacts | undefined;
}

/** Observations in order of time; of each instant there is one. */
export type ObservationTable = RawObservations;

/** Puts observations in order; of several at one instant the last that was given lasts. */
export function inOrder(raw: RawObservations): ObservationTable {
  const { at, codes, facts } = raw;
  if (isSorted(at, 'each once')) return raw;
  const places = lastOfEach(at, orderOf(at));
  const sorted = codes instanceof Uint8Array ? new Uint8Array(places.length) : places.slice();
  for (let row = 0; row < places.length; row++)
    sorted[row] = codes[places[row] as number] as number;
  return {
    ...raw,
    at: valuesAt(at, places),
    codes: sorted,
    facts: facts && {
      at: (row) => facts.at(places[row] as number),
      areSame: (one, other) => facts.areSame(places[one] as number, places[other] as number),
    },
  };
}

function lastOfEach(at: Float64Array, order: Uint32Array | null): Uint32Array {
  const places = order ?? Uint32Array.from(at.keys());
  let length = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    if (i + 1 < places.length && at[place] === at[places[i + 1] as number]) continue;
    places[length++] = place;
  }
  return places.slice(0, length);
}

/** Room for so many places of so many statuses. */
export function newCodes(length: number, statuses: number): StatusCodes {
  return statuses <= MOST_OF_A_BYTE ? new Uint8Array(length) : new Uint32Array(length);
}

const MOST_OF_A_BYTE = 256;

/** Statuses with their meanings, and the place of each. */
export interface KnownStatuses {
  readonly list: readonly Status[];
  readonly codeOf: ReadonlyMap<unknown, number>;
}

export function knownStatuses(meanings: ReadonlyMap<string, StatusMeaning>): KnownStatuses {
  const list = Array.from(meanings, ([name, says]) => ({ name, says }));
  return { list, codeOf: new Map(list.map(({ name }, code) => [name, code])) };
}

/** Refuses a status that nobody explained. */
export function refuseStatus(place: Reader, status: unknown, known: readonly string[]): never {
  refuse(place, {
    code: 'unknown-reference',
    expected: `one of the statuses ${known.slice(0, 20).join(', ')}`,
    hint: 'say what it means in statuses',
    ...(typeof status === 'string' ? unknownName(status, known) : {}),
  });
}
