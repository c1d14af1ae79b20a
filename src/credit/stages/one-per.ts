import { compare, isPositive, ratio } from '../../core/ratio.js';
import type { SchemePlan, StagePart } from '../scheme/plan.js';
import { missing } from './exact-facts.js';
import { bestOf, notesOfLines } from './stacking.js';
import { type RunStage, stageOf } from './stage.js';
import type { OwedByLine, TotalContext } from './total.js';

type Lines = readonly OwedByLine[];

const ONCE: readonly StagePart[] = [{ index: null }];

/** Of several credits for one incident, or for incidents close to each other, only the best is left. */
export const ONE_PER: RunStage<Lines, TotalContext> = /* @__PURE__ */ stageOf<
  Lines,
  StagePart,
  TotalContext
>({
  parts: ({ plan }) => (plan.onePer === null ? [] : ONCE),
  apply: (lines, _, context) => {
    const { onePer } = context.plan;
    const left = groupsOf(lines, onePer).flatMap((group) =>
      bestOf(
        group.map((line) => [line]),
        context,
      ),
    );
    return left.sort((a, b) => a.index - b.index);
  },
  notes: (before, after) => notesOfLines('onePer', before, after),
});

/** Lines that share an incident; a line of no incident stands alone, and so does one that owes nothing. */
function groupsOf(lines: Lines, onePer: SchemePlan['onePer']): readonly Lines[] {
  if (onePer === null) return [];
  const owing = lines.filter(({ owed }) => isPositive(owed.quantity));
  const idle = lines.filter(({ owed }) => !isPositive(owed.quantity)).map((line) => [line]);
  return [...(onePer === 'incident' ? byIncident(owing) : byTime(owing, onePer)), ...idle];
}

function byIncident(lines: Lines): readonly Lines[] {
  const groups = new Map<string | number, OwedByLine[]>();
  for (const line of lines) {
    const key = line.reading.incident ?? line.index;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

/** A window begins with the first incident that the one before does not hold; its end is outside. */
function byTime(
  lines: Lines,
  { lengthMs }: Exclude<NonNullable<SchemePlan['onePer']>, 'incident'>,
): readonly Lines[] {
  const placed = lines.map((line) => ({ line, at: instantOf(line) }));
  placed.sort((a, b) => a.at - b.at || a.line.index - b.line.index);
  const groups: OwedByLine[][] = [];
  let startAt = Number.NEGATIVE_INFINITY;
  for (const { line, at } of placed) {
    const last = groups[groups.length - 1];
    if (last !== undefined && compare(ratio(at - startAt), lengthMs) < 0) {
      last.push(line);
      continue;
    }
    groups.push([line]);
    startAt = at;
  }
  return groups;
}

function instantOf({ reading: { at, place } }: OwedByLine): number {
  return at ?? missing(place, 'at', 'when it happened, for a credit per so many hours');
}
