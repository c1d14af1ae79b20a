import type { Finding } from '../../core/finding.js';
import { childOf, type Reader, readerOf } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { text, word } from '../../core/read-values.js';
import { count, foreignId, orNone, pickFields } from '../shared/foreign.js';
import { type Ledger, ledgerOf } from '../shared/ledger.js';
import {
  epochSeconds,
  inOrder,
  isoOf,
  MOST_ROWS,
  type PlacedStatus,
  type SeenStatus,
  tellStranger,
} from '../shared/seen.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';
import { SETTINGS } from './settings.js';
import { STATUS_OF_TYPE, UPTIME_ROBOT_STATUSES } from './statuses.js';

/** A monitor with its log. */
export interface UptimeRobotMonitor {
  readonly name: string;
  /** In the order of their instants. */
  readonly observations: readonly SeenStatus[];
}

/**
 * A code of what of an answer is left out or doubtful: `no-logs` (a monitor that was asked for without
 * them), `more-monitors` (the account has more than the answer), `duration-differs` (an entry does not last
 * up to the next one), `unknown-status` (a type that is not documented), `same-instant` (the last of
 * several entries at one instant counts).
 */
export type UptimeRobotWarning =
  | 'no-logs'
  | 'more-monitors'
  | 'duration-differs'
  | 'unknown-status'
  | 'same-instant';

/** Monitors by their ids, and what of the answer is left out or doubtful. */
export interface ReadUptimeRobot {
  readonly monitors: { readonly [id: string]: UptimeRobotMonitor };
  readonly warnings: readonly Finding<UptimeRobotWarning | UnreadField>[];
}

/**
 * Reads the monitors of UptimeRobot with their logs (`getMonitors` of API v2 with `logs=1`) as logs for
 * `outagesFromTransitions`.
 *
 * An entry of type 1 is `down`, 2 `up`, 98 `started`, 99 `paused`, from its `datetime` in epoch seconds to
 * the next entry. Its `duration` should say the same; where it does not, by more than the second to which
 * both are cut, that is told, and the next entry counts. The reason of a failure is the cause of the outage.
 *
 * Maintenance windows (`mwindows`) are rules without dates, and are told as `unread-field`.
 *
 * Source: UptimeRobot API v2, "getMonitors" and "Parameters": log > type.
 *
 * @param json - The parsed JSON: `{ stat, monitors }`.
 * @returns Monitors by id, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `invalid-option` for an
 * answer that failed.
 * @example
 * import { observationsFromUptimeRobot, UPTIME_ROBOT_STATUSES } from 'slakit/interop/uptime-robot'
 * import { outagesFromTransitions } from 'slakit/uptime'
 * const { monitors } = observationsFromUptimeRobot({
 *   stat: 'ok',
 *   monitors: [{
 *     id: 777749809, friendly_name: 'Shop', status: 2,
 *     logs: [
 *       { type: 2, datetime: 1772442300, duration: 3300 },
 *       { type: 1, datetime: 1772442000, duration: 300, reason: { code: '503', detail: 'Service Unavailable' } },
 *       { type: 2, datetime: 1772438400, duration: 3600 },
 *     ],
 *   }],
 * })
 * const { observations = [] } = monitors['777749809'] ?? {}
 * outagesFromTransitions(observations, { statuses: UPTIME_ROBOT_STATUSES, at: 1772445600000 }).outages
 * // => [{ startAt: 1772442000000, endAt: 1772442300000, cause: 'Service Unavailable', component: '777749809' }]
 */
export function observationsFromUptimeRobot(json: unknown): ReadUptimeRobot {
  const ledger = ledgerOf<UptimeRobotWarning>();
  const root = readerOf(json);
  const { pagination, monitors } = pickOrTell(
    root,
    '{ stat, monitors }',
    {
      stat: word(['ok']),
      pagination: orNone(readPagination),
      monitors: listOf('monitors', (at) => readMonitor(at, ledger), { most: MOST_ROWS }),
    },
    { immaterial: [], tell: ledger.tellUnread },
  );
  const total = pagination?.total ?? 0;
  if (total > monitors.length) {
    ledger.tell(childOf(root, 'pagination'), {
      code: 'more-monitors',
      expected: `${monitors.length} monitors, as many as there are in the answer`,
      received: String(total),
      hint: 'ask for the others with offset',
    });
  }
  return { monitors: mergeMonitors(monitors, ledger), warnings: ledger.warnings() };
}

