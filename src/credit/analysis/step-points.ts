import {
  add,
  compare,
  divide,
  floor,
  multiply,
  type Ratio,
  ratio,
  subtract,
} from '../../core/ratio.js';
import type { RulePlan, StepPlan } from '../scheme/plan.js';

/** Where steps begin and end; where some count each way, also where they count one more. */
export function stepPoints({ steps }: RulePlan): readonly Ratio[] {
  if (steps === null) return [];
  const ends = steps.steps.flatMap((step) =>
    step.longest === null ? [step.from] : [step.from, pastBy(step, step.longest)],
  );
  const isMixed = new Set(steps.steps.map(({ direction }) => direction)).size > 1;
  if (!isMixed) return ends;
  const endless = { low: null, high: null };
  return [...ends, ...steps.steps.flatMap((step) => [...stairsOf(step, MOST_STAIRS, endless)])];
}

/** Steps that count both ways are looked at so far. */
const MOST_STAIRS = 100;

/** The levels at which a step counts one more within a range, as many as are asked for. */
export function* stairsOf(
  step: StepPlan,
  most: number,
  { low, high }: { readonly low: Ratio | null; readonly high: Ratio | null },
): Iterable<Ratio> {
  const { size, longest, partial, direction } = step;
  if (size === null || partial === 'exact') return;
  const [near, far] = direction === 1 ? [low, high] : [high, low];
  const skipped = near === null ? null : divide(distanceTo(step, near), size);
  const first = skipped === null || skipped.numerator <= 0n ? 1n : floor(skipped) + 1n;
  for (let count = first; count <= first + BigInt(most); count++) {
    const distance = multiply(size, ratio(count));
    if (longest !== null && compare(distance, longest) > 0) return;
    if (far !== null && compare(distance, distanceTo(step, far)) > 0) return;
    yield pastBy(step, distance);
  }
}

function distanceTo({ from, direction }: StepPlan, level: Ratio): Ratio {
  return direction === 1 ? subtract(level, from) : subtract(from, level);
}

/** The level that lies so far behind the start of a step. */
export function pastBy({ from, direction }: StepPlan, distance: Ratio): Ratio {
  return direction === 1 ? add(from, distance) : subtract(from, distance);
}
