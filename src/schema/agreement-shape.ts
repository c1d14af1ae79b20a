import * as z from 'zod/mini';
import type {
  Agreement,
  AgreementParties,
  AvailabilityObjective,
  ClockObjective,
  CsatObjective,
  EffectiveDates,
  LatencyObjective,
  NpsObjective,
  RequestsObjective,
} from '../agreement/document/document.js';
import { claim, consequence } from './after-shape.js';
import { availabilityFields } from './availability-shape.js';
import { calendar } from './calendar-shape.js';
import { clockFields } from './clock-shape.js';
import { condition } from './condition-shape.js';
import {
  byName,
  date,
  decimal,
  duration,
  id,
  list,
  may,
  must,
  noted,
  scalar,
  shape,
  text,
  timeZone,
} from './parts.js';
import { remedy } from './remedy-shape.js';
import { csatFields, npsFields, requestsFields } from './requests-shape.js';

const common = {
  id: must(id, 'Unique within the agreement.'),
  name: may(text, 'For people.'),
  remedy: may(id, 'The remedy that a miss owes. Default: none.'),
  rule: may(
    id,
    'The rule of its remedy, where that is a group of rules. Default: the one named like the objective.',
  ),
  charge: may(
    id,
    'The charge that percentages of the remedy are taken of. Default: the service, else total.',
  ),
};

const clockObjective = /* @__PURE__ */ noted(
  shape<ClockObjective>({
    kind: must(z.literal('clock'), 'A promise about every ticket.'),
    ...common,
    appliesTo: may(condition, 'The tickets that it is for. Default: all.'),
    applies: may(z.enum(['now', 'ever']), {
      description: 'Whether appliesTo must hold now, or have held ever.',
      default: 'now',
    }),
    attainmentLevel: may(z.enum(['target', 'acceptable']), {
      description: 'Which level of its targets counts towards that share.',
      default: 'target',
    }),
    attainmentPercent: may(decimal, 'The share of tickets of a period that must keep it.'),
    ...clockFields,
  }),
  {
    id: 'ClockObjective',
    title: 'Clock objective',
    description: 'A promise about every ticket: respond, update, resolve within a time.',
  },
);

const availabilityObjective = /* @__PURE__ */ noted(
  shape<AvailabilityObjective>({
    kind: must(z.literal('availability'), 'A promise about a service.'),
    ...common,
    service: must(id, 'The service that it is about.'),
    ...availabilityFields,
  }),
  {
    id: 'AvailabilityObjective',
    title: 'Availability objective',
    description: 'A promise about a service: be up for a share of the agreed time of each period.',
  },
);

const eventsService = may(
  id,
  'The service that it is about, and whose charge a remedy is taken of.',
);

const requestsObjective = /* @__PURE__ */ noted(
  shape<RequestsObjective>({
    kind: must(z.literal('requests'), 'A promise about counted events.'),
    ...common,
    service: eventsService,
    ...requestsFields,
  }),
  {
    id: 'RequestsObjective',
    title: 'Requests objective',
    description: 'A promise about counted events: so many requests of a period succeed.',
  },
);

const latencyObjective = /* @__PURE__ */ noted(
  shape<LatencyObjective>({
    kind: must(z.literal('latency'), 'A promise about how fast requests are answered.'),
    ...common,
    service: eventsService,
    threshold: must(duration, 'A request that takes no longer than this is good.'),
    ...requestsFields,
  }),
  {
    id: 'LatencyObjective',
    title: 'Latency objective',
    description: 'A promise that so many requests of a period are answered within a time.',
  },
);

const csatObjective = /* @__PURE__ */ noted(
  shape<CsatObjective>({
    kind: must(z.literal('score'), 'A promise about what people say.'),
    ...common,
    ...csatFields,
  }),
  {
    id: 'CsatObjective',
    title: 'Satisfaction objective',
    description: 'A promise that so many answers of a period are good.',
  },
);

const npsObjective = /* @__PURE__ */ noted(
  shape<NpsObjective>({
    kind: must(z.literal('score'), 'A promise about what people say.'),
    ...common,
    ...npsFields,
  }),
  {
    id: 'NpsObjective',
    title: 'Net promoter score objective',
    description: 'A promise of a net promoter score.',
  },
);

/** The shape of an agreement. */
export const agreementShape: z.ZodMiniType<Agreement> = /* @__PURE__ */ noted(
  shape<Agreement>({
    $schema: may(text, 'The JSON Schema of the document, for editors.'),
    id: must(id, 'The id of the agreement.'),
    name: may(text, 'For people.'),
    version: may(text, 'The version of the document.'),
    parties: may(
      shape<AgreementParties>({
        provider: must(text, 'Who promises.'),
        customer: must(text, 'To whom.'),
      }),
      'The two sides.',
    ),
    effective: may(
      shape<EffectiveDates>({
        from: may(date, 'First date, included.'),
        through: may(date, 'Last date, included.'),
      }),
      'When this version governs. Default: always.',
    ),
    timeZone: must(timeZone, 'The zone of its dates and periods.'),
    period: may(
      shape<NonNullable<Agreement['period']>>({
        unit: must(
          z.enum(['day', 'week', 'month', 'quarter', 'year']),
          'The unit of the calendar.',
        ),
        count: may(
          z.int().check(z.gte(1), z.lte(1000)),
          'How many units make one period: 2 weeks, 6 months. Default: 1.',
        ),
        anchor: may(
          text,
          'The date (YYYY-MM-DD) or date and time from which periods are counted. Default: the first of the month or year, Monday.',
        ),
      }),
      'The periods that are measured and settled. Default: calendar months.',
    ),
    currency: must(z.string().check(z.regex(/^[A-Z]{3}$/)), {
      description: 'ISO 4217 currency in which remedies are paid.',
      examples: ['EUR'],
    }),
    attributes: may(
      byName(list(scalar)),
      'Attributes that conditions may read, with their values; an empty list allows any value.',
    ),
    calendars: may(byName(calendar), 'Business calendars by name.'),
    objectives: must(
      list(
        z.union([
          clockObjective,
          availabilityObjective,
          requestsObjective,
          latencyObjective,
          csatObjective,
          npsObjective,
        ]),
      ),
      'What is promised.',
    ),
    remedies: may(byName(remedy), 'What misses owe, by name.'),
    claims: may(byName(claim), 'When credits have to be claimed, by the remedy.'),
    consequences: may(byName(consequence), 'What follows where misses repeat, by id.'),
  }),
  { title: 'Service level agreement', description: 'What was promised, as one document.' },
);
