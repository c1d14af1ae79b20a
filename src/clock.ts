/**
 * SLA clocks: the state of a promise about time at an instant, from an event log.
 *
 * @module
 */
export type { NeverOpens } from './calendar/business-time.js';
export type { CompiledCalendar } from './calendar/open/compiled.js';
export type * from './calendar/plan/definition.js';
export {
  type AttributedTime,
  type AttributionOptions,
  attributeTime,
} from './clock/attribution.js';
export {
  type ClockChange,
  type ClockChangeCommon,
  changesBetween,
  type ToldVerdict,
} from './clock/changes.js';
export { dueAtColumn, type RunningColumns } from './clock/columns.js';
export type {
  CycleEnding,
  CyclePhase,
  CycleReport,
  CycleVerdict,
  DueStatus,
  RemainingOf,
  StandsBecause,
  WarningReport,
} from './clock/cycle/cycle-report.js';
export { type EvaluateOptions, evaluateClock } from './clock/evaluate.js';
export { type DeadlineChange, type DeadlineReason, deadlineHistory } from './clock/history.js';
export type { ClockEvent, DoubtfulEvent, IgnoredEvent, IgnoredReason } from './clock/log/event.js';
export {
  type ClockLog,
  type EventOrder,
  type InstantOrder,
  type LogOptions,
  readLog,
} from './clock/log/read-log.js';
export type { NoTarget, UnknownValue } from './clock/no-target.js';
export type { ClockReport, ClockSummary } from './clock/report.js';
export type { CalendarsById } from './clock/rule/calendars.js';
export { type ClockWarningCode, checkClock } from './clock/rule/check.js';
export { type CompiledClock, compileClock } from './clock/rule/compile.js';
export type * from './clock/rule/rule.js';
export {
  advanceClock,
  type ClockState,
  type ReportClockOptions,
  reportClock,
  type StartOptions,
  startClock,
} from './clock/stored-state.js';
export { type CycleTrace, type TraceStep, traceClock } from './clock/trace.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export type { CheckResult, Finding, Severity } from './core/finding.js';
export {
  type IsoDuration,
  type IsoInstant,
  type Readable,
  type ReadableField,
  toIso,
} from './core/iso.js';
