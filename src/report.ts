/**
 * Reports: what results say, in words and for countdowns.
 *
 * @module
 */
export type { CompiledAgreement } from './agreement/compile.js';
export type * from './agreement/document/document.js';
export type {
  CorrectionLine,
  IssuedLine,
  StatementCorrection,
} from './agreement/settle/correction.js';
export type { NearestLevel, NearestLevels } from './agreement/settle/nearest-levels.js';
export type * from './agreement/settle/statement.js';
export type {
  ObjectiveEvaluation,
  Ticket,
  TicketEvaluation,
  TicketOptions,
} from './agreement/ticket/ticket.js';
export type { NeverOpens } from './calendar/business-time.js';
export type { CompiledCalendar } from './calendar/open/compiled.js';
export type { BusinessTimeStep, Reason, ReasonKind } from './calendar/trace.js';
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
export type { EvaluateOptions } from './clock/evaluate.js';
export type { ClockEvent, DoubtfulEvent, IgnoredEvent, IgnoredReason } from './clock/log/event.js';
export type { ClockLog, EventOrder, InstantOrder, LogOptions } from './clock/log/read-log.js';
export type { NoTarget, UnknownValue } from './clock/no-target.js';
export type { ClockReport, ClockSummary } from './clock/report.js';
export type { CalendarsById } from './clock/rule/calendars.js';
export type { CompiledClock } from './clock/rule/compile.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export type { CountdownSnapshot } from './countdown/snapshot.js';
export { statementCsv } from './report/statement-csv.js';
export { type StatementRow, statementTable } from './report/statement-table.js';
export {
  type ClockCountdownOptions,
  type CountdownOptions,
  countdownsOf,
  type ObjectiveCountdown,
  toCountdown,
} from './report/to-countdown.js';
export { describeDuration, describeInstant } from './report/words/describe.js';
export {
  type DescribeCorrectionOptions,
  describeCorrection,
} from './report/words/describe-correction.js';
export {
  type DescribeStatementOptions,
  describeStatement,
} from './report/words/describe-statement.js';
export { explainBusinessTime } from './report/words/explain-business-time.js';
export { type ExplainOptions, explainClock } from './report/words/explain-clock.js';
export { explainTicket } from './report/words/explain-ticket.js';
