/**
 * Issues of Jira with their changelog, from the JSON of its API, as event logs. Nothing is fetched: the
 * host passes the answers.
 *
 * @module
 */
export type { ClockEvent } from '../clock/log/event.js';
export type { Scalar } from '../clock/rule/condition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { InstantInput } from '../core/instant.js';
export * from './jira/changelog.js';
export type { TicketEnd, TicketPhase } from './shared/ticket-log.js';
