/**
 * Heartbeats of monitors of Uptime Kuma. Nothing is fetched: the host passes what it has.
 *
 * @module
 */
export type { DecimalInput } from '../core/decimal-text.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { StatusMeaning } from '../uptime/outages/observations.js';
export type { SeenStatus } from './shared/seen.js';
export type { UnreadField } from './shared/unread.js';
export * from './uptime-kuma/heartbeats.js';
export { UPTIME_KUMA_STATUSES, type UptimeKumaStatuses } from './uptime-kuma/statuses.js';
