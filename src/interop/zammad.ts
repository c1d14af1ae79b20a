/**
 * SLAs, calendars and ticket histories of Zammad, from the JSON of its API. Nothing is fetched: the
 * host passes the answers.
 *
 * @module
 */
export type { ClockObjective, ObjectiveCommon } from '../agreement/document/document.js';
export type * from '../calendar/plan/definition.js';
export type { ClockEvent } from '../clock/log/event.js';
export type * from '../clock/rule/rule.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { UnreadField } from './shared/unread.js';
export * from './zammad/calendars.js';
export type { ConditionWarning } from './zammad/condition.js';
export * from './zammad/history.js';
export type { ZammadSlaWarning } from './zammad/sla.js';
export * from './zammad/slas.js';
