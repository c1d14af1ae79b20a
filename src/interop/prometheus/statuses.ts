import { frozen } from '../../core/frozen.js';
import type { StatusMeaning } from '../../uptime/outages/observations.js';

/** The meanings of the values of a gauge that is 1 or 0. */
export type PrometheusStatuses = {
  readonly [Status in 'up' | 'down' | 'unknown']: StatusMeaning;
};

/** The meanings of the values of a gauge such as `up`, for `statuses` of `outagesFromChecks`; NaN is unknown. */
export const PROMETHEUS_STATUSES: PrometheusStatuses = /* @__PURE__ */ frozen({
  up: 'up',
  down: 'down',
  unknown: 'unknown',
});
