import { formatUnits } from '../../core/decimal-text.js';
import { compare, multiply, ratio, ratioOf } from '../../core/ratio.js';
import type { LevelLine } from '../scheme/level-line.js';

/** Where a level lies against the point of that index: negative, zero or positive. */
type Against = (point: number) => number;

/** The place of a level on a line of points: a search by halves, as exact as what it compares with. */
function search({ length }: readonly bigint[], against: Against): number {
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const order = against(middle);
    if (order === 0) return 2 * middle + 1;
    if (order > 0) from = middle + 1;
    else to = middle;
  }
  return 2 * from;
}

/**
 * Eight roundings of a double: twice as many as lie between counts and the difference of their products,
 * those of their texts and of the scale included.
 */
const DOUBT = 2 ** -50;

/** Below, a number is so much coarser than its text that no product of it is trusted. */
const TINY = 1e-200;

/**
 * Finds the places of `good` of `total`, as percentages. Numbers decide where the difference is greater
 * than they can be wrong by, or where they are exact; else fractions do.
 */
export function placeOfCounts(line: LevelLine): (good: number, total: number) => number {
  const { points, denominator } = line;
  const scale = Number(100n * denominator);
  const bounds = Float64Array.from(points, Number);
  const areExact = [scale, ...bounds].every(Number.isSafeInteger);
  const exactly = (good: number, total: number, point: number): number => {
    const level = multiply(ratioOf(good), ratio(100n * denominator));
    return compare(level, multiply(ratioOf(total), ratio(points[point] as bigint)));
  };
  return (good, total) => {
    const isTiny = total < TINY || (good < TINY && good > 0);
    const areWhole = areExact && Number.isSafeInteger(good) && Number.isSafeInteger(total);
    return search(points, (point) => {
      const [ours, bound] = [good * scale, total * (bounds[point] as number)];
      const difference = ours - bound;
      const size = ours + Math.abs(bound);
      if (!isTiny && Math.abs(difference) > size * DOUBT) return difference;
      return areWhole && size <= Number.MAX_SAFE_INTEGER ? difference : exactly(good, total, point);
    });
  };
}

/**
 * Finds the places of levels that are numbers, each read by its shortest text. Texts lie as their numbers
 * do; a point that is the same number as a level is told apart once.
 */
export function placeOfLevels({ points, denominator }: LevelLine): (level: number) => number {
  const places = String(denominator).length - 1;
  const bounds = Float64Array.from(points, (point) => Number(formatUnits(point, places)));
  const orders = points.map((point, i) => {
    const bound = bounds[i] as number;
    // No level is as far away as that.
    return Number.isFinite(bound) ? compare(ratioOf(bound), ratio(point, denominator)) : 0;
  });
  return (level) =>
    search(points, (point) => level - (bounds[point] as number) || (orders[point] as number));
}
