/**
 * Holidays from iCalendar feeds, read with ical.js (optional peer dependency, MPL-2.0).
 *
 * @module
 */
export type * from '../calendar/plan/definition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export * from './ical/holidays.js';
