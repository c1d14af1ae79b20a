/**
 * SLA policies, schedules and ticket metric events of Zendesk, from the JSON of its API. Nothing is
 * fetched: the host passes the answers.
 *
 * @module
 */
export type { ClockObjective, ObjectiveCommon } from '../agreement/document/document.js';
export type * from '../calendar/plan/definition.js';
export type { ClockEvent } from '../clock/log/event.js';
export type * from '../clock/rule/rule.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { FilterWarning } from './zendesk/filter.js';
export type { MetricEventWarning } from './zendesk/metric-event.js';
export * from './zendesk/metric-events.js';
export * from './zendesk/policies.js';
export type { ZendeskPolicyWarning } from './zendesk/promise.js';
export * from './zendesk/schedules.js';
export type { ZendeskTargetOptions } from './zendesk/targets.js';
