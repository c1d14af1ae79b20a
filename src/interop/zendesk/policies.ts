import type { ClockObjective } from '../../agreement/document.js';
import type { Condition } from '../../clock/condition.js';
import type { ElapsedTarget } from '../../clock/rule.js';
import { fail, type Path, shown } from '../../core/error.js';
import { type FieldNames, readFilter } from './filter.js';
import {
  fieldOf,
  type JsonRecord,
  readFlag,
  readList,
  readOptionalList,
  readRecord,
  readText,
  type ZendeskLost,
} from './json.js';
import { POLICY_METRICS, PRIORITIES } from './metrics.js';
import { readTargetMs, targetsOf, whenAll, type ZendeskTargetOptions } from './targets.js';

/** How SLA policies are read. */
export interface ZendeskPolicyOptions extends ZendeskTargetOptions {
  /**
   * Attributes for fields of filters, by Zendesk's name: renames a field (`{ type: 'ticket_type' }`)
   * or makes one known. Other fields keep their name.
   */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Clocks read from SLA policies, and what of the policies is not in them. */
export interface ReadZendeskPolicies {
  /** One per metric that a policy has a target for; its id is Zendesk's name of the metric. */
  readonly objectives: readonly ClockObjective[];
  /**
   * Codes: `unknown-field`, `unknown-operator`, `unknown-value` (the whole policy is left out),
   * `unknown-metric`, `unknown-priority`, `unreachable` (that target is), `metric-settings`.
   */
  readonly lost: readonly ZendeskLost[];
}

/** More policies than an account has. */
const MOST_POLICIES = 500;
const MOST_METRICS = 200;

/**
 * Reads the SLA policies of Zendesk (`GET /api/v2/slas/policies`, or an export of the same shape)
 * as clock objectives on the presets of `ZENDESK`.
 *
 * The first policy by `position` whose filter holds governs a ticket, also where it has no target:
 * the policies after it are then not asked. Targets hold by the attribute `priority`. A target with
 * `business_hours` counts in `options.calendar`, any other round the clock. A target of `null` is
 * none, 0 is due at the start.
 *
 * Attributes have Zendesk's names of fields (`organization_id`, `custom_fields_123`); the tag `vip`
 * is the attribute `tag:vip` with the value `true`. Ids and ticks fit as number or boolean and as
 * text. What is not understood is listed, never guessed. A ticket that no policy fits any more has
 * its running cycle cancelled.
 *
 * Source: Zendesk developer documentation, "SLA Policies".
 *
 * @param json - The parsed JSON, with the list `sla_policies`.
 * @returns Objectives for an agreement, and what is lost. Without its `kind` an objective is a rule
 * for `compileClock`.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-duration`, `invalid-option`.
 * @example
 * import { clocksFromZendeskSlaPolicies } from 'slakit/interop/zendesk'
 * const { objectives } = clocksFromZendeskSlaPolicies({
 *   sla_policies: [{
 *     id: 36, title: 'Incidents', position: 1,
 *     filter: { all: [{ field: 'type', operator: 'is', value: 'incident' }], any: [] },
 *     policy_metrics: [{ priority: 'urgent', metric: 'first_reply_time', target: 30, business_hours: false }],
 *   }],
 * })
 * objectives[0]?.targets
 * // => [{
 * //   when: { all: [{ field: 'priority', equals: 'urgent' }, { field: 'type', equals: 'incident' }] },
 * //   elapsed: 'PT30M',
 * // }]
 */
export function clocksFromZendeskSlaPolicies(
  json: unknown,
  options: ZendeskPolicyOptions = {},
): ReadZendeskPolicies {
  const lost: ZendeskLost[] = [];
  const policies = readPolicies(json, readFields(options), lost);
  const objectives: ClockObjective[] = [];
  for (const [metric, { name, preset }] of POLICY_METRICS) {
    const targets = PRIORITIES.flatMap((priority) =>
      targetsFor(policies, metric, priority, options, lost),
    );
    if (targets.length > 0)
      objectives.push({ kind: 'clock', id: metric, name, ...preset, targets });
  }
  return { objectives, lost };
}

interface Policy {
  readonly filter: readonly Condition[];
  readonly promises: readonly Promised[];
}

interface Promised {
  readonly path: Path;
  readonly metric: string;
  readonly priority: string;
  readonly targetMs: number;
  readonly businessHours: boolean;
}

function readFields(options: ZendeskPolicyOptions): FieldNames {
  const record = readRecord(options, ['options'], '{ calendar, fields }');
  const names = readRecord(fieldOf(record, 'fields') ?? {}, ['options', 'fields'], 'attributes');
  const wrong = Object.keys(names).find((key) => typeof names[key] !== 'string');
  if (wrong === undefined) return names as FieldNames;
  fail({
    code: 'invalid-option',
    path: ['options', 'fields', wrong],
    expected: 'the name of an attribute',
    received: shown(names[wrong]),
  });
}

/** The policies that are understood, in the order in which tickets are held against them. */
function readPolicies(json: unknown, fields: FieldNames, lost: ZendeskLost[]): readonly Policy[] {
  const root = readRecord(json, [], '{ sla_policies }');
  return readList(root, 'sla_policies', [], MOST_POLICIES)
    .map((item, index) => {
      const path = ['sla_policies', index];
      const record = readRecord(item, path, 'an SLA policy');
      return { record, path, position: readPosition(record, path) };
    })
    .sort((a, b) => (a.position === b.position ? 0 : a.position - b.position))
    .flatMap(({ record, path }) => {
      const filter = readFilter(record, path, fields, lost);
      const promises = readPromises(record, path, lost);
      reportSettings(record, path, lost);
      return filter === undefined ? [] : [{ filter, promises }];
    });
}

/** A policy without position goes last, as Zendesk adds it. */
function readPosition(record: JsonRecord, path: Path): number {
  const position = fieldOf(record, 'position') ?? null;
  if (position === null) return Number.MAX_SAFE_INTEGER;
  if (Number.isSafeInteger(position)) return position as number;
  fail({
    code: 'invalid-type',
    path: [...path, 'position'],
    expected: 'a whole number',
    received: shown(position),
  });
}

function readPromises(policy: JsonRecord, path: Path, lost: ZendeskLost[]): readonly Promised[] {
  return readOptionalList(policy, 'policy_metrics', path, MOST_METRICS).flatMap((item, index) => {
    const at = [...path, 'policy_metrics', index];
    const record = readRecord(item, at, '{ priority, metric, target, business_hours }');
    const metric = readText(record, 'metric', at);
    const priority = readText(record, 'priority', at);
    const targetMs = readTargetMs(record, at);
    if (!POLICY_METRICS.has(metric)) {
      const message = 'this metric is not known: its target is left out';
      lost.push(entry('unknown-metric', [...at, 'metric'], metric, message));
      return [];
    }
    if (!PRIORITIES.includes(priority)) {
      const message = 'this priority is not known: its target is left out';
      lost.push(entry('unknown-priority', [...at, 'priority'], priority, message));
      return [];
    }
    if (targetMs === null) return [];
    const businessHours = readFlag(record, 'business_hours', at);
    return [{ path: at, metric, priority, targetMs, businessHours }];
  });
}

/** Settings of a metric move its start, which the presets do not know. */
function reportSettings(policy: JsonRecord, path: Path, lost: ZendeskLost[]): void {
  const value = fieldOf(policy, 'metric_settings') ?? null;
  if (value === null) return;
  const settings = readRecord(value, [...path, 'metric_settings'], 'settings by metric');
  for (const metric of Object.keys(settings)) {
    const at = [...path, 'metric_settings', metric];
    const ofMetric = settings[metric];
    if (ofMetric === null || Object.values(readRecord(ofMetric, at, 'settings')).every(isOff)) {
      continue;
    }
    const message = 'these settings change when the metric starts or ends: it is read without them';
    lost.push(entry('metric-settings', at, metric, message));
  }
}

function isOff(setting: unknown): boolean {
  return setting === false || setting === null;
}

/** The targets of one metric at one priority, each for the tickets that no earlier policy governs. */
function targetsFor(
  policies: readonly Policy[],
  metric: string,
  priority: string,
  options: ZendeskTargetOptions,
  lost: ZendeskLost[],
): readonly ElapsedTarget[] {
  const targets: ElapsedTarget[] = [];
  const governed: Condition[] = [];
  let isReachable = true;
  for (const { filter, promises } of policies) {
    const own = promises.filter((one) => one.metric === metric && one.priority === priority);
    own.forEach((promised, index) => {
      if (isReachable && index === 0) {
        const without: Condition[] = governed.length === 0 ? [] : [{ not: { any: [...governed] } }];
        const when = [{ field: 'priority', equals: priority }, ...filter, ...without];
        targets.push(...targetsOf(promised, when, options));
      } else {
        const message = 'an earlier policy or target holds for all its tickets: it is left out';
        lost.push(entry('unreachable', promised.path, metric, message));
      }
    });
    const { when } = whenAll(filter);
    if (when === undefined) isReachable = false;
    // The list of targets is in order itself; only a policy without this target must be kept clear of.
    else if (own.length === 0) governed.push(when);
  }
  return targets;
}

function entry(code: string, path: Path, subject: string, message: string): ZendeskLost {
  return { code, path, subject: subject.slice(0, 80), message };
}
