import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import { compare, type Ratio, ratioOf } from '../core/ratio.js';
import { type LevelInput, readLevel } from './level.js';

/**
 * A range of levels with explicit operators. A bound left out is open; `{}` holds every level.
 * Whether the border itself belongs to a row decides real money, so it is never inferred.
 */
export interface Bounds {
  /** Greater than. */
  readonly gt?: DecimalInput;
  /** Greater than or equal to. */
  readonly gte?: DecimalInput;
  /** Less than. */
  readonly lt?: DecimalInput;
  /** Less than or equal to. */
  readonly lte?: DecimalInput;
}

export type Operator = keyof Bounds;

const OPERATORS: readonly Operator[] = ['gt', 'gte', 'lt', 'lte'];

/** A bound that was read: an operator and the exact value. */
export interface Bound {
  readonly operator: Operator;
  readonly value: Ratio;
}

const HOLDS: Readonly<Record<Operator, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

/**
 * Whether a level lies within bounds; compared exactly, never after rounding.
 *
 * @param level - The level, in the unit of the bounds.
 * @param bounds - The bounds; `{}` holds every level.
 * @returns Whether every bound holds.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-type`.
 * @example
 * import { isWithin } from 'slakit'
 * isWithin('99.9', { gte: '99.9' }) // => true
 * isWithin({ good: 999, total: 1000 }, { lt: '99.9' }) // => false
 */
export function isWithin(level: LevelInput, bounds: Bounds): boolean {
  return holds(readLevel(level, ['level']), readBounds(bounds, ['bounds']));
}

/** Whether an exact level satisfies all bounds. */
export function holds(level: Ratio, bounds: readonly Bound[]): boolean {
  return bounds.every((bound) => HOLDS[bound.operator](compare(level, bound.value)));
}

/** Reads the bounds of a row, a target or a domain. */
export function readBounds(bounds: Bounds, path: Path): readonly Bound[] {
  if (typeof bounds !== 'object' || bounds === null) {
    fail({
      code: 'invalid-type',
      path,
      expected: "bounds such as { gte: '99', lt: '99.9' }",
      received: shown(bounds),
    });
  }
  for (const field of Object.keys(bounds)) {
    if (field === 'remedy' || OPERATORS.includes(field as Operator)) continue;
    // A misspelt bound would leave the row open and match every level.
    fail({
      code: 'unknown-field',
      path: [...path, field],
      expected: 'gt, gte, lt or lte',
      received: shown(field),
    });
  }
  const read: Bound[] = [];
  for (const operator of OPERATORS) {
    const value = bounds[operator];
    if (value !== undefined) read.push({ operator, value: ratioOf(value, [...path, operator]) });
  }
  return read;
}
