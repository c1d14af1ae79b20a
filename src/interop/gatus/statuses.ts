import { frozen } from '../../core/frozen.js';
import type { StatusMeaning } from '../../uptime/outages/observations.js';

/** The meanings of the events of an endpoint. */
export type GatusStatuses = {
  readonly [Status in 'START' | 'HEALTHY' | 'UNHEALTHY']: StatusMeaning;
};

/**
 * The meanings of the events of an endpoint, for `statuses` of `outagesFromTransitions` and
 * `outagesFromChecks`. After a start nothing is known until the first result.
 */
export const GATUS_STATUSES: GatusStatuses = /* @__PURE__ */ frozen({
  START: 'unknown',
  HEALTHY: 'up',
  UNHEALTHY: 'down',
});
