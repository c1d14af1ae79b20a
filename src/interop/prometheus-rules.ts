/**
 * Burn-rate alerts as recording and alerting rules of Prometheus. Needs `yaml`.
 *
 * @module
 */
export type { DecimalInput } from '../core/decimal-text.js';
export type { DurationInput } from '../core/duration.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { AlertObjective, AlertOperator, AlertRule } from '../uptime/alert/alert-rule.js';
export type { TargetInput } from '../uptime/terms/target.js';
export * from './prometheus-rules/rules.js';
