import { add, multiply, type Ratio, ratio, subtract } from '../../core/ratio.js';
import type { RulePlan, StepPlan } from '../scheme/plan.js';

/** Where steps begin and end; where some count each way, also where they count one more. */
export function stepPoints({ steps }: RulePlan): readonly Ratio[] {
  if (steps === null) return [];
  const ends = steps.steps.flatMap((step) =>
    step.longest === null ? [step.from] : [step.from, pastBy(step, step.longest)],
  );
  const isMixed = new Set(steps.steps.map(({ direction }) => direction)).size > 1;
  return isMixed
    ? [...ends, ...steps.steps.flatMap((step) => [...stairsOf(step, MOST_STAIRS)])]
    : ends;
}

/** Steps of a kind that count both ways are looked at so far. */
const MOST_STAIRS = 100;

/** The levels at which a step counts one more, as many as are asked for. */
export function* stairsOf(step: StepPlan, most: number): Iterable<Ratio> {
  const { size, longest, partial } = step;
  if (size === null || partial === 'exact') return;
  for (let count = 1n; count <= BigInt(most); count++) {
    const distance = multiply(size, ratio(count));
    if (longest !== null && subtract(longest, distance).numerator < 0n) return;
    yield pastBy(step, distance);
  }
}

/** The level that lies so far behind the start of a step. */
export function pastBy({ from, direction }: StepPlan, distance: Ratio): Ratio {
  return direction === 1 ? add(from, distance) : subtract(from, distance);
}
