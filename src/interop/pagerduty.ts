/**
 * On-call schedules and support hours of PagerDuty, from the JSON of its API, as calendars. Nothing is
 * fetched: the host passes the answers.
 *
 * @module
 */
export type * from '../calendar/plan/definition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { PagerDutyOptions, ReadPagerDuty } from './pagerduty/answer.js';
export * from './pagerduty/schedules.js';
export * from './pagerduty/services.js';
export type { PagerDutyWarning } from './pagerduty/warning.js';
