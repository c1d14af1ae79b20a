import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, pathOf, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { flag, text } from '../../core/read-values.js';
import { orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import type { FilterWarning } from './filter.js';
import { POLICY_METRICS, PRIORITIES } from './metrics.js';
import { readTargetMs } from './targets.js';

/**
 * A code of what of policies is not in the clocks: `unknown-field`, `unknown-operator`,
 * `unknown-value` (the whole policy is left out), `unknown-metric`, `unknown-priority`,
 * `unreachable` (that target is), `metric-settings`.
 */
export type ZendeskPolicyWarning =
  | FilterWarning
  | 'unknown-metric'
  | 'unknown-priority'
  | 'unreachable'
  | 'metric-settings';

/** A finding about a policy. */
export type PolicyWarning = Finding<ZendeskPolicyWarning>;

/** One target of a policy. */
export interface Promised {
  readonly reader: Reader;
  readonly metric: string;
  readonly priority: string;
  readonly targetMs: number;
  readonly businessHours: boolean;
}

/** More metrics than a policy can name. */
const MOST_METRICS = 200;

/** The targets of a policy that are understood. */
export function readPromises(policy: Reader, warnings: PolicyWarning[]): readonly Promised[] {
  const read = orNone(
    listOf('metrics', (item) => readPromise(item, warnings), { most: MOST_METRICS }),
  );
  const promises = read(childOf(policy, 'policy_metrics')) ?? [];
  return promises.filter((promise) => promise !== undefined);
}

function readPromise(reader: Reader, warnings: PolicyWarning[]): Promised | undefined {
  const { metric, priority } = pickFields(reader, '{ priority, metric, target, business_hours }', {
    metric: text,
    priority: text,
  });
  const targetMs = readTargetMs(reader);
  if (!POLICY_METRICS.has(metric)) {
    const place = childOf(reader, 'metric');
    warnings.push(leftOut('unknown-metric', place, 'a metric that is known'));
    return undefined;
  }
  if (!PRIORITIES.includes(priority)) {
    const place = childOf(reader, 'priority');
    warnings.push(leftOut('unknown-priority', place, 'a priority that is known'));
    return undefined;
  }
  if (targetMs === null) return undefined;
  const businessHours = flag(childOf(reader, 'business_hours'));
  return { reader, metric, priority, targetMs, businessHours };
}

function leftOut(code: ZendeskPolicyWarning, place: Reader, expected: string): PolicyWarning {
  const hint = 'its target is left out';
  return lossOf({ code, path: pathOf(place), expected, received: shown(place.value), hint });
}
