import {
  type AssessOptions,
  assessCredit,
  type CreditAssessment,
  type CreditFacts,
  type CreditGroup,
  type CreditScheme,
  compileScheme,
} from '../../../src/credit.js';

/** Compiles a scheme for one assessment. */
export function assess(
  scheme: CreditScheme | CreditGroup,
  facts: CreditFacts,
  options?: AssessOptions,
): CreditAssessment {
  return assessCredit(compileScheme(scheme), facts, options);
}
