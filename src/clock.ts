/**
 * SLA clocks: what a promise about time says at an instant, from an event log.
 *
 * @module
 */
export type { CompiledCalendar } from './calendar/compiled.js';
export { type AttributedTime, attributeTime } from './clock/attribution.js';
export { dueAtColumn, type RunningColumns } from './clock/columns.js';
export { type CalendarsById, type CompiledClock, compileClock } from './clock/compile.js';
export type { Attributes, Condition, FieldTest, Scalar } from './clock/condition.js';
export {
  advanceClock,
  type EvaluateOptions,
  evaluateClock,
  reportClock,
  startClock,
} from './clock/evaluate.js';
export type { ClockEvent, EventOrder, IgnoredEvent, IgnoredReason } from './clock/event.js';
export { type DeadlineChange, type DeadlineReason, deadlineHistory } from './clock/history.js';
export {
  CHATWOOT,
  ERPNEXT,
  FRAPPE_HELPDESK,
  GLPI,
  OSTICKET,
  REQUEST_TRACKER,
  ZAMMAD,
} from './clock/presets/open-source.js';
export type { ClockPreset, DayPreset } from './clock/presets/preset.js';
export {
  FRESHDESK,
  JIRA_SERVICE_MANAGEMENT,
  SALESFORCE,
  SERVICENOW,
} from './clock/presets/service-desks.js';
export { ZENDESK, zendeskOwnershipTime } from './clock/presets/zendesk.js';
export type {
  ClockReport,
  ClockSummary,
  CycleReport,
  CycleVerdict,
  WarningReport,
} from './clock/report.js';
export type * from './clock/rule.js';
export type {
  ClockState,
  CycleEnding,
  CycleState,
  PendingInstant,
  TargetSpan,
} from './clock/state.js';
export { type CycleTrace, type TraceStep, traceClock } from './clock/trace.js';
export type { DurationInput } from './core/duration.js';
export { isSlaError, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export type { InstantInput } from './core/instant.js';
export { toIso } from './core/iso.js';
