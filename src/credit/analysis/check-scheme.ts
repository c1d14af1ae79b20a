import { checkResultOf, type Finding } from '../../core/finding.js';
import { attempt, hasErrors, readerOf } from '../../core/read.js';
import { readScheme } from '../scheme/read-scheme.js';
import type { CreditGroup, CreditScheme } from '../scheme/scheme.js';
import type { CreditFinding, CreditWarningCode } from './credit-finding.js';
import { warnOfTable } from './table-findings.js';

/**
 * The result of {@link checkCreditScheme}: a `CheckResult` whose warnings say which part of the
 * table they are about.
 */
export type CreditSchemeCheck =
  | {
      readonly ok: true;
      readonly value: CreditScheme | CreditGroup;
      readonly warnings: readonly CreditFinding[];
    }
  | {
      readonly ok: false;
      readonly issues: readonly Finding<CreditWarningCode>[];
      readonly warnings: readonly CreditFinding[];
    };

/**
 * Finds what keeps a scheme from being assessed, and what a contract forgot: holes, overlaps, dead
 * rows, credits while the promise holds, rows that owe less for worse, and rows that a cap hides.
 *
 * Issues are what no reading of the terms can follow: unknown fields, values out of range, two
 * currencies, bounds that nothing satisfies, remedies that cannot be ranked, allocations above
 * their own limit. Defects of a table are warnings, because contracts have them: a level in a hole
 * is assessed as `uncovered`, and nothing is guessed.
 *
 * @param scheme - Anything; without a `domain` every number counts as a level.
 * @returns The scheme with warnings, or the issues of which {@link compileScheme} throws the first.
 * @example
 * import { checkCreditScheme } from 'slakit'
 * checkCreditScheme({
 *   target: { gte: '99.9' },
 *   rows: [
 *     { gt: '99', lte: '99.8', remedy: { percent: 10 } },
 *     { lt: '99', remedy: { percent: 25 } },
 *   ],
 * }).warnings.map((finding) => [finding.code, finding.levels])
 * // => [['hole', { gte: '99', lte: '99' }], ['hole', { gt: '99.8', lt: '99.9' }]]
 * checkCreditScheme({ cap: [] }).ok // => false
 * @see {@link compileScheme}
 */
export function checkCreditScheme(scheme: unknown): CreditSchemeCheck {
  const findings: Finding[] = [];
  const reader = readerOf(scheme, findings);
  const plan = attempt(reader, readScheme)?.value;
  if (plan !== undefined && !hasErrors(reader)) warnOfTable(reader, plan);
  // What the reader refused is no scheme; what it passed is one.
  const result = checkResultOf(
    scheme as CreditScheme | CreditGroup,
    findings as Finding<CreditWarningCode>[],
  );
  return { ...result, warnings: result.warnings.map(creditFinding) };
}

/** A warning of a reader says in its path what it is about. */
function creditFinding(finding: Finding<CreditWarningCode>): CreditFinding {
  if ('levels' in finding) return finding as CreditFinding;
  const { path } = finding;
  const [first, name] = path;
  // The last one: a rule may be called `rows`.
  const row = path[path.lastIndexOf('rows') + 1];
  return {
    ...finding,
    rule: first === 'rules' ? String(name) : null,
    levels: null,
    rows: typeof row === 'number' ? [row] : [],
    witnesses: [],
  };
}
