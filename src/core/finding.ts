import { messageOf, type Problem, SlaError, type SlaErrorCode } from './error.js';

/** The weight of a finding: an `error` keeps a rule from being compiled, a `warning` does not. */
export type Severity = 'error' | 'warning';

/**
 * One thing that a check found: what was wrong or doubtful, where, and how to mend it. Errors carry
 * the codes of {@link SlaErrorCode}; warnings have codes of their own, told by the check that gives
 * them.
 */
export interface Finding<Code extends string = string> extends Omit<Problem, 'code'> {
  readonly code: Code | SlaErrorCode;
  readonly severity: Severity;
  /** Where, expected, received and hint as one sentence. */
  readonly message: string;
}

/**
 * The result of a check: the rule as a typed value with warnings, or why it is none. `issues` are
 * the errors, in the order of the document; the first is what the compiling twin throws.
 */
export type CheckResult<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Finding<Code>[] }
  | {
      readonly ok: false;
      readonly issues: readonly Finding<Code>[];
      readonly warnings: readonly Finding<Code>[];
    };

/** A problem whose code may also be that of a warning. */
export type FindingParts = Omit<Finding, 'severity' | 'message'>;

/** Makes a finding of its parts. */
export function findingOf(severity: Severity, parts: FindingParts): Finding {
  return { ...parts, severity, message: messageOf(parts) };
}

/** The finding that says what an error does. */
export function findingOfError({ code, path, expected, received, hint }: Problem): Finding {
  const parts = { code, path, expected, received };
  return findingOf('error', hint === undefined ? parts : { ...parts, hint });
}

/** Sorts findings into what a check returns. */
export function checkResultOf<T, Code extends string>(
  value: T,
  findings: readonly Finding<Code>[],
): CheckResult<T, Code> {
  const issues = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return issues.length === 0 ? { ok: true, value, warnings } : { ok: false, issues, warnings };
}

/** Throws the first error among findings, if there is one. */
export function throwFirst(findings: readonly Finding[]): void {
  const first = findings.find(({ severity }) => severity === 'error');
  if (first === undefined) return;
  const { severity: _severity, message: _message, ...problem } = first;
  throw new SlaError(problem as Problem);
}
