import { type CheckResult, checkResultOf, type Finding, throwFirst } from '../core/finding.js';
import { plainCopy } from '../core/plain.js';
import { childOf, hasErrors, readAll, readerOf } from '../core/read.js';
import { warnOfTable } from '../credit/analysis/table-findings.js';
import { crossWarnings } from './cross-check.js';
import type { Agreement } from './document/document.js';
import { type AgreementPlan, readAgreement } from './read.js';

/**
 * Checks a document: its shape, its references, every rule as the engine that owns it reads it, and
 * what its parts say of each other. Never throws. A document that passes compiles, and no engine
 * throws on its rules afterwards, only on facts. It has at most 250,000 values, of which one that
 * stands in several places is counted in each, nested at most 200 deep; each is read once.
 *
 * @param document - Anything, for example parsed JSON.
 * @returns A copy of the document as a typed value, with warnings; or all issues, at most 200, in the
 * order in which they are read, with warnings.
 * @example
 * import { checkAgreement } from 'slakit'
 * const result = checkAgreement({ id: 'a', timeZone: 'UTC', currency: 'euro', objectives: [] })
 * result.ok ? '' : result.issues[0]?.path // => ['currency']
 * @see {@link parseAgreement}
 */
export function checkAgreement(document: unknown): CheckResult<Agreement> {
  const findings: Finding[] = [];
  const copy = readAll(document, findings, (reader) => plainCopy(reader, 'refused'));
  if (findings.length > 0) return checkResultOf(copy as Agreement, findings);
  const plan = readAll(copy, findings, readAgreement);
  if (plan !== undefined) warnOfTables(copy, plan, findings);
  const warnings = plan === undefined ? [] : crossWarnings(plan);
  return checkResultOf(copy as Agreement, [...findings, ...warnings]);
}

/** What the tables of a document forgot; of one with errors nobody asks that yet. */
function warnOfTables(document: unknown, { remedies }: AgreementPlan, findings: Finding[]): void {
  const reader = readerOf(document, findings);
  if (hasErrors(reader)) return;
  for (const [id, scheme] of remedies) {
    if (scheme !== undefined) warnOfTable(childOf(childOf(reader, 'remedies'), id), scheme.plan);
  }
}

/**
 * Reads a document as an agreement: the throwing twin of {@link checkAgreement}.
 *
 * @param document - Anything, for example parsed JSON.
 * @returns A copy of the document, typed.
 * @throws {@link SlaError} with the first issue.
 * @example
 * import { parseAgreement } from 'slakit'
 * parseAgreement({ id: 'a', timeZone: 'UTC', currency: 'EUR', objectives: [] }).id // => 'a'
 */
export function parseAgreement(document: unknown): Agreement {
  const result = checkAgreement(document);
  if (result.ok) return result.value;
  throwFirst(result.issues);
  throw new TypeError('a refused document without an issue');
}
