import { frozen } from '../../core/frozen.js';
import type { StatusMeaning } from '../../uptime/outages/observations.js';

/** The meanings of the statuses of a component. */
export type StatuspageStatuses = {
  readonly [Status in
    | 'operational'
    | 'degraded_performance'
    | 'partial_outage'
    | 'major_outage'
    | 'under_maintenance']: StatusMeaning;
};

/**
 * The meanings of the statuses of a component, for `statuses` of `outagesFromTransitions`: states that
 * `DEFAULT_WEIGHTS` and `STATUSPAGE_WEIGHTS` weigh.
 */
export const STATUSPAGE_STATUSES: StatuspageStatuses = /* @__PURE__ */ frozen({
  operational: 'up',
  degraded_performance: { state: 'degraded' },
  partial_outage: { state: 'partial' },
  major_outage: { state: 'major' },
  under_maintenance: { state: 'maintenance' },
});
