/**
 * Holidays of countries and regions, from what the package date-holidays answers. Nothing of that
 * package is imported: the host passes its answers.
 *
 * @module
 */
export type * from '../calendar/plan/definition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export * from './date-holidays/holidays.js';
