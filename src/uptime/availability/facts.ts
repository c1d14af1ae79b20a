import { MAX_INSTANT } from '../../core/instant.js';
import type { Interval, IntervalInput, TimeInput } from '../../core/interval.js';
import { attempt, childOf, type FieldsOf, type Reader, refuse } from '../../core/read.js';
import { byName, listOf, optional, readFields } from '../../core/read-parts.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import { CHECKED_FIELDS, type CheckedTime } from '../outages/checks.js';
import type { OutagesInput } from '../outages/outage.js';
import { NO_OUTAGES, outagesReader } from '../outages/read-outages.js';
import type { OutageTable } from '../outages/table.js';
import { readPeriod, TRACKED_FIELDS, type TrackedPeriod, trackedPart } from '../terms/period.js';
import {
  type ServiceTimeInput,
  type ServiceWithin,
  serviceTimeFor,
} from '../terms/service-time.js';
import { time } from '../terms/time.js';
import {
  type ExcludedBefore,
  type Exclusion,
  type ExclusionsInput,
  readExcludedBefore,
  readExclusions,
} from './exclusions.js';
import type { AvailabilityPlan } from './rule.js';

/** The facts of a service in a period: outages, exclusions, unknown time, and service time. */
export interface AvailabilityFacts extends TrackedPeriod {
  /** Outages in any order and form; they may overlap, and count once with the highest weight. */
  readonly outages?: OutagesInput | undefined;
  readonly exclusions?: ExclusionsInput | undefined;
  /** Time that nobody watched. Where an outage is known as well, the outage counts. */
  readonly unknown?: TimeInput | undefined;
  /** What checks say beside, so that a whole result of `outagesFromChecks` is a record: it counts as up, and is not looked at. */
  readonly unconfirmed?: TimeInput | undefined;
  /** The bounds of what checks saw; as `unconfirmed` not looked at. */
  readonly bounds?: CheckedTime['bounds'] | undefined;
  /**
   * The spans that caps of the rule name, such as `year`: in order, and without a gap over the period.
   * `periodAt` finds them.
   */
  readonly spans?: { readonly [name: string]: readonly IntervalInput[] } | undefined;
  /** What exclusions were granted before the period, for caps of spans that began earlier. */
  readonly excludedBefore?: readonly ExcludedBefore[] | undefined;
  /**
   * When service was agreed, for rules without a calendar: a list of time, a compiled calendar, or a
   * function of one's own.
   *
   * @defaultValue the calendar of the rule, else always
   */
  readonly serviceTime?: ServiceTimeInput | undefined;
}

/** Facts as read: exact, with all that goes on ended at the instant of judgement. */
export interface FactsPlan {
  readonly period: Interval;
  readonly outages: OutageTable;
  readonly exclusions: readonly Exclusion[];
  readonly unknown: TimeSet;
  /** The part of the period in which the service exists. */
  readonly tracked: Interval;
  readonly spans: ReadonlyMap<string, readonly Interval[]>;
  readonly excludedBefore: ReadonlyMap<string, TimeSet>;
  readonly serviceTime: ServiceWithin;
}

/** Reads facts for a rule, which knows the weights and the calendar, as known at an instant. */
export function readFacts(reader: Reader, rule: AvailabilityPlan, at: number): FactsPlan {
  const {
    trackedSince,
    trackedUntil,
    unconfirmed: _,
    bounds: __,
    ...facts
  } = readFields(reader, 'facts about a period', {
    ...TRACKED_FIELDS,
    outages: optional(outagesReader({ weights: rule.weights, at }), NO_OUTAGES),
    exclusions: optional((place) => readExclusions(place, at), []),
    unknown: optional(time, EMPTY),
    ...CHECKED_FIELDS,
    spans: optional(byName('spans', spans), NO_SPANS),
    excludedBefore: optional((place) => readExcludedBefore(place, startOf(reader)), NONE_BEFORE),
    serviceTime: serviceTimeFor(rule.calendar),
  } satisfies FieldsOf<AvailabilityFacts>);
  const tracked = trackedPart(reader, { period: facts.period, trackedSince, trackedUntil });
  requireSpans(reader, rule, facts);
  return { ...facts, tracked };
}

const NO_SPANS: FactsPlan['spans'] = /* @__PURE__ */ new Map();
const NONE_BEFORE: FactsPlan['excludedBefore'] = /* @__PURE__ */ new Map();

/** The start of the period, which is read with everything else; where it is wrong, that is told of it. */
function startOf(reader: Reader): number {
  return (
    attempt({ ...childOf(reader, 'period'), findings: [] }, readPeriod)?.value.startAt ??
    MAX_INSTANT
  );
}

/** Reads spans of one name: each begins at the end of the one before, or later. */
function spans(reader: Reader): readonly Interval[] {
  const list = listOf('spans', readPeriod, { least: 1 })(reader);
  const wrong = list.findIndex(({ startAt }, i) => startAt < (list[i - 1]?.endAt ?? startAt));
  if (wrong < 0) return list;
  refuse(childOf(reader, wrong), {
    code: 'invalid-interval',
    expected: 'spans in order that do not overlap',
  });
}

/** A cap of a span needs to know it all over the period, where something of its kind is to be excluded. */
function requireSpans(
  reader: Reader,
  { exclusionRules, agreedExclusions }: AvailabilityPlan,
  { period: { startAt, endAt }, exclusions, spans: known }: Omit<FactsPlan, 'tracked'>,
): void {
  const kinds = new Set([...exclusions, ...agreedExclusions].map(({ kind }) => kind));
  for (const kind of kinds) {
    for (const cap of exclusionRules.get(kind)?.caps ?? []) {
      if (!('span' in cap)) continue;
      const list = known.get(cap.span) ?? [];
      const isWhole =
        (list[0]?.startAt ?? endAt) <= startAt &&
        (list[list.length - 1]?.endAt ?? startAt) >= endAt &&
        list.every((span, i) => i === 0 || span.startAt === list[i - 1]?.endAt);
      if (isWhole) continue;
      refuse(childOf(childOf(reader, 'spans'), cap.span), {
        code: list.length === 0 ? 'missing-field' : 'invalid-interval',
        expected: `the spans that the cap on ${kind} counts in, without a gap over the period`,
        hint: 'periodAt finds the year, quarter or month that an instant lies in',
      });
    }
  }
}
