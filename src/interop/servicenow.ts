/**
 * SLA definitions, schedules and audit rows of ServiceNow, from the JSON of its Table API. Nothing is
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
export * from './servicenow/audit.js';
export * from './servicenow/schedules.js';
export type { ServiceNowSlaWarning } from './servicenow/sla.js';
export * from './servicenow/slas.js';
export type { TicketEnd, TicketPhase } from './shared/ticket-log.js';
export type { UnreadField } from './shared/unread.js';
