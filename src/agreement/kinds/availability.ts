import { instantText } from '../../core/iso.js';
import { type Reader, readerOf, reading } from '../../core/read.js';
import { id } from '../../core/read-values.js';
import {
  type CompiledAvailability,
  compiledAvailability,
} from '../../uptime/availability/compile.js';
import type { AvailabilityFacts } from '../../uptime/availability/facts.js';
import { measureAvailability } from '../../uptime/availability/measure.js';
import type { CountedIncident } from '../../uptime/availability/report.js';
import { type AvailabilityRule, readAvailabilityRule } from '../../uptime/availability/rule.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonPlan, commonPlan, type MetricTerms } from './common.js';
import {
  type EachFigure,
  type Figure,
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

/** What remedies may look at, and what they do in each dimension if they do not say. */
const MEASURED: MetricTerms = {
  metrics: ['availability', 'downtime', 'longestOutage', 'outageCount', 'eachOutage'],
  usual: { percent: 'availability', time: 'downtime', count: 'outageCount' },
};

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
    ...commonPlan(reader, values, { charge: values.service, ...MEASURED }),
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
      { at, listIntervals: trace || objective.metric === 'eachOutage' },
    ),
  )(record);
  const { status, intervals, ...figures } = availability;
  // Where too little was watched for a verdict, the figures of the rest are none for a remedy either.
  const ifKnown = (figure: Figure): Figure =>
    status === 'insufficient-data' || figures.exact === null ? null : figure;
  return {
    line: {
      service,
      status,
      targetPercent: percentOfTarget(rule.plan.target),
      levelPercent: shortPercent(figures.availabilityPercent),
      ...OTHER_KINDS,
      availability: trace || intervals === undefined ? availability : { status, ...figures },
    },
    figures: {
      availability: () => ifKnown(figures.exact),
      downtime: () => ifKnown({ durationMs: figures.downtimeMs }),
      longestOutage: () => ifKnown({ durationMs: figures.incidents.longestMs }),
      outageCount: () => ifKnown(figures.incidents.count),
      eachOutage: () => ifKnown((intervals?.incidents ?? []).map(eachOutage)),
    },
    // What was not promised in the period is not missed in it, whatever a scheme says of missing figures.
    isExcused: status === 'nothing-promised',
  };
}

/** Outages are joined where they overlap, so their beginnings tell them apart. */
function eachOutage({ startAt, countedMs }: CountedIncident): EachFigure {
  return { level: { durationMs: countedMs }, incident: instantText(startAt), at: startAt };
}
