/**
 * Gauges and counts from answers of Prometheus, from the JSON of its API. Nothing is fetched: the host
 * passes the answers.
 *
 * @module
 */
export type { DecimalInput } from '../core/decimal-text.js';
export type { DurationInput } from '../core/duration.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { StatusMeaning } from '../uptime/outages/observations.js';
export type { PrometheusBucket, PrometheusBucketWarning } from './prometheus/bucket.js';
export * from './prometheus/buckets.js';
export * from './prometheus/observations.js';
export * from './prometheus/statuses.js';
export type { SeenStatus } from './shared/seen.js';
export type { UnreadField } from './shared/unread.js';
