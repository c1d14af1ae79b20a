/**
 * Holidays of countries and regions, from what the package date-holidays answers (ISC AND
 * CC-BY-3.0: its data asks for attribution). Nothing of it is imported: the host passes its answers.
 *
 * @module
 */
export type * from '../calendar/plan/definition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export * from './date-holidays/holidays.js';
