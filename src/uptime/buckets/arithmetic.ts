/** Counts of many rows in one unit: numbers while all of them and their sum are exact, else integers. */
export type CountColumn = Float64Array | readonly bigint[];

/** How counts are added, of either kind. */
export interface Arithmetic<N> {
  readonly zero: N;
  /** So many units of `10 ** -places`, in the unit of the table. */
  readonly of: (units: number | bigint, places: number) => N;
  readonly plus: (a: N, b: N) => N;
  readonly minus: (a: N, b: N) => N;
  readonly isMore: (a: N, b: N) => boolean;
}

/** Whole numbers whose sum is exact. */
export const OF_NUMBERS: Arithmetic<number> = {
  zero: 0,
  of: (units) => Number(units),
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  isMore: (a, b) => a > b,
};

/** Integers in units of `10 ** -scale`. */
export function ofIntegers(scale: number): Arithmetic<bigint> {
  const powers = Array.from({ length: scale + 1 }, (_, places) => 10n ** BigInt(scale - places));
  return {
    zero: 0n,
    of: (units, places) =>
      places === scale ? BigInt(units) : BigInt(units) * (powers[places] as bigint),
    plus: (a, b) => a + b,
    minus: (a, b) => a - b,
    isMore: (a, b) => a > b,
  };
}
