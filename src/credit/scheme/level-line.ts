import type { Bound, Operator } from '../../core/bounds.js';
import { formatExact } from '../../core/fraction-text.js';
import { type Ratio, ratio } from '../../core/ratio.js';

/**
 * The points at which a rule can change its mind, on one line. Between two of them nothing changes,
 * so a level is as good as its place: 1, 3, 5 … are the points, 0, 2, 4 … what lies before, between
 * and behind them. Every row, target and domain is a range of places.
 */
export interface LevelLine {
  /** One for all points: it makes them integers. */
  readonly denominator: bigint;
  /** Ascending, each once. */
  readonly points: readonly bigint[];
}

/** Places from the first to the last, both included; none when the first is the greater. */
export interface Places {
  readonly first: number;
  readonly last: number;
}

/** A range of levels with its operators, as decimal text; a bound left out is open. */
export interface LevelRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
}

/** The places of what holds no level. */
export const NOWHERE: Places = { first: 1, last: 0 };

/**
 * Lays the values of all bounds on one line. Bounds are mostly decimals, of which the finest scale holds
 * them all; a part of a period may be any fraction.
 */
export function lineOf(bounds: readonly Bound[]): LevelLine {
  let denominator = 1n;
  for (const { value } of bounds) denominator = commonMultiple(denominator, value.denominator);
  const all = new Set(bounds.map(({ value }) => unitsOf(value, denominator)));
  return { denominator, points: [...all].sort((a, b) => (a < b ? -1 : 1)) };
}

function commonMultiple(a: bigint, b: bigint): bigint {
  if (a % b === 0n) return a;
  let [divisor, rest] = [a, b];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

/** The place of a level: a search by halves, each a comparison of integers. */
export function placeOf(line: LevelLine, level: Ratio): number {
  const { points } = line;
  const scaled = level.numerator * line.denominator;
  let from = 0;
  let to = points.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const point = (points[middle] as bigint) * level.denominator;
    if (scaled === point) return 2 * middle + 1;
    if (scaled > point) from = middle + 1;
    else to = middle;
  }
  return 2 * from;
}

/** The last place of a line. */
export function lastPlace({ points }: LevelLine): number {
  return 2 * points.length;
}

/** The places that bounds hold. */
export function placesOf(line: LevelLine, bounds: readonly Bound[]): Places {
  let first = 0;
  let last = lastPlace(line);
  for (const { operator, value } of bounds) {
    const edge = placeOf(line, value) + EDGES[operator];
    if (operator === 'gt' || operator === 'gte') first = Math.max(first, edge);
    else last = Math.min(last, edge);
  }
  return { first, last };
}

/** How far from its own point a bound begins or ends. */
const EDGES: Readonly<Record<Operator, number>> = { gt: 1, gte: 0, lte: 0, lt: -1 };

/** Whether a place lies in a range. */
export function isIn(place: number, { first, last }: Places): boolean {
  return first <= place && place <= last;
}

/** The levels of a range of places, as bounds. */
export function levelsOf(line: LevelLine, { first, last }: Places): LevelRange {
  const text = (point: number): string =>
    formatExact(ratio(line.points[point] as bigint, line.denominator));
  const isPoint = (place: number): boolean => place % 2 === 1;
  return {
    ...(first === 0
      ? {}
      : isPoint(first)
        ? { gte: text((first - 1) / 2) }
        : { gt: text(first / 2 - 1) }),
    ...(last === lastPlace(line)
      ? {}
      : isPoint(last)
        ? { lte: text((last - 1) / 2) }
        : { lt: text(last / 2) }),
  };
}

function unitsOf(value: Ratio, denominator: bigint): bigint {
  return (value.numerator * denominator) / value.denominator;
}
