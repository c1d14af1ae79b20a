import { frozen } from '../../core/frozen.js';
import type { StatusMeaning } from '../../uptime/outages/observations.js';

/** The meanings of the statuses of a check. */
export type PingdomStatuses = {
  readonly [Status in 'up' | 'down' | 'unconfirmed_down' | 'unknown']: StatusMeaning;
};

/**
 * The meanings of the statuses of a check, for `statuses` of `outagesFromTransitions` and
 * `outagesFromChecks`. A failure that no second probe has confirmed is unknown: Pingdom counts it as up.
 */
export const PINGDOM_STATUSES: PingdomStatuses = /* @__PURE__ */ frozen({
  up: 'up',
  down: 'down',
  unconfirmed_down: 'unknown',
  unknown: 'unknown',
});
