import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { pathOf, type Reader } from '../../core/read.js';
import { lossOf } from '../shared/loss.js';

/**
 * A code of what is not in calendars of on-call time: `disabled`, `unknown-time-zone`,
 * `without-rotations` (the schedule is left out), `nobody` (a rotation has turns in which nobody is on
 * call, and is left out), `unknown-restriction`, `unclear-restriction` (the rotation is left out),
 * `never-opens` (no clock can use the calendar), `unread-field`.
 */
export type OpsgenieWarning =
  | 'disabled'
  | 'unknown-time-zone'
  | 'without-rotations'
  | 'nobody'
  | 'unknown-restriction'
  | 'unclear-restriction'
  | 'never-opens'
  | 'unread-field';

/** Tells what is lost. */
export type TellLoss = (finding: Finding<OpsgenieWarning>) => void;

/** Tells that a schedule or a rotation is left out because of what stands somewhere. */
export function leftOut(
  code: OpsgenieWarning,
  place: Reader,
  { expected, hint }: { readonly expected: string; readonly hint: string },
): Finding<OpsgenieWarning> {
  return lossOf({ code, path: pathOf(place), expected, received: shown(place.value), hint });
}
