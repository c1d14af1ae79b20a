import * as z from 'zod/mini';
import type { Bounds } from '../core/bounds.js';
import type { Remedy, RemedyPrice, RemedyPrices } from '../credit/scheme/remedy.js';
import type {
  CreditCap,
  CreditFactor,
  CreditMinimum,
  CreditRow,
  CreditScheme,
  CreditStep,
} from '../credit/scheme/scheme.js';

import { decimal, flag, list, may, money, must, noted, shape, text, whole } from './parts.js';

const bounds = {
  gt: may(decimal, 'Greater than.'),
  gte: may(decimal, 'Greater than or equal to.'),
  lt: may(decimal, 'Less than.'),
  lte: may(decimal, 'Less than or equal to.'),
};
const range = /* @__PURE__ */ noted(shape<Bounds>(bounds), {
  id: 'Bounds',
  title: 'Bounds',
  description: 'A range of levels; a bound left out is open.',
  examples: [{ gte: '99', lt: '99.9' }],
});

const rounding = /* @__PURE__ */ noted(
  z.enum([
    'halfAwayFromZero',
    'halfEven',
    'halfOdd',
    'halfTowardPositive',
    'halfTowardNegative',
    'halfTowardZero',
    'ceiling',
    'floor',
    'awayFromZero',
    'towardZero',
  ]),
  { id: 'RoundingMode', title: 'Rounding', description: 'The direction, also for ties.' },
);

/** What is owed; exactly one kind. */
const owed = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<Remedy, { percent: unknown }>>({
      percent: must(decimal, 'Percent of the charge.'),
    }),
    shape<Extract<Remedy, { money: unknown }>>({ money: must(money, 'A sum.') }),
    shape<Extract<Remedy, { serviceDays: unknown }>>({
      serviceDays: must(decimal, 'Days of service.'),
    }),
    shape<Extract<Remedy, { freeMonths: unknown }>>({ freeMonths: must(decimal, 'Free months.') }),
    shape<Extract<Remedy, { points: unknown }>>({ points: must(decimal, 'Service points.') }),
  ]),
  {
    id: 'Owed',
    title: 'What is owed',
    description: 'Percent of the charge, a sum, days of service, free months, or points.',
    examples: [{ percent: 10 }, { money: { amount: '50.00', currency: 'EUR' } }],
  },
);

const row = /* @__PURE__ */ noted(
  shape<CreditRow>({ ...bounds, remedy: must(owed, 'What is owed for these levels.') }),
  {
    id: 'CreditRow',
    title: 'Row',
    description: 'The remedy for the levels within its bounds.',
    examples: [{ gte: '99', lt: '99.9', remedy: { percent: 10 } }],
  },
);

const step = /* @__PURE__ */ noted(
  shape<CreditStep>({
    from: must(decimal, 'Where counting starts; a level at this point counts nothing.'),
    toward: must(z.enum(['below', 'above']), 'The side on which levels count.'),
    to: may(decimal, 'Where counting stops. Default: it does not stop.'),
    size: must(
      z.union([decimal, z.literal('period')]),
      "The length of a step in the unit of the level, or 'period'.",
    ),
    partial: must(
      z.enum(['started', 'whole', 'exact']),
      'What a begun step counts: a whole one, none, or its part.',
    ),
    each: must(owed, 'What each step owes.'),
    initial: may(owed, 'What is owed once, as soon as the level has passed from.'),
  }),
  {
    id: 'CreditStep',
    title: 'Steps',
    description: 'A remedy that grows with the distance of the level from a point.',
    examples: [
      { from: '99.9', toward: 'below', size: '0.1', partial: 'started', each: { percent: 1 } },
    ],
  },
);

const factor = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<CreditFactor, { times: unknown }>>({ times: must(decimal, 'A fixed multiple.') }),
    shape<Extract<CreditFactor, { timesPercent: unknown }>>({
      timesPercent: must(decimal, 'A fixed multiple in percent.'),
    }),
    shape<Extract<CreditFactor, { input: unknown }>>({
      input: must(text, 'The name under which the facts give the multiple.'),
      share: may(flag, { description: 'Whether it is a share from 0 to 1.', default: false }),
    }),
    shape<Extract<CreditFactor, { repeat: unknown }>>({
      repeat: must(list(decimal), 'The multiples after 0, 1, 2 and more misses.'),
      within: may(whole, 'Count misses within so many periods, this one included, also apart.'),
    }),
  ]),
  { id: 'CreditFactor', title: 'Factor', description: 'A multiplier of what is owed.' },
);

const price = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<RemedyPrice, { percent: unknown }>>({
      percent: must(decimal, 'Percent of the charge.'),
    }),
    shape<Extract<RemedyPrice, { money: unknown }>>({ money: must(money, 'A sum.') }),
    shape<Extract<RemedyPrice, { baseDividedBy: unknown }>>({
      baseDividedBy: must(decimal, 'An equal part of the charge.'),
    }),
  ]),
  { id: 'RemedyPrice', title: 'Price', description: 'What one day, month or point is worth.' },
);

const cap = /* @__PURE__ */ noted(
  shape<CreditCap>({
    limit: must(owed, 'The limit; a percentage is of the charges of its window.'),
    scope: may(z.enum(['line', 'total']), {
      description: 'Whether each line is limited, or their total.',
      default: 'total',
    }),
    periods: may(whole, { description: 'The window in periods, this one included.', default: 1 }),
  }),
  {
    id: 'CreditCap',
    title: 'Cap',
    description: 'An upper limit; caps apply in their order.',
    examples: [{ limit: { percent: 30 } }],
  },
);

/** A credit scheme of one rule: the remedy of an objective. */
export const remedy: z.ZodMiniType<CreditScheme> = /* @__PURE__ */ noted(
  shape<CreditScheme>({
    unit: may(
      z.enum(['percent', 'count', 'money', 'milliseconds', 'seconds', 'minutes', 'hours', 'days']),
      'The unit of all levels: percent of availability or attainment, or a length of downtime. Default: percent.',
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
    whenUnknown: may(owed, 'What is owed when no level was reported. Default: nothing.'),
    allocationPercent: may(decimal, {
      description: 'The share of the amount at risk that is allocated to this rule.',
      default: 100,
    }),
    factors: may(list(factor), 'Multipliers, in order.'),
    prices: may(
      shape<RemedyPrices>({
        serviceDays: may(price, 'Of one day of service.'),
        freeMonths: may(price, 'Of one free month.'),
        points: may(price, 'Of one point.'),
      }),
      'What days, months and points are worth in money.',
    ),
    caps: may(list(cap), 'Upper limits, in order.'),
    rounding: may(rounding, {
      description: 'How the payable amount is rounded, once.',
      default: 'halfAwayFromZero',
    }),
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
  }),
  {
    id: 'Remedy',
    title: 'Remedy',
    description: 'A credit scheme: from a level to what is owed.',
    examples: [{ target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { percent: 10 } }] }],
  },
);
