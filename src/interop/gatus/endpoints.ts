import type { Finding } from '../../core/finding.js';
import { childOf, isList, type Reader, readerOf } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { flag, id, instant, text } from '../../core/read-values.js';
import { orNone, pickFields } from '../shared/foreign.js';
import { type Ledger, ledgerOf } from '../shared/ledger.js';
import {
  inOrder,
  MOST_ROWS,
  type PlacedStatus,
  type SeenStatus,
  tellStranger,
} from '../shared/seen.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';
import { GATUS_STATUSES } from './statuses.js';

/** An endpoint with its results and its events. */
export interface GatusEndpoint {
  readonly name: string | null;
  readonly group: string | null;
  /** Its results, for `outagesFromChecks`: an answer has the newest of them alone. */
  readonly checks: readonly SeenStatus[];
  /** Its events, for `outagesFromTransitions`: when it became healthy or unhealthy. */
  readonly transitions: readonly SeenStatus[];
}

/**
 * A code of what of endpoints is doubtful: `contradiction` (a result that succeeded, though a condition
 * failed), `unknown-status` (an event that is not documented), `same-instant` (the last of several at one
 * instant counts).
 */
export type GatusWarning = 'contradiction' | 'unknown-status' | 'same-instant';

/** Endpoints by their keys, and what of the answer is left out or doubtful. */
export interface ReadGatus {
  readonly endpoints: { readonly [key: string]: GatusEndpoint };
  readonly warnings: readonly Finding<GatusWarning | UnreadField>[];
}

/**
 * Reads endpoints of Gatus (`GET /api/v1/endpoints/statuses`, or `…/endpoints/{key}/statuses`) as checks
 * and as logs.
 *
 * A result is `HEALTHY` when it succeeded, else `UNHEALTHY`; it says something until the next result, but
 * not for longer than the `maxGap` of `outagesFromChecks`. Events reach further back than results, and say
 * nothing of time in which Gatus did not run.
 *
 * Source: TwiN/gatus, config/endpoint/result.go, event.go, status.go.
 *
 * @param json - The parsed JSON: a list of endpoints, or one.
 * @returns Endpoints by key, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { GATUS_STATUSES, observationsFromGatus } from 'slakit/interop/gatus'
 * import { outagesFromChecks } from 'slakit/uptime'
 * const { endpoints } = observationsFromGatus({
 *   name: 'front', group: 'shop', key: 'shop_front',
 *   results: [
 *     { status: 200, duration: 31415926, success: true, timestamp: '2026-03-02T09:00:00.123456789Z' },
 *     { status: 503, duration: 27182818, success: false, timestamp: '2026-03-02T09:01:00.123456789Z',
 *       conditionResults: [{ condition: '[STATUS] (503) == 200', success: false }] },
 *   ],
 * })
 * outagesFromChecks(endpoints.shop_front?.checks ?? [], {
 *   statuses: GATUS_STATUSES, at: '2026-03-02T09:01:30.123Z', maxGap: 'PT1M',
 * }).outages.map(({ startAt, endAt }) => endAt - startAt) // => [30000]
 */
export function observationsFromGatus(json: unknown): ReadGatus {
  const ledger = ledgerOf<GatusWarning>();
  const root = readerOf(json);
  const read = (reader: Reader): Listed => readEndpoint(reader, ledger);
  const endpoints = isList(root)
    ? listOf('endpoints', read, { most: MOST_ROWS })(root)
    : [read(root)];
  return { endpoints: mergeEndpoints(endpoints, ledger), warnings: ledger.warnings() };
}

/** An endpoint as a page of the answer has it. */
interface Listed {
  readonly key: string;
  readonly name: string | null;
  readonly group: string | null;
  readonly results: readonly PlacedStatus[];
  readonly events: readonly PlacedStatus[];
}

function readEndpoint(reader: Reader, ledger: Ledger<GatusWarning>): Listed {
  const fields = pickOrTell(
    reader,
    'an endpoint',
    {
      key: id,
      name: orNone(text),
      group: orNone(text),
      results: orNone(listOf('results', (at) => readResult(at, ledger), { most: MOST_ROWS })),
      events: orNone(listOf('events', (at) => readEvent(at, ledger), { most: MOST_ROWS })),
    },
    { immaterial: [], tell: ledger.tellUnread },
  );
  const { key, name = null, group = null, results = [], events = [] } = fields;
  return { key, name, group, results, events };
}

/** Endpoints by their keys; one that comes on two pages has the results and events of both. */
function mergeEndpoints(
  listed: readonly Listed[],
  ledger: Ledger<GatusWarning>,
): ReadGatus['endpoints'] {
  const byKey = new Map<string, Listed[]>();
  for (const endpoint of listed) {
    const own = byKey.get(endpoint.key) ?? [];
    byKey.set(endpoint.key, own);
    own.push(endpoint);
  }
  const endpoints = [...byKey].map(([key, same]): readonly [string, GatusEndpoint] => {
    const { name, group } = same[same.length - 1] as Listed;
    const logOf = (placed: readonly PlacedStatus[]): readonly SeenStatus[] =>
      inOrder(placed, ledger.tell).map((seen) => ({ ...seen, component: key }));
    const checks = logOf(same.flatMap(({ results }) => results));
    return [key, { name, group, checks, transitions: logOf(same.flatMap((one) => one.events)) }];
  });
  return Object.fromEntries(endpoints);
}

function readResult(reader: Reader, { tell, tellUnread }: Ledger<GatusWarning>): PlacedStatus {
  const { success, timestamp, conditionResults } = pickOrTell(
    reader,
    'a result',
    {
      success: flag,
      timestamp: instant,
      conditionResults: orNone(listOf('conditions', readCondition, { most: MOST_ROWS })),
    },
    { immaterial: OF_RESULTS, tell: tellUnread },
  );
  const failed = conditionResults?.find((condition) => !condition.success);
  if (success && failed !== undefined) {
    tell(childOf(reader, 'success'), {
      code: 'contradiction',
      expected: 'a result that fails with its conditions',
      received: `success, though ${failed.condition} failed`,
      hint: 'it is taken to be HEALTHY',
    });
  }
  return { place: reader, seen: { at: timestamp, status: success ? 'HEALTHY' : 'UNHEALTHY' } };
}

function readCondition(reader: Reader) {
  return pickFields(reader, 'a condition', { condition: text, success: flag });
}

function readEvent(reader: Reader, { tell, tellUnread }: Ledger<GatusWarning>): PlacedStatus {
  const { type, timestamp } = pickOrTell(
    reader,
    'an event',
    { type: text, timestamp: instant },
    { immaterial: OF_EVENTS, tell: tellUnread },
  );
  tellStranger({ status: type, place: childOf(reader, 'type') }, GATUS_STATUSES, tell);
  return { place: reader, seen: { at: timestamp, status: type } };
}

const OF_RESULTS: readonly string[] = [
  'certificate_chain',
  'duration',
  'errors',
  'hostname',
  'name',
  'status',
];

const OF_EVENTS: readonly string[] = [
  'errorReasons',
  'errors',
  'failedConditionReasons',
  'failedConditions',
];
