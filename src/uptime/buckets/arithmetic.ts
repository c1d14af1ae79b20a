/** Counts of many rows in one unit: numbers while each is at most {@link MOST_EXACT}, else integers. */
export type CountColumn = Float64Array | readonly bigint[];

/** How counts are paired, of either kind. */
export interface Arithmetic<N> {
  readonly zero: N;
  readonly plus: (a: N, b: N) => N;
  readonly minus: (a: N, b: N) => N;
  readonly isMore: (a: N, b: N) => boolean;
}

/** Numbers that are exact, and so is what two of a row make. */
export const OF_NUMBERS: Arithmetic<number> = {
  zero: 0,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  isMore: (a, b) => a > b,
};

export const OF_INTEGERS: Arithmetic<bigint> = {
  zero: 0n,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  isMore: (a, b) => a > b,
};

/** Half of the largest number up to which all whole ones are exact: so much is carried over. */
export const MOST_EXACT: number = 2 ** 52;

/**
 * Adds counts by the groups of their rows, exactly.
 *
 * @param groups - The group of each row, a small number.
 * @param most - How many groups there are.
 */
export function sumsOf(column: CountColumn, groups: Uint8Array, most: number): readonly bigint[] {
  return column instanceof Float64Array
    ? sumsOfNumbers(column, groups, most)
    : sumsOfIntegers(column, groups, most);
}

/** What numbers hold no more is carried over, so that no integer is made of a row. */
function sumsOfNumbers(column: Float64Array, groups: Uint8Array, most: number): readonly bigint[] {
  const parts = new Float64Array(most);
  const carries = new Float64Array(most);
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row] as number;
    const part = (parts[group] as number) + (column[row] as number);
    const isFull = part >= MOST_EXACT;
    parts[group] = isFull ? part - MOST_EXACT : part;
    if (isFull) carries[group] = (carries[group] as number) + 1;
  }
  const unit = BigInt(MOST_EXACT);
  return Array.from(parts, (part, group) => BigInt(carries[group] as number) * unit + BigInt(part));
}

function sumsOfIntegers(
  column: readonly bigint[],
  groups: Uint8Array,
  most: number,
): readonly bigint[] {
  const sums = new Array<bigint>(most).fill(0n);
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row] as number;
    sums[group] = (sums[group] as bigint) + (column[row] as bigint);
  }
  return sums;
}
