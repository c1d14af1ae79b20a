/**
 * Holidays of countries and regions, from what the package date-holidays answers. Nothing of that
 * package is imported: the host passes its answers.
 *
 * @module
 */
export type { Holiday, Override } from '../calendar/definition.js';
export { isSlaError, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export * from './date-holidays/holidays.js';
