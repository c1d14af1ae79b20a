import { add, multiply, ONE, type Ratio, ratio, subtract, sum, ZERO } from '../../core/ratio.js';
import { placeOf } from '../scheme/level-line.js';
import type { RulePlan } from '../scheme/plan.js';
import { gridAbove, gridBelow, roundedBeside, type Side } from './between.js';
import { type Chart, edgesOf } from './chart.js';

/** A level, or one just beside it, with its place. */
export interface Spot {
  readonly place: number;
  readonly level: Ratio;
  readonly side: Side;
}

/** A level itself, at its place. */
export function spotOf({ rule }: Chart, level: Ratio): Spot {
  return { place: placeOf(rule.line, level), level, side: 0 };
}

/**
 * The levels at which a place is looked at: a point itself; of what lies between two the ends from inside,
 * or where levels are rounded the first and the last that rounding leaves.
 */
export function spotsAt({ rule }: Chart, place: number): readonly Spot[] {
  const { line, roundLevel, steps } = rule;
  const [low, high] = edgesOf(line, place);
  if (low !== null && low === high) return [{ place, level: low, side: 0 }];
  const at = (level: Ratio, side: Side): Spot => ({ place, level, side });
  const inside: Spot[] = [];
  if (low !== null)
    inside.push(roundLevel === null ? at(low, 1) : at(gridAbove(low, roundLevel.scale), 0));
  else if (high !== null) inside.push(at(farFrom(high, rule, -1), 0));
  if (high !== null)
    inside.push(roundLevel === null ? at(high, -1) : at(gridBelow(high, roundLevel.scale), 0));
  else if (low !== null && steps !== null) inside.push(at(farFrom(low, rule, 1), 0));
  return inside.length === 0 ? [at(ZERO, 0)] : inside;
}

/** A level so far out that every step beyond the last point counts more than once. */
function farFrom(level: Ratio, { steps, roundLevel }: RulePlan, side: 1 | -1): Ratio {
  const sizes = (steps?.steps ?? []).map(({ size }) => size ?? ONE);
  const away = sum([ONE, ...sizes.map((size) => multiply(size, ratio(10n)))]);
  const far = side === 1 ? add(level, away) : subtract(level, away);
  return roundLevel === null ? far : roundedBeside(far, 0, roundLevel);
}
