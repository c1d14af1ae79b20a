/**
 * Holidays from iCalendar feeds, read with ical.js (optional peer dependency).
 *
 * @module
 */
export type { Holiday, Override } from '../calendar/definition.js';
export { isSlaError, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export * from './ical/holidays.js';
