/** Mutants of one function, by their numbers. */
export interface Chunk {
  readonly name: string;
  readonly from: number;
  /** Left out. */
  readonly to: number;
}

/** What a worker is started with. */
export interface WorkerStart {
  readonly seed: number;
  /** The number of the mutant that is tried, so that who watches sees when it stands. */
  readonly progress: Int32Array;
}

/** What a worker says: that it is ready, a failure, or how a chunk ended. */
export type WorkerWord =
  | { readonly kind: 'ready'; readonly names: readonly string[] }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly answered: number; readonly refused: number };

/** A mutant that ended badly. */
export interface Failure {
  readonly name: string;
  readonly index: number;
  readonly kind: 'raw' | 'fault' | 'changed' | 'slow' | 'hang' | 'death';
  readonly what: string;
  /** The changes that were made to the arguments, shortly. */
  readonly changes: string;
}

/** How long one call may take. */
export const BUDGET_MS = 1000;
