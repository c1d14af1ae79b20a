/**
 * Availability of iCalendar (RFC 7953 `VAVAILABILITY`), in and out, with ical.js (optional peer
 * dependency, MPL-2.0).
 *
 * @module
 */
export type * from '../calendar/plan/definition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { InstantInput } from '../core/instant.js';
export type { ExportDates, SegmentLoss } from './shared/segments.js';
export type { RepeatingLoss } from './shared/unbounded.js';
export type { AvailabilityWarning } from './vavailability/moments.js';
export * from './vavailability/read.js';
export * from './vavailability/write.js';
