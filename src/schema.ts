/**
 * Documents from outside: check them, parse them, describe them as JSON Schema.
 *
 * @module
 */
export { checkAgreement, parseAgreement } from './agreement/check.js';
export type * from './agreement/document/document.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export type { CheckResult, Finding, Severity } from './core/finding.js';
export { agreementJsonSchema } from './schema/json-schema.js';
