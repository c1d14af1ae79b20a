import { guarded } from '../../core/error.js';
import { withoutUndefined } from '../../core/plain.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { flag, instant } from '../../core/read-values.js';
import { type CompiledAgreement, planOf } from '../compile.js';
import type { Agreement } from '../document/document.js';
import type { SettlementFacts } from '../settle/facts.js';
import { type SettleOptions, settlePeriod } from '../settle/settle.js';
import type { Statement } from '../settle/statement.js';
import { readStatement } from './compare.js';
import { readAlmostJson, readJson } from './read-json.js';
import { hashesOf, SEAL_FORMAT, type SealedStatement, sealOf } from './sealed.js';
import { LIBRARY_VERSION } from './version.js';

/** Options of `sealStatement`: those of `settlePeriod`, and the statement where there is one already. */
export interface SealOptions extends SettleOptions {
  /**
   * A statement that was issued before, to be sealed as it is; whether it follows from the facts is what
   * `verifyStatement` finds. It was settled with the same `at` and `trace`.
   *
   * @defaultValue what `settlePeriod` gives now
   */
  readonly statement?: Statement | undefined;
}

/**
 * Settles a period and seals the statement over the agreement, the facts and itself, so that the other
 * party can settle it again and see the first figure that differs.
 *
 * The same arguments give the same bytes on every machine. Facts become plain JSON first: `Date` and
 * Temporal instants become epoch milliseconds, typed arrays lists, and whatever JSON would lose or change
 * is refused. The seal shows that nothing was changed since only to whoever knows it from elsewhere, from
 * a signed letter for example; it is no signature and hides nothing.
 *
 * @param agreement - A compiled agreement.
 * @param facts - The facts of the period, as for `settlePeriod`.
 * @param options - `at`, the instant of judgement; `trace`; `statement`, one that was issued before.
 * @returns The sealed statement, plain JSON.
 * @throws {@link SlaError} those of `settlePeriod`; `invalid-type` for facts that are not plain data, and
 * for text with half of a surrogate pair.
 * @example
 * import { compileAgreement } from 'slakit'
 * import { sealStatement } from 'slakit/seal'
 * const sla = compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent: '99.9' }],
 * })
 * const sealed = sealStatement(sla, {
 *   periodOf: '2026-03-10T00:00:00Z',
 *   services: { api: { outages: [{ start: '2026-03-05T10:00:00Z', end: '2026-03-05T11:00:00Z' }] } },
 * }, { at: '2026-04-01T00:00:00Z' })
 * sealed.statement.lines[0]?.levelPercent // => '99.865'
 * sealed.seal.length // => 64
 */
export function sealStatement(
  agreement: CompiledAgreement,
  facts: SettlementFacts,
  options: SealOptions,
): SealedStatement {
  return guarded(() => {
    planOf(agreement);
    const { at, trace, statement } = readFields(
      readerOf(options, null, 'options'),
      'options with at',
      OPTIONS,
    );
    const known = readAlmostJson(readerOf(facts)) as SettlementFacts;
    const settled = settlePeriod(agreement, known, { at, trace });
    const parts = {
      agreement: readJson(readerOf(agreement.agreement, null, 'agreement')) as Agreement,
      facts: withoutUndefined(known) as SettlementFacts,
      options: { at, trace },
      statement: (statement ?? readJson(readerOf(settled, null, 'statement'))) as Statement,
    };
    const hashes = hashesOf(parts);
    const marks = { libraryVersion: LIBRARY_VERSION, hashes };
    return { format: SEAL_FORMAT, ...parts, ...marks, seal: sealOf(marks) };
  });
}

const OPTIONS = {
  at: instant,
  trace: optional(flag, false),
  statement: optional(readStatement),
} satisfies FieldsOf<SealOptions>;
