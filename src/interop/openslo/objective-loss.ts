import type { Reader } from '../../core/read.js';

/**
 * A code of what of service level objectives is not in those of an agreement: `no-slices` (slices without a
 * length, or that nothing makes bad: it is left out), `threshold` (a border that is no latency, or is one of
 * another kind), `rolling-window`, `other-window`, `no-window` (periods are those of the agreement),
 * `slice-rule`, `method` (outages tell of time, not of events), `left-out` (alerts, indicators and
 * descriptions, of which an agreement says nothing).
 */
export type SloObjectiveLoss =
  | 'no-slices'
  | 'threshold'
  | 'rolling-window'
  | 'other-window'
  | 'no-window'
  | 'slice-rule'
  | 'method'
  | 'left-out';

/** Takes what is lost. */
export type TellObjectiveLoss = (
  code: SloObjectiveLoss,
  place: Reader,
  words: readonly [expected: string, hint: string],
) => void;
