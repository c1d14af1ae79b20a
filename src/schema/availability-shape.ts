import * as z from 'zod/mini';
import type { ExclusionRule } from '../uptime/availability/exclusion-rules.js';
import type { AvailabilityRule } from '../uptime/availability/rule.js';

import { byName, decimal, duration, id, may, noted, type ShapeOf, shape } from './parts.js';

const exclusionRule = /* @__PURE__ */ noted(
  shape<ExclusionRule>({
    cap: may(
      duration,
      'The most service time of this kind in the period; the earliest counts first.',
    ),
    notice: may(duration, 'How long before its start it must have been announced.'),
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
  weights: may(byName(decimal), 'The share of the service that each state loses, 0 to 1.'),
  excludedAs: may(z.enum(['leftOut', 'up']), {
    description: 'Whether excluded time leaves both sides of the ratio, or counts as up.',
    default: 'leftOut',
  }),
  unknownAs: may(z.enum(['leftOut', 'up', 'down']), {
    description: 'What time counts as that nobody watched.',
    default: 'leftOut',
  }),
  futureAs: may(z.enum(['leftOut', 'up']), {
    description: 'Whether the time after the instant of judgement is left out or counts as up.',
    default: 'leftOut',
  }),
  exclusionRules: may(byName(exclusionRule), 'Rules for exclusions by kind.'),
};
