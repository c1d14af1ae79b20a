import { compare, sum, ZERO } from '../../core/ratio.js';
import type { StackPlan, StagePart } from '../scheme/plan.js';
import { limited } from './caps.js';
import { type RunStage, type StageName, type StageNote, stageOf } from './stage.js';
import { type OwedByLine, type TotalContext, totalValue } from './total.js';
import { compareValues } from './worth.js';

type Lines = readonly OwedByLine[];

const ONCE: readonly StagePart[] = [{ index: null }];

/** Which lines count together: all, only the best, or those that a tree leaves. */
export const STACKING: RunStage<Lines, TotalContext> = /* @__PURE__ */ stageOf<
  Lines,
  StagePart,
  TotalContext
>({
  parts: ({ plan }) => (plan.stacking === 'sum' ? [] : ONCE),
  apply: (lines, _, context) => {
    const { stacking } = context.plan;
    if (typeof stacking !== 'string') return inTree(stacking, linesByRule(lines), context);
    return bestOf(
      lines.map((line) => [line]),
      context,
    );
  },
  notes: (before, after) => notesOfLines('stacking', before, after),
});

/** What a trace says of a stage that leaves some of several lines. */
export function notesOfLines(stage: StageName, before: Lines, after: Lines): readonly StageNote[] {
  if (before.length < 2) return [];
  const left = new Map(after.map(({ index, owed }) => [index, owed.quantity]));
  return before.map(({ index, rule, owed }) => ({
    stage,
    rule,
    index: null,
    unit: owed.kind,
    before: owed.quantity,
    after: left.get(index) ?? ZERO,
  }));
}

function linesByRule(lines: Lines): ReadonlyMap<string | null, Lines> {
  const byRule = new Map<string | null, OwedByLine[]>();
  for (const line of lines) {
    const known = byRule.get(line.rule);
    if (known === undefined) byRule.set(line.rule, [line]);
    else known.push(line);
  }
  return byRule;
}

/** What a node of the tree leaves of the lines of its rules. */
function inTree(
  { kind, members, limits }: StackPlan,
  byRule: ReadonlyMap<string | null, Lines>,
  context: TotalContext,
): Lines {
  const parts = members.map((member) =>
    typeof member === 'string' ? (byRule.get(member) ?? []) : inTree(member, byRule, context),
  );
  return limited(kind === 'sum' ? parts.flat() : bestOf(parts, context), limits, context);
}

/** The lines that are worth most together, the first of equals. */
export function bestOf(parts: readonly Lines[], context: TotalContext): Lines {
  const [first = [], ...others] = parts.filter(({ length }) => length > 0);
  return others.reduce((best, part) => (isBetter(part, best, context) ? part : best), first);
}

/** Whether remedies are worth more than others; those of two kinds by their prices, which the reader asks for. */
function isBetter(a: Lines, b: Lines, { plan, facts }: TotalContext): boolean {
  const kinds = new Set([...a, ...b].map(({ owed }) => owed.kind));
  if (kinds.size === 1) return compare(quantityIn(a), quantityIn(b)) > 0;
  return compareValues(totalValue({ lines: a }, plan), totalValue({ lines: b }, plan), facts) > 0;
}

function quantityIn(lines: Lines) {
  return sum(lines.map(({ owed }) => owed.quantity));
}
