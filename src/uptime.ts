export { isSlaError, SlaError } from './core/error.js';
export { toIso } from './core/iso.js';
export { PROPORTIONAL_ALERTS, scaleAlerts, WORKBOOK_ALERTS } from './uptime/alert-presets.js';
export type { AlertOptions, AlertRule, AlertWindow } from './uptime/alert-window.js';
export { alertWindow, alertWindows } from './uptime/alert-window.js';
export type { AllowedDowntime } from './uptime/allowed-downtime.js';
export { allowedDowntime } from './uptime/allowed-downtime.js';
export { measureAvailability } from './uptime/availability.js';
export type {
  Availability,
  AvailabilityInput,
  AvailabilityIntervals,
} from './uptime/availability-types.js';
export type { BudgetMs } from './uptime/budget-ms.js';
export type { Comparison, PolicyRule, PolicyVerdict } from './uptime/budget-policy.js';
export { applyBudgetPolicy, WORKBOOK_POLICY } from './uptime/budget-policy.js';
export type { BudgetPaceInput, BurnRate, BurnRateInput } from './uptime/burn-rate.js';
export { budgetPace, burnRate } from './uptime/burn-rate.js';
export type { CombinedSli, CombineMethod, CombineOptions, GroupMember } from './uptime/combine.js';
export { combineSlis } from './uptime/combine.js';
export type { ComposedAvailability, ComposeOptions, SystemPart } from './uptime/compose.js';
export { composeAvailability, seriesMtbf } from './uptime/compose.js';
export type { CountOptions, CountsInput } from './uptime/counts.js';
export type { BudgetSpell, ErrorBudget, ErrorBudgetInput } from './uptime/error-budget.js';
export { errorBudget } from './uptime/error-budget.js';
export type { ErrorRatioInput } from './uptime/error-ratio.js';
export type { ExclusionInput, ExclusionRule, ExclusionVerdict } from './uptime/exclusions.js';
export type {
  BurnSpeed,
  ErrorSpeed,
  Exhaustion,
  ExhaustionInput,
  SpentSpeed,
} from './uptime/exhaustion.js';
export { timeToExhaustion } from './uptime/exhaustion.js';
export type { FigureOptions } from './uptime/figures.js';
export { displayPercent } from './uptime/figures.js';
export type { GroupRule } from './uptime/group.js';
export { groupOutages } from './uptime/group.js';
export type { IncidentStats } from './uptime/incidents.js';
export { incidentMeans } from './uptime/incidents.js';
export type { OutageColumns, OutageFacts, OutageInput, StateWeights } from './uptime/outages.js';
export { DEFAULT_WEIGHTS, STATUSPAGE_WEIGHTS } from './uptime/outages.js';
export type { RequestSli, RequestsInput } from './uptime/requests.js';
export { measureRequests } from './uptime/requests.js';
export type { SliceEvents, SliceRatioSli, SliceRatiosInput } from './uptime/slice-ratios.js';
export { measureSliceRatios } from './uptime/slice-ratios.js';
export type { SliceGrid, SliceRule } from './uptime/slice-rules.js';
export { judgeSlices, mergeSlices, outagesBySlice, requireRun } from './uptime/slice-rules.js';
export type { SliceCounts, SliceSli, SliceState, SlicesInput } from './uptime/slices.js';
export { measureSlices } from './uptime/slices.js';
export type { TargetInput } from './uptime/target.js';
export type {
  CheckOptions,
  Observation,
  ObservedOutage,
  ObservedTime,
  StatusMeaning,
  TransitionOptions,
} from './uptime/transitions.js';
export { outagesFromChecks, outagesFromTransitions } from './uptime/transitions.js';
export type { PeriodInput, ServiceTime } from './uptime/window.js';
export type { CalendarPeriodRule, Period, PeriodRule, RollingPeriodRule } from './zone/period.js';
export { nextPeriod, periodAt, previousPeriod } from './zone/period.js';
