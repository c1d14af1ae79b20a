import type { InstantInput } from '../../core/instant.js';
import type { IntervalInput, TimeInput } from '../../core/interval.js';
import { type FieldsOf, type Read, type Reader, refuse } from '../../core/read.js';
import { PERIOD_FIELDS, readSpan } from '../../core/read-interval.js';
import { optional, readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import type { OutagesInput } from '../outages/outage.js';
import { NO_OUTAGES, outagesReader } from '../outages/read-outages.js';
import type { OutageTable } from '../outages/table.js';
import { time } from '../terms/time.js';
import { type Exclusion, type ExclusionsInput, readExclusions } from './exclusions.js';
import type { AvailabilityPlan } from './rule.js';
import {
  ALWAYS,
  type ServiceTimeInput,
  type ServiceWithin,
  serviceOfCalendar,
  serviceTime,
} from './service-time.js';

/** The facts of a service in a period: outages, exclusions, unknown time, and service time. */
export interface AvailabilityFacts {
  /** The period to judge: start included, end excluded. A period or interval of a result will do. */
  readonly period: IntervalInput;
  /** Outages in any order and form; they may overlap, and count once with the highest weight. */
  readonly outages?: OutagesInput | undefined;
  readonly exclusions?: ExclusionsInput | undefined;
  /** Time that nobody watched. Where an outage is known as well, the outage counts. */
  readonly unknown?: TimeInput | undefined;
  /** Since when the service exists: the period is measured from here. */
  readonly trackedSince?: InstantInput | undefined;
  /**
   * When service was agreed, for rules without a calendar: a list of time, a compiled calendar, or a
   * function of one's own.
   *
   * @defaultValue the calendar of the rule, else always
   */
  readonly serviceTime?: ServiceTimeInput | undefined;
}

/** Bounds of time, start included, end excluded. */
export interface Bounds {
  readonly startAt: number;
  readonly endAt: number;
}

/** Facts as read: exact, with all that goes on ended at the instant of judgement. */
export interface FactsPlan {
  readonly period: Bounds;
  readonly outages: OutageTable;
  readonly exclusions: readonly Exclusion[];
  readonly unknown: TimeSet;
  readonly trackedSince: number | undefined;
  readonly serviceTime: ServiceWithin;
}

/** Reads facts for a rule, which knows the weights and the calendar, as known at an instant. */
export function readFacts(reader: Reader, rule: AvailabilityPlan, at: number): FactsPlan {
  return readFields(reader, 'facts about a period', {
    period,
    outages: optional(outagesReader({ weights: rule.weights, at }), NO_OUTAGES),
    exclusions: optional((place) => readExclusions(place, at), []),
    unknown: optional(time, EMPTY),
    trackedSince: optional(instant),
    serviceTime: serviceReader(rule),
  } satisfies FieldsOf<AvailabilityFacts>);
}

function period(reader: Reader): Bounds {
  const { startAt, endAt } = readSpan(reader, 'a period', instant, PERIOD_FIELDS);
  return { startAt, endAt };
}

function serviceReader({ calendar }: AvailabilityPlan): Read<ServiceWithin> {
  if (calendar === null) return optional(serviceTime, ALWAYS);
  const ofCalendar = serviceOfCalendar(calendar.compiled);
  return (reader) => {
    if (reader.value === undefined) return ofCalendar;
    refuse(reader, {
      code: 'invalid-option',
      expected: `no service time beside the calendar ${calendar.id} of the rule`,
    });
  };
}
