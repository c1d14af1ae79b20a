import { guarded, isSlaError } from '../../core/error.js';
import { type Finding, findingOfError } from '../../core/finding.js';
import { toInstant } from '../../core/instant.js';
import { type FieldsOf, type Read, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { text, word } from '../../core/read-values.js';
import { compileAgreement } from '../compile.js';
import type { SettlementFacts } from '../settle/facts.js';
import { settlePeriod } from '../settle/settle.js';
import type { Statement } from '../settle/statement.js';
import { comparisonOf, type StatementComparison } from './compare.js';
import { type Comparison, differencesOf } from './differences.js';
import { readJson } from './read-json.js';
import {
  hashesOf,
  SEAL_FORMAT,
  SEALED_PARTS,
  type SealedPart,
  type SealedStatement,
  sealOf,
} from './sealed.js';
import { LIBRARY_VERSION } from './version.js';

/** Options of `verifyStatement`. */
export interface VerifyOptions {
  /** One's own facts of the period, to be compared with the sealed ones. @defaultValue none are compared */
  readonly facts?: SettlementFacts | undefined;
}

/** What `verifyStatement` found. */
export interface Verification {
  /**
   * The first of these that is so. `altered`: a part or the seal is not what its hash says. `not-settled`:
   * the agreement or the facts are refused, see `issue`. `differs`: we find other figures, see `statement`.
   * `other-facts`: the figures follow, but from other facts than ours, see `facts`. `valid`: none of these.
   */
  readonly status: 'valid' | 'altered' | 'not-settled' | 'differs' | 'other-facts';
  /** What is not as it was sealed; `seal` where the hashes or the seal itself were changed. */
  readonly altered: readonly (SealedPart | 'seal')[];
  /**
   * The sealed statement beside what we settle from the sealed agreement, facts and options; `null` when
   * they cannot be settled.
   */
  readonly statement: StatementComparison | null;
  /** The sealed facts beside our own; `null` when none were given. */
  readonly facts: Comparison | null;
  /** Why it cannot be settled, with the path in the sealed document; `null` where it can. */
  readonly issue: Finding | null;
  /** The version of slakit that sealed it, and this one. */
  readonly libraryVersion: { readonly theirs: string; readonly ours: string };
}

/**
 * Verifies a sealed statement: looks whether each part is what was sealed, settles the period again from
 * the sealed agreement, facts and options, and compares the statements figure by figure.
 *
 * What was changed or does not follow is an answer. Time zone data that differs is the first difference,
 * since it may explain all others. Own facts are compared as they are written, but instants by what they
 * name: `2026-03-05T10:00:00Z` is the same in epoch milliseconds. Lists are compared by position.
 *
 * That nothing was changed means that the hashes fit each other: whether it is the statement that was
 * agreed on, only a seal tells that is known from elsewhere, or a signature of it.
 *
 * @param sealed - What `sealStatement` gave, parsed from JSON.
 * @param options - `facts`, one's own.
 * @returns The verdict, with what was altered and all that differs.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `unknown-field`, `invalid-option` for what is no
 * sealed statement at all, and for own facts that are not plain data.
 * @example
 * import { compileAgreement } from 'slakit'
 * import { sealStatement, verifyStatement } from 'slakit/seal'
 * const sla = compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent: '99.9' }],
 * })
 * const facts = { periodOf: '2026-03-10T00:00:00Z', services: { api: {} } }
 * const sealed = sealStatement(sla, facts, { at: '2026-04-01T00:00:00Z' })
 * verifyStatement(sealed).status // => 'valid'
 * const forged = structuredClone(sealed) as { agreement: { name?: string } } & typeof sealed
 * forged.agreement.name = 'Another'
 * const { status, altered, statement } = verifyStatement(forged)
 * status // => 'altered'
 * altered // => ['agreement']
 * statement?.first // => { path: ['name'], kind: 'changed', theirs: null, ours: 'Another' }
 */
export function verifyStatement(
  sealed: SealedStatement,
  options: VerifyOptions = {},
): Verification {
  return guarded(() => {
    const document = readFields(readerOf(sealed, null, 'sealed'), 'a sealed statement', SEALED);
    const own = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
    const altered = alteredIn(document);
    const again = settledAgain(document);
    const statement = 'issue' in again ? null : comparisonOf(document.statement, again.statement);
    const facts =
      own.facts === undefined ? null : differencesOf(document.facts, own.facts, isSameInstant);
    const issue = 'issue' in again ? again.issue : null;
    return {
      status: statusOf({ altered, statement, facts }),
      altered,
      statement,
      facts,
      issue,
      libraryVersion: { theirs: document.libraryVersion, ours: LIBRARY_VERSION },
    };
  });
}

const HASHES = { agreement: text, facts: text, options: text, statement: text } satisfies FieldsOf<
  SealedStatement['hashes']
>;

/** The parts are data here: what is wrong with them is told by settling them. */
const SEALED = /* @__PURE__ */ (() =>
  ({
    format: word([SEAL_FORMAT]),
    libraryVersion: text,
    agreement: readJson,
    facts: readJson,
    options: readJson,
    statement: readJson,
    hashes: (reader) => readFields(reader, 'the hashes of the parts', HASHES),
    seal: text,
  }) satisfies FieldsOf<SealedStatement> & { readonly hashes: Read<SealedStatement['hashes']> })();

const OPTIONS = /* @__PURE__ */ (() =>
  ({ facts: optional(readJson) }) satisfies FieldsOf<VerifyOptions>)();

/** A sealed statement whose parts are JSON of any kind. */
type ReadSealed = Pick<SealedStatement, 'libraryVersion' | 'hashes' | 'seal'> &
  Readonly<Record<SealedPart, unknown>>;

function alteredIn(document: ReadSealed): Verification['altered'] {
  const hashes = hashesOf(document);
  const parts = SEALED_PARTS.filter((part) => hashes[part] !== document.hashes[part]);
  return sealOf(document) === document.seal ? parts : [...parts, 'seal'];
}

type SettledAgain = { readonly statement: unknown } | { readonly issue: Finding };

/** What we find from what was sealed. Each refusal is told with its place in the sealed document. */
function settledAgain({ agreement, facts, options }: ReadSealed): SettledAgain {
  let part = 'agreement';
  try {
    const compiled = compileAgreement(agreement as SealedStatement['agreement']);
    part = 'facts';
    const given = facts as SettlementFacts;
    const statement = settlePeriod(compiled, given, options as SealedStatement['options']);
    return { statement: readJson(readerOf(statement, null, 'statement')) as Statement };
  } catch (error) {
    if (!isSlaError(error)) throw error;
    const isNamed = error.path[0] === 'options' && part === 'facts';
    const path = isNamed ? error.path : [part, ...error.path];
    const { code, expected, received, hint } = error;
    return { issue: findingOfError({ code, path, expected, received, hint }) };
  }
}

function statusOf({
  altered,
  statement,
  facts,
}: Pick<Verification, 'altered' | 'statement' | 'facts'>): Verification['status'] {
  if (altered.length > 0) return 'altered';
  if (statement === null) return 'not-settled';
  if (statement.count > 0) return 'differs';
  return facts !== null && facts.count > 0 ? 'other-facts' : 'valid';
}

/** Whether two values name one instant: at least one of them as text, since numbers are also counts. */
function isSameInstant(theirs: unknown, ours: unknown): boolean {
  if (typeof theirs !== 'string' && typeof ours !== 'string') return false;
  const at = instantIn(theirs);
  return at !== undefined && at === instantIn(ours);
}

function instantIn(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  try {
    return toInstant(value);
  } catch {
    return undefined;
  }
}
