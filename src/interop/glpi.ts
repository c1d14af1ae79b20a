/**
 * SLAs, OLAs and calendars of GLPI, from the JSON of its REST API. Nothing is fetched: the host passes
 * the answers.
 *
 * @module
 */
export type { ClockObjective, ObjectiveCommon } from '../agreement/document/document.js';
export type * from '../calendar/plan/definition.js';
export type * from '../clock/rule/rule.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export * from './glpi/clocks.js';
export type { GlpiWarning } from './glpi/warning.js';
