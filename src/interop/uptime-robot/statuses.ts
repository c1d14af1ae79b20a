import { frozen } from '../../core/frozen.js';
import type { StatusMeaning } from '../../uptime/outages/observations.js';

/** The meanings of the entries of a log. */
export type UptimeRobotStatuses = {
  readonly [Status in 'up' | 'down' | 'started' | 'paused']: StatusMeaning;
};

/**
 * The meanings of the entries of a log, for `statuses` of `outagesFromTransitions`. While a monitor is
 * paused, and from its start to its first answer, nothing is known.
 */
export const UPTIME_ROBOT_STATUSES: UptimeRobotStatuses = /* @__PURE__ */ frozen({
  up: 'up',
  down: 'down',
  started: 'unknown',
  paused: 'unknown',
});

/** The entries by the number of their type. */
export const STATUS_OF_TYPE: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [1, 'down'],
  [2, 'up'],
  [98, 'started'],
  [99, 'paused'],
]);
