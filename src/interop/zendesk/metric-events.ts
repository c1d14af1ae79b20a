import type { ClockEvent } from '../../clock/log/event.js';
import type { Scalar } from '../../clock/rule/condition.js';
import type { ClockRule, ElapsedTarget } from '../../clock/rule/rule.js';
import { fail } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { word } from '../../core/read-values.js';
import { readCalendarChoice, targetsOf } from '../shared/calendar-choice.js';
import { lossOf } from '../shared/loss.js';
import { NEXT_PHASE, type Phase, stepsBetween } from './instance.js';
import {
  type AppliedTarget,
  type MetricEvent,
  type MetricEventWarning,
  readMetricEvents,
} from './metric-event.js';
import type { ZendeskTargetOptions } from './targets.js';

/** The metrics of metric events; `reply_time` is the first reply at instance 1, then the next ones. */
export type ZendeskMetric =
  | 'agent_work_time'
  | 'group_ownership_time'
  | 'pausable_update_time'
  | 'periodic_update_time'
  | 'reply_time'
  | 'requester_wait_time'
  | 'resolution_time';

/** One instance of a metric on one ticket: a log of its own. */
export interface ZendeskInstance {
  readonly instanceId: number;
  readonly events: readonly ClockEvent[];
  /** When Zendesk saw it breach, for comparison; usually none or one. */
  readonly breaches: readonly { readonly breachedAt: number }[];
}

/** The instances of a metric on one ticket, in the order of their ids. */
export interface ZendeskTicketLog {
  readonly ticketId: string;
  readonly instances: readonly ZendeskInstance[];
}

/** Logs read from metric events, the rule that reads them, and what is not in them. */
export interface ReadZendeskMetricEvents {
  readonly rule: ClockRule;
  readonly tickets: readonly ZendeskTicketLog[];
  /** Codes: `unknown-type`, `out-of-sequence` (a pause or end of what was not running). */
  readonly warnings: readonly Finding<MetricEventWarning>[];
}

/** An account has some dozens; each is asked at each event. */
const MOST_TARGETS = 1000;

const COMMON = {
  start: { on: 'activate' },
  stop: { on: 'fulfill' },
  pause: { on: 'pause' },
  resume: { on: 'resume' },
  reopening: 'resume',
  boundary: 'nextOpen',
  targetChange: 'retroactive',
} as const;

/** What a metric has beside the common: time between a solution and a reopening is resolution time. */
const METRICS: Readonly<Record<ZendeskMetric, Partial<ClockRule>>> = {
  agent_work_time: {},
  group_ownership_time: {},
  pausable_update_time: {},
  periodic_update_time: {},
  reply_time: {},
  requester_wait_time: {},
  resolution_time: { pauseExtends: 'none' },
};

/**
 * Reads ticket metric events of Zendesk (`GET /api/v2/incremental/ticket_metric_events`) into event
 * logs and one clock rule, so that deadlines can be computed again at any instant.
 *
 * | event of Zendesk               | event here                                                    |
 * | ------------------------------ | ------------------------------------------------------------- |
 * | activate                       | `activate`: start, or go on after an end; `resume` after a pause |
 * | pause                          | `pause`                                                       |
 * | fulfill                        | `fulfill`: stop                                               |
 * | apply_sla, apply_group_sla     | `apply_sla`, which sets `sla_target_seconds`, `sla_business_hours`, `sla_policy` |
 * | breach                         | none: listed in `breaches`, to compare                        |
 * | update_status, measure         | none: figures that follow from the others                     |
 * | any with `deleted`             | none                                                          |
 *
 * The log holds lengths of targets and a rule does not read lengths from attributes, so the rule has
 * one target for each length that occurs, chosen by what `apply_sla` sets. An instance without SLA
 * runs all the same, with `dueStatus` `no-date` and its pauses counted as elapsed. A target applied
 * later counts from the start, without the pauses since.
 *
 * Each instance has a log of its own, because an ended one that is activated again goes on while the
 * next instance is a new cycle. What happens at one instant is told by how it ended.
 *
 * Source: Zendesk developer documentation, "Ticket metric event types reference".
 *
 * @param json - The parsed JSON, with the list `ticket_metric_events`; pages may be joined and
 * overlap.
 * @param metric - The metric to read; events of others are passed over.
 * @param options - The calendar of targets in business hours.
 * @returns The rule, the logs by ticket and instance, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`,
 * `instant-out-of-range`, `invalid-duration`, `invalid-option`, `unknown-field`.
 * @example
 * import { compileClock, evaluateClock, toIso } from 'slakit/clock'
 * import { eventsFromZendeskMetricEvents } from 'slakit/interop/zendesk'
 * const common = { ticket_id: 155, metric: 'reply_time', instance_id: 1, time: '2026-03-02T09:00:00Z' }
 * const { rule, tickets } = eventsFromZendeskMetricEvents({
 *   ticket_metric_events: [
 *     { ...common, id: 1, type: 'activate' },
 *     { ...common, id: 2, type: 'apply_sla', sla: { target: 60, business_hours: false, policy: { id: 36, title: 'Gold' } } },
 *   ],
 * }, 'reply_time')
 * const log = tickets[0]?.instances[0]?.events ?? []
 * toIso(evaluateClock(compileClock(rule), log, { at: '2026-03-02T09:30:00Z' })).current?.dueAt
 * // => '2026-03-02T10:00:00.000Z'
 */
