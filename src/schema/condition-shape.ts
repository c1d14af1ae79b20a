import * as z from 'zod/mini';
import type { Condition } from '../agreement/document.js';
import { list, scalar, text } from './parts.js';

const ordered = z.union([z.string(), z.number()], { error: 'a text or a number' });

/** Conditions nest, so the shape refers to itself. */
export const condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({
        on: z.union([text, list(text, 'event types')], {
          error: 'an event type or a list of them',
        }),
      }),
      z.strictObject({
        field: text,
        equals: z.exactOptional(scalar),
        in: z.exactOptional(list(scalar, 'values')),
        gt: z.exactOptional(ordered),
        gte: z.exactOptional(ordered),
        lt: z.exactOptional(ordered),
        lte: z.exactOptional(ordered),
        exists: z.exactOptional(z.boolean({ error: 'true or false' })),
      }),
      z.strictObject({ all: list(condition, 'conditions') }),
      z.strictObject({ any: list(condition, 'conditions') }),
      z.strictObject({ not: condition }),
    ],
    { error: 'a condition: { on }, { field, … }, { all }, { any } or { not }' },
  ),
);
