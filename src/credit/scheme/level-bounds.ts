import { type Bound, boundsOf, OPERATORS, type Operator } from '../../core/bounds.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import { multiply, type Ratio, shareOfPercent } from '../../core/ratio.js';
import type { FieldsOf, Read, Reader, ReadersOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { amount, decimal } from '../../core/read-values.js';

/**
 * A level as a rule states it: a decimal in the unit of the rule, or a percentage of the length of the
 * period, for levels that are lengths of time: half a percent of a month is longer in March.
 */
export type LevelValue = DecimalInput | { readonly percentOfPeriod: DecimalInput };

/** A range of levels with explicit operators; a bound left out is open. */
export interface LevelBounds {
  /** Greater than. */
  readonly gt?: LevelValue | undefined;
  /** Greater than or equal to. */
  readonly gte?: LevelValue | undefined;
  /** Less than. */
  readonly lt?: LevelValue | undefined;
  /** Less than or equal to. */
  readonly lte?: LevelValue | undefined;
}

/** A level of a rule as read: in its unit, or as a share of the period. */
export interface LevelPoint {
  readonly value: Ratio;
  readonly isOfPeriod: boolean;
}

/** A bound as read. */
export interface LevelBound {
  readonly operator: Operator;
  readonly at: LevelPoint;
}

const SHARE = { percentOfPeriod: amount } satisfies FieldsOf<Exclude<LevelValue, DecimalInput>>;

/** Reads a level of a rule. */
export function levelPoint(reader: Reader): LevelPoint {
  if (typeof reader.value !== 'object' || reader.value === null)
    return { value: decimal(reader), isOfPeriod: false };
  const { percentOfPeriod } = readFields(reader, 'a level', SHARE);
  return { value: shareOfPercent(percentOfPeriod), isOfPeriod: true };
}

const point: Read<LevelPoint | undefined> = /* @__PURE__ */ optional(levelPoint);

/** The readers of the four bounds, to be joined with those of other fields. */
export const LEVEL_BOUND_FIELDS: ReadersOf<Record<Operator, LevelPoint | undefined>> = {
  gt: point,
  gte: point,
  lt: point,
  lte: point,
} satisfies FieldsOf<LevelBounds>;

/** Reads bounds that stand alone. */
export function readLevelBounds(reader: Reader): readonly LevelBound[] {
  return levelBoundsOf(
    reader,
    readFields(reader, "bounds such as { gte: '99', lt: '99.9' }", LEVEL_BOUND_FIELDS),
  );
}

/** Bounds of fields as read; what nothing can satisfy, however long the period is, is refused. */
export function levelBoundsOf(
  reader: Reader,
  fields: Readonly<Record<Operator, LevelPoint | undefined>>,
): readonly LevelBound[] {
  for (const isOfPeriod of [false, true]) boundsOf(reader, valuesOf(fields, isOfPeriod));
  return OPERATORS.flatMap((operator) => {
    const at = fields[operator];
    return at === undefined ? [] : [{ operator, at }];
  });
}

function valuesOf(
  fields: Readonly<Record<Operator, LevelPoint | undefined>>,
  isOfPeriod: boolean,
): Readonly<Record<Operator, Ratio | undefined>> {
  const of = (at: LevelPoint | undefined): Ratio | undefined =>
    at?.isOfPeriod === isOfPeriod ? at.value : undefined;
  return { gt: of(fields.gt), gte: of(fields.gte), lt: of(fields.lt), lte: of(fields.lte) };
}

/** Bounds in the unit of the rule, over a period of a length. */
export function boundsOver(bounds: readonly LevelBound[], period: Ratio): readonly Bound[] {
  return bounds.map(({ operator, at }) => ({ operator, value: valueOver(at, period) }));
}

/** A level in the unit of its rule, over a period of a length. */
export function valueOver({ value, isOfPeriod }: LevelPoint, period: Ratio): Ratio {
  return isOfPeriod ? multiply(value, period) : value;
}
