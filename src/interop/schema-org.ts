/**
 * Opening hours as schema.org writes them (`OpeningHoursSpecification`), in and out.
 *
 * @module
 */
export type * from '../calendar/plan/definition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export * from './schema-org/read.js';
export type { OpeningHoursOwner, OpeningHoursSpecification } from './schema-org/specification.js';
export * from './schema-org/write.js';
export type { ExportDates, SegmentLoss } from './shared/segments.js';
export type { RepeatingLoss } from './shared/unbounded.js';
