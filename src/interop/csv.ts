/**
 * Logs, outages and counts from the rows of CSV files. The files are parsed by a library of the host, such
 * as csv-parse or papaparse.
 *
 * @module
 */
export type { DurationInput } from '../core/duration.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export * from './csv/buckets.js';
export type { CsvColumn, CsvRows } from './csv/cells.js';
export * from './csv/observations.js';
export * from './csv/outages.js';
export type { CsvTimeOptions } from './csv/times.js';
export type { SeenStatus } from './shared/seen.js';
export type { UnreadField } from './shared/unread.js';
