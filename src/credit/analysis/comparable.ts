import { compare } from '../../core/ratio.js';
import type { SchemePlan } from '../scheme/plan.js';
import type { RemedyPlan } from '../scheme/remedy.js';
import { times, type Value } from '../scheme/value.js';

/**
 * Compares remedies before any base is known: of one kind by their figures, of two by their worths where
 * both are shares of the base or both are sums; `null` where only a base could tell.
 */
export function compareRemedies(plan: SchemePlan, a: RemedyPlan, b: RemedyPlan): number | null {
  if (a.kind === b.kind) return compare(a.quantity, b.quantity);
  const [one, other] = [worthInParts(plan, a), worthInParts(plan, b)];
  if (one === null || other === null) return null;
  if (one.money.numerator === 0n && other.money.numerator === 0n)
    return compare(one.share, other.share);
  if (one.share.numerator === 0n && other.share.numerator === 0n)
    return compare(one.money, other.money);
  return null;
}

/** What a remedy is worth; `null` where it has no money value. */
function worthInParts({ unitValues }: SchemePlan, { kind, quantity }: RemedyPlan): Value | null {
  const unit = unitValues[kind];
  return unit === null ? null : times(unit, quantity);
}
