import * as z from 'zod/mini';
import type {
  AgreementClaim,
  Consequence,
  DaySpan,
  RightTrigger,
} from '../agreement/document/document.js';
import type { PeriodCondition } from '../credit/after/termination-rule.js';
import { id, list, may, money, must, noted, shape, text, whole } from './parts.js';
import { plainRange } from './remedy-parts.js';

/** A time that runs in whole days. */
const daySpan: z.ZodMiniType<DaySpan> = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<DaySpan, { businessDays: unknown }>>({
      businessDays: must(whole, 'Business days of the calendar.'),
    }),
    shape<Extract<DaySpan, { days: unknown }>>({ days: must(whole, 'Days.') }),
    shape<Extract<DaySpan, { calendarMonths: unknown }>>({
      calendarMonths: must(whole, 'Months; a day that the last one lacks is its last day.'),
    }),
    shape<Extract<DaySpan, { billingCycles: unknown }>>({
      billingCycles: must(
        whole,
        'Periods of the agreement; 0 is the rest of the one in which it lies.',
      ),
    }),
  ]),
  {
    id: 'DaySpan',
    title: 'Days',
    description: 'A time that runs in whole days, to the end of the last one.',
    examples: [{ businessDays: 7 }],
  },
);

const calendar = may(id, 'The calendar whose business days count.');

/** When the credits of a remedy have to be claimed. */
export const claim: z.ZodMiniType<AgreementClaim> = /* @__PURE__ */ noted(
  z.union([
    shape<Exclude<AgreementClaim, { automatic: true }>>({
      due: must(daySpan, 'How long a claim can be made.'),
      from: must(
        z.enum(['incidentStart', 'incidentEnd', 'periodEnd', 'report', 'invoice', 'notice']),
        'The moment after whose day that time runs.',
      ),
      automatic: may(z.literal(false), 'Whether nobody needs to claim.'),
      calendar,
    }),
    shape<Extract<AgreementClaim, { automatic: true }>>({
      automatic: must(z.literal(true), 'Nobody needs to claim.'),
    }),
  ]),
  {
    id: 'Claim',
    title: 'Claim',
    description: 'When the credits of a remedy have to be claimed.',
    examples: [{ due: { days: 30 }, from: 'periodEnd' }],
  },
);

const condition: z.ZodMiniType<PeriodCondition> = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<PeriodCondition, { missed: unknown }>>({
      missed: must(z.literal(true), 'The promise was missed.'),
    }),
    shape<Extract<PeriodCondition, { capReached: unknown }>>({
      capReached: must(z.literal(true), 'The credit came up to its cap.'),
    }),
    shape<Extract<PeriodCondition, { level: unknown }>>({
      level: must(plainRange, 'The level lies within.'),
    }),
    shape<Extract<PeriodCondition, { creditPercent: unknown }>>({
      creditPercent: must(plainRange, 'The credit in percent lies within.'),
    }),
  ]),
  { id: 'PeriodCondition', title: 'Condition', description: 'Which periods count.' },
);

const when = may(condition, 'Which periods count. Default: those that missed the promise.');

const trigger: z.ZodMiniType<RightTrigger> = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<RightTrigger, { kind: 'consecutive' }>>({
      kind: must(z.literal('consecutive'), 'Periods in a row.'),
      periods: must(whole, 'How many.'),
      when,
    }),
    shape<Extract<RightTrigger, { kind: 'count' }>>({
      kind: must(z.literal('count'), 'Periods within a window.'),
      atLeast: must(whole, 'How many.'),
      window: must(whole, 'In how many periods.'),
      when,
    }),
    shape<Extract<RightTrigger, { kind: 'mean' }>>({
      kind: must(z.literal('mean'), 'The mean level of periods.'),
      window: must(whole, 'Of how many periods.'),
      level: must(plainRange, 'The mean lies within.'),
    }),
    shape<Extract<RightTrigger, { kind: 'sum' }>>({
      kind: must(z.literal('sum'), 'The credits of periods together.'),
      window: must(whole, 'Of how many periods.'),
      atLeast: must(money, 'The sum that they come up to.'),
    }),
    shape<Extract<RightTrigger, { kind: 'events' }>>({
      kind: must(z.literal('events'), 'Events within days.'),
      atLeast: must(whole, 'How many.'),
      withinDays: must(whole, 'In how many days, that of the last event included.'),
      of: may(id, 'Of which kind. Default: all.'),
    }),
  ]),
  {
    id: 'RightTrigger',
    title: 'Trigger',
    description: 'A pattern of periods, or events within days.',
    examples: [{ kind: 'consecutive', periods: 3 }],
  },
);

/** What follows where misses repeat. */
export const consequence: z.ZodMiniType<Consequence> = /* @__PURE__ */ noted(
  shape<Consequence>({
    when: must(list(trigger), 'Any one is enough.'),
    of: may(id, 'The objective, or the shared remedy, whose periods are looked at.'),
    gives: must(text, 'What it gives to whom, in words of the contract.'),
    cure: may(daySpan, 'How long the provider may mend what happened.'),
    exercise: may(daySpan, 'How long it can be used, once it arose. Default: without end.'),
    calendar,
  }),
  {
    id: 'Consequence',
    title: 'Consequence',
    description: 'What follows where misses repeat.',
    examples: [
      {
        of: 'web-up',
        when: [{ kind: 'consecutive', periods: 3 }],
        gives: 'the customer may terminate',
      },
    ],
  },
);
