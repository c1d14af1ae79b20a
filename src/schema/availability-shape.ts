import * as z from 'zod/mini';
import type {
  AgreedExclusion,
  AvailabilityRule,
  BusinessDayNotice,
  ExclusionCap,
  ExclusionRule,
  OutageRule,
  SliceRounding,
} from '../uptime/availability/rule.js';

import {
  byName,
  decimal,
  duration,
  id,
  instant,
  list,
  may,
  must,
  noted,
  type ShapeOf,
  shape,
  text,
  whole,
} from './parts.js';

const exclusionCap = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<ExclusionCap, { readonly span: string }>>({
      cap: must(duration, 'The most time.'),
      span: must(
        id,
        'The span: day, week, month, quarter, year, contractYear, or one of the facts.',
      ),
    }),
    shape<Extract<ExclusionCap, { readonly rolling: unknown }>>({
      cap: must(duration, 'The most time.'),
      rolling: must(duration, 'In any stretch of this length.'),
    }),
  ]),
  {
    id: 'ExclusionCap',
    title: 'Cap over a longer span',
    description: 'The most time of a kind in a named span, or in any stretch of a length.',
    examples: [{ cap: { hours: 10 }, span: 'year' }],
  },
);

const businessDayNotice = /* @__PURE__ */ noted(
  shape<BusinessDayNotice>({
    businessDays: must(whole, 'So many business days after the announcement, at its time of day.'),
    calendar: must(id, 'The calendar whose business days count.'),
  }),
  {
    id: 'BusinessDayNotice',
    title: 'Notice in business days',
    description: 'A notice in business days.',
  },
);

const agreedExclusion = /* @__PURE__ */ noted(
  shape<AgreedExclusion>({
    calendar: must(id, 'The calendar whose open hours are excluded.'),
    kind: may(text, { description: 'The kind, whose rule caps it.', default: 'maintenance' }),
    id: may(id, 'A name for it. Default: the id of the calendar.'),
  }),
  {
    id: 'AgreedExclusion',
    title: 'Exclusion by agreement',
    description: 'Time that the agreement itself excludes again and again.',
    examples: [{ calendar: 'sunday-window' }],
  },
);

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

const exclusionRule = /* @__PURE__ */ noted(
  shape<ExclusionRule>({
    cap: may(
      duration,
      'The most service time of this kind in the period; the earliest counts first.',
    ),
    caps: may(list(exclusionCap), 'The most in longer spans than the period.'),
    order: may(z.enum(['earliest', 'asGiven']), {
      description:
        'Whose time uses caps up first: what came first, or what stands first in the list.',
      default: 'earliest',
    }),
    notice: may(
      z.union([duration, businessDayNotice]),
      'How long before its start it must have been announced.',
    ),
    within: may(id, 'The calendar in whose open hours the kind is allowed. Default: at any time.'),
  }),
  {
    id: 'ExclusionRule',
    title: 'Rule for exclusions',
    description: 'What exclusions of a kind must keep to; what breaks it is downtime again.',
    examples: [{ cap: { hours: 8 }, notice: { hours: 72 } }],
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
  excludedAs: may(z.enum(['leftOut', 'up']), {
    description: 'Whether excluded time leaves both sides of the ratio, or counts as up.',
    default: 'leftOut',
  }),
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
  exclusionRules: may(byName(exclusionRule), 'Rules for exclusions by kind.'),
  agreedExclusions: may(list(agreedExclusion), 'What the agreement itself excludes.'),
};
