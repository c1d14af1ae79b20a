import * as z from 'zod/mini';
import type { Agreement, CreditScheme } from '../agreement/document.js';
import { calendar } from './calendar-shape.js';
import { condition } from './condition-shape.js';
import { byId, date, decimal, duration, id, list, scalar, text } from './parts.js';

const CURRENCY = 'an ISO 4217 code such as EUR';

const yesNo = z.boolean({ error: 'true or false' });
const targetCommon = {
  when: z.exactOptional(condition),
  calendar: z.exactOptional(id),
  grace: z.exactOptional(duration),
  roundUpToClose: z.exactOptional(
    z.union([z.literal('always'), duration], { error: "'always' or a duration" }),
  ),
};
const INSTANT = 'an ISO 8601 instant with offset, or epoch milliseconds';
const instant = z.union([z.string(), z.int({ error: INSTANT })], { error: INSTANT });
const target = z.union(
  [
    z.strictObject({
      ...targetCommon,
      elapsed: duration,
      acceptable: z.exactOptional(duration),
      pausable: z.exactOptional(yesNo),
    }),
    z.strictObject({
      ...targetCommon,
      businessDays: z.int({ error: 'a whole number of business days' }),
      due: z.exactOptional(text),
      cutOff: z.exactOptional(text),
      countFirstDay: z.exactOptional(yesNo),
      pausable: z.exactOptional(yesNo),
    }),
    z.strictObject({
      ...targetCommon,
      dueAt: z.union([instant, z.strictObject({ field: text })], {
        error: 'an instant or { field }',
      }),
    }),
  ],
  { error: 'a target such as { elapsed: { hours: 4 } }' },
);

const clockOrWall = z.enum(['clock', 'wall'], { error: 'clock or wall' });
const levelCommon = {
  id: z.exactOptional(id),
  measuredOn: z.exactOptional(clockOrWall),
  notifyWithin: z.exactOptional(id),
};
const warning = z.union(
  [
    z.strictObject({ ...levelCommon, percent: z.number({ error: 'a percentage' }) }),
    z.strictObject({ ...levelCommon, before: duration }),
    z.strictObject({ ...levelCommon, after: duration }),
  ],
  { error: 'a warning: { percent }, { before } or { after }' },
);

const common = {
  id,
  name: z.exactOptional(text),
  remedy: z.exactOptional(id),
  charge: z.exactOptional(id),
  calendar: z.exactOptional(id),
};

const clockObjective = z.strictObject({
  ...common,
  kind: z.literal('clock'),
  appliesTo: z.exactOptional(condition),
  attainmentPercent: z.exactOptional(decimal),
  start: condition,
  stop: condition,
  pause: z.exactOptional(condition),
  resume: z.exactOptional(condition),
  reset: z.exactOptional(condition),
  cancel: z.exactOptional(condition),
  startAnchor: z.exactOptional(
    z.union([z.enum(['event', 'created', 'applied']), z.strictObject({ field: text })], {
      error: 'event, created, applied or { field }',
    }),
  ),
  startCalendar: z.exactOptional(id),
  retroactivePause: z.exactOptional(yesNo),
  pauseCaps: z.exactOptional(
    z.strictObject(
      {
        each: z.exactOptional(duration),
        total: z.exactOptional(duration),
        count: z.exactOptional(z.int({ error: 'a whole number of pauses' })),
        measuredOn: z.exactOptional(clockOrWall),
      },
      { error: 'caps: each, total, count' },
    ),
  ),
  calendars: z.exactOptional(
    list(
      z.strictObject({ when: z.exactOptional(condition), calendar: id }),
      'calendars by condition',
    ),
  ),
  reopening: z.exactOptional(
    z.enum(['newCycle', 'sequential', 'resume', 'restart', 'ignore'], {
      error: 'newCycle, sequential, resume, restart or ignore',
    }),
  ),
  targets: list(target, 'targets'),
  targetChange: z.exactOptional(
    z.enum(['carryOver', 'retroactive', 'restart'], { error: 'carryOver, retroactive or restart' }),
  ),
  pauseGives: z.exactOptional(z.enum(['clock', 'wall', 'none'], { error: 'clock, wall or none' })),
  boundary: z.exactOptional(z.enum(['close', 'nextOpen'], { error: 'close or nextOpen' })),
  warnings: z.exactOptional(list(warning, 'warnings')),
});

const exclusionRule = z.strictObject(
  { cap: z.exactOptional(duration), notice: z.exactOptional(duration) },
  { error: 'a rule with cap or notice' },
);

const availabilityObjective = z.strictObject({
  ...common,
  kind: z.literal('availability'),
  service: id,
  targetPercent: decimal,
  excluded: z.exactOptional(z.enum(['remove', 'countAsUp'], { error: 'remove or countAsUp' })),
  exclusionRules: z.exactOptional(byId(exclusionRule, 'rules')),
});

/** A remedy is checked to the bone by the credit engine, which knows what its parts mean. */
const remedy = z.looseObject(
  {},
  { error: 'a credit scheme with rows or steps' },
) as z.ZodMiniType<CreditScheme>;

/** The shape of an agreement. */
export const agreement: z.ZodMiniType<Agreement> = z.strictObject(
  {
    id,
    name: z.exactOptional(text),
    version: z.exactOptional(text),
    parties: z.exactOptional(
      z.strictObject({ provider: text, customer: text }, { error: 'a provider and a customer' }),
    ),
    effective: z.exactOptional(
      z.strictObject(
        { from: z.exactOptional(date), through: z.exactOptional(date) },
        { error: 'the dates { from, through }' },
      ),
    ),
    timeZone: text,
    period: z.exactOptional(
      z.strictObject(
        {
          unit: z.enum(['day', 'week', 'month', 'quarter', 'year'], {
            error: 'day, week, month, quarter or year',
          }),
          anchor: z.exactOptional(date),
        },
        { error: 'a period { unit, anchor }' },
      ),
    ),
    currency: z.string({ error: CURRENCY }).check(z.regex(/^[A-Z]{3}$/, { error: CURRENCY })),
    attributes: z.exactOptional(byId(list(scalar, 'values'), 'attribute values')),
    calendars: z.exactOptional(byId(calendar, 'calendars')),
    objectives: list(
      z.discriminatedUnion('kind', [clockObjective, availabilityObjective], {
        error: 'an objective of kind clock or availability',
      }),
      'objectives',
    ),
    remedies: z.exactOptional(byId(remedy, 'remedies')),
  },
  { error: 'an agreement' },
) as unknown as z.ZodMiniType<Agreement>;
