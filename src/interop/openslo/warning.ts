import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { pathOf, type Reader } from '../../core/read.js';
import { lossOf } from '../shared/loss.js';

/**
 * A code of what of OpenSLO documents is not in what was read: `unknown-kind`, `unknown-version` (the
 * document is left out), `no-target` (the objective is left out), `unknown-window` (there is none),
 * `unknown-method` (occurrences are taken), `unknown-alert`, `unknown-reference` (the alert is left out),
 * `mixed-operators` (all alerts compare alike), `unread-field`.
 */
export type OpenSloWarning =
  | 'unknown-kind'
  | 'unknown-version'
  | 'no-target'
  | 'unknown-window'
  | 'unknown-method'
  | 'unknown-alert'
  | 'unknown-reference'
  | 'mixed-operators'
  | 'unread-field';

/** Takes what is lost. */
export type Tell = (finding: Finding<OpenSloWarning>) => void;

/** Tells what stands somewhere and is not in what was read. */
export function tellLoss(
  tell: Tell,
  code: OpenSloWarning,
  place: Reader,
  [expected, hint]: readonly [expected: string, hint: string],
): void {
  tell(lossOf({ code, path: pathOf(place), expected, received: shown(place.value), hint }));
}
