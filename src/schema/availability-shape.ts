import * as z from 'zod/mini';
import type { AvailabilityRule, OutageRule, SliceRounding } from '../uptime/availability/rule.js';
import { exclusionFields } from './exclusion-shape.js';

import {
  byName,
  decimal,
  duration,
  id,
  instant,
  may,
  must,
  noted,
  type ShapeOf,
  shape,
  whole,
} from './parts.js';

const sliceRounding = /* @__PURE__ */ noted(
  shape<SliceRounding>({
    length: must(duration, 'The length of a slice.'),
    originAt: may(instant, 'The instant from which slices are counted. Default: the period.'),
    partialAs: may(z.enum(['up', 'down']), {
      description: 'Whether a slice that is down in part counts as up or down.',
      default: 'up',
    }),
    minRun: may(whole, { description: 'The fewest consecutive slices that count.', default: 1 }),
  }),
  {
    id: 'SliceRounding',
    title: 'Slices',
    description: 'The whole slices in which downtime is counted.',
    examples: [{ length: { minutes: 1 } }],
  },
);

const outageRule = /* @__PURE__ */ noted(
  shape<OutageRule>({
    mergeWithin: may(duration, 'Outages with no longer gap between them are one incident.'),
    gapsAs: may(z.enum(['up', 'down']), {
      description: 'What the gaps within an incident count as.',
      default: 'up',
    }),
    onlyLongerThan: may(duration, 'Only incidents that are down for longer count.'),
    deductible: may(duration, 'So much downtime of each incident is free.'),
  }),
  {
    id: 'OutageRule',
    title: 'Rule for outages',
    description: 'Which outages count, and how much of each.',
    examples: [{ mergeWithin: { hours: 3 }, onlyLongerThan: { minutes: 5 } }],
  },
);

/** The fields of an availability rule. */
export const availabilityFields: ShapeOf<AvailabilityRule> = {
  targetPercent: may(decimal, {
    description: 'The promised share in percent. One of the three ways to say it is given.',
    examples: ['99.9'],
  }),
  targetRatio: may(decimal, {
    description: 'The promised share as a ratio.',
    examples: ['0.999'],
  }),
  budgetRatio: may(decimal, { description: 'What may be lost, as a ratio.', examples: ['0.001'] }),
  calendar: may(id, 'The calendar whose open hours are agreed service time. Default: all time.'),
  acceptablePercent: may(decimal, {
    description: 'A second, softer level below the target.',
    examples: ['99.5'],
  }),
  weights: may(byName(decimal), 'The share of the service that each state loses, 0 to 1.'),
  overlap: may(
    z.enum(['max', 'sum']),
    'What overlapping outages lose together: as much as the worst, or the sum over components.',
  ),
  slices: may(sliceRounding, 'The slices in which downtime is counted. Default: milliseconds.'),
  outageRule: may(outageRule, 'Which outages count, and how much of each. Default: all, whole.'),
  ...exclusionFields,
  unknownAs: may(z.enum(['leftOut', 'up', 'down']), {
    description: 'What time counts as that nobody watched.',
    default: 'leftOut',
  }),
  minimumCoveragePercent: may(
    decimal,
    'The share of the time that must have been watched for a verdict. Default: 50 where unknown time is left out, else 0.',
  ),
  futureAs: may(z.enum(['leftOut', 'up']), {
    description: 'Whether the time after the instant of judgement is left out or counts as up.',
    default: 'leftOut',
  }),
};
