import { fail } from '../../core/error.js';
import { compare, divide, floor, multiply, type Ratio, ratio, ZERO } from '../../core/ratio.js';
import { lastPlace } from '../scheme/level-line.js';
import type { RulePlan } from '../scheme/plan.js';
import { type Chart, edgesOf } from './chart.js';
import { pastBy, stairsOf } from './step-points.js';

/** More points than anybody draws; finding them stays well below a second. */
const MOST_POINTS = 5000;

/** The levels at which something may change, ascending. */
export function levelsToLookAt({ rule, places }: Chart, period: Ratio): readonly Ratio[] {
  const domain = rule.domain ?? { first: 0, last: lastPlace(rule.line) };
  const range = {
    low: edgesOf(rule.line, domain.first)[0],
    high: edgesOf(rule.line, domain.last)[1],
  };
  const points = Array.from(
    { length: rule.line.points.length },
    (_, index) => edgesOf(rule.line, 2 * index + 1)[0],
  ).filter((level) => level !== null);
  const stairs = (rule.steps?.steps ?? []).flatMap((step) => [
    ...stairsOf({ ...step, size: step.size ?? period }, MOST_POINTS, range),
  ]);
  const levels =
    rule.roundLevel === null
      ? [...points, ...stairs]
      : roundingEdges(rule, [...points, ...stairs], range);
  const ends = [range.low, range.high].filter((level) => level !== null);
  const inside = [...levels, ...ends].filter((level) => isBetween(level, range));
  const sorted = inside
    .sort(compare)
    .filter((level, i, all) => i === 0 || compare(level, all[i - 1] as Ratio) !== 0);
  if (sorted.length === 0 && places.first <= places.last) return [ZERO];
  return requireFew(sorted);
}

interface Range {
  readonly low: Ratio | null;
  readonly high: Ratio | null;
}

function isBetween(level: Ratio, { low, high }: Range): boolean {
  return (low === null || compare(level, low) >= 0) && (high === null || compare(level, high) <= 0);
}

/**
 * The levels at which rounding takes the next one: halves of its unit beside the points, and all of them
 * where each level that rounding leaves owes its own.
 */
function roundingEdges(rule: RulePlan, points: readonly Ratio[], range: Range): readonly Ratio[] {
  const half = ratio(1n, 2n * 10n ** BigInt(rule.roundLevel?.scale ?? 0));
  const halvesTo = (level: Ratio): bigint => floor(divide(level, half));
  const edges = points.flatMap((point) => {
    const at = halvesTo(point);
    return halves(half, at - 4n, at + 5n);
  });
  const ends = [range.low, range.high].map((end, i) => end ?? outermost(points, i === 0 ? 1 : -1));
  const [low, high] = ends.map(halvesTo) as [bigint, bigint];
  const sloping = (rule.steps?.steps ?? []).filter(({ partial }) => partial === 'exact');
  const slopes = sloping.flatMap((step) => {
    const from = halvesTo(step.from);
    const [first, last] = step.direction === 1 ? [from, high] : [low, from];
    const to = step.longest === null ? null : halvesTo(pastBy(step, step.longest));
    const [start, end] = step.direction === 1 ? [first, to ?? last] : [to ?? first, last];
    return halves(half, larger(start, low) - 1n, smaller(end, high) + 1n);
  });
  return [...edges, ...slopes];
}

function halves(half: Ratio, first: bigint, last: bigint): readonly Ratio[] {
  const count = Number(last - first) + 1;
  requireFew({ length: count });
  return Array.from({ length: Math.max(0, count) }, (_, i) =>
    multiply(half, ratio(first + BigInt(i))),
  );
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** The lowest (1) or the highest (-1) of some levels. */
function outermost(levels: readonly Ratio[], order: 1 | -1): Ratio {
  return levels.reduce(
    (most, level) => (order * compare(level, most) < 0 ? level : most),
    levels[0] ?? ZERO,
  );
}

function requireFew<T extends { readonly length: number }>(levels: T): T {
  if (levels.length <= MOST_POINTS) return levels;
  fail({
    code: 'result-out-of-range',
    path: ['options', 'domain'],
    expected: `at most ${MOST_POINTS} levels at which the credit can change`,
    received: String(levels.length),
    hint: 'give a shorter domain',
  });
}
