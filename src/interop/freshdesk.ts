/**
 * SLA policies and business hours of Freshdesk, from the JSON of its API. Nothing is fetched: the host
 * passes the answers.
 *
 * @module
 */
export type { ClockObjective, ObjectiveCommon } from '../agreement/document/document.js';
export type * from '../calendar/plan/definition.js';
export type * from '../clock/rule/rule.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export * from './freshdesk/business-hours.js';
export * from './freshdesk/policies.js';
export type { FreshdeskBusinessHoursWarning, FreshdeskPolicyWarning } from './freshdesk/warning.js';
