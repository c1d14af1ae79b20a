import type { ClockObjective } from '../../agreement/document/document.js';
import type { ElapsedTarget } from '../../clock/rule/rule.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, pathOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { byName, listOf, optional, readFields, requireObject } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import { readCalendarChoice, targetsOf } from '../shared/calendar-choice.js';
import { firstMatches, type Policy } from '../shared/first-match.js';
import { isNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { type FieldNames, readFilter } from './filter.js';
import { POLICY_METRICS, PRIORITIES } from './metrics.js';
import {
  type PolicyWarning,
  type Promised,
  readPromises,
  type ZendeskPolicyWarning,
} from './promise.js';
import type { ZendeskTargetOptions } from './targets.js';

/** Options of `clocksFromZendeskSlaPolicies`. */
export interface ZendeskPolicyOptions extends ZendeskTargetOptions {
  /**
   * Attributes for fields of filters, by Zendesk's name: renames a field (`{ type: 'ticket_type' }`)
   * or makes one known. Other fields keep their name.
   */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** Clocks read from SLA policies, and what of the policies is not in them. */
export interface ReadZendeskPolicies {
  /** One per metric that a policy has a target for; its id is Zendesk's name of the metric. */
  readonly objectives: readonly ClockObjective[];
  readonly warnings: readonly Finding<ZendeskPolicyWarning>[];
}

/** More policies than an account has. */
const MOST_POLICIES = 500;

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
 * @param options - The calendar of targets in business hours, and names of attributes.
 * @returns Objectives for an agreement, and what is lost, as warnings. Without its `kind` an objective is a rule
 * for `compileClock`.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-duration`, `invalid-option`,
 * `unknown-field` for an option that does not exist.
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
  const { calendar, fields } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const warnings: PolicyWarning[] = [];
  const policies = readPolicies(json, Object.fromEntries(fields), warnings);
  const objectives: ClockObjective[] = [];
  for (const [metric, { name, preset }] of POLICY_METRICS) {
    const targets = PRIORITIES.flatMap((priority) =>
      targetsFor(policies, { metric, priority }, { calendar }, warnings),
    );
    if (targets.length > 0)
      objectives.push({ kind: 'clock', id: metric, name, ...preset, targets });
  }
  return { objectives, warnings };
}

const OPTIONS = {
  calendar: optional(readCalendarChoice),
  fields: optional(byName('attributes', text), new Map<string, string>()),
} satisfies FieldsOf<ZendeskPolicyOptions>;

/** The policies that are understood, in the order in which tickets are held against them. */
function readPolicies(
  json: unknown,
  fields: FieldNames,
  warnings: PolicyWarning[],
): readonly Policy<Promised>[] {
  const { sla_policies: read } = pickFields(readerOf(json), '{ sla_policies }', {
    sla_policies: listOf('SLA policies', readPosition, { most: MOST_POLICIES }),
  });
  return [...read]
    .sort((a, b) => (a.position === b.position ? 0 : a.position - b.position))
    .flatMap(({ reader }) => {
      const filter = readFilter(childOf(reader, 'filter'), fields, (finding) => {
        warnings.push(finding);
      });
      const promises = readPromises(reader, warnings);
      warnOfSettings(childOf(reader, 'metric_settings'), warnings);
      return filter === undefined ? [] : [{ filter, promises }];
    });
}

/** A policy without position goes last, as Zendesk adds it. */
function readPosition(reader: Reader): { readonly reader: Reader; readonly position: number } {
  requireObject(reader, 'an SLA policy');
  const at = childOf(reader, 'position');
  if (isNone(at)) return { reader, position: Number.MAX_SAFE_INTEGER };
  if (Number.isSafeInteger(at.value)) return { reader, position: at.value as number };
  refuse(at, { code: 'invalid-type', expected: 'a whole number' });
}

/** Settings of a metric move its start, which the presets do not know. */
function warnOfSettings(reader: Reader, warnings: PolicyWarning[]): void {
  if (isNone(reader)) return;
  for (const metric of Object.keys(requireObject(reader, 'settings by metric'))) {
    const settings = childOf(reader, metric);
    if (isNone(settings) || Object.values(requireObject(settings, 'settings')).every(isOff))
      continue;
    warnings.push(
      lossOf({
        code: 'metric-settings',
        path: pathOf(settings),
        expected: 'a metric that starts and ends as usual',
        received: `settings of ${metric}`,
        hint: 'the metric is read without them',
      }),
    );
  }
}

function isOff(setting: unknown): boolean {
  return setting === false || setting === null;
}

/** The targets of one metric at one priority, each for the tickets that no earlier policy governs. */
function targetsFor(
  policies: readonly Policy<Promised>[],
  { metric, priority }: Pick<Promised, 'metric' | 'priority'>,
  options: ZendeskTargetOptions,
  warnings: PolicyWarning[],
): readonly ElapsedTarget[] {
  const matches = firstMatches(
    policies,
    (one) => one.metric === metric && one.priority === priority,
    (one) => warnings.push(unreachable(one)),
  );
  const isOfPriority = { field: 'priority', equals: priority };
  return matches.flatMap(({ promise, when }) =>
    targetsOf(promise, [isOfPriority, ...when], options.calendar),
  );
}

function unreachable({ reader, metric }: Promised): PolicyWarning {
  return lossOf({
    code: 'unreachable',
    path: pathOf(reader),
    expected: 'tickets for which no earlier policy or target holds',
    received: `a second target of ${metric}`,
    hint: 'it is left out',
  });
}
