/**
 * Flips of checks of Healthchecks, from the JSON of its API. Nothing is fetched: the host passes what it has.
 *
 * @module
 */
export type { DecimalInput } from '../core/decimal-text.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { StatusMeaning } from '../uptime/outages/observations.js';
export * from './healthchecks/flips.js';
export type { ComponentOptions, SeenStatus } from './shared/seen.js';
export type { UnreadField } from './shared/unread.js';
