import * as z from 'zod/mini';
import type { Bounds } from '../core/bounds.js';
import type { RoundingMode } from '../core/rounding.js';
import type { Label } from '../credit/scheme/labels.js';
import type { LevelBounds, LevelValue } from '../credit/scheme/level-bounds.js';
import type { Remedy, RemedyPrice } from '../credit/scheme/remedy.js';
import type { CreditCap, CreditFactor, CreditRow, CreditStep } from '../credit/scheme/scheme.js';
import {
  byName,
  decimal,
  flag,
  list,
  may,
  money,
  must,
  noted,
  shape,
  text,
  whole,
} from './parts.js';

const level: z.ZodMiniType<LevelValue> = /* @__PURE__ */ noted(
  z.union([
    decimal,
    shape<Exclude<LevelValue, string | number>>({
      percentOfPeriod: must(decimal, 'So much of the length of the period.'),
    }),
  ]),
  {
    id: 'LevelValue',
    title: 'Level',
    description: 'A level in the unit of the rule, or a percentage of the length of the period.',
    examples: ['99.9', { percentOfPeriod: '0.5' }],
  },
);

const bounds = {
  gt: may(level, 'Greater than.'),
  gte: may(level, 'Greater than or equal to.'),
  lt: may(level, 'Less than.'),
  lte: may(level, 'Less than or equal to.'),
};
/** A range of decimals. */
export const plainRange: z.ZodMiniType<Bounds> = /* @__PURE__ */ noted(
  shape<Bounds>({
    gt: may(decimal, 'Greater than.'),
    gte: may(decimal, 'Greater than or equal to.'),
    lt: may(decimal, 'Less than.'),
    lte: may(decimal, 'Less than or equal to.'),
  }),
  {
    id: 'DecimalBounds',
    title: 'Bounds',
    description: 'A range of decimals; a bound left out is open.',
    examples: [{ lt: '97' }],
  },
);

export const range: z.ZodMiniType<LevelBounds> = /* @__PURE__ */ noted(shape<LevelBounds>(bounds), {
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
    shape<Extract<Remedy, { serviceHours: unknown }>>({
      serviceHours: must(decimal, 'Hours of service.'),
    }),
    shape<Extract<Remedy, { serviceDays: unknown }>>({
      serviceDays: must(decimal, 'Days of service.'),
    }),
    shape<Extract<Remedy, { freeMonths: unknown }>>({ freeMonths: must(decimal, 'Free months.') }),
    shape<Extract<Remedy, { points: unknown }>>({ points: must(decimal, 'Service points.') }),
  ]),
  {
    id: 'Owed',
    title: 'What is owed',
    description: 'Percent of the charge, a sum, hours or days of service, free months, or points.',
    examples: [{ percent: 10 }, { money: { amount: '50.00', currency: 'EUR' } }],
  },
);

const label: z.ZodMiniType<Label> = /* @__PURE__ */ z.union([text, z.number(), z.boolean()]);

export const row: z.ZodMiniType<CreditRow> = /* @__PURE__ */ noted(
  shape<CreditRow>({
    ...bounds,
    remedy: may(owed, 'What is owed for these levels. Default: nothing beside rights.'),
    rights: may(list(text), 'What the customer may ask for beside it, in words of the contract.'),
    when: may(
      byName(z.union([label, list(label)])),
      'The readings that it is for, by their labels. Default: all.',
    ),
  }),
  {
    id: 'CreditRow',
    title: 'Row',
    description: 'The remedy for the levels within its bounds.',
    examples: [{ gte: '99', lt: '99.9', remedy: { percent: 10 } }],
  },
);

export const step: z.ZodMiniType<CreditStep> = /* @__PURE__ */ noted(
  shape<CreditStep>({
    from: must(level, 'Where counting starts.'),
    begins: may(z.enum(['after', 'at']), {
      description: 'Whether the first step begins after that point or at it.',
      default: 'after',
    }),
    toward: must(z.enum(['below', 'above']), 'The side on which levels count.'),
    to: may(level, 'Where counting stops. Default: it does not stop.'),
    size: must(
      z.union([level, z.literal('period')]),
      "The length of a step in the unit of the level, or 'period'.",
    ),
    partial: must(
      z.enum(['started', 'whole', 'exact']),
      'What a begun step counts: a whole one, none, or its part.',
    ),
    each: must(owed, 'What each step owes.'),
    initial: may(owed, 'What is owed once, as soon as the first step has begun.'),
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
    window: may(
      z.enum(['calendarYear', 'contractYear', 'term']),
      'The window by name, in place of a number of periods.',
    ),
  }),
  {
    id: 'CreditCap',
    title: 'Cap',
    description: 'An upper limit; caps apply in their order.',
    examples: [{ limit: { percent: 30 } }],
  },
);
