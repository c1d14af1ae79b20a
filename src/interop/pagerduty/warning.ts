import type { Finding } from '../../core/finding.js';

/**
 * A code of what is not in calendars of on-call time: `unknown-time-zone`, `without-layers` (the
 * schedule is left out), `no-users` (the layer is: nobody is on call in it), `unknown-restriction` (that
 * restriction is), `unclear-hours` (the service is), `never-opens` (no clock can use the calendar),
 * `unread-field`.
 */
export type PagerDutyWarning =
  | 'unknown-time-zone'
  | 'without-layers'
  | 'no-users'
  | 'unknown-restriction'
  | 'unclear-hours'
  | 'never-opens'
  | 'unread-field';

/** Tells what is lost. */
export type TellLoss = (finding: Finding<PagerDutyWarning>) => void;
