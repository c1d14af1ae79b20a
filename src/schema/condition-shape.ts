import * as z from 'zod/mini';
import type {
  AllCondition,
  AnyCondition,
  Condition,
  EventCondition,
  FieldCondition,
  NotCondition,
  OnceCondition,
} from '../clock/rule/condition.js';

import { flag, list, may, must, noted, scalar, shape, text } from './parts.js';

const ordered = /* @__PURE__ */ z.union([z.string(), z.number()]);

/** The comparisons of a condition on an attribute; all that are given must hold. */
const fieldTest = /* @__PURE__ */ shape<FieldCondition>({
  field: must(text, 'The attribute of the ticket.'),
  equals: may(scalar, 'Holds while the attribute has this value.'),
  in: may(list(scalar), 'Holds while the attribute has one of these values.'),
  gt: may(ordered, 'Greater than.'),
  gte: may(ordered, 'Greater than or equal to.'),
  lt: may(ordered, 'Less than.'),
  lte: may(ordered, 'Less than or equal to.'),
  exists: may(flag, 'Whether the attribute has been set at all.'),
});

/** Conditions nest, so the shape refers to itself. */
export const condition: z.ZodMiniType<Condition> = /* @__PURE__ */ noted(
  z.lazy(() =>
    z.union([
      shape<EventCondition>({
        on: must(
          z.union([text, list(text)]),
          'Holds at an event of this type, or of one of these types, at that event only.',
        ),
      }),
      fieldTest,
      shape<OnceCondition>({
        once: must(
          z.union([text, list(text)]),
          'Holds once an event of this type, or of one of these types, has happened.',
        ),
        until: may(
          z.union([text, list(text)]),
          'Events that end it, until the next of the others. Default: for ever.',
        ),
      }),
      shape<AllCondition>({ all: must(list(condition), 'Holds when all of these hold.') }),
      shape<AnyCondition>({ any: must(list(condition), 'Holds when one of these holds.') }),
      shape<NotCondition>({ not: must(condition, 'Holds when this does not.') }),
    ]),
  ),
  {
    id: 'Condition',
    title: 'Condition',
    description: 'When something applies: at an event, or while an attribute has a value.',
    examples: [{ on: 'created' }, { field: 'priority', equals: 'urgent' }],
  },
);
