/**
 * Clock reports in the shape of Jira Service Management's REST interface.
 *
 * @module
 */
export type { CompiledCalendar } from '../calendar/compiled.js';
export type { ClockReport } from '../clock/report.js';
export { isSlaError, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { InstantInput } from '../core/instant.js';
export type { JsmDuration, JsmInstant } from './jsm/format.js';
export * from './jsm/to-jsm.js';
