/**
 * Logs of monitors of UptimeRobot, from the JSON of its API. Nothing is fetched: the host passes the answer.
 *
 * @module
 */
export type { DecimalInput } from '../core/decimal-text.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { StatusMeaning } from '../uptime/outages/observations.js';
export type { SeenStatus } from './shared/seen.js';
export type { UnreadField } from './shared/unread.js';
export * from './uptime-robot/monitors.js';
export { UPTIME_ROBOT_STATUSES, type UptimeRobotStatuses } from './uptime-robot/statuses.js';
