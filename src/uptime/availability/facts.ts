import type { Interval, TimeInput } from '../../core/interval.js';
import type { FieldsOf, Reader } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import {
  exclusionFields,
  type PeriodExclusions,
  type PeriodExclusionsPlan,
  requireSpans,
} from '../exclusions/period-exclusions.js';
import { CHECKED_FIELDS, type CheckedTime } from '../outages/checks.js';
import type { OutagesInput } from '../outages/outage.js';
import { NO_OUTAGES, outagesReader } from '../outages/read-outages.js';
import type { OutageTable } from '../outages/table.js';
import { TRACKED_FIELDS, type TrackedPeriod, trackedPart } from '../terms/period.js';
import {
  type ServiceTimeInput,
  type ServiceWithin,
  serviceTimeFor,
} from '../terms/service-time.js';
import { time } from '../terms/time.js';
import type { AvailabilityPlan } from './rule.js';

/** The facts of a service in a period: outages, exclusions, unknown time, and service time. */
export interface AvailabilityFacts extends TrackedPeriod, PeriodExclusions {
  /** Outages in any order and form; they may overlap, and count once with the highest weight. */
  readonly outages?: OutagesInput | undefined;
  /** Time that nobody watched. Where an outage is known as well, the outage counts. */
  readonly unknown?: TimeInput | undefined;
  /** What checks say beside, so that a whole result of `outagesFromChecks` is a record: it counts as up, and is not looked at. */
  readonly unconfirmed?: TimeInput | undefined;
  /** The bounds of what checks saw; as `unconfirmed` not looked at. */
  readonly bounds?: CheckedTime['bounds'] | undefined;
  /**
   * When service was agreed, for rules without a calendar: a list of time, a compiled calendar, or a
   * function of one's own.
   *
   * @defaultValue the calendar of the rule, else always
   */
  readonly serviceTime?: ServiceTimeInput | undefined;
}

/** Facts as read: exact, with all that goes on ended at the instant of judgement. */
export interface FactsPlan extends PeriodExclusionsPlan {
  readonly period: Interval;
  readonly outages: OutageTable;
  readonly unknown: TimeSet;
  /** The part of the period in which the service exists. */
  readonly tracked: Interval;
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
    ...exclusionFields(reader, at),
    unknown: optional(time, EMPTY),
    ...CHECKED_FIELDS,
    serviceTime: serviceTimeFor(rule.calendar),
  } satisfies FieldsOf<AvailabilityFacts>);
  const tracked = trackedPart(reader, { period: facts.period, trackedSince, trackedUntil });
  requireSpans(reader, rule, facts);
  return { tracked, ...facts };
}
