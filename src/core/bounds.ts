import type { DecimalInput } from './decimal-text.js';
import { compare, type Ratio } from './ratio.js';
import { note, type Read, type Reader } from './read.js';
import { optional, readFields } from './read-parts.js';
import { decimal } from './read-values.js';

/**
 * A range with explicit operators. A bound left out is open; `{}` holds everything. Whether the
 * border itself belongs to a row decides real money, so it is never inferred.
 */
export interface Bounds {
  /** Greater than. */
  readonly gt?: DecimalInput | undefined;
  /** Greater than or equal to. */
  readonly gte?: DecimalInput | undefined;
  /** Less than. */
  readonly lt?: DecimalInput | undefined;
  /** Less than or equal to. */
  readonly lte?: DecimalInput | undefined;
}

/**
 * An operator that compares a value with a bound: greater or less, the bound itself included
 * (`gte`, `lte`) or not.
 */
export type Operator = keyof Bounds;

/** A bound that was read: an operator and the exact value. */
export interface Bound {
  readonly operator: Operator;
  readonly value: Ratio;
}

/** What each operator says of the order of a value and its bound. */
export const HOLDS: Readonly<Record<Operator, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

export const OPERATORS: readonly Operator[] = ['gt', 'gte', 'lt', 'lte'];

/** The readers of the four bounds, to be joined with those of other fields. */
export const BOUND_FIELDS: Readonly<Record<Operator, Read<Ratio | undefined>>> = {
  gt: /* @__PURE__ */ optional(decimal),
  gte: /* @__PURE__ */ optional(decimal),
  lt: /* @__PURE__ */ optional(decimal),
  lte: /* @__PURE__ */ optional(decimal),
};

/** Whether an exact value satisfies all bounds. */
export function holds(value: Ratio, bounds: readonly Bound[]): boolean {
  return bounds.every((bound) => HOLDS[bound.operator](compare(value, bound.value)));
}

/** Reads bounds that stand alone. */
export function readBounds(reader: Reader): readonly Bound[] {
  return boundsOf(
    reader,
    readFields(reader, "bounds such as { gte: '99', lt: '99.9' }", BOUND_FIELDS),
  );
}

/** Bounds of fields as read; what nothing can satisfy is refused. */
export function boundsOf(
  reader: Reader,
  fields: Readonly<Record<Operator, Ratio | undefined>>,
): readonly Bound[] {
  const bounds = OPERATORS.flatMap((operator) => {
    const value = fields[operator];
    return value === undefined ? [] : [{ operator, value }];
  });
  if (isEmpty(bounds)) {
    note(reader, {
      code: 'invalid-option',
      expected: 'bounds that some value satisfies',
      received: 'a lower bound above the upper one',
    });
  }
  return bounds;
}

/** Whether no value at all satisfies the bounds. */
function isEmpty(bounds: readonly Bound[]): boolean {
  const lower = bounds.filter(({ operator }) => operator === 'gt' || operator === 'gte');
  const upper = bounds.filter(({ operator }) => operator === 'lt' || operator === 'lte');
  return lower.some((low) =>
    upper.some((high) => {
      const order = compare(low.value, high.value);
      const touches = low.operator === 'gte' && high.operator === 'lte';
      return order > 0 || (order === 0 && !touches);
    }),
  );
}
