/**
 * Availability of iCalendar (RFC 7953 `VAVAILABILITY`), in and out, with ical.js (optional peer
 * dependency).
 *
 * @module
 */
export type { CalendarDefinition, PlainCalendar } from '../calendar/definition.js';
export { isSlaError, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Lost } from './shared/lost.js';
export type { ExportDates } from './shared/segments.js';
export * from './vavailability/read.js';
export * from './vavailability/write.js';
