/**
 * Opening hours of OpenStreetMap (`Mo-Fr 08:00-18:00; PH off`), read with opening_hours.js (optional
 * peer dependency, LGPL-3.0).
 *
 * @module
 */
export type { PlainCalendar } from '../calendar/definition.js';
export { isSlaError, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export * from './opening-hours/read.js';
export type { Lost } from './shared/lost.js';
