import { compare, type Ratio } from '../../core/ratio.js';

/**
 * The verdict on a promise, in one set of words for all measurements:
 *
 * - `met`, `missed`: the exact figure holds or misses the target.
 * - `acceptable`: it misses the target and holds the second, softer level.
 * - `measured`: a figure without a target to hold it against.
 * - `nothing-promised`: there is nothing in the period that the promise is about.
 * - `no-data`: nothing was there to measure.
 * - `insufficient-data`: too little was watched or counted to prove anything.
 * - `not-yet-due`: the period still runs, and the promise can still be kept.
 */
export type Verdict =
  | 'met'
  | 'acceptable'
  | 'missed'
  | 'measured'
  | 'nothing-promised'
  | 'no-data'
  | 'insufficient-data'
  | 'not-yet-due';

/** The verdict on an exact figure that proves something; `null` levels are none. */
export function verdictOn(
  share: Ratio,
  target: Ratio | null,
  acceptable: Ratio | null = null,
): 'met' | 'acceptable' | 'missed' | 'measured' {
  if (target === null) return 'measured';
  if (compare(share, target) >= 0) return 'met';
  return acceptable !== null && compare(share, acceptable) >= 0 ? 'acceptable' : 'missed';
}