export function eventsFromZendeskMetricEvents(
  json: unknown,
  metric: ZendeskMetric,
  options: ZendeskTargetOptions = {},
): ReadZendeskMetricEvents {
  word(Object.keys(METRICS))(readerOf(metric, null, 'metric'));
  const read = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const warnings: Finding<MetricEventWarning>[] = [];
  const events = readMetricEvents(json, metric, warnings);
  const tickets = [...groupBy(events, ({ ticketId }) => ticketId)].map(([ticketId, own]) => ({
    ticketId,
    instances: [...groupBy(own, ({ instanceId }) => instanceId)]
      .sort(([a], [b]) => a - b)
      .map(([instanceId, some]) => instanceOf(instanceId, some, warnings))
      .filter((instance) => instance.events.length + instance.breaches.length > 0),
  }));
  return {
    rule: { id: metric, ...COMMON, ...METRICS[metric], targets: targetsIn(events, read) },
    tickets: tickets.filter(({ instances }) => instances.length > 0),
    warnings,
  };
}

const OPTIONS = {
  calendar: optional(readCalendarChoice),
} satisfies FieldsOf<ZendeskTargetOptions>;

/** One target for each that was applied; the last is for instances to which none is. */
function targetsIn(
  events: readonly MetricEvent[],
  options: ZendeskTargetOptions,
): ClockRule['targets'] {
  const applied = new Map<string, AppliedTarget>();
  for (const { applied: target } of events) {
    if (target) applied.set(`${target.targetMs} ${target.businessHours}`, target);
  }
  if (applied.size > MOST_TARGETS) {
    fail({
      code: 'invalid-type',
      path: ['ticket_metric_events'],
      expected: `at most ${MOST_TARGETS} different targets`,
      received: `${applied.size}`,
    });
  }
  const targets = [...applied.values()].flatMap((target): readonly ElapsedTarget[] =>
    targetsOf(target, whenApplied(target), options.calendar),
  );
  return [...targets, { dueAt: { field: 'sla_due_at' } }];
}

function whenApplied(target: AppliedTarget): readonly { field: string; equals: Scalar }[] {
  return Object.entries(attributesOf(target)).map(([field, equals]) => ({ field, equals }));
}

function attributesOf(target: AppliedTarget | null): Readonly<Record<string, Scalar>> {
  return {
    sla_target_seconds: target === null ? null : target.targetMs / 1000,
    sla_business_hours: target?.businessHours ?? null,
  };
}

function instanceOf(
  instanceId: number,
  events: readonly MetricEvent[],
  warnings: Finding<MetricEventWarning>[],
): ZendeskInstance {
  const log: ClockEvent[] = [];
  let phase: Phase = 'none';
  for (const [at, together] of groupBy(events, (event) => event.at)) {
    const before: Phase = phase;
    for (const event of together) {
      if (event.applied !== undefined) log.push(appliedEvent(event, event.applied));
      else phase = phaseAfter(phase, event, warnings);
    }
    log.push(...stepsBetween(before, phase, at));
  }
  const breaches = events.filter(({ type }) => type === 'breach');
  // What an instant came to is told in its order.
  const numbered = log.map((event, seq) => ({ ...event, seq }));
  return { instanceId, events: numbered, breaches: breaches.map(({ at }) => ({ breachedAt: at })) };
}

function appliedEvent({ at, policy }: MetricEvent, target: AppliedTarget | null): ClockEvent {
  return { at, type: 'apply_sla', set: { ...attributesOf(target), sla_policy: policy ?? null } };
}

function phaseAfter(
  phase: Phase,
  { type, path }: MetricEvent,
  warnings: Finding<MetricEventWarning>[],
): Phase {
  const next = NEXT_PHASE.get(type);
  if (next === undefined) return phase;
  const after = next[phase];
  if (after !== undefined) return after;
  warnings.push(
    lossOf({
      code: 'out-of-sequence',
      path,
      expected: 'an event that can follow',
      received: `${type} while the instance is ${phase === 'none' ? 'not started' : phase}`,
      hint: 'it is left out',
    }),
  );
  return phase;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
