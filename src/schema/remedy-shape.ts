import * as z from 'zod/mini';
import type { RemedyPrices } from '../credit/scheme/remedy.js';
import type {
  CreditGroup,
  CreditMinimum,
  CreditRule,
  CreditScheme,
  SettlementRule,
  StackingTree,
} from '../credit/scheme/scheme.js';
import { formula } from './formula-shape.js';
import { byName, decimal, list, may, must, noted, shape, text, whole } from './parts.js';
import { cap, factor, owed, price, range, rounding, row, step } from './remedy-parts.js';

const ruleFields = {
  metric: may(
    z.enum([
      'availability',
      'downtime',
      'longestOutage',
      'outageCount',
      'eachOutage',
      'successRate',
      'failureCount',
      'attainment',
      'missCount',
      'longestDelay',
      'eachDelay',
      'satisfaction',
      'netPromoterScore',
    ]),
    'What the levels measure. Default: what the objective measures in this unit.',
  ),
  unit: may(
    z.enum([
      'percent',
      'count',
      'money',
      'points',
      'milliseconds',
      'seconds',
      'minutes',
      'hours',
      'days',
    ]),
    'The unit of all levels. Default: that of the metric, else percent.',
  ),
  target: may(range, 'The levels that keep the promise.'),
  domain: may(range, 'The levels that can occur.'),
  roundLevel: may(
    shape<NonNullable<CreditScheme['roundLevel']>>({
      scale: must(whole, 'Digits after the point.'),
      mode: must(rounding, 'The direction.'),
    }),
    'Rounding of the level before every comparison. Default: none.',
  ),
  decidedBy: may(z.enum(['target', 'rows']), {
    description: 'Whether a kept target ends the assessment, or the rows decide on their own.',
    default: 'target',
  }),
  rows: may(list(row), 'The table: which levels owe what.'),
  overlap: may(z.enum(['report', 'mostSevere']), {
    description: 'What to do with a level in several rows.',
    default: 'report',
  }),
  steps: may(list(step), 'Remedies that grow with the distance from a point.'),
  formula: may(formula, 'A remedy that is computed, where neither rows nor steps say it.'),
  whenUnknown: may(owed, 'What is owed when there is no level. Default: nothing.'),
  whenNotReported: may(
    owed,
    'What is owed when whoever had to report the level did not. Default: as when it is unknown.',
  ),
  allocationPercent: may(decimal, {
    description: 'The share of the amount at risk that is allocated to this rule.',
    default: 100,
  }),
  factors: may(list(factor), 'Multipliers, in order.'),
};

const settlementFields = {
  prices: may(
    shape<RemedyPrices>({
      serviceHours: may(price, 'Of one hour of service.'),
      serviceDays: may(price, 'Of one day of service.'),
      freeMonths: may(price, 'Of one free month.'),
      points: may(price, 'Of one point.'),
    }),
    'What hours, days, months and points are worth in money.',
  ),
  caps: may(list(cap), 'Upper limits, in order.'),
  onePer: may(
    z.union([
      z.literal('incident'),
      shape<Exclude<NonNullable<SettlementRule['onePer']>, string>>({
        hours: must(decimal, 'The length, from the first incident on.'),
      }),
    ]),
    'Of several credits for one incident, or within so many hours, only the best is given. Default: each.',
  ),
  paidAs: may(z.enum(['credit', 'cash', 'voucher']), {
    description: 'The form in which money is given.',
    default: 'credit',
  }),
  rounding: may(rounding, {
    description: 'How the payable amount is rounded, once.',
    default: 'halfAwayFromZero',
  }),
  increment: may(
    decimal,
    'What the payable amount is a multiple of, such as 0.05 for francs in cash: whole minor units. Default: the minor unit.',
  ),
  minimum: may(
    shape<CreditMinimum>({
      amount: must(decimal, 'In the currency that is paid.'),
      rule: must(
        z.enum(['suppressUnlessAbove', 'suppressBelow', 'raiseTo']),
        'Pay nothing unless the credit is greater; pay nothing if it is less; or raise it.',
      ),
      test: may(z.enum(['beforeRounding', 'afterRounding']), {
        description: 'Which figure is compared.',
        default: 'afterRounding',
      }),
    }),
    'The least that is worth paying.',
  ),
};

/** A credit scheme of one rule: the remedy of an objective. */
const scheme: z.ZodMiniType<CreditScheme> = /* @__PURE__ */ noted(
  shape<CreditScheme>({ ...ruleFields, ...settlementFields }),
  {
    id: 'Remedy',
    title: 'Remedy',
    description: 'A credit scheme: from a level to what is owed.',
    examples: [{ target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { percent: 10 } }] }],
  },
);

/** Trees nest, so the shape refers to itself. */
const stackingTree: z.ZodMiniType<StackingTree> = /* @__PURE__ */ noted(
  z.lazy(() => {
    const members = list(z.union([text, stackingTree]));
    const limits = may(list(owed), 'The most that the members are credited together.');
    return z.union([
      shape<Extract<StackingTree, { sum: unknown }>>({
        sum: must(members, 'Rules and trees that add up.'),
        limits,
      }),
      shape<Extract<StackingTree, { best: unknown }>>({
        best: must(members, 'Rules and trees of which only the best counts.'),
        limits,
      }),
    ]);
  }),
  {
    id: 'StackingTree',
    title: 'Stacking',
    description: 'Which credits add up, and of which only the best is given.',
    examples: [{ best: [{ sum: ['availability', 'repair'] }, 'delay'] }],
  },
);

/** A credit scheme of several rules: the remedy that objectives share. */
const group: z.ZodMiniType<CreditGroup> = /* @__PURE__ */ noted(
  shape<CreditGroup>({
    rules: must(
      byName(
        /* @__PURE__ */ noted(shape<CreditRule>(ruleFields), {
          id: 'CreditRule',
          title: 'Rule',
          description: 'What is promised of one figure, and what a miss owes.',
        }),
      ),
      'The rules, by name; an objective says which judges its level.',
    ),
    stacking: must(
      z.union([z.enum(['sum', 'best']), stackingTree]),
      'Several failures at once: all add up, only the best counts, or what a tree says.',
    ),
    allocationLimitPercent: may(decimal, 'The most that all allocations together may reach.'),
    ...settlementFields,
  }),
  {
    id: 'SharedRemedy',
    title: 'Shared remedy',
    description: 'A group of rules whose objectives stack and share its caps.',
    examples: [
      {
        rules: { mail: { rows: [{ lt: 99, remedy: { percent: 60 } }] } },
        stacking: 'sum',
        caps: [{ limit: { percent: 50 } }],
      },
    ],
  },
);

/** What misses owe: a scheme of one rule, or a group that objectives share. */
export const remedy: z.ZodMiniType<CreditScheme | CreditGroup> = /* @__PURE__ */ z.union([
  scheme,
  group,
]);
