/**
 * SLA policies, schedules and ticket metric events of Zendesk, from the JSON of its API. Nothing is
 * fetched: the host passes the answers.
 *
 * @module
 */
export type { ClockObjective } from '../agreement/document.js';
export type { CalendarDefinition, PlainCalendar } from '../calendar/definition.js';
export type { ClockEvent } from '../clock/event.js';
export type { CalendarChoice, ClockRule } from '../clock/rule.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Lost } from './shared/lost.js';
export type { ZendeskLost } from './zendesk/json.js';
export * from './zendesk/metric-events.js';
export * from './zendesk/policies.js';
export * from './zendesk/schedules.js';
export type { ZendeskTargetOptions } from './zendesk/targets.js';
