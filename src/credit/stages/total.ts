import { multiply, type Ratio, sum, ZERO } from '../../core/ratio.js';
import type { SchemePlan } from '../scheme/plan.js';
import type { RemedyInKind, RemedyKind } from '../scheme/remedy.js';
import { NO_VALUE, times, type Value } from '../scheme/value.js';
import type { ExactFacts, ExactReading } from './exact-facts.js';
import type { Owed } from './line.js';

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
  /** What it is owed for. */
  readonly reading: Pick<ExactReading, 'incident' | 'at' | 'place'>;
}

/**
 * The credit of a period while shared caps cut it: what the lines that count are owed, and nothing
 * beside. A cap takes the same share of each line that it is about, so the lines always add up.
 */
export interface Total {
  readonly lines: readonly OwedByLine[];
  /** What each cap did so far. */
  readonly caps: readonly CapFigure[];
}

/** What a cap did, exactly. */
export interface CapFigure {
  /** What was left under it; `null` for a share of a base that nobody needed to know. */
  readonly limit: Ratio | null;
  /** What it took off. */
  readonly cut: Ratio;
  readonly reached: boolean;
}

/** What everything is worth that has a worth. */
export function totalValue({ lines }: Pick<Total, 'lines'>, plan: SchemePlan): Value {
  const [first] = lines;
  if (first === undefined) return NO_VALUE;
  if (lines.length === 1) return lineValue(first, plan);
  const values = lines.map((line) => lineValue(line, plan));
  return {
    share: sum(values.map(({ share }) => share)),
    money: sum(values.map(({ money }) => money)),
  };
}

function lineValue({ owed }: OwedByLine, plan: SchemePlan): Value {
  return times(plan.unitValues[owed.kind] ?? NO_VALUE, owed.quantity);
}

/** How much is owed of one kind. */
export function quantityOf({ lines }: Total, kind: RemedyInKind): Ratio {
  if (!lines.some((line) => line.owed.kind === kind)) return ZERO;
  return sum(lines.flatMap(({ owed }) => (owed.kind === kind ? [owed.quantity] : [])));
}

/** Leaves the same share of each line whose remedy is of some kind. */
export function scaled(
  total: Total,
  share: Ratio,
  isMeant: (kind: RemedyKind) => boolean,
): readonly OwedByLine[] {
  return total.lines.map((line) =>
    isMeant(line.owed.kind)
      ? { ...line, owed: { ...line.owed, quantity: multiply(line.owed.quantity, share) } }
      : line,
  );
}
