import type { InstrumenterContext } from '@stryker-mutator/api/core';

/** Which mutant is active, and how long it may run. */
export interface MutantSwitch {
  /** Makes a mutant the active one, which has run for no time yet. */
  readonly start: (mutant: string) => void;
  /** Lets it run for so many milliseconds of this process from now on. */
  readonly allow: (limitMs: number) => void;
  /** Whether it has run longer than it was allowed to. */
  readonly isOver: () => boolean;
}

/** A look at the clock costs as much as many looks at the switch. */
const LOOKS = 1000;

/**
 * Mutated code asks at each place for the active mutant. Whoever goes on asking beyond the limit gets an error
 * in place of an answer: a worker that were ended from outside would have to be started anew, which takes longer
 * than a hundred mutants. Time of the process counts, so that a busy machine makes nothing late.
 */
export function mutantSwitch(shared: InstrumenterContext): MutantSwitch {
  let active: string | undefined;
  let endAt = Number.POSITIVE_INFINITY;
  let isOver = false;
  let looks = 0;
  const get = (): string | undefined => {
    if (++looks % LOOKS === 0 && processMs() > endAt) isOver = true;
    if (isOver) throw new Error('the mutant runs for too long');
    return active;
  };
  Object.defineProperty(shared, 'activeMutant', { get });
  return {
    start: (mutant) => {
      active = mutant;
      isOver = false;
    },
    allow: (limitMs) => {
      endAt = processMs() + limitMs;
    },
    isOver: () => isOver,
  };
}

/** The time that this process has worked, in milliseconds. */
export function processMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
