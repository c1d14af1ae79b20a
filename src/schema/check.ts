import * as z from 'zod/mini';
import { attributeIssues } from '../agreement/attributes.js';
import type { Agreement } from '../agreement/document.js';
import { referenceIssues } from '../agreement/references.js';
import { messageOf, type Path, type Problem, SlaError, shown } from '../core/error.js';
import { agreement as agreementShape } from './agreement-shape.js';
import { structureProblems } from './structure.js';

/** One finding about a document. */
export interface Issue extends Problem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** What a check found: the document as a typed value, or why it is none. */
export type CheckResult<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** More issues than a person reads; mending these shows the rest. */
const MOST_ISSUES = 200;

/**
 * Checks a document: whether it has the shape of an agreement, and whether what it names exists.
 *
 * @param document - Anything, for example parsed JSON.
 * @returns The typed agreement with warnings, or all issues with path, expectation and hint. What
 * only an engine can tell (an unknown zone, a calendar that never opens) is found by
 * `compileAgreement`.
 * @example
 * import { checkAgreement } from 'slakit/schema'
 * const result = checkAgreement({ id: 'a', timeZone: 'UTC', currency: 'euro', objectives: [] })
 * result.ok ? '' : result.issues[0]?.message
 * // => 'currency: expected an ISO 4217 code such as EUR, received "euro"'
 */
export function checkAgreement(document: unknown): CheckResult<Agreement> {
  const broken = structureProblems(document);
  if (broken.length > 0) return refused(broken);
  const parsed = z.safeParse(agreementShape, document);
  const problems = parsed.success
    ? [...referenceIssues(parsed.data), ...attributeIssues(parsed.data)]
    : parsed.error.issues.flatMap((issue) => problemsOf(issue as ShapeIssue, [], document));
  return problems.length > 0
    ? refused(problems)
    : { ok: true, value: parsed.data as Agreement, warnings: [] };
}

function refused(problems: readonly Problem[]): CheckResult<never> {
  const issues = problems
    .slice(0, MOST_ISSUES)
    .map((problem) => ({ ...problem, severity: 'error' as const, message: messageOf(problem) }));
  return { ok: false, issues };
}

/**
 * Reads a document as an agreement: the throwing twin of {@link checkAgreement}.
 *
 * @throws {@link SlaError} with the first issue.
 * @example
 * import { parseAgreement } from 'slakit/schema'
 * parseAgreement({ id: 'a', timeZone: 'UTC', currency: 'EUR', objectives: [] }).id // => 'a'
 */
export function parseAgreement(document: unknown): Agreement {
  const result = checkAgreement(document);
  if (result.ok) return result.value;
  throw new SlaError(result.issues[0] as Issue);
}

/**
 * The JSON Schema (draft 2020-12) of agreements, for editors and other languages.
 *
 * @example
 * import { agreementJsonSchema } from 'slakit/schema'
 * agreementJsonSchema().type // => 'object'
 */
export function agreementJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(agreementShape) as Readonly<Record<string, unknown>>;
}

/** The parts of a zod issue that are read here. */
interface ShapeIssue {
  readonly code: string;
  readonly path: Path;
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly ShapeIssue[])[];
}

function problemsOf(issue: ShapeIssue, base: Path, document: unknown): Problem[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      code: 'unknown-field',
      path: [...path, key],
      expected: 'no such field',
      received: shown(key),
      hint: 'check the spelling; nothing would read it',
    }));
  }
  // Of several alternatives, the one that got furthest is what the author meant.
  const nearest =
    issue.code === 'invalid_union'
      ? furthest(issue.errors ?? [], valueAt(document, path))
      : undefined;
  if (nearest !== undefined) return nearest.flatMap((inner) => problemsOf(inner, path, document));
  const received = valueAt(document, path);
  return [
    {
      code: received === undefined ? 'missing-field' : 'invalid-type',
      path,
      expected: issue.message === 'Invalid input' ? 'another value' : issue.message,
      received: shown(received),
    },
  ];
}

function furthest(
  alternatives: readonly (readonly ShapeIssue[])[],
  value: unknown,
): readonly ShapeIssue[] | undefined {
  const deep = alternatives.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code === 'invalid_union'),
  );
  const [best, second] = deep.sort((a, b) => a.length - b.length);
  const lacks = (issues: readonly ShapeIssue[] | undefined): boolean =>
    issues?.every((issue) => valueAt(value, issue.path) === undefined) === true;
  // Of what lacks one field in several ways nothing can be told but that it is none of them.
  return lacks(best) && lacks(second) ? undefined : best;
}

function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
