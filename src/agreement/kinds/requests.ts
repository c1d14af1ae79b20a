import { fail } from '../../core/error.js';
import { formatExact } from '../../core/fraction-text.js';
import { compare, percentOfShare, type Ratio, ratio, ratioOf } from '../../core/ratio.js';
import {
  attempt,
  childOf,
  note,
  REFUSED,
  type Reader,
  readerOf,
  reading,
} from '../../core/read.js';
import { optional, takeFields } from '../../core/read-parts.js';
import { id, lengthAboveZero, text, word } from '../../core/read-values.js';
import { bucketsFromHistograms, type HistogramBucket } from '../../uptime/buckets/histograms.js';
import { type CompiledRequests, compiledRequests } from '../../uptime/sli/compile-requests.js';
import { measureRequests } from '../../uptime/sli/measure-requests.js';
import type { RequestSli } from '../../uptime/sli/request-sli.js';
import type { RequestsFacts } from '../../uptime/sli/requests-facts.js';
import { type RequestsRule, readRequestsRule } from '../../uptime/sli/requests-rule.js';
import type { LatencyObjective, RequestsObjective } from '../document/document.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonPlan, commonFields, commonPlan, requireUnit } from './common.js';
import { type KindFacts, type Measured, shortPercent } from './measured.js';

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

/** Reads a requests objective: what the agreement adds here, the rest by the reader of uptime. */
export function readRequestsObjective(reader: Reader, shelf: Shelf): RequestsObjectivePlan {
  const { values, rest } = takeFields(reader, 'a requests objective', {
    id,
    name: optional(text),
    ...commonFields(shelf),
    kind: word(['requests']),
    service: optional(id),
  });
  const requests = ruleOf(rest, shelf);
  if (values === undefined || requests === undefined) throw REFUSED;
  return { kind: 'requests', ...eventsPlan(reader, values, requests) };
}

/** Reads a latency objective, in the same way. */
export function readLatencyObjective(reader: Reader, shelf: Shelf): LatencyObjectivePlan {
  const { values, rest } = takeFields(reader, 'a latency objective', {
    id,
    name: optional(text),
    ...commonFields(shelf),
    kind: word(['latency']),
    service: optional(id),
    threshold: lengthAboveZero,
  });
  const requests = ruleOf(rest, shelf);
  if (values === undefined || requests === undefined) throw REFUSED;
  const plan = eventsPlan(reader, values, requests);
  return { kind: 'latency', ...plan, thresholdMs: values.threshold };
}

function ruleOf(rest: Reader, shelf: Shelf): CompiledRequests | undefined {
  return attempt(rest, (at) =>
    compiledRequests(at.value as RequestsRule, readRequestsRule(at, shelf.calendars)),
  )?.value;
}

type Values = Parameters<typeof commonPlan>[1] & { readonly service: string | undefined };

function eventsPlan(reader: Reader, values: Values, requests: CompiledRequests): EventsPlan {
  requireUnit(reader, values.remedy, ['percent']);
  if (requests.plan.target === null) {
    note(childOf(reader, 'targetPercent'), {
      code: 'missing-field',
      expected: 'a target such as "99.9"',
    });
  }
  const objective = reader.value as RequestsObjective | LatencyObjective;
  return {
    ...commonPlan(objective, values, values.service ?? 'total'),
    service: values.service ?? null,
    requests,
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
  { period, at, trace }: KindFacts,
  given: RequestsRecord,
  record: Reader,
): Measured {
  const requests = reading(() =>
    measureRequests(rule, { ...given, period }, { at, listLeftOut: trace }),
  )(record);
  return {
    line: {
      service,
      status: requests.status,
      targetPercent: percentOf(rule.plan.target),
      levelPercent: shortPercent(requests.sliPercent),
      availability: null,
      attainment: null,
      requests,
      score: null,
    },
    level: requests.status === 'insufficient-data' ? null : requests.exact,
    downtimeMs: null,
    isExcused: requests.status === 'nothing-promised' || hasTooFewEvents(rule, requests),
  };
}

/** Too few events prove nothing, and owe nothing; too little known time is as good as no report. */
function hasTooFewEvents(rule: CompiledRequests, { status, events }: RequestSli): boolean {
  if (status !== 'insufficient-data') return false;
  return compare(ratioOf(events.total), ratio(rule.plan.minEvents)) < 0;
}

function percentOf(target: Ratio | null): string | null {
  return target === null ? null : formatExact(percentOfShare(target));
}
