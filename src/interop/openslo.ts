/**
 * Service level objectives of OpenSLO v1, in and out. Nothing is fetched or parsed: documents are what
 * a YAML parser gives and takes.
 *
 * @module
 */
export type * from '../agreement/document/document.js';
export type { DecimalInput } from '../core/decimal-text.js';
export type { DurationInput, RuleDuration } from '../core/duration.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { AlertOperator, AlertRule } from '../uptime/alert/alert-rule.js';
export type { CalendarPeriodRule, PeriodRule, RollingPeriodRule } from '../zone/period-rule.js';
export type { SloObjectiveLoss } from './openslo/objective-loss.js';
export {
  objectivesFromSlos,
  type SloObjectiveOptions,
  type SloObjectives,
} from './openslo/objectives.js';
export * from './openslo/slos.js';
export type { OpenSloWarning } from './openslo/warning.js';
export { openSloFromSlos, type WrittenOpenSlo } from './openslo/write.js';
export type { OpenSloLoss } from './openslo/write-loss.js';
export type {
  ServiceLevelObjective,
  SloAlerts,
  SloMethod,
  SloSliceRule,
  SloThreshold,
} from './shared/slo.js';
