/**
 * Components and maintenance of status pages of Atlassian Statuspage, from the JSON of their API.
 * Nothing is fetched: the host passes the answers.
 *
 * @module
 */
export type { DecimalInput } from '../core/decimal-text.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export type { StatusMeaning } from '../uptime/outages/observations.js';
export type { SeenStatus } from './shared/seen.js';
export type { UnreadField } from './shared/unread.js';
export type { AnnouncedMaintenance } from './statuspage/maintenance.js';
export * from './statuspage/observations.js';
export * from './statuspage/statuses.js';
export type { StatuspageWarning } from './statuspage/warning.js';
