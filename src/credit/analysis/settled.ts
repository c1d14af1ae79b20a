import { type Ratio, ZERO } from '../../core/ratio.js';
import type { SchemePlan } from '../scheme/plan.js';
import type { RemedyPlan } from '../scheme/remedy.js';
import type { ExactFacts } from '../stages/exact-facts.js';
import { type ExactCredit, measureCredit } from '../stages/measure.js';
import { totalValue } from '../stages/total.js';
import { worthOf } from '../stages/worth.js';

/** What rules owe, by their names. */
export type OwedByRule = ReadonlyMap<string | null, RemedyPlan>;

/**
 * What the stages after rows and steps make of remedies, whatever level owed them. A remedy for a level
 * that is not known takes the way that every other takes, so nothing is computed twice.
 */
export function settled(plan: SchemePlan, facts: ExactFacts, owed: OwedByRule): ExactCredit {
  const readings = facts.readings.flatMap((reading) => {
    const whenUnknown = owed.get(reading.rule.name);
    return whenUnknown === undefined
      ? []
      : [{ ...reading, level: null, rule: { ...reading.rule, whenUnknown, variants: null } }];
  });
  return measureCredit(plan, { ...facts, readings }, null);
}

/** The same scheme without caps and limits. */
export function withoutCaps(plan: SchemePlan): SchemePlan {
  return { ...plan, lineCaps: [], totalCaps: [], stacking: 'sum' };
}

/** How much is left of the only remedy that was settled, in its unit. */
export function quantityLeft({ total }: ExactCredit): Ratio {
  return total.lines[0]?.owed.quantity ?? ZERO;
}

/**
 * What is left of everything, in money and before it is rounded; `null` where it has no worth, or where
 * the base is not known that it is a share of.
 */
export function worthLeft(plan: SchemePlan, facts: ExactFacts, credit: ExactCredit): Ratio | null {
  if (facts.currency === null || !plan.isPriced) return null;
  const value = totalValue(credit.total, plan);
  return facts.base === null && value.share.numerator !== 0n ? null : worthOf(value, facts);
}
