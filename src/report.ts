/**
 * Reports: what results say, in words and for countdowns.
 *
 * @module
 */
export type { CompiledAgreement } from './agreement/compile.js';
export type * from './agreement/document/document.js';
export type { Attainment } from './agreement/kinds/measured.js';
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
export type { Finding, Severity } from './core/finding.js';
export type { Interval } from './core/interval.js';
export type { CountdownSnapshot } from './countdown/snapshot.js';
export type {
  CapOutcome,
  CreditAssessment,
  CreditDiagnostic,
  CreditTraceEntry,
  PaidConversion,
} from './credit/assessment.js';
export type { CreditLine } from './credit/credit-line.js';
export type { NearestOutcome } from './credit/nearest.js';
export type { CreditPeriod } from './credit/scheme/history.js';
export type { LevelInput, SingleLevel } from './credit/scheme/level.js';
export type { CreditStatus } from './credit/stages/line.js';
export type { StageName } from './credit/stages/stage.js';
export type { Money } from './money/money.js';
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
export type { SofterLevel } from './uptime/availability/judge.js';
export type { Availability, AvailabilityIntervals } from './uptime/availability/report.js';
export type { Bucket } from './uptime/buckets/bucket.js';
export type { TimeBudget } from './uptime/budget/time-budget.js';
export type { ErrorBudget } from './uptime/budget/write-budget.js';
export type { ExcludedInterval, ExclusionVerdict } from './uptime/exclusions/exclusions.js';
export type { CountedIncident, IncidentStats } from './uptime/outages/incidents.js';
export type { Outage, OutageFacts } from './uptime/outages/outage.js';
export type { Score } from './uptime/sli/measure-score.js';
export type {
  LeftOutBucket,
  RequestIntervals,
  StraddlingBucket,
} from './uptime/sli/request-lists.js';
export type {
  EventCounts,
  LeftOutBuckets,
  RequestSli,
  RequestSlices,
} from './uptime/sli/request-sli.js';
export type { LeftOutReason } from './uptime/sli/request-time.js';
export type { Verdict } from './uptime/terms/verdict.js';
export type { Period } from './zone/period.js';
export type { ZoneData, ZoneOffset } from './zone/zone-data.js';
