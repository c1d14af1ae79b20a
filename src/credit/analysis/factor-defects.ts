import type { RulePlan } from '../scheme/plan.js';
import type { Defect } from './credit-finding.js';
import { reachedMultiples } from './greatest.js';

/** Multiples of a repeat that its window never lets come about. */
export function deadMultiples({ factors }: RulePlan): readonly Defect[] {
  return factors.flatMap((factor, index) => {
    if (factor.by !== 'repeat') return [];
    const reached = reachedMultiples(factor).length;
    if (reached === factor.multiples.length) return [];
    return [
      {
        levels: null,
        rows: [],
        witnesses: [],
        code: 'dead-multiple' as const,
        at: ['factors', index, 'repeat', reached],
        expected: `at most ${reached} multiples, for 0 to ${reached - 1} earlier misses within ${factor.window} periods`,
        received: `${factor.multiples.length}`,
        hint: 'the period itself counts among those of the window',
      },
    ];
  });
}
