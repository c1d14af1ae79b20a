import type { ClaimStatus, Statement, StatementLine } from '../agreement/settle/statement.js';
import { guarded } from '../core/error.js';
import { readerOf } from '../core/read.js';
import type { RemedyInKind, RemedyKind } from '../credit/scheme/remedy.js';
import { creditLinesOf, owedInKind, quantityOf } from './words/owed.js';
import { readStatement, type ToldLine, type ToldStatement } from './words/read-statement.js';

/** A row of a table of a statement: one objective. Plain data without anything nested. */
export interface StatementRow extends Readonly<Record<RemedyInKind, string>> {
  /**
   * The same for the same objective and period, whenever it is settled: `agreement/period/objective`, where
   * `/` and `%` of ids are written `%2F` and `%25`.
   */
  readonly reference: string;
  readonly agreementId: string;
  readonly version: string | null;
  readonly periodId: string;
  readonly objectiveId: string;
  readonly name: string | null;
  readonly service: string | null;
  readonly status: StatementLine['status'];
  readonly targetPercent: string | null;
  readonly levelPercent: string | null;
  /** The kind of the remedy that is owed; `several` where incidents owe unlike ones, `null` for none. */
  readonly remedy: RemedyKind | 'several' | null;
  /** How much of it is left after stacking and caps, in its unit; `null` for several kinds and for none. */
  readonly quantity: string | null;
  /** What is payable in money; `null` where the remedy is in kind alone, or the line is not settled. */
  readonly amount: string | null;
  readonly currency: string;
  /**
   * The claim of its own credit, or of the remedy that it shares; the amount is that of the credit, whatever
   * became of its claim. `null` where the agreement says nothing of claims, and where nothing is owed.
   */
  readonly claim: ClaimStatus['status'] | null;
  /** The code of what keeps the line from being settled; `null` where it is. */
  readonly issue: string | null;
}

/**
 * Makes a table of a statement: a row for each objective, for an invoice or a spreadsheet.
 *
 * The amounts of the rows add up to the total of the statement. `serviceHours`, `serviceDays`, `freeMonths`
 * and `points` are what is owed in kind, without what an amount pays for.
 *
 * @param statement - A statement of `settlePeriod`.
 * @returns The rows, in the order of the lines.
 * @throws {@link SlaError} `invalid-type`, `missing-field` or `unknown-field` when the statement is none.
 * @example
 * import { compileAgreement, settlePeriod } from 'slakit'
 * import { statementTable } from 'slakit/report'
 * const sla = compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent: '99.9' }],
 * })
 * const facts = { periodOf: '2026-03-10T00:00:00Z', services: { api: {} } }
 * const [row] = statementTable(settlePeriod(sla, facts, { at: '2026-04-01T00:00:00Z' }))
 * row?.reference // => 'api/2026-03/api-up'
 * row?.levelPercent // => '100'
 * row?.amount // => '0.00'
 */
export function statementTable(statement: Statement): StatementRow[] {
  return guarded(() => {
    const told = readStatement(readerOf(statement, null, 'statement'));
    return told.lines.map((line) => rowOf(told, line));
  });
}

function rowOf(
  { agreementId, version, period, total, shared }: ToldStatement,
  line: ToldLine,
): StatementRow {
  const { objectiveId, name, service, status, targetPercent, levelPercent, amount, claim, issue } =
    line;
  return {
    reference: [agreementId, period.id, objectiveId].map(withoutSlash).join('/'),
    agreementId,
    version,
    periodId: period.id,
    objectiveId,
    name,
    service,
    status,
    targetPercent,
    levelPercent,
    ...remedyOf(line),
    ...owedInKind(line),
    amount: amount?.amount ?? null,
    currency: amount?.currency ?? total.currency,
    claim: (claim ?? sharedClaim(shared, line))?.status ?? null,
    issue: issue?.code ?? null,
  };
}

function sharedClaim(all: ToldStatement['shared'], line: ToldLine): ClaimStatus | null {
  return all.find(({ remedyId }) => remedyId === line.shared?.remedyId)?.claim ?? null;
}

function withoutSlash(id: string): string {
  return id.replace(/[%/]/g, (sign) => (sign === '/' ? '%2F' : '%25'));
}

function remedyOf(line: ToldLine): Pick<StatementRow, 'remedy' | 'quantity'> {
  const lines = creditLinesOf(line);
  const kinds = new Set(lines.flatMap(({ remedy }) => remedy ?? []));
  const [kind, ...others] = kinds;
  if (kind === undefined) return { remedy: null, quantity: null };
  if (others.length > 0) return { remedy: 'several', quantity: null };
  return { remedy: kind, quantity: quantityOf(lines, kind) };
}
