import type { CapWindow } from '../../credit/scheme/scheme.js';
import type { ClaimPlan } from '../claim/claim-rule.js';
import { measureObjective, type ObjectivePlan } from '../kinds/kinds.js';
import type { KindFacts, Measured } from '../kinds/measured.js';
import type { ReadFacts } from './facts.js';
import { MEASURED_OF, requireSound, type Settled, settled } from './faults.js';

/** What all lines of a statement share. */
export interface LineContext extends KindFacts {
  readonly facts: ReadFacts;
  readonly currency: string;
  /** How many earlier periods lie in each window that caps may name. */
  readonly periodsBefore: Readonly<Partial<Record<CapWindow, number>>>;
  /** When credits have to be claimed, by their remedies. */
  readonly claims: ReadonlyMap<string, ClaimPlan>;
}

/** An objective and what was measured of it, or why nothing was. */
export interface MeasuredObjective {
  readonly objective: ObjectivePlan;
  readonly measured: Settled<Measured>;
}

/** Measures an objective; whatever is wrong with its own facts leaves the others alone. */
export function measureLine(objective: ObjectivePlan, context: LineContext): MeasuredObjective {
  const measured = settled(() => {
    requireSound(context.facts.faults, MEASURED_OF, objective);
    return measureObjective(objective, context);
  });
  return { objective, measured };
}
