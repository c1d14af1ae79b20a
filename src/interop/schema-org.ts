/**
 * Opening hours as schema.org writes them (`OpeningHoursSpecification`), in and out.
 *
 * @module
 */
export type { CalendarDefinition, PlainCalendar } from '../calendar/definition.js';
export { isSlaError, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export * from './schema-org/read.js';
export type { OpeningHoursSpecification } from './schema-org/specification.js';
export * from './schema-org/write.js';
export type { Lost } from './shared/lost.js';
export type { ExportDates } from './shared/segments.js';
