import { compare, floor, type Ratio, subtract } from '../../core/ratio.js';

/**
 * Shares out whole units so that they add up to the total: each part gets its exact share rounded down,
 * and what is left goes, a unit each, to those that lost most by the rounding, the first of equals first.
 *
 * @param total - What the parts are to add up to: their exact sum, rounded in either direction.
 */
export function apportion(total: bigint, parts: readonly Ratio[]): bigint[] {
  const units = parts.map(floor);
  let left = units.reduce((rest, part) => rest - part, total);
  const order = parts
    .map((part, index) => ({
      index,
      lost: subtract(part, { numerator: units[index] as bigint, denominator: 1n }),
    }))
    .sort((a, b) => compare(b.lost, a.lost));
  for (const { index } of order) {
    if (left <= 0n) break;
    units[index] = (units[index] as bigint) + 1n;
    left--;
  }
  return units;
}
