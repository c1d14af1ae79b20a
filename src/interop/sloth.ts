/**
 * Service level objectives of Sloth, from its specs. Nothing is fetched or parsed: documents are what a YAML
 * parser gives.
 *
 * @module
 */
export type { DecimalInput } from '../core/decimal-text.js';
export type { DurationInput, RuleDuration } from '../core/duration.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { AlertOperator, AlertRule } from '../uptime/alert/alert-rule.js';
export type { CalendarPeriodRule, PeriodRule, RollingPeriodRule } from '../zone/period-rule.js';
export type {
  ServiceLevelObjective,
  SloAlerts,
  SloMethod,
  SloSliceRule,
  SloThreshold,
} from './shared/slo.js';
export type { UnreadField } from './shared/unread.js';
export * from './sloth/slos.js';
