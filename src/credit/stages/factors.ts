import { multiply, type Ratio } from '../../core/ratio.js';
import { childOf } from '../../core/read.js';
import { lastPeriods, missesInARow } from '../scheme/history.js';
import type { FactorPlan } from '../scheme/plan.js';
import { type ExactFacts, missing } from './exact-facts.js';
import type { LineContext, Owed } from './line.js';
import { type RunStage, type StageName, type StageNote, stageOf } from './stage.js';

/** The share of the amount at risk that is allocated to the rule. */
export const ALLOCATION: RunStage<Owed, LineContext> = /* @__PURE__ */ multiplication(
  'allocation',
  ({ reading }) => reading.rule.allocations,
);

/** The factors of the rule, in order. */
export const FACTORS: RunStage<Owed, LineContext> = /* @__PURE__ */ multiplication(
  'factor',
  ({ reading }) => reading.rule.factors,
);

function multiplication(stage: StageName, parts: (context: LineContext) => readonly FactorPlan[]) {
  return stageOf<Owed, FactorPlan, LineContext>({
    parts,
    apply: (owed, factor, context) => ({
      ...owed,
      quantity: multiply(owed.quantity, multipleOf(factor, context)),
    }),
    notes: (before, after, { index }, { reading }) => [
      noteOf(stage, reading.rule.name, index, [before, after]),
    ],
  });
}

/** What a trace says of a stage that changes what a line owes. */
export function noteOf(
  stage: StageName,
  rule: string | null,
  index: number | null,
  [before, after]: readonly [before: Owed, after: Owed],
): StageNote {
  return {
    stage,
    rule,
    index,
    unit: after.kind,
    before: before.quantity,
    after: after.quantity,
  };
}

function multipleOf(factor: FactorPlan, { reading, facts }: LineContext): Ratio {
  switch (factor.by) {
    case 'fixed':
      return factor.multiple;
    case 'repeat':
      return repeatMultiple(factor.multiples, factor.window, facts);
    case 'input': {
      const { input } = factor;
      const given = reading.multiples.get(input);
      return (
        given ??
        missing(childOf(reading.place, 'factors'), input, 'the multiple that the scheme asks for')
      );
    }
  }
}

/** The multiple after so many misses; the last one holds for all that are more. */
function repeatMultiple(
  multiples: readonly Ratio[],
  window: number | null,
  { history }: ExactFacts,
): Ratio {
  const misses =
    window === null
      ? missesInARow(history, multiples.length)
      : lastPeriods(history, window - 1).filter(({ missed }) => missed === true).length;
  // A reader has seen that there is at least one.
  return multiples[Math.min(misses, multiples.length - 1)] as Ratio;
}
