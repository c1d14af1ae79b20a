/** A source of chance that starts from numbers and texts: the same start gives the same mutants. */
export interface Random {
  /** A whole number from 0 to `below`, which is left out. */
  readonly below: (below: number) => number;
  /** One member of a list that has some. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** Whether a thing happens that happens once in so many times. */
  readonly oneIn: (times: number) => boolean;
}

/** Starts chance from a seed, the name of a function and the number of a mutant: each alone can be replayed. */
export function randomOf(seed: number, name: string, index: number): Random {
  let state = (seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  for (let i = 0; i < name.length; i++)
    state = Math.imul(state ^ name.charCodeAt(i), 0x01000193) >>> 0;
  // Mulberry32: small, fast, and even enough to choose mutations with.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  next();
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    oneIn: (times) => below(times) === 0,
  };
}
