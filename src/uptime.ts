/**
 * Uptime: outages, availability, SLIs, error budgets, burn rates and alerts, composites.
 *
 * @module
 */

export type { CompiledCalendar } from './calendar/open/compiled.js';
export type * from './calendar/plan/definition.js';
export type { Bounds, Operator } from './core/bounds.js';
export type { DecimalInput } from './core/decimal-text.js';
export type { DurationInput } from './core/duration.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export type { CheckResult, Finding, Severity } from './core/finding.js';
export type { InstantInput } from './core/instant.js';
export type { Interval, IntervalInput, TimeInput } from './core/interval.js';
export {
  type IsoDuration,
  type IsoInstant,
  type Readable,
  type ReadableField,
  toIso,
} from './core/iso.js';
export type { RoundingMode } from './core/rounding.js';
export type { TimeSet } from './core/time-set.js';
export {
  type AlertFigures,
  type AlertsInput,
  alertFigures,
} from './uptime/alert/alert-figures.js';
export type {
  AlertEvaluation,
  AlertFiring,
  EvaluatedAlert,
} from './uptime/alert/alert-report.js';
export type { AlertObjective, AlertOperator, AlertRule } from './uptime/alert/alert-rule.js';
export { type AlertWarning, checkAlerts } from './uptime/alert/check-alerts.js';
export {
  type AlertFacts,
  type EvaluateAlertsOptions,
  evaluateAlerts,
} from './uptime/alert/evaluate-alerts.js';
export {
  type BucketFacts,
  type EvaluateBucketsOptions,
  evaluateBucketAlerts,
} from './uptime/alert/evaluate-buckets.js';
export {
  PROPORTIONAL_ALERTS,
  type ScaleAlertsInput,
  scaleAlerts,
  WORKBOOK_ALERTS,
} from './uptime/alert/presets.js';
export { checkAvailabilityFacts } from './uptime/availability/check-facts.js';
export {
  type CalendarsInput,
  type CompiledAvailability,
  checkAvailability,
  compileAvailability,
} from './uptime/availability/compile.js';
export type { AvailabilityFacts } from './uptime/availability/facts.js';
export { type JudgedPart, judgePart } from './uptime/availability/judge-part.js';
export { type AvailabilityOptions, measureAvailability } from './uptime/availability/measure.js';
export { measureParts, type PartsOptions } from './uptime/availability/measure-parts.js';
export { mergeParts } from './uptime/availability/merge-parts.js';
export type { AvailabilityPart, PartIncidents } from './uptime/availability/part.js';
export type {
  Availability,
  AvailabilityIntervals,
  CountedIncident,
  SofterLevel,
} from './uptime/availability/report.js';
export type { AvailabilityRule } from './uptime/availability/rule.js';
export type {
  Bucket,
  BucketColumns,
  BucketInput,
  BucketsInput,
  StretchColumns,
} from './uptime/buckets/bucket.js';
export type {
  CounterColumns,
  CounterSample,
  CounterSamplesInput,
} from './uptime/buckets/counter-samples.js';
export {
  bucketsFromCounters,
  type CountedTime,
  type CounterOptions,
} from './uptime/buckets/counters.js';
export type { Histogram, HistogramBound } from './uptime/buckets/histogram.js';
export type { HistogramCountColumns } from './uptime/buckets/histogram-columns.js';
export {
  bucketsFromHistograms,
  type CountedSample,
  type CountsWithin,
  type HistogramBucket,
  type HistogramColumns,
  type HistogramSample,
  type HistogramSampleColumns,
  samplesFromHistograms,
  type ThresholdOptions,
} from './uptime/buckets/histograms.js';
export {
  type AllowedDowntime,
  type AllowedDowntimeInput,
  allowedDowntime,
  PERIOD_LENGTHS,
} from './uptime/budget/allowed-downtime.js';
export {
  applyBudgetPolicy,
  type BudgetPolicyInput,
  type PolicyRule,
  type PolicyVerdict,
  WORKBOOK_POLICY,
} from './uptime/budget/budget-policy.js';
export {
  type BudgetPaceInput,
  type BurnRate,
  type BurnRateInput,
  budgetPace,
  burnRate,
} from './uptime/budget/burn-rate.js';
export type { LossDivision } from './uptime/budget/divide-loss.js';
export {
  type BudgetPart,
  type ErrorBudgetInput,
  errorBudget,
} from './uptime/budget/error-budget.js';
export {
  type BurnSpeed,
  type ErrorSpeed,
  type Exhaustion,
  type ExhaustionInput,
  type SpentSpeed,
  timeToExhaustion,
} from './uptime/budget/exhaustion.js';
export {
  type ExhaustionForecast,
  type ForecastOptions,
  forecastExhaustion,
} from './uptime/budget/forecast.js';
export {
  assessNextOutage,
  type NextOutage,
  type NextOutageOptions,
  type OutageAftermath,
} from './uptime/budget/next-outage.js';
export {
  measureOutageBudget,
  type OutageBudget,
  type OutageBudgetOptions,
  type SpentShare,
} from './uptime/budget/outage-budget.js';
export {
  measureOutageBurn,
  type OutageBurn,
  type OutageBurnOptions,
} from './uptime/budget/outage-burn.js';
export type { OutageBudgetFacts, OutageBudgetRule } from './uptime/budget/outage-facts.js';
export type { TimeBudget } from './uptime/budget/time-budget.js';
export type { ErrorBudget } from './uptime/budget/write-budget.js';
export {
  type CombinedSli,
  type CombineInput,
  type CombineMethod,
  combineSlis,
  type GroupMember,
} from './uptime/composite/combine.js';
export {
  type ComposedAvailability,
  type ComposeInput,
  composeAvailability,
  seriesMtbf,
} from './uptime/composite/compose.js';
export { type PartRank, type RankInput, rankParts } from './uptime/composite/rank.js';
export type { Improvement, SystemPart, SystemPartFacts } from './uptime/composite/system.js';
export type {
  AgreedExclusion,
  BusinessDayNotice,
  ExclusionCap,
  ExclusionRule,
  ExclusionTerms,
} from './uptime/exclusions/exclusion-rules.js';
export type {
  ExcludedBefore,
  ExcludedInterval,
  ExclusionFacts,
  ExclusionInput,
  ExclusionsInput,
  ExclusionVerdict,
} from './uptime/exclusions/exclusions.js';
export type { PeriodExclusions } from './uptime/exclusions/period-exclusions.js';
export {
  type CheckedTime,
  type MonitorCheckOptions,
  outagesFromChecks,
} from './uptime/outages/checks.js';
export {
  type GroupOptions,
  groupObserved,
  groupOutages,
  type ObservedGroup,
  type ObservedMember,
} from './uptime/outages/group.js';
export type { OutageRule } from './uptime/outages/incident-rule.js';
export type { IncidentStats } from './uptime/outages/incidents.js';
export type {
  Observation,
  ObservationColumns,
  ObservationsInput,
  ObservedOutage,
  ObservedTime,
  StatusMeaning,
  TransitionOptions,
} from './uptime/outages/observations.js';
export type {
  Outage,
  OutageColumns,
  OutageFacts,
  OutageInput,
  OutagesInput,
} from './uptime/outages/outage.js';
export type { SliceRounding } from './uptime/outages/slice-grid.js';
export {
  DEFAULT_WEIGHTS,
  STATUSPAGE_WEIGHTS,
  type StateWeights,
} from './uptime/outages/state-weights.js';
export { outagesFromTransitions } from './uptime/outages/transitions.js';
export {
  AWS_EC2_INSTANCE,
  AWS_EC2_REGION,
  AWS_LAMBDA,
  AWS_S3,
  AZURE_VM,
  GCP_CLOUD_RUN,
  GCP_COMPUTE_ENGINE,
} from './uptime/presets/clouds.js';
export {
  ATLASSIAN_CLOUD,
  CLOUDFLARE_BUSINESS,
  MONGODB_ATLAS,
  STATUSPAGE_UPTIME,
  TWILIO,
} from './uptime/presets/services.js';
export {
  type CompiledRequests,
  checkRequests,
  compileRequests,
} from './uptime/sli/compile-requests.js';
export { type CompiledScore, checkScore, compileScore } from './uptime/sli/compile-score.js';
export { type CountedEvents, type CountSli, measureCounts } from './uptime/sli/measure-counts.js';
export {
  checkRequestsFacts,
  measureRequests,
  type RequestsOptions,
} from './uptime/sli/measure-requests.js';
export {
  type Answer,
  measureScore,
  type Score,
  type ScoreFacts,
  type ScoreOptions,
} from './uptime/sli/measure-score.js';
export type { NoDataOption } from './uptime/sli/no-data.js';
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
export type { RequestMethod, RequestsRule } from './uptime/sli/requests-rule.js';
export { roundToSlices, type SliceGrid } from './uptime/sli/round-to-slices.js';
export type { CsatRule, NpsRule, ScoreCommon, ScoreRule } from './uptime/sli/score-rule.js';
export type { SliceOptions } from './uptime/sli/slice-options.js';
export type { CountOptions, CountsInput } from './uptime/terms/counts.js';
export type { ErrorRatioInput } from './uptime/terms/error-ratio.js';
export type { FigureOptions } from './uptime/terms/figures.js';
export type { TrackedPeriod } from './uptime/terms/period.js';
export type { ServiceTime, ServiceTimeInput } from './uptime/terms/service-time.js';
export type { TargetInput } from './uptime/terms/target.js';
export type { Verdict } from './uptime/terms/verdict.js';
export type { CalendarPeriodRule, Period, PeriodRule, RollingPeriodRule } from './zone/period.js';
export { nextPeriod, periodAt, previousPeriod } from './zone/period.js';
