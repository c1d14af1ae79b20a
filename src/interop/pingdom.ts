/**
 * Logs of checks of Pingdom, from the JSON of its API. Nothing is fetched: the host passes the answers.
 *
 * @module
 */
export type { DecimalInput } from '../core/decimal-text.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { StatusMeaning } from '../uptime/outages/observations.js';
export * from './pingdom/outages.js';
export * from './pingdom/results.js';
export * from './pingdom/statuses.js';
export type { ComponentOptions, SeenStatus } from './shared/seen.js';
export type { UnreadField } from './shared/unread.js';
