import * as z from 'zod/mini';
import type { InstantInput } from '../core/instant.js';
import type { RequestsRule } from '../uptime/sli/requests-rule.js';
import type { CsatRule, NpsRule } from '../uptime/sli/score-rule.js';
import type { SliceOptions } from '../uptime/sli/slice-options.js';
import { exclusionFields } from './exclusion-shape.js';

import { decimal, duration, id, may, must, noted, type ShapeOf, shape, whole } from './parts.js';

const LEFT_OUT_UP_DOWN = /* @__PURE__ */ z.enum(['leftOut', 'up', 'down']);

const instant = /* @__PURE__ */ z.union([
  z.string(),
  z.int(),
]) as unknown as z.ZodMiniType<InstantInput>;

const slice = /* @__PURE__ */ noted(
  shape<SliceOptions>({
    length: must(duration, 'The length of a slice. Each bucket lies within one.'),
    originAt: may(instant, 'The instant from which slices are counted. Default: 0, as UTC has it.'),
    errorPercent: may(decimal, 'The share of bad events that makes a slice bad; for timeSlices.'),
    operator: may(z.enum(['gt', 'gte', 'lt', 'lte']), {
      description: 'How the share of bad events is held against errorPercent; for timeSlices.',
      default: 'gt',
    }),
    minRun: may(whole, {
      description: 'The fewest bad slices in a row that count; for timeSlices.',
      default: 1,
    }),
    minEvents: may(whole, { description: 'A slice with fewer events is empty.', default: 1 }),
    emptyAs: may(LEFT_OUT_UP_DOWN, {
      description: 'What an empty slice counts as.',
      default: 'leftOut',
    }),
    unknownAs: may(LEFT_OUT_UP_DOWN, {
      description: 'What a slice counts as of which no bucket tells.',
      default: 'leftOut',
    }),
  }),
  {
    id: 'EventSlices',
    title: 'Slices of time',
    description: 'The slices of time by which counted events are judged.',
    examples: [{ length: { minutes: 5 }, errorPercent: 5 }],
  },
);

/** The fields of a rule for counted events. */
export const requestsFields: ShapeOf<RequestsRule> = {
  targetPercent: may(decimal, {
    description: 'The promised share in percent. One of the three ways to say it is given.',
    examples: ['99.9'],
  }),
  targetRatio: may(decimal, {
    description: 'The promised share as a ratio.',
    examples: ['0.999'],
  }),
  budgetRatio: may(decimal, { description: 'What may be bad, as a ratio.', examples: ['0.001'] }),
  acceptablePercent: may(decimal, 'A second, softer promise in percent, below the target.'),
  method: may(z.enum(['occurrences', 'timeSlices', 'ratioSlices']), {
    description:
      'How events make one figure: all together, by good slices, or by the mean of slices.',
    default: 'occurrences',
  }),
  slice: may(slice, 'The slices of the two methods that have some.'),
  calendar: may(id, 'The calendar whose open hours are agreed service time. Default: all time.'),
  ...exclusionFields,
  straddling: may(z.enum(['refuse', 'leftOut', 'proportional']), {
    description: 'What becomes of buckets across a border of the time that counts.',
    default: 'refuse',
  }),
  minEvents: may(whole, { description: 'Fewer events prove nothing.', default: 0 }),
  minimumCoveragePercent: may(decimal, {
    description: 'The share of the time, in percent, of which buckets must tell for a verdict.',
    default: 0,
  }),
  missingAs: may(z.enum(['noData', 'zero']), {
    description: 'What a counter that was not read means beside one that was.',
    default: 'noData',
  }),
  excess: may(z.enum(['error', 'clamp']), {
    description: 'Whether more good events than events are a mistake, or cut.',
    default: 'error',
  }),
  noDataAs: may(LEFT_OUT_UP_DOWN, {
    description: 'Which figure is shown when nothing counts.',
    default: 'leftOut',
  }),
};

const minAnswers = may(whole, { description: 'Fewer answers prove nothing.', default: 0 });

/** The fields of a rule for customer satisfaction. */
export const csatFields: ShapeOf<CsatRule> = {
  measure: must(z.literal('csat'), 'The share of answers that are good.'),
  scale: must(
    shape<CsatRule['scale']>({
      least: must(whole, 'The worst answer.'),
      most: must(whole, 'The best answer.'),
    }),
    { description: 'The scale of the answers.', examples: [{ least: 1, most: 5 }] },
  ),
  goodFrom: must(whole, 'The lowest answer that is good.'),
  targetPercent: may(decimal, 'The promised share of good answers in percent.'),
  acceptablePercent: may(decimal, 'A second, softer promise in percent, below the target.'),
  minAnswers,
};

/** The fields of a rule for net promoter scores. */
export const npsFields: ShapeOf<NpsRule> = {
  measure: must(z.literal('nps'), 'The share of promoters less that of detractors.'),
  targetScore: may(decimal, 'The promised score in points, -100 to 100.'),
  acceptableScore: may(decimal, 'A second, softer promise in points, below the target.'),
  minAnswers,
};
