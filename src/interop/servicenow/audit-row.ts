import type { Path } from '../../core/error.js';
import { pathOf, type Read, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { pickFields } from '../shared/foreign.js';
import { withoutRepetitions } from '../shared/ticket-log.js';
import { attributeCell, cell, fullCell, resultOf, utcCell } from './cell.js';

/** A row of `sys_audit`: the change of one field. */
export interface AuditRow {
  readonly path: Path;
  readonly id: string;
  readonly at: number;
  /** The `sys_id` of the record that was changed. */
  readonly recordId: string;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The login of who changed it. */
  readonly user: string | null;
}

const MOST_ROWS = 1_000_000;

/** Reads rows, each once, in the order of their instants. */
export const readAuditRows: Read<readonly AuditRow[]> = (reader) => {
  const rows = [...withoutRepetitions(readList(resultOf(reader)))].sort(inOrder);
  const instants = new Map<string, AuditRow[]>();
  for (const row of rows) {
    const key = `${row.at} ${row.field}`;
    instants.set(key, [...(instants.get(key) ?? []), row]);
  }
  return [...instants.values()].flatMap(chained);
};

/** Ids are drawn at random and instants are whole seconds: fields of one instant go by name. */
function inOrder(a: AuditRow, b: AuditRow): number {
  return a.at - b.at || compare(a.field, b.field) || compare(a.id, b.id);
}

/** Several changes of one field in one second: each begins with what the one before it left. */
function chained(rows: readonly AuditRow[]): readonly AuditRow[] {
  const left = [...rows];
  const chain: AuditRow[] = [];
  let index = left.findIndex(({ from }) => !left.some(({ to }) => to === from));
  while (left.length > 0) {
    const [row] = left.splice(Math.max(index, 0), 1);
    chain.push(row as AuditRow);
    index = left.findIndex(({ from }) => from === row?.to);
  }
  return chain;
}

const readList: Read<readonly AuditRow[]> = /* @__PURE__ */ listOf('audit rows', readRow, {
  most: MOST_ROWS,
});

function readRow(reader: Reader): AuditRow {
  const row = pickFields(reader, 'an audit row', {
    sys_id: fullCell,
    sys_created_on: utcCell,
    documentkey: fullCell,
    fieldname: fullCell,
    oldvalue: attributeCell,
    newvalue: attributeCell,
    user: cell,
  });
  return {
    path: pathOf(reader),
    id: row.sys_id,
    at: row.sys_created_on,
    recordId: row.documentkey,
    field: row.fieldname,
    from: row.oldvalue,
    to: row.newvalue,
    user: row.user,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
