/**
 * Documents from outside: check them, parse them, describe them as JSON Schema.
 *
 * @module
 */
export type {
  Agreement,
  AvailabilityObjective,
  ClockObjective,
  Objective,
} from './agreement/document.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export {
  agreementJsonSchema,
  type CheckResult,
  checkAgreement,
  type Issue,
  parseAgreement,
} from './schema/check.js';
