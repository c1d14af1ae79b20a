import { fail } from '../../core/error.js';
import { formatExact } from '../../core/fraction-text.js';
import { compare, ratio, ratioOf } from '../../core/ratio.js';
import { type Read, type Reader, readerOf, reading } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { id, lengthAboveZero } from '../../core/read-values.js';
import { bucketsFromHistograms, type HistogramBucket } from '../../uptime/buckets/histograms.js';
import { type CompiledRequests, compiledRequests } from '../../uptime/sli/compile-requests.js';
import { measureRequests } from '../../uptime/sli/measure-requests.js';
import type { RequestSli } from '../../uptime/sli/request-sli.js';
import type { RequestsFacts } from '../../uptime/sli/requests-facts.js';
import { type RequestsRule, readRequestsRule } from '../../uptime/sli/requests-rule.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonPlan, type CommonValues, commonPlan, type MetricTerms } from './common.js';
import {
  type KindFacts,
  type Measured,
  OTHER_KINDS,
  percentOfTarget,
  shortPercent,
  spansFor,
} from './measured.js';
import { IN_PERCENT, noteMissingTarget, ownFields, readRuled } from './ruled.js';

/** An objective about counted events as read. */
interface EventsPlan extends CommonPlan {
  readonly service: string | null;
  readonly requests: CompiledRequests;
}

/** A requests objective as read. */
export interface RequestsObjectivePlan extends EventsPlan {
  readonly kind: 'requests';
}

/** A latency objective as read. */
export interface LatencyObjectivePlan extends EventsPlan {
  readonly kind: 'latency';
  readonly thresholdMs: number;
}

/**
 * The record of counted events in a period: buckets, exclusions and unknown time, as `measureRequests`
 * takes them, without the period and the service time.
 */
export type RequestsRecord = Omit<RequestsFacts, 'period' | 'serviceTime'>;

/**
 * The record of a latency objective: buckets whose good events are those within its threshold, or
 * histograms with bounds in seconds, of which one is the threshold.
 */
export interface LatencyRecord extends RequestsRecord {
  readonly histograms?: readonly HistogramBucket[] | undefined;
}

/** What remedies may look at. */
const MEASURED: MetricTerms = {
  metrics: ['successRate', 'failureCount'],
  usual: { percent: 'successRate', count: 'failureCount' },
};

/** Reads a requests objective: what the agreement adds here, the rest by the reader of uptime. */
export function readRequestsObjective(reader: Reader, shelf: Shelf): RequestsObjectivePlan {
  const table = { ...ownFields(shelf, 'requests'), service: optional(id) };
  const ruled = readRuled(reader, 'a requests objective', table, ruleIn(shelf));
  return { kind: 'requests', ...eventsPlan(reader, ruled) };
}

/** Reads a latency objective, in the same way. */
export function readLatencyObjective(reader: Reader, shelf: Shelf): LatencyObjectivePlan {
  const ruled = readRuled(
    reader,
    'a latency objective',
    { ...ownFields(shelf, 'latency'), service: optional(id), threshold: lengthAboveZero },
    ruleIn(shelf),
  );
  const thresholdMs = ruled.values.threshold;
  return { kind: 'latency', ...eventsPlan(reader, ruled), thresholdMs };
}

function ruleIn(shelf: Shelf): Read<CompiledRequests> {
  return (at) => compiledRequests(at.value as RequestsRule, readRequestsRule(at, shelf.calendars));
}

type Values = CommonValues & { readonly service: string | undefined };

function eventsPlan(
  reader: Reader,
  { values, rule }: { readonly values: Values; readonly rule: CompiledRequests },
): EventsPlan {
  noteMissingTarget(reader, rule.plan.target, IN_PERCENT);
  const { service = null } = values;
  return {
    ...commonPlan(reader, values, { charge: service ?? 'total', ...MEASURED }),
    service,
    requests: rule,
  };
}

/** Measures the events of a requests objective over a period. */
export function measureRequestsObjective(
  objective: RequestsObjectivePlan,
  facts: KindFacts,
): Measured {
  // An objective without a record was not counted: nothing is known, and nothing is guessed.
  const record = facts.requests.get(objective.id) ?? readerOf({});
  return measured(objective, facts, reading((given: RequestsRecord) => given)(record), record);
}

/** Measures the events within the threshold of a latency objective over a period. */
export function measureLatencyObjective(
  objective: LatencyObjectivePlan,
  facts: KindFacts,
): Measured {
  const record = facts.requests.get(objective.id) ?? readerOf({});
  const given = reading((value: LatencyRecord) => withinThreshold(value, objective))(record);
  return measured(objective, facts, given, record);
}

function withinThreshold(
  { histograms, ...record }: LatencyRecord,
  { thresholdMs }: LatencyObjectivePlan,
): RequestsRecord {
  if (histograms === undefined) return record;
  const threshold = formatExact(ratio(thresholdMs, 1000));
  const { isExact, lower } = bucketsFromHistograms(histograms, { threshold });
  if (isExact && record.buckets === undefined) return { ...record, buckets: lower };
  fail({
    code: 'invalid-option',
    path: ['histograms'],
    expected: isExact
      ? 'either buckets or histograms'
      : `a bound of ${threshold} s, the threshold, in each histogram`,
    received: isExact ? 'both' : 'one without it',
  });
}

function measured(
  { requests: rule, service }: EventsPlan,
  { period, spansOf, at, trace }: KindFacts,
  given: RequestsRecord,
  record: Reader,
): Measured {
  const requests = reading(() =>
    measureRequests(
      rule,
      { ...given, period, spans: { ...spansFor(rule.plan, spansOf), ...given.spans } },
      { at, listLeftOut: trace, listIntervals: trace },
    ),
  )(record);
  const isKnown = requests.status !== 'insufficient-data';
  return {
    line: {
      service,
      status: requests.status,
      targetPercent: percentOfTarget(rule.plan.target),
      levelPercent: shortPercent(requests.sliPercent),
      ...OTHER_KINDS,
      requests,
    },
    figures: {
      successRate: () => (isKnown ? requests.exact : null),
      failureCount: () => (isKnown && requests.exact !== null ? requests.events.bad : null),
    },
    isExcused: requests.status === 'nothing-promised' || hasTooFewEvents(rule, requests),
  };
}

/** Too few events prove nothing, and owe nothing; too little known time is as good as no report. */
function hasTooFewEvents(rule: CompiledRequests, { status, events }: RequestSli): boolean {
  if (status !== 'insufficient-data') return false;
  return compare(ratioOf(events.total), ratio(rule.plan.minEvents)) < 0;
}
