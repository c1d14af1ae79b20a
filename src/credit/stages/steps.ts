import {
  divide,
  floor,
  isPositive,
  negate,
  type Ratio,
  ratio,
  smallerOf,
  subtract,
  sum,
} from '../../core/ratio.js';
import type { RulePlan, StepPlan } from '../scheme/plan.js';
import { plusRatio, product } from '../scheme/value.js';
import { type ExactFacts, periodOf } from './exact-facts.js';
import type { Owed } from './line.js';

/** How a number of steps with a fraction counts. */
const COUNTS: Readonly<Record<StepPlan['partial'], (steps: Ratio, beginsAt: boolean) => Ratio>> = {
  // One that begins at its first point has begun there.
  started: (steps, beginsAt) => ratio(beginsAt ? floor(steps) + 1n : -floor(negate(steps))),
  whole: (steps) => ratio(floor(steps)),
  exact: (steps) => steps,
};

/** What one step rule counted. */
export interface Counted {
  readonly count: Ratio;
  readonly quantity: Ratio;
}

/** What all steps of a rule owe for a level, or `null` when it has passed none of their starts. */
export function stepsOwed(rule: RulePlan, level: Ratio, facts: ExactFacts): Owed | null {
  const { steps } = rule;
  if (steps === null) return null;
  const counted = steps.steps.flatMap((step) => countStep(step, level, { rule, facts }));
  const [first] = counted;
  if (first === undefined) return null;
  const isOne = counted.length === 1;
  return {
    kind: steps.kind,
    quantity: isOne ? first.quantity : sum(counted.map(({ quantity }) => quantity)),
    steps: isOne ? first.count : sum(counted.map(({ count }) => count)),
    row: null,
  };
}

/** What a step counts; nothing at all for a level that has not come to its start. */
export function countStep(
  step: StepPlan,
  level: Ratio,
  { rule, facts }: { readonly rule: RulePlan; readonly facts: ExactFacts },
): readonly Counted[] {
  const away = step.direction === 1 ? subtract(level, step.from) : subtract(step.from, level);
  if (!isPositive(away) && !(step.beginsAt && away.numerator === 0n)) return [];
  const distance = step.longest === null ? away : smallerOf(away, step.longest);
  const steps = divide(distance, step.size ?? periodOf(facts, rule));
  const count = COUNTS[step.partial](steps, step.beginsAt);
  return [{ count, quantity: plusRatio(product(step.each, count), step.initial) }];
}
