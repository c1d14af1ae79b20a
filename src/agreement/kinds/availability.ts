import { type Reader, readerOf, reading } from '../../core/read.js';
import { id } from '../../core/read-values.js';
import {
  type CompiledAvailability,
  compiledAvailability,
} from '../../uptime/availability/compile.js';
import type { AvailabilityFacts } from '../../uptime/availability/facts.js';
import { measureAvailability } from '../../uptime/availability/measure.js';
import { type AvailabilityRule, readAvailabilityRule } from '../../uptime/availability/rule.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonPlan, commonPlan } from './common.js';
import {
  type KindFacts,
  type Measured,
  OTHER_KINDS,
  percentOfTarget,
  shortPercent,
  spansFor,
} from './measured.js';
import { IN_PERCENT, noteMissingTarget, ownFields, readRuled } from './ruled.js';

/** An availability objective as read. */
export interface AvailabilityObjectivePlan extends CommonPlan {
  readonly kind: 'availability';
  readonly service: string;
  readonly availability: CompiledAvailability;
}

/** The units of the levels that a service gives: its availability, and the length of its downtime. */
const MEASURED = ['percent', 'milliseconds', 'seconds', 'minutes', 'hours', 'days'] as const;

/** Reads an availability objective: what the agreement adds here, the rest by the reader of uptime. */
export function readAvailabilityObjective(reader: Reader, shelf: Shelf): AvailabilityObjectivePlan {
  const { values, rule } = readRuled(
    reader,
    'an availability objective',
    { ...ownFields(shelf, 'availability'), service: id },
    (at) =>
      compiledAvailability(at.value as AvailabilityRule, readAvailabilityRule(at, shelf.calendars)),
  );
  noteMissingTarget(reader, rule.plan.target, IN_PERCENT);
  return {
    kind: 'availability',
    ...commonPlan(reader, values, { charge: values.service, measured: MEASURED }),
    service: values.service,
    availability: rule,
  };
}

/**
 * The record of a service in a period: its outages, exclusions and unknown time, as
 * `measureAvailability` takes them, without the period and the service time.
 */
export type ServiceRecord = Omit<AvailabilityFacts, 'period' | 'serviceTime'>;

/** Measures the availability of its service over a period. */
export function measureAvailabilityObjective(
  objective: AvailabilityObjectivePlan,
  { services, period, spansOf, at, trace }: KindFacts,
): Measured {
  const { availability: rule, service } = objective;
  // A service without a record was not watched: nothing is known, and nothing is guessed.
  const record = services.get(service) ?? readerOf({ unknown: [period] });
  const availability = reading((value: ServiceRecord) =>
    measureAvailability(
      rule,
      { ...value, period, spans: { ...spansFor(rule.plan, spansOf), ...value.spans } },
      { at, listIntervals: trace },
    ),
  )(record);
  const isKnown = availability.status !== 'insufficient-data';
  return {
    line: {
      service,
      status: availability.status,
      targetPercent: percentOfTarget(rule.plan.target),
      levelPercent: shortPercent(availability.availabilityPercent),
      ...OTHER_KINDS,
      availability,
    },
    // Where too little was watched for a verdict, the figure of the rest is none for a remedy either.
    level: isKnown ? availability.exact : null,
    downtimeMs: availability.downtimeMs,
    // What was not promised in the period is not missed in it, whatever a scheme says of missing figures.
    isExcused: availability.status === 'nothing-promised',
  };
}
