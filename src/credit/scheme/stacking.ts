import type { Remedy } from './remedy.js';

/**
 * The way in which several credits combine: all are given, only the best one, or what a tree of both leaves.
 * `{ best: [{ sum: ['availability', 'repair'] }, 'delay'] }` gives the first two together, or the third
 * where that is worth more.
 */
export type Stacking = 'sum' | 'best' | StackingTree;

/** A tree of what is given together and of which only the best; every rule of the group stands in it once. */
export type StackingTree =
  | (StackingLimits & { readonly sum: readonly StackingMember[] })
  | (StackingLimits & { readonly best: readonly StackingMember[] });

/** A rule by its name, with all of its readings; or a tree of its own. */
export type StackingMember = string | StackingTree;

/** The bounds of a node of the tree. */
export interface StackingLimits {
  /**
   * The most that its members may be credited together in one period, each of a kind; all lose the same
   * share. @defaultValue no limit
   */
  readonly limits?: readonly Remedy[] | undefined;
}