function readPagination(reader: Reader) {
  return pickFields(reader, '{ total }', { total: orNone(count) });
}

/** A monitor as a page of the answer has it. */
interface Listed {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly Entry[];
}

function readMonitor(reader: Reader, ledger: Ledger<UptimeRobotWarning>): Listed {
  const fields = pickOrTell(
    reader,
    'a monitor',
    {
      id: foreignId,
      friendly_name: text,
      logs: orNone(listOf('entries', (at) => readEntry(at, ledger), { most: MOST_ROWS })),
    },
    { immaterial: SETTINGS, tell: ledger.tellUnread },
  );
  if (fields.logs === undefined) {
    ledger.tell(childOf(reader, 'logs'), {
      code: 'no-logs',
      expected: 'the log of the monitor',
      received: 'none',
      hint: 'ask for it with logs=1',
    });
  }
  return { id: fields.id, name: fields.friendly_name, entries: fields.logs ?? [] };
}

/** Monitors by their ids; one that comes on two pages has the entries of both, each once. */
function mergeMonitors(
  listed: readonly Listed[],
  ledger: Ledger<UptimeRobotWarning>,
): ReadUptimeRobot['monitors'] {
  const byId = new Map<string, Listed[]>();
  for (const monitor of listed) {
    const own = byId.get(monitor.id) ?? [];
    byId.set(monitor.id, own);
    own.push(monitor);
  }
  const monitors = [...byId].map(([id, same]): readonly [string, UptimeRobotMonitor] => {
    const { name } = same[same.length - 1] as Listed;
    const once = new Map(
      same.flatMap(({ entries }) => entries).map((entry) => [keyOf(entry), entry]),
    );
    const entries = [...once.values()].sort((a, b) => a.seen.at - b.seen.at);
    entries.forEach((entry, i) => {
      tellDuration(entry, entries[i + 1], ledger);
    });
    const placed = entries.map(({ place, seen }) => ({ place, seen: { ...seen, component: id } }));
    return [id, { name, observations: inOrder(placed, ledger.tell) }];
  });
  return Object.fromEntries(monitors);
}

function keyOf({ seen: { at, status } }: Entry): string {
  return `${at} ${status}`;
}

/** An entry of a log, and how long it says that it lasts. */
interface Entry extends PlacedStatus {
  readonly durationMs: number | undefined;
}

function readEntry(reader: Reader, { tell, tellUnread }: Ledger<UptimeRobotWarning>): Entry {
  const fields = pickOrTell(
    reader,
    'an entry of a log',
    {
      id: orNone(foreignId),
      type: count,
      datetime: epochSeconds,
      duration: orNone(count),
      reason: orNone(readReason),
    },
    { immaterial: ['alert_contacts'], tell: tellUnread },
  );
  const { type, datetime: at, duration, id, reason } = fields;
  const status = STATUS_OF_TYPE.get(type) ?? `type ${type}`;
  tellStranger({ status, place: childOf(reader, 'type') }, UPTIME_ROBOT_STATUSES, tell);
  const cause = status === 'down' ? reason?.detail : undefined;
  const seen = {
    at,
    status,
    ...(cause === undefined ? {} : { cause }),
    ...(id === undefined ? {} : { id }),
  };
  return { place: reader, seen, durationMs: duration === undefined ? undefined : duration * 1000 };
}

function readReason(reader: Reader) {
  return pickFields(reader, '{ code, detail }', { detail: orNone(text) });
}

/** Both ends are cut to the second. */
const SECOND_MS = 1000;

function tellDuration(
  { place, seen, durationMs }: Entry,
  next: Entry | undefined,
  { tell }: Ledger<UptimeRobotWarning>,
): void {
  if (next === undefined || durationMs === undefined) return;
  const lasted = next.seen.at - seen.at;
  if (Math.abs(lasted - durationMs) <= SECOND_MS) return;
  tell(childOf(place, 'duration'), {
    code: 'duration-differs',
    expected: `${lasted / 1000} s, up to the next entry at ${isoOf(next.seen.at)}`,
    received: `${durationMs / 1000} s`,
    hint: 'it is taken to last up to the next entry',
  });
}
