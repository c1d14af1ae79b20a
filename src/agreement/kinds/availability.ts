import { formatExact } from '../../core/fraction-text.js';
import { percentOfShare } from '../../core/ratio.js';
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
import { id, text, word } from '../../core/read-values.js';
import {
  type CompiledAvailability,
  compiledAvailability,
} from '../../uptime/availability/compile.js';
import type { AvailabilityFacts } from '../../uptime/availability/facts.js';
import { measureAvailability } from '../../uptime/availability/measure.js';
import { type AvailabilityRule, readAvailabilityRule } from '../../uptime/availability/rule.js';
import type { AvailabilityObjective } from '../document/document.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonPlan, commonFields, commonPlan, requireUnit } from './common.js';
import { type KindFacts, type Measured, type SpansOf, shortPercent } from './measured.js';

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
  const { values, rest } = takeFields(reader, 'an availability objective', {
    id,
    name: optional(text),
    ...commonFields(shelf),
    kind: word(['availability']),
    service: id,
  });
  const availability = attempt(
    rest,
    (at): CompiledAvailability =>
      compiledAvailability(at.value as AvailabilityRule, readAvailabilityRule(at, shelf.calendars)),
  );
  if (values === undefined || availability === undefined) throw REFUSED;
  requireUnit(reader, values.remedy, MEASURED);
  const objective = reader.value as AvailabilityObjective;
  if (availability.value.plan.target === null) {
    note(childOf(reader, 'targetPercent'), {
      code: 'missing-field',
      expected: 'a target such as "99.9"',
    });
  }
  return {
    kind: 'availability',
    ...commonPlan(objective, values, values.service),
    service: values.service,
    availability: availability.value,
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
      { ...value, period, spans: { ...spansFor(rule, spansOf), ...value.spans } },
      { at, listIntervals: trace },
    ),
  )(record);
  const isKnown = availability.status !== 'insufficient-data';
  return {
    line: {
      service,
      status: availability.status,
      targetPercent:
        rule.plan.target === null ? null : formatExact(percentOfShare(rule.plan.target)),
      levelPercent: shortPercent(availability.availabilityPercent),
      availability,
      attainment: null,
      requests: null,
      score: null,
    },
    // Where too little was watched for a verdict, the figure of the rest is none for a remedy either.
    level: isKnown ? availability.exact : null,
    downtimeMs: availability.downtimeMs,
    // What was not promised in the period is not missed in it, whatever a scheme says of missing figures.
    isExcused: availability.status === 'nothing-promised',
  };
}

/** The spans that the caps of a rule name, as far as the agreement knows them. */
function spansFor({ plan }: CompiledAvailability, spansOf: SpansOf) {
  const names = [...plan.exclusionRules.values()].flatMap(({ caps }) =>
    caps.flatMap((cap) => ('span' in cap ? [cap.span] : [])),
  );
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const spans = spansOf(name);
      return spans === undefined ? [] : [[name, spans] as const];
    }),
  );
}
