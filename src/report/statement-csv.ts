import type { Statement } from '../agreement/settle/statement.js';
import { type StatementRow, statementTable } from './statement-table.js';

/**
 * Writes a statement as comma-separated values (RFC 4180): a line with the names of the columns, then one
 * for each objective, as {@link statementTable} gives them. Nothing stands in a column for what is `null`.
 *
 * A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@` or a tab, spaces
 * before it left aside) gets an apostrophe in front. Figures never do: they are decimals with a point.
 *
 * @param statement - A statement of `settlePeriod`.
 * @returns Lines that end with a carriage return and a line feed, the last one too.
 * @throws {@link SlaError} `invalid-type`, `missing-field` or `unknown-field` when the statement is none.
 * @example
 * import { compileAgreement, settlePeriod } from 'slakit'
 * import { statementCsv } from 'slakit/report'
 * const sla = compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', name: '=1+1, "up"', service: 'api', targetPercent: '99.9' }],
 * })
 * const facts = { periodOf: '2026-03-10T00:00:00Z', services: { api: {} } }
 * const [head, line] = statementCsv(settlePeriod(sla, facts, { at: '2026-04-01T00:00:00Z' })).split('\r\n')
 * head?.slice(0, 50) // => 'reference,agreementId,version,periodId,objectiveId'
 * line?.slice(0, 63) // => 'api/2026-03/api-up,api,,2026-03,api-up,"\'=1+1, ""up""",api,met,'
 */
export function statementCsv(statement: Statement): string {
  const rows = statementTable(statement);
  const lines = [[...COLUMNS], ...rows.map((row) => COLUMNS.map((name) => fieldOf(row, name)))];
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}

/** All columns in their order, and whether they hold figures. */
const HOLDS: Readonly<Record<keyof StatementRow, 'text' | 'figure'>> = {
  reference: 'text',
  agreementId: 'text',
  version: 'text',
  periodId: 'text',
  objectiveId: 'text',
  name: 'text',
  service: 'text',
  status: 'text',
  targetPercent: 'figure',
  levelPercent: 'figure',
  remedy: 'text',
  quantity: 'figure',
  amount: 'figure',
  currency: 'text',
  serviceHours: 'figure',
  serviceDays: 'figure',
  freeMonths: 'figure',
  points: 'figure',
  claim: 'text',
  issue: 'text',
};

const COLUMNS = /* @__PURE__ */ Object.keys(HOLDS) as readonly (keyof StatementRow)[];

function fieldOf(row: StatementRow, name: keyof StatementRow): string {
  const value = row[name] ?? '';
  return quoted(HOLDS[name] === 'figure' ? value : unarmed(value));
}

/** Full-width signs begin formulas where spreadsheets speak Chinese or Japanese. */
function unarmed(text: string): string {
  return /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
