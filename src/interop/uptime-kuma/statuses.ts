import { frozen } from '../../core/frozen.js';
import type { StatusMeaning } from '../../uptime/outages/observations.js';

/** The meanings of the statuses of a heartbeat. */
export type UptimeKumaStatuses = {
  readonly [Status in 'up' | 'down' | 'pending' | 'maintenance']: StatusMeaning;
};

/**
 * The meanings of the statuses of a heartbeat, for `statuses` of `outagesFromChecks`. A pending one has
 * failed, and is tried again: Uptime Kuma's own figure counts it as down, and maintenance as up.
 */
export const UPTIME_KUMA_STATUSES: UptimeKumaStatuses = /* @__PURE__ */ frozen({
  up: 'up',
  down: 'down',
  pending: 'down',
  maintenance: { state: 'maintenance' },
});

/** Their numbers are their places. */
export const STATUS_OF_NUMBER: readonly string[] = ['down', 'up', 'pending', 'maintenance'];
