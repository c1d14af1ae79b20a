import * as z from 'zod/mini';

/**
 * Building blocks of the document schema. The `error` of each is what was expected, in words; the
 * check turns it into an issue. Ranges and meanings (does the date exist, does the zone) belong to
 * the engines: a schema says what has the right shape.
 */

const DECIMAL = 'a decimal such as "99.95"';
const DURATION = 'a duration such as { hours: 4 } or PT4H30M';

export const text: z.ZodMiniString = z.string({ error: 'a text' });
export const id: z.ZodMiniString = z
  .string({ error: 'an id' })
  .check(z.minLength(1, { error: 'an id of at least one character' }));
export const decimal: z.ZodMiniUnion<[z.ZodMiniString, z.ZodMiniNumber]> = z.union(
  [z.string().check(z.regex(/^[+-]?\d+(\.\d+)?$/, { error: DECIMAL })), z.number()],
  { error: DECIMAL },
);
export const date: z.ZodMiniString = z
  .string({ error: 'a date YYYY-MM-DD' })
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a date YYYY-MM-DD' }));
export const scalar: z.ZodMiniType<string | number | boolean | null> = z.union(
  [z.string(), z.number(), z.boolean(), z.null()],
  { error: 'a text, a number, true, false or null' },
);
const amount = z.number({ error: 'a finite number' });
export const duration: z.ZodMiniType<
  string | number | { hours?: number; minutes?: number; seconds?: number; milliseconds?: number }
> = z.union(
  [
    z.string().check(z.regex(/^[+-]?PT/i, { error: DURATION })),
    z.int({ error: DURATION }),
    z.strictObject({
      hours: z.exactOptional(amount),
      minutes: z.exactOptional(amount),
      seconds: z.exactOptional(amount),
      milliseconds: z.exactOptional(amount),
    }),
  ],
  { error: DURATION },
);

export const whole: z.ZodMiniNumber = z.int({ error: 'a whole number' });

/** A list with an expectation in words. */
export function list<Item extends z.ZodMiniType>(item: Item, what: string): z.ZodMiniArray<Item> {
  return z.array(item, { error: `a list of ${what}` });
}

/** Things by id. */
export function byId<Item extends z.ZodMiniType>(
  item: Item,
  what: string,
): z.ZodMiniRecord<z.ZodMiniString, Item> {
  return z.record(z.string(), item, { error: `${what} by id` });
}
