/**
 * Opening hours of OpenStreetMap (`Mo-Fr 08:00-18:00; PH off`), read with opening_hours.js (optional
 * peer dependency, LGPL-3.0-only).
 *
 * @module
 */
export type * from '../calendar/plan/definition.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export * from './opening-hours/read.js';
