/**
 * Clock reports in the shape of Jira Service Management's REST interface.
 *
 * @module
 */
export type { NeverOpens } from '../calendar/business-time.js';
export type {
  CycleEnding,
  CyclePhase,
  CycleReport,
  CycleVerdict,
  DueStatus,
  RemainingOf,
  StandsBecause,
  WarningReport,
} from '../clock/cycle/cycle-report.js';
export type { DoubtfulEvent, IgnoredEvent, IgnoredReason } from '../clock/log/event.js';
export type { NoTarget, UnknownValue } from '../clock/no-target.js';
export type { ClockReport, ClockSummary } from '../clock/report.js';
export type { Scalar } from '../clock/rule/condition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { JsmDuration, JsmInstant } from './jsm/format.js';
export * from './jsm/to-jsm.js';
