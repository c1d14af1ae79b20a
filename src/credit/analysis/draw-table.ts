import { divide, floor, multiply, type Ratio, ratio } from '../../core/ratio.js';
import type { Draw } from './xoshiro.js';

/**
 * The chances of outcomes 0, 1, 2, … as limits of a draw: outcome n is drawn below the n-th limit and not
 * below the one before. Made of integers alone, so that every engine makes the same.
 */
export type DrawTable = Float64Array;

/** One more than the largest draw. */
const ALL = 2n ** 53n;

/** Draws an outcome: a search by halves. */
export function drawFrom(table: DrawTable, draw: Draw): number {
  const drawn = draw();
  let [from, to] = [0, table.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (drawn < (table[middle] as number)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The table of outcomes with weights. */
export function weightedTable(weights: readonly bigint[]): DrawTable {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  let sum = 0n;
  return Float64Array.from(weights, (weight) => {
    sum += weight;
    return Number((sum * ALL) / total);
  });
}

/** Bits behind the point of what is only known nearly; limits have 53. */
const PRECISION = 128n;

/** The table of how many incidents happen, where so many are expected: Poisson's. */
export function poissonTable(expected: Ratio): DrawTable {
  // What e ** expected has before the point is lost behind it when it divides.
  const bits = PRECISION + 2n * (floor(expected) + 1n);
  const rate = (expected.numerator << bits) / expected.denominator;
  let chance = (1n << (2n * bits)) / exponentialOf(rate, bits);
  let sum = 0n;
  const limits: number[] = [];
  for (let count = 0n; limits.length === 0 || limits[limits.length - 1] !== Number(ALL); count++) {
    sum += chance;
    limits.push(limitOf(sum, bits));
    chance = (chance * rate) / ((count + 1n) << bits);
    if (chance === 0n) limits[limits.length - 1] = Number(ALL);
  }
  return Float64Array.from(limits);
}

/** e to the power of a number, both with so many bits behind the point: the sum of its series. */
function exponentialOf(power: bigint, bits: bigint): bigint {
  let term = 1n << bits;
  let sum = 0n;
  for (let n = 1n; term > 0n; n++) {
    sum += term;
    term = (term * power) / (n << bits);
  }
  return sum;
}

/** The nearest limit: what is missing to everything is an error of the last bits. */
function limitOf(sum: bigint, bits: bigint): number {
  return Number((sum + (1n << (bits - 55n))) >> (bits - 53n));
}

/**
 * The table of lengths of repairs that end after each whole minute with the same chance: outcome n is n + 1
 * minutes, and their mean is the one given.
 */
export function geometricTable(mean: Ratio): DrawTable {
  const goesOn = floorBits(divide({ ...mean, numerator: mean.numerator - mean.denominator }, mean));
  const one = 1n << PRECISION;
  const limits: number[] = [];
  let left = one;
  while (limits[limits.length - 1] !== Number(ALL)) {
    left = (left * goesOn) >> PRECISION;
    limits.push(limitOf(one - left, PRECISION));
  }
  return Float64Array.from(limits);
}

function floorBits(value: Ratio): bigint {
  return floor(multiply(value, ratio(1n << PRECISION)));
}
