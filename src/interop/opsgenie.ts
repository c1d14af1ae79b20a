/**
 * On-call schedules of Opsgenie, from the JSON of its API, as calendars. Nothing is fetched: the host
 * passes the answers.
 *
 * @module
 */
export type * from '../calendar/plan/definition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export * from './opsgenie/schedules.js';
export type { OpsgenieWarning } from './opsgenie/warning.js';
