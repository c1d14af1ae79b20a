import { formatExact } from '../../core/fraction-text.js';
import { compare, type Ratio, ratioOf } from '../../core/ratio.js';
import type { Reader } from '../../core/read.js';

/**
 * A code of what OpenSLO cannot say: `outside-openslo` (a target of 100 %, which OpenSLO excludes; it is
 * written as 1), `rounded` (a figure of more digits than its numbers have), `no-window`, `no-service`,
 * `no-indicator` (OpenSLO wants one), `slice-rule` (slices that are not bad above a share of errors),
 * `unsayable-length`, `unsayable-window` (it is left out), `unsayable-alert` (an alert without a burn
 * rate and a long window is left out), `two-windows` (of an alert only the long one is written).
 */
export type OpenSloLoss =
  | 'outside-openslo'
  | 'rounded'
  | 'no-window'
  | 'no-service'
  | 'no-indicator'
  | 'slice-rule'
  | 'unsayable-length'
  | 'unsayable-window'
  | 'unsayable-alert'
  | 'two-windows';

/** Takes what is lost. */
export type TellOpenSloLoss = (
  code: OpenSloLoss,
  place: Reader,
  words: readonly [expected: string, hint: string],
) => void;

/** A fraction as a number of a document; more digits than a number has are told. */
export function numberOf(value: Ratio, place: Reader, tell: TellOpenSloLoss): number {
  const number = Number(formatExact(value));
  if (compare(ratioOf(number), value) !== 0)
    tell('rounded', place, ['a figure that a number holds', 'it is rounded']);
  return number;
}
