import { ZERO } from '../../core/ratio.js';
import type { SchemePlan, StagePart } from '../scheme/plan.js';
import { times } from '../scheme/value.js';
import type { ExactFacts } from './exact-facts.js';
import type { Owed } from './line.js';
import { type RunStage, stageOf } from './stage.js';
import { compareValues } from './worth.js';

/** What the stages over all lines know. */
export interface TotalContext {
  readonly plan: SchemePlan;
  readonly facts: ExactFacts;
}

/** What a line is owed; `index` is its place among the lines of the period. */
export interface OwedByLine {
  readonly index: number;
  readonly rule: string | null;
  readonly owed: Owed;
}

const ONCE: readonly StagePart[] = [{ index: null }];

/** Which lines count together: all, or only the best. */
export const STACKING: RunStage<readonly OwedByLine[], TotalContext> = /* @__PURE__ */ stageOf<
  readonly OwedByLine[],
  StagePart,
  TotalContext
>({
  parts: ({ plan }) => (plan.stacking === 'best' ? ONCE : []),
  apply: (lines, _, context) =>
    lines.length < 2
      ? lines
      : [lines.reduce((best, line) => (isBetter(line.owed, best.owed, context) ? line : best))],
  notes: (before, after) =>
    before.length < 2
      ? []
      : before.map((line) => ({
          stage: 'stacking',
          rule: line.rule,
          index: null,
          before: line.owed.quantity,
          after: after.includes(line) ? line.owed.quantity : ZERO,
        })),
});

/** Whether a remedy is worth more than another; of two kinds by their prices, which the reader asks for. */
function isBetter(a: Owed, b: Owed, { plan, facts }: TotalContext): boolean {
  const [first, second] = [plan.unitValues[a.kind], plan.unitValues[b.kind]];
  if (a.kind === b.kind || first === null || second === null)
    return (
      a.quantity.numerator * b.quantity.denominator > b.quantity.numerator * a.quantity.denominator
    );
  return compareValues(times(first, a.quantity), times(second, b.quantity), facts) > 0;
}
