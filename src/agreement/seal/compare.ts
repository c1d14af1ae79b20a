import { guarded } from '../../core/error.js';
import { type Reader, readerOf } from '../../core/read.js';
import { requireObject } from '../../core/read-parts.js';
import type { Statement } from '../settle/statement.js';
import { type Comparison, differencesOf } from './differences.js';
import { readJson } from './read-json.js';

/** Where two statements differ, time zones first. */
export interface StatementComparison extends Comparison {
  /**
   * The zones whose data differ: where there are any, the parties know different time zone data, which may
   * explain all other differences.
   */
  readonly zones: readonly string[];
}

/**
 * Compares two statements of one period figure by figure. Figures are the same when they are written the
 * same: `99.90` is not `99.9`. Time zone data (`zones`) is compared first, since it may explain all else;
 * the rest follows in the order of our statement.
 *
 * @param theirs - The statement of the other party, of `settlePeriod`.
 * @param ours - Our statement.
 * @returns The first difference, the first hundred, how many there are, and the zones that differ. What one
 * statement has and the other lacks, a whole line for example, is one difference.
 * @throws {@link SlaError} `invalid-type` when one of them is no plain data, `missing-field` when it is not
 * there.
 * @example
 * import { compileAgreement, settlePeriod } from 'slakit'
 * import { compareStatements } from 'slakit/seal'
 * const settle = (targetPercent: string) => settlePeriod(compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent }],
 * }), { periodOf: '2026-03-10T00:00:00Z' }, { at: '2026-04-01T00:00:00Z' })
 * const { first, count } = compareStatements(settle('99.9'), settle('99.95'))
 * first // => { path: ['lines', 0, 'targetPercent'], kind: 'changed', theirs: '99.9', ours: '99.95' }
 * count // => 1
 */
export function compareStatements(theirs: Statement, ours: Statement): StatementComparison {
  return guarded(() =>
    comparisonOf(
      readStatement(readerOf(theirs, null, 'theirs')),
      readStatement(readerOf(ours, null, 'ours')),
    ),
  );
}

/** Compares statements that were read. */
export function comparisonOf(theirs: unknown, ours: unknown): StatementComparison {
  const comparison = differencesOf(zonesFirst(theirs), zonesFirst(ours), asWritten);
  return { ...comparison, zones: differingZones(zonesIn(theirs), zonesIn(ours)) };
}

/** Reads a statement as what it is here: figures at places, whatever they say. */
export function readStatement(reader: Reader): Readonly<Record<string, unknown>> {
  requireObject(reader, 'a statement of settlePeriod');
  return readJson(reader) as Readonly<Record<string, unknown>>;
}

const asWritten = (): boolean => false;

function zonesFirst(statement: unknown): unknown {
  if (!isObject(statement) || !Object.hasOwn(statement, 'zones')) return statement;
  const { zones, ...rest } = statement;
  return { zones, ...rest };
}

function zonesIn(statement: unknown): readonly unknown[] {
  return isObject(statement) && Array.isArray(statement.zones) ? statement.zones : [];
}

/** The zones of which both tell something, and not the same. */
function differingZones(theirs: readonly unknown[], ours: readonly unknown[]): readonly string[] {
  const marks = new Map(theirs.map((zone) => [nameOf(zone), markOf(zone)]));
  return ours.flatMap((zone) => {
    const name = nameOf(zone);
    return typeof name === 'string' && marks.has(name) && marks.get(name) !== markOf(zone)
      ? [name]
      : [];
  });
}

function nameOf(zone: unknown): unknown {
  return isObject(zone) ? zone.timeZone : undefined;
}

function markOf(zone: unknown): unknown {
  return isObject(zone) ? zone.fingerprint : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
