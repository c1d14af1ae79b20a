import type { Scalar } from '../../clock/rule/condition.js';
import { type Path, shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, pathOf, type Reader, readerOf } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { flag, instant, text } from '../../core/read-values.js';
import { count, foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
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

/** A code of what is not in logs read from metric events. */
export type MetricEventWarning = 'unknown-type' | 'out-of-sequence';

/**
 * The events of one metric in the order of their instants, then of their ids. One that was deleted
 * never happened, one that is listed twice (pages of an incremental export overlap) counts once.
 */
export function readMetricEvents(
  json: unknown,
  metric: string,
  warnings: Finding<MetricEventWarning>[],
): readonly MetricEvent[] {
  const seen = new Set<number>();
  const events: MetricEvent[] = [];
  const take = (reader: Reader): void => {
    const event = readEvent(reader);
    if (text(childOf(reader, 'metric')) !== metric) return;
    if (childOf(reader, 'deleted').value === true) return;
    if (!TYPES.has(event.type)) warnings.push(unknownType(childOf(reader, 'type')));
    else if (!seen.has(event.id)) {
      seen.add(event.id);
      events.push(event.type.startsWith('apply') ? { ...event, ...readApplied(reader) } : event);
    }
  };
  pickFields(readerOf(json), '{ ticket_metric_events }', {
    ticket_metric_events: listOf('metric events', take, { most: MOST_EVENTS }),
  });
  return events.sort((a, b) => a.at - b.at || a.id - b.id);
}

function unknownType(reader: Reader): Finding<MetricEventWarning> {
  return lossOf({
    code: 'unknown-type',
    path: pathOf(reader),
    expected: 'a type of event that is known',
    received: shown(reader.value),
    hint: 'it is left out',
  });
}

function readEvent(reader: Reader): MetricEvent {
  const fields = pickFields(reader, 'a metric event', {
    id: count,
    ticket_id: foreignId,
    instance_id: count,
    type: text,
    time: instant,
  });
  const { id, ticket_id: ticketId, instance_id: instanceId, type, time: at } = fields;
  return { path: pathOf(reader), id, ticketId, instanceId, type, at };
}

/** A group SLA comes under a name of its own. */
function readApplied(reader: Reader): {
  readonly applied: AppliedTarget | null;
  readonly policy: Scalar;
} {
  const key = isNone(childOf(reader, 'group_sla')) ? 'sla' : 'group_sla';
  const sla = childOf(reader, key);
  if (isNone(sla)) return { applied: null, policy: null };
  const { policy } = pickFields(sla, '{ target, business_hours, policy }', {
    policy: orNone((at) => pickFields(at, '{ id, title }', { title: orNone(text) })),
  });
  const targetMs = readTargetMs(sla);
  const applied =
    targetMs === null ? null : { targetMs, businessHours: flag(childOf(sla, 'business_hours')) };
  return { applied, policy: policy?.title ?? null };
}
