/**
 * Impacts of components from status pages of incident.io. Nothing is fetched: the host passes what the
 * page knows.
 *
 * @module
 */
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from '../core/error.js';
export type { Finding, Severity } from '../core/finding.js';
export * from './incident-io/outages.js';
export * from './incident-io/statuses.js';
export type { UnreadField } from './shared/unread.js';
