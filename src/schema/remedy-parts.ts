import * as z from 'zod/mini';
import type { Bounds } from '../core/bounds.js';
import type { RoundingMode } from '../core/rounding.js';
import type { Remedy, RemedyPrice } from '../credit/scheme/remedy.js';
import type { CreditCap, CreditFactor, CreditRow, CreditStep } from '../credit/scheme/scheme.js';
import { decimal, flag, list, may, money, must, noted, shape, text, whole } from './parts.js';

const bounds = {
  gt: may(decimal, 'Greater than.'),
  gte: may(decimal, 'Greater than or equal to.'),
  lt: may(decimal, 'Less than.'),
  lte: may(decimal, 'Less than or equal to.'),
};
export const range: z.ZodMiniType<Bounds> = /* @__PURE__ */ noted(shape<Bounds>(bounds), {
  id: 'Bounds',
  title: 'Bounds',
  description: 'A range of levels; a bound left out is open.',
  examples: [{ gte: '99', lt: '99.9' }],
});

export const rounding: z.ZodMiniType<RoundingMode> = /* @__PURE__ */ noted(
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
export const owed: z.ZodMiniType<Remedy> = /* @__PURE__ */ noted(
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

export const row: z.ZodMiniType<CreditRow> = /* @__PURE__ */ noted(
  shape<CreditRow>({ ...bounds, remedy: must(owed, 'What is owed for these levels.') }),
  {
    id: 'CreditRow',
    title: 'Row',
    description: 'The remedy for the levels within its bounds.',
    examples: [{ gte: '99', lt: '99.9', remedy: { percent: 10 } }],
  },
);

export const step: z.ZodMiniType<CreditStep> = /* @__PURE__ */ noted(
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

export const factor: z.ZodMiniType<CreditFactor> = /* @__PURE__ */ noted(
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

export const price: z.ZodMiniType<RemedyPrice> = /* @__PURE__ */ noted(
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

export const cap: z.ZodMiniType<CreditCap> = /* @__PURE__ */ noted(
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
