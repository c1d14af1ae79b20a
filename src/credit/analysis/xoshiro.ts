/** Draws whole numbers from 0 to 2 ** 53 - 1, each as likely as any other. */
export type Draw = () => number;

/**
 * The generator xoshiro128** 1.1 of D. Blackman and S. Vigna (public domain,
 * https://prng.di.unimi.it/xoshiro128starstar.c): integers of 32 bits alone, so that every engine draws the
 * same. Two outputs make one number of 53 bits.
 */
export function drawsOf(seed: number): Draw {
  const next = xoshiro(stateOf(BigInt(seed)));
  return () => (next() >>> 5) * 67_108_864 + (next() >>> 6);
}

/** The generator itself: unsigned integers of 32 bits. */
export function xoshiro(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result >>> 0;
  };
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/**
 * Fills a state from a seed by SplitMix64 (S. Vigna, public domain,
 * https://prng.di.unimi.it/splitmix64.c), as the authors of the generator advise.
 */
export function stateOf(seed: bigint): readonly [number, number, number, number] {
  let state = seed;
  const next = (): bigint => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  };
  const [first, second] = [next(), next()];
  const low = (value: bigint): number => Number(BigInt.asIntN(32, value));
  return [low(first), low(first >> 32n), low(second), low(second >> 32n)];
}
