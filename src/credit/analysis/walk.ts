import { add, compare, divide, multiply, type Ratio, reduce, subtract } from '../../core/ratio.js';
import { refuse } from '../../core/read.js';
import { chartOf } from './chart.js';
import { worthOfValue } from './credit-curve.js';
import { type ExactValue, measureCurve } from './curve.js';
import { slopesOf } from './monotone.js';
import type { RuleQuestion } from './question.js';

/** A level, or the levels between two, with what they cost, in the order in which they grow worse. */
type Stretch =
  | { readonly kind: 'point'; readonly level: Ratio; readonly worth: Ratio }
  | (Piece & { readonly kind: 'piece' });

interface Piece {
  /** The better end, and what levels come to there; `null` where there is no end. */
  readonly from: Ratio | null;
  readonly to: Ratio | null;
  readonly first: Ratio;
  readonly last: Ratio;
}

/** The levels of a rule as they grow worse. */
export interface Walk {
  /** 1 where higher levels are worse, -1 where lower ones are. */
  readonly worse: 1 | -1;
  readonly stretches: readonly Stretch[];
}

/** Walks along the curve of a rule, from the best level to the worst. */
export function walkOf(question: RuleQuestion): Walk {
  const { facts, rule } = question;
  const [slope, ...others] = slopesOf(chartOf(rule));
  if (slope === undefined || others.length > 0) {
    refuse(facts.place, {
      code: 'invalid-option',
      expected: 'a rule that says which levels are worse: a target or steps with one open side',
    });
  }
  const { worse } = slope;
  const points = measureCurve(question);
  const ordered = worse === 1 ? points : [...points].reverse();
  const worth = (value: ExactValue | null): Ratio | null =>
    value === null ? null : requireWorth(question, value);
  const stretches: Stretch[] = [];
  ordered.forEach((point, index) => {
    const [before, after] = worse === 1 ? [point.below, point.above] : [point.above, point.below];
    const [first, at, last] = [worth(before), worth(point.at), worth(after)];
    if (index === 0 && first !== null)
      stretches.push({ kind: 'piece', from: null, to: point.level, first, last: first });
    if (at !== null) stretches.push({ kind: 'point', level: point.level, worth: at });
    const next = ordered[index + 1];
    const end = next === undefined ? last : worth(worse === 1 ? next.below : next.above);
    if (last !== null && end !== null)
      stretches.push({
        kind: 'piece',
        from: point.level,
        to: next?.level ?? null,
        first: last,
        last: end,
      });
  });
  return { worse, stretches };
}

/** A credit has to be told in money here; a share of a base that is not known has no amount. */
function requireWorth(question: RuleQuestion, value: ExactValue): Ratio {
  const worth = worthOfValue(question, value);
  if (worth !== null) return worth;
  const { facts } = question;
  refuse(
    { ...facts.place, value: undefined, parent: facts.place, key: 'base' },
    {
      code: 'missing-field',
      expected: 'the charges, and remedies that have a price: the answer is an amount',
      received: 'undefined',
    },
  );
}

/** The first level, in the order of a walk, that costs too much. */
export interface Excess {
  readonly level: Ratio;
  /** Whether the level itself does, or only those that are worse. */
  readonly isIncluded: boolean;
}

/**
 * Finds where a credit begins to cost too much.
 *
 * @param isOver - Whether an amount is too much; every greater one must be, too.
 * @returns `'always'` where even the best level is; `null` where none is.
 */
export function firstExcess(
  { stretches }: Walk,
  limit: Ratio,
  isOver: (order: number) => boolean,
): Excess | 'always' | null {
  for (const stretch of stretches) {
    if (stretch.kind === 'point') {
      if (isOver(compare(stretch.worth, limit))) return { level: stretch.level, isIncluded: true };
    } else {
      const excess = excessIn(stretch, limit, isOver);
      if (excess !== null) return excess;
    }
  }
  return null;
}

function excessIn(
  { from, to, first, last }: Piece,
  limit: Ratio,
  isOver: (order: number) => boolean,
): Excess | 'always' | null {
  const trend = compare(last, first);
  const order = compare(first, limit);
  // What is come to at an end is not owed there: just behind it more is, or less.
  const startsOver = trend === 0 ? isOver(order) : trend > 0 ? order >= 0 : order > 0;
  if (startsOver) return from === null ? 'always' : { level: from, isIncluded: false };
  if (from === null || to === null || trend <= 0 || compare(last, limit) <= 0) return null;
  const part = divide(subtract(limit, first), subtract(last, first));
  const level = reduce(add(from, multiply(part, subtract(to, from))));
  return { level, isIncluded: isOver(0) };
}

/** The rest of a walk, behind a level that costs so much. */
export function walkFrom({ worse, stretches }: Walk, level: Ratio, worth: Ratio): Walk {
  const isBehind = (other: Ratio | null): boolean =>
    other === null || worse * compare(other, level) > 0;
  const rest = stretches.flatMap((stretch): readonly Stretch[] => {
    if (stretch.kind === 'point') return isBehind(stretch.level) ? [stretch] : [];
    if (!isBehind(stretch.to)) return [];
    const isCut = stretch.from === null || worse * compare(stretch.from, level) < 0;
    return [isCut ? { ...stretch, from: level, first: worth } : stretch];
  });
  return { worse, stretches: rest };
}
