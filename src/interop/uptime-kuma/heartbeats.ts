import type { Finding } from '../../core/finding.js';
import {
  childOf,
  type FieldsOf,
  isList,
  keysOf,
  type Reader,
  readerOf,
  refuse,
} from '../../core/read.js';
import { listOf, optional, readFields, requireObject } from '../../core/read-parts.js';
import { id } from '../../core/read-values.js';
import { count, foreignId, orNone } from '../shared/foreign.js';
import { type Ledger, ledgerOf } from '../shared/ledger.js';
import {
  inOrder,
  MOST_ROWS,
  type PlacedStatus,
  type SeenStatus,
  tellStranger,
  utcText,
} from '../shared/seen.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';
import { STATUS_OF_NUMBER, UPTIME_KUMA_STATUSES } from './statuses.js';

/** Options of `observationsFromUptimeKuma`. */
export interface UptimeKumaOptions {
  /**
   * The monitor of heartbeats that do not name one.
   *
   * @defaultValue none: they are refused
   */
  readonly monitor?: string | undefined;
}

/** A monitor with its heartbeats. */
export interface UptimeKumaMonitor {
  /** In the order of their instants. */
  readonly observations: readonly SeenStatus[];
}

/**
 * A code of what of heartbeats is doubtful: `unknown-status` (a number that is not documented),
 * `same-instant` (the last of several heartbeats at one instant counts).
 */
export type UptimeKumaWarning = 'unknown-status' | 'same-instant';

/** Monitors by their ids, and what of the heartbeats is left out or doubtful. */
export interface ReadUptimeKuma {
  readonly monitors: { readonly [id: string]: UptimeKumaMonitor };
  readonly warnings: readonly Finding<UptimeKumaWarning | UnreadField>[];
}

/**
 * Reads heartbeats of Uptime Kuma as checks for `outagesFromChecks`, whose `maxGap` says how long one
 * holds: a little more than the interval of the monitor. Three forms are read: what a status page answers
 * (`GET /api/status-page/heartbeat/{slug}`, `{ heartbeatList }` by monitor, its last hundred), a list of
 * heartbeats as the server sends them (`monitorID`), and rows of the table `heartbeat` (`monitor_id`).
 *
 * `status` is 0 for `down`, 1 `up`, 2 `pending`, 3 `maintenance`. `time` is in UTC, though it does not say
 * so. Rows that are marked as important alone are changes: they go to `outagesFromTransitions`.
 *
 * Source: louislam/uptime-kuma, server/model/heartbeat.js, server/uptime-calculator.js (`flatStatus`).
 *
 * @param json - The parsed JSON.
 * @param options - The monitor of heartbeats that do not name one.
 * @returns Monitors by id, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `instant-out-of-range`,
 * `unknown-field` for an option that does not exist.
 * @example
 * import { observationsFromUptimeKuma, UPTIME_KUMA_STATUSES } from 'slakit/interop/uptime-kuma'
 * import { outagesFromChecks } from 'slakit/uptime'
 * const { monitors } = observationsFromUptimeKuma({
 *   heartbeatList: { 1: [
 *     { status: 1, time: '2026-03-02 09:00:00.123', msg: '', ping: 31 },
 *     { status: 0, time: '2026-03-02 09:01:00.123', msg: '', ping: null },
 *     { status: 1, time: '2026-03-02 09:02:00.123', msg: '', ping: 30 },
 *   ] },
 *   uptimeList: { '1_24': 0.667 },
 * })
 * outagesFromChecks(monitors['1']?.observations ?? [], {
 *   statuses: UPTIME_KUMA_STATUSES, at: '2026-03-02T09:03:00.123Z', maxGap: 'PT70S',
 * }).outages.map(({ startAt, endAt }) => endAt - startAt) // => [60000]
 */
export function observationsFromUptimeKuma(
  json: unknown,
  options: UptimeKumaOptions = {},
): ReadUptimeKuma {
  const { monitor } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const ledger = ledgerOf<UptimeKumaWarning>();
  const root = readerOf(json);
  const beats = isList(root)
    ? readBeats(root, { monitor, ledger })
    : pickOrTell(
        root,
        '{ heartbeatList }, or a list of heartbeats',
        { heartbeatList: (at) => readLists(at, ledger) },
        { immaterial: ['uptimeList'], tell: ledger.tellUnread },
      ).heartbeatList;
  const byMonitor = new Map<string, PlacedStatus[]>();
  for (const beat of beats) {
    const own = byMonitor.get(beat.seen.component) ?? [];
    byMonitor.set(beat.seen.component, own);
    own.push(beat);
  }
  const monitors = [...byMonitor].map(
    ([own, placed]) => [own, { observations: inOrder(placed, ledger.tell) }] as const,
  );
  return { monitors: Object.fromEntries(monitors), warnings: ledger.warnings() };
}

const OPTIONS = {
  monitor: /* @__PURE__ */ optional(id),
} satisfies FieldsOf<UptimeKumaOptions>;

/** A heartbeat, which belongs to a monitor. */
interface Beat extends PlacedStatus {
  readonly seen: SeenStatus & { readonly component: string };
}

interface Known {
  /** Whose a heartbeat is that does not say so. */
  readonly monitor: string | undefined;
  readonly ledger: Ledger<UptimeKumaWarning>;
}

function readLists(reader: Reader, ledger: Ledger<UptimeKumaWarning>): readonly Beat[] {
  requireObject(reader, 'heartbeats by monitor');
  return keysOf(reader).flatMap((monitor) =>
    readBeats(childOf(reader, monitor), { monitor, ledger }),
  );
}

function readBeats(reader: Reader, known: Known): readonly Beat[] {
  return listOf('heartbeats', (at) => readBeat(at, known), { most: MOST_ROWS })(reader);
}

function readBeat(reader: Reader, { monitor, ledger }: Known): Beat {
  const fields = pickOrTell(
    reader,
    'a heartbeat',
    {
      monitorID: orNone(foreignId),
      monitor_id: orNone(foreignId),
      status: count,
      time: utcText,
    },
    { immaterial: IMMATERIAL, tell: ledger.tellUnread },
  );
  const component = fields.monitorID ?? fields.monitor_id ?? monitor;
  if (component === undefined) {
    refuse(childOf(reader, 'monitorID'), {
      code: 'missing-field',
      expected: 'the id of a monitor',
      hint: 'name it with the option monitor',
    });
  }
  const status = STATUS_OF_NUMBER[fields.status] ?? `status ${fields.status}`;
  tellStranger({ status, place: childOf(reader, 'status') }, UPTIME_KUMA_STATUSES, ledger.tell);
  return { place: reader, seen: { at: fields.time, status, component } };
}

/** `duration` is the time since the heartbeat before. */
const IMMATERIAL: readonly string[] = [
  'down_count',
  'downCount',
  'duration',
  'end_time',
  'id',
  'important',
  'localDateTime',
  'msg',
  'ping',
  'response',
  'retries',
  'timezone',
];
