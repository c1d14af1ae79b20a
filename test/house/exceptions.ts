import type { LimitException } from './limits.js';

/** Places that are better long than cut, each with its reason. */
export const LIMIT_EXCEPTIONS: readonly LimitException[] = [
  { limit: 'lines', where: 'uptime.ts', reason: 'an entry is a list of names, and reads as one' },
];

/**
 * How many parameters of type `Path` each room has: a path belongs into a reader, not into the
 * signatures of what computes. A figure is lowered with the count, and never raised; a room that is
 * not listed has none.
 */
export const PATH_PARAMETERS: Readonly<Record<string, number>> = {
  clock: 3,
  core: 3,
};
