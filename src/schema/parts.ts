import * as z from 'zod/mini';
import type { Scalar } from '../clock/rule/condition.js';
import type { DecimalInput } from '../core/decimal-text.js';
import type { RuleDuration } from '../core/duration.js';
import type { MoneyInput } from '../money/money.js';

/**
 * Building blocks of the document's schema. The schema says the shape, for editors and for other
 * languages; ranges and meanings belong to the readers of the engines, which judge a document.
 */

/** Titles, descriptions and examples of schemas; a registry of its own, since zod's is shared by all its users. */
export const notes: z.core.$ZodRegistry<Note> = /* @__PURE__ */ z.registry<Note>();

/** What an editor shows beside a part of a document. */
export interface Note {
  /** Makes the part a named definition. */
  readonly id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
}

/**
 * A schema for every field of a type, each of the type of its field: a field that is missing here, or
 * is not in the type, does not compile.
 */
export type ShapeOf<T> = { readonly [Key in keyof Required<T>]: z.ZodMiniType<T[Key]> };

/** An object with exactly the fields of a type. */
export function shape<T>(fields: ShapeOf<T>): z.ZodMiniType<T> {
  return z.strictObject(fields) as unknown as z.ZodMiniType<T>;
}

/** Gives a schema its note. */
export function noted<Schema extends z.ZodMiniType>(schema: Schema, note: Note | string): Schema {
  notes.add(schema, typeof note === 'string' ? { description: note } : note);
  return schema;
}

/** A field that may be left out, with its description. */
export function may<Schema extends z.ZodMiniType>(
  schema: Schema,
  note: Note | string,
): z.ZodMiniOptional<Schema> {
  return noted(z.optional(schema), note);
}

/** A field that must be there, with its description. */
export function must<Schema extends z.ZodMiniType>(schema: Schema, note: Note | string): Schema {
  // Another schema, so that one building block can be described differently in each place. One that
  // refers to itself is wrapped: a copy of it would not be recognised as the same definition.
  const own = schema._zod.def.type === 'lazy' ? z.lazy(() => schema) : z.clone(schema);
  return noted(own as unknown as Schema, note);
}

/** A list of things. */
export function list<Item extends z.ZodMiniType>(item: Item): z.ZodMiniArray<Item> {
  return z.array(item);
}

/** Things by name. */
export function byName<Item extends z.ZodMiniType>(
  item: Item,
): z.ZodMiniRecord<z.ZodMiniString, Item> {
  return z.record(z.string(), item);
}

export const text: z.ZodMiniString = /* @__PURE__ */ z.string();
export const id: z.ZodMiniString = /* @__PURE__ */ noted(z.string().check(z.minLength(1)), {
  id: 'Id',
  description: 'A name that is not empty.',
});
export const flag: z.ZodMiniBoolean = /* @__PURE__ */ z.boolean();
export const whole: z.ZodMiniNumber = /* @__PURE__ */ z.int();

export const decimal: z.ZodMiniType<DecimalInput> = /* @__PURE__ */ noted(
  z.union([z.string().check(z.regex(/^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/)), z.number()]),
  {
    id: 'Decimal',
    title: 'Decimal',
    description: 'A decimal as text, or a number, which is read by its shortest text.',
    examples: ['99.95', 10],
  },
);

export const date: z.ZodMiniString = /* @__PURE__ */ noted(
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  {
    id: 'Date',
    title: 'Date',
    description: 'A date YYYY-MM-DD.',
    examples: ['2026-05-01'],
  },
);

export const timeZone: z.ZodMiniString = /* @__PURE__ */ noted(z.string(), {
  id: 'TimeZone',
  title: 'Time zone',
  description: 'An IANA time zone, or a fixed offset.',
  examples: ['Europe/Paris', '+05:30'],
});

/** An instant in a document: epoch milliseconds or ISO 8601 with an offset. */
export const instant: z.ZodMiniType<string | number> = /* @__PURE__ */ noted(
  z.union([z.string(), z.int()]),
  {
    id: 'Instant',
    title: 'Instant',
    description: 'ISO 8601 with Z or an offset, or epoch milliseconds.',
    examples: ['2026-03-02T09:00:00+01:00'],
  },
);

export const scalar: z.ZodMiniType<Scalar> = /* @__PURE__ */ noted(
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
  { id: 'Scalar', title: 'Value', description: 'A value that an attribute can have.' },
);

export const duration: z.ZodMiniType<RuleDuration> = /* @__PURE__ */ noted(
  z.union([
    z.string().check(z.regex(/^[+]?PT/i)),
    shape<Exclude<RuleDuration, string>>({
      hours: may(z.number(), 'Hours; a fraction is allowed.'),
      minutes: may(z.number(), 'Minutes of 60 seconds.'),
      seconds: may(z.number(), 'Seconds.'),
      milliseconds: may(z.number(), 'Thousandths of a second.'),
    }),
  ]),
  {
    id: 'Duration',
    title: 'Length of time',
    description:
      'A length of elapsed time: parts that add up, or an ISO 8601 duration of hours, minutes and seconds. Days have no fixed length; a target in days says businessDays.',
    examples: [{ hours: 4, minutes: 30 }, 'PT4H30M'],
  },
);

export const money: z.ZodMiniType<MoneyInput> = /* @__PURE__ */ noted(
  shape<MoneyInput>({
    amount: must(decimal, 'The amount in units of the currency.'),
    currency: must(z.string().check(z.regex(/^[A-Z]{3}$/)), 'ISO 4217 code, such as EUR.'),
  }),
  {
    id: 'Money',
    title: 'Money',
    description: 'An amount with its currency.',
    examples: [{ amount: '12.34', currency: 'EUR' }],
  },
);
