import type { Scalar } from '../../clock/condition.js';
import type { Path } from '../../core/error.js';
import { type InstantInput, toInstant } from '../../core/instant.js';
import {
  fieldOf,
  type JsonRecord,
  readCount,
  readFlag,
  readId,
  readList,
  readRecord,
  readText,
  type ZendeskLost,
} from './json.js';
import { readTargetMs } from './targets.js';

/** A metric event of Zendesk as read. */
export interface MetricEvent {
  readonly path: Path;
  readonly id: number;
  readonly ticketId: string;
  readonly instanceId: number;
  readonly type: string;
  readonly at: number;
  /** The target that an SLA was applied with, or `null` for one without. */
  readonly applied?: AppliedTarget | null;
  readonly policy?: Scalar;
}

/** A target as applied. */
export interface AppliedTarget {
  readonly targetMs: number;
  readonly businessHours: boolean;
}

const MOST_EVENTS = 1_000_000;
const TYPES: ReadonlySet<string> = new Set([
  'activate',
  'pause',
  'fulfill',
  'apply_sla',
  'apply_group_sla',
  'breach',
  'update_status',
  'measure',
]);

/**
 * The events of one metric in the order of their instants, then of their ids. One that was deleted
 * never happened, one that is listed twice (pages of an incremental export overlap) counts once.
 */
export function readMetricEvents(
  json: unknown,
  metric: string,
  lost: ZendeskLost[],
): readonly MetricEvent[] {
  const root = readRecord(json, [], '{ ticket_metric_events }');
  const seen = new Set<number>();
  const events: MetricEvent[] = [];
  readList(root, 'ticket_metric_events', [], MOST_EVENTS).forEach((item, index) => {
    const path = ['ticket_metric_events', index];
    const record = readRecord(item, path, 'a metric event');
    const event = readEvent(record, path);
    if (readText(record, 'metric', path) !== metric || fieldOf(record, 'deleted') === true) return;
    if (!TYPES.has(event.type)) {
      const message = 'this type of event is not known: it is left out';
      const at = [...path, 'type'];
      lost.push({ code: 'unknown-type', path: at, subject: event.type.slice(0, 80), message });
      return;
    }
    if (seen.has(event.id)) return;
    seen.add(event.id);
    events.push(
      event.type.startsWith('apply') ? { ...event, ...readApplied(record, path) } : event,
    );
  });
  return events.sort((a, b) => a.at - b.at || a.id - b.id);
}

function readEvent(record: JsonRecord, path: Path): MetricEvent {
  return {
    path,
    id: readCount(record, 'id', path),
    ticketId: readId(record, 'ticket_id', path),
    instanceId: readCount(record, 'instance_id', path),
    type: readText(record, 'type', path),
    at: toInstant(fieldOf(record, 'time') as InstantInput, [...path, 'time']),
  };
}

/** A group SLA comes under a name of its own. */
function readApplied(
  record: JsonRecord,
  path: Path,
): { readonly applied: AppliedTarget | null; readonly policy: Scalar } {
  const key = (fieldOf(record, 'group_sla') ?? null) === null ? 'sla' : 'group_sla';
  const value = fieldOf(record, key) ?? null;
  if (value === null) return { applied: null, policy: null };
  const at = [...path, key];
  const sla = readRecord(value, at, '{ target, business_hours, policy }');
  const targetMs = readTargetMs(sla, at);
  const applied =
    targetMs === null ? null : { targetMs, businessHours: readFlag(sla, 'business_hours', at) };
  return { applied, policy: readPolicy(sla, at) };
}

function readPolicy(sla: JsonRecord, path: Path): Scalar {
  const value = fieldOf(sla, 'policy') ?? null;
  if (value === null) return null;
  const at = [...path, 'policy'];
  const policy = readRecord(value, at, '{ id, title }');
  return (fieldOf(policy, 'title') ?? null) === null ? null : readText(policy, 'title', at);
}
