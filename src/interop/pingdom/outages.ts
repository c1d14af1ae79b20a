import type { Finding } from '../../core/finding.js';
import { childOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import { type Ledger, ledgerOf } from '../shared/ledger.js';
import {
  type ComponentOptions,
  epochSeconds,
  inOrder,
  isoOf,
  MOST_ROWS,
  type PlacedStatus,
  readComponentOption,
  type SeenStatus,
  tellStranger,
} from '../shared/seen.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';
import { PINGDOM_STATUSES } from './statuses.js';

/**
 * A code of what of an answer is doubtful: `gap` (time between two states is unknown), `overlap` (the
 * later of two states counts from its start), `unknown-status` (a status that `PINGDOM_STATUSES` does not
 * have), `same-instant` (the last of several statuses at one instant counts).
 */
export type PingdomWarning = 'gap' | 'overlap' | 'unknown-status' | 'same-instant';

/** The log of a check, and what of the answer is left out or doubtful. */
export interface ReadPingdom {
  /** In the order of their instants. */
  readonly observations: readonly SeenStatus[];
  readonly warnings: readonly Finding<PingdomWarning | UnreadField>[];
}

/**
 * Reads the states of a Pingdom check (`GET /summary.outage/{checkid}`) as a log for
 * `outagesFromTransitions`.
 *
 * A state lasts from `timefrom` to `timeto`, both in epoch seconds. What lies between two states, and
 * what comes after the last one, is unknown; that a log has a gap is told.
 *
 * Source: Pingdom API 3.1, "summary.outage".
 *
 * @param json - The parsed JSON: `{ summary: { states } }`.
 * @param options - Whose log it is.
 * @returns The log, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `invalid-interval` for a
 * state that ends before it starts, `unknown-field` for an option that does not exist.
 * @example
 * import { observationsFromPingdomOutages, PINGDOM_STATUSES } from 'slakit/interop/pingdom'
 * import { outagesFromTransitions } from 'slakit/uptime'
 * const { observations } = observationsFromPingdomOutages({
 *   summary: { states: [
 *     { status: 'up', timefrom: 1772438400, timeto: 1772442000 },
 *     { status: 'down', timefrom: 1772442000, timeto: 1772442300 },
 *     { status: 'up', timefrom: 1772442300, timeto: 1772445600 },
 *   ] },
 * })
 * outagesFromTransitions(observations, { statuses: PINGDOM_STATUSES, at: 1772445600000 })
 * // => { outages: [{ startAt: 1772442000000, endAt: 1772442300000, cause: 'down' }], unknown: [] }
 */
export function observationsFromPingdomOutages(
  json: unknown,
  options: ComponentOptions = {},
): ReadPingdom {
  const component = readComponentOption(options);
  const ledger = ledgerOf<PingdomWarning>();
  const { tell, tellUnread } = ledger;
  const { summary: states } = pickOrTell(
    readerOf(json),
    '{ summary }',
    { summary: (at) => readSummary(at, ledger) },
    { immaterial: [], tell: tellUnread },
  );
  const sorted = [...states].sort((a, b) => a.startAt - b.startAt || a.endAt - b.endAt);
  const seen = sorted.flatMap((state, i): readonly PlacedStatus[] => {
    const { place, startAt, endAt, status } = state;
    if (endAt === startAt) return [];
    const placed = { place, seen: { at: startAt, status, ...component } };
    const nextAt = sorted[i + 1]?.startAt ?? Number.POSITIVE_INFINITY;
    if (nextAt < endAt) tellOverlap(state, nextAt, ledger);
    if (nextAt <= endAt) return [placed];
    if (nextAt !== Number.POSITIVE_INFINITY) tellGap(state, nextAt, ledger);
    return [placed, { place, seen: { at: endAt, status: 'unknown', ...component } }];
  });
  return { observations: inOrder(seen, tell), warnings: ledger.warnings() };
}

/** A state of a check, from its start to its end. */
interface State {
  readonly place: Reader;
  readonly startAt: number;
  readonly endAt: number;
  readonly status: string;
}

function readSummary(reader: Reader, ledger: Ledger<PingdomWarning>): readonly State[] {
  const read = (at: Reader): State => readState(at, ledger);
  return pickOrTell(
    reader,
    '{ states }',
    { states: listOf('states', read, { most: MOST_ROWS }) },
    { immaterial: [], tell: ledger.tellUnread },
  ).states;
}

function readState(reader: Reader, { tell, tellUnread }: Ledger<PingdomWarning>): State {
  const { status, timefrom, timeto } = pickOrTell(
    reader,
    'a state',
    { status: text, timefrom: epochSeconds, timeto: epochSeconds },
    { immaterial: [], tell: tellUnread },
  );
  if (timeto < timefrom) {
    refuse(childOf(reader, 'timeto'), {
      code: 'invalid-interval',
      expected: 'an end at or after the start',
    });
  }
  tellStranger({ status, place: childOf(reader, 'status') }, PINGDOM_STATUSES, tell);
  return { place: reader, startAt: timefrom, endAt: timeto, status };
}

function tellGap({ place, endAt }: State, nextAt: number, { tell }: Ledger<PingdomWarning>): void {
  tell(childOf(place, 'timeto'), {
    code: 'gap',
    expected: 'states that follow each other',
    received: `nothing from ${isoOf(endAt)} to ${isoOf(nextAt)}`,
    hint: 'that time is unknown',
  });
}

function tellOverlap(
  { place, endAt }: State,
  nextAt: number,
  { tell }: Ledger<PingdomWarning>,
): void {
  tell(childOf(place, 'timeto'), {
    code: 'overlap',
    expected: 'states that follow each other',
    received: `one up to ${isoOf(endAt)}, and another from ${isoOf(nextAt)} on`,
    hint: 'the later one counts from its start',
  });
}
