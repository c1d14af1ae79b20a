/**
 * `slakit/seal`: statements that both parties can check. One party seals what it settled with all that
 * it follows from; the other settles it again, and sees the first figure that differs.
 *
 * @module
 */

export type { ClaimFacts } from './agreement/claim/claim-status.js';
export type { CompiledAgreement } from './agreement/compile.js';
export type * from './agreement/document/document.js';
export type { ServiceRecord } from './agreement/kinds/availability.js';
export type { Attainment } from './agreement/kinds/measured.js';
export type { LatencyRecord, RequestsRecord } from './agreement/kinds/requests.js';
export type { ScoreRecord } from './agreement/kinds/score.js';
export { compareStatements, type StatementComparison } from './agreement/seal/compare.js';
export type { Comparison, Difference } from './agreement/seal/differences.js';
export { type SealOptions, sealStatement } from './agreement/seal/seal.js';
export type { SealedOptions, SealedPart, SealedStatement } from './agreement/seal/sealed.js';
export { type Verification, type VerifyOptions, verifyStatement } from './agreement/seal/verify.js';
export type { ObjectiveReading, SettlementFacts } from './agreement/settle/facts.js';
export type { SettleOptions } from './agreement/settle/settle.js';
export type * from './agreement/settle/statement.js';
export type { Ticket } from './agreement/ticket/ticket.js';
export type { CompiledCalendar } from './calendar/open/compiled.js';
export type { ClockEvent } from './clock/log/event.js';
export type { EventOrder, InstantOrder } from './clock/log/read-log.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export type { Finding, Severity } from './core/finding.js';
export type { Interval, IntervalInput, TimeInput } from './core/interval.js';
export type { TimeSet } from './core/time-set.js';
export type {
  CapOutcome,
  CreditAssessment,
  CreditDiagnostic,
  CreditTraceEntry,
  PaidConversion,
} from './credit/assessment.js';
export type { CreditLine } from './credit/credit-line.js';
export type { Absence, CreditReading, FactorInput } from './credit/facts.js';
export type { CreditPeriod } from './credit/scheme/history.js';
export type { LevelInput, SingleLevel } from './credit/scheme/level.js';
export type { RemedyInKind, RemedyKind } from './credit/scheme/remedy.js';
export type { CreditStatus } from './credit/stages/line.js';
export type { StageName } from './credit/stages/stage.js';
export type { Money } from './money/money.js';
export type { AvailabilityFacts } from './uptime/availability/facts.js';
export type { SofterLevel } from './uptime/availability/judge.js';
export type {
  Availability,
  AvailabilityIntervals,
  CountedIncident,
} from './uptime/availability/report.js';
export type {
  Bucket,
  BucketColumns,
  BucketInput,
  BucketsInput,
  StretchColumns,
} from './uptime/buckets/bucket.js';
export type { Histogram, HistogramBound } from './uptime/buckets/histogram.js';
export type { HistogramBucket } from './uptime/buckets/histograms.js';
export type { TimeBudget } from './uptime/budget/time-budget.js';
export type { ErrorBudget } from './uptime/budget/write-budget.js';
export type {
  ExcludedBefore,
  ExcludedInterval,
  ExclusionFacts,
  ExclusionInput,
  ExclusionsInput,
  ExclusionVerdict,
} from './uptime/exclusions/exclusions.js';
export type { PeriodExclusions } from './uptime/exclusions/period-exclusions.js';
export type { CheckedTime } from './uptime/outages/checks.js';
export type { IncidentStats } from './uptime/outages/incidents.js';
export type { ObservedOutage, ObservedTime } from './uptime/outages/observations.js';
export type {
  Outage,
  OutageColumns,
  OutageFacts,
  OutageInput,
  OutagesInput,
} from './uptime/outages/outage.js';
export type { Answer, Score, ScoreFacts } from './uptime/sli/measure-score.js';
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
export type { RequestsFacts } from './uptime/sli/requests-facts.js';
export type { CountsInput } from './uptime/terms/counts.js';
export type { TrackedPeriod } from './uptime/terms/period.js';
export type { ServiceTime, ServiceTimeInput } from './uptime/terms/service-time.js';
export type { Verdict } from './uptime/terms/verdict.js';
export type { Period } from './zone/period.js';
export type { ZoneData, ZoneOffset } from './zone/zone-data.js';
