import type { ClockEvent } from '../../clock/log/event.js';
import type { Scalar } from '../../clock/rule/condition.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { setOwn } from '../../core/own-field.js';
import { childOf, type FieldsOf, keysOf, type Reader, readerOf } from '../../core/read.js';
import { byName, listOf, optional, readFields, requireObject } from '../../core/read-parts.js';
import { id, word } from '../../core/read-values.js';
import { pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import {
  eventsOfRows,
  type LogRow,
  TICKET_PHASES,
  type TicketPhase,
} from '../shared/ticket-log.js';
import { type AuditRow, readAuditRows } from './audit-row.js';
import { attributeCell, fullCell, utcCell } from './cell.js';

/** Options of `eventsFromServiceNowAudit`: what audit rows do not say by themselves. */
export interface ServiceNowLogOptions {
  /**
   * What values of the field `state` mean: `{ 3: 'hold', 6: 'solved' }`.
   *
   * @defaultValue those of incidents: 3 On Hold, 6 Resolved, 7 Closed, 8 Canceled; in 1 New and 2 In
   * Progress work goes on
   */
  readonly states?: Readonly<Record<string, TicketPhase>> | undefined;
  /**
   * The logins whose comments are questions; all others answer.
   *
   * @defaultValue nobody, which is told
   */
  readonly customers?: readonly string[] | undefined;
}

/** The log of a record, and what of it rests on an assumption. */
export interface ReadServiceNowAudit {
  /** In the order of their instants; at one instant by the names of the fields. */
  readonly events: readonly ClockEvent[];
  readonly warnings: readonly Finding<ServiceNowLogWarning>[];
}

/**
 * A code of what of a log rests on an assumption or is not in it: `unknown-state` (work is taken to go
 * on in it), `unknown-author` (a comment is taken for an answer), `other-record` (a row of another
 * record is left out).
 */
export type ServiceNowLogWarning = 'unknown-state' | 'unknown-author' | 'other-record';

/** The states of incidents. Source: the script include `IncidentStateSNC` of the base system. */
const INCIDENT_STATES: ReadonlyMap<string, TicketPhase> = new Map([
  ['1', 'active'],
  ['2', 'active'],
  ['3', 'hold'],
  ['6', 'solved'],
  ['7', 'closed'],
  ['8', 'closed'],
]);

/**
 * Reads a task of ServiceNow (`GET /api/now/table/incident/{sys_id}`) and its audit rows
 * (`GET /api/now/table/sys_audit?sysparm_query=documentkey={sys_id}`) as events for the presets of
 * `SERVICENOW` and for `clocksFromServiceNowSlas`.
 *
 * | in ServiceNow                        | event                                                       |
 * | ------------------------------------ | ----------------------------------------------------------- |
 * | the creation, `sys_created_on`       | `created`, with the old value of the first change of each field, else the present one |
 * | `state`                              | by what states mean `paused`, `resumed`, `solved`, `closed`, `merged`, `reopened`, else `status` |
 * | `assigned_to`, `assignment_group`; `priority` | `assigned`; `priority`                             |
 * | `comments`; `work_notes`             | `public_reply` or `customer_reply`; `internal_note`         |
 * | any other field                      | `updated`                                                   |
 *
 * Attributes have the names of the fields and their values as texts, as encoded queries compare them:
 * `state` is `'3'`, not `'On Hold'`; a reference is its `sys_id`; an empty field is `null`. Instants are
 * UTC though they do not say so; as attributes they do. With `sysparm_display_value=all` the values are read; display values
 * alone are on the clock of the user and are refused.
 *
 * Rows may come in any order and twice. Instants are whole seconds, and ids do not grow: of several
 * changes of a field in one second each begins with what the one before it left, and of the states of
 * one second the last counts.
 *
 * Source: ServiceNow documentation, "Viewing Sys Audit and Audit Relationship Change tables", "Table
 * API". The rows of `sys_history_line` are made from these, and are not read.
 *
 * @param json - The parsed JSON: `{ task, audit }`, the answer of each with or without its `result`.
 * @param options - What states mean, and who asks.
 * @returns The log, and what rests on an assumption, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `invalid-option`,
 * `instant-out-of-range`, `unknown-field` for an option that does not exist.
 * @example
 * import { eventsFromServiceNowAudit } from 'slakit/interop/servicenow'
 * const { events } = eventsFromServiceNowAudit({
 *   task: { sys_id: '9d38', sys_created_on: '2026-03-02 09:00:00', state: '3', priority: '1' },
 *   audit: [{
 *     sys_id: 'a1', documentkey: '9d38', fieldname: 'state', oldvalue: '1', newvalue: '3',
 *     user: 'alex', sys_created_on: '2026-03-02 10:00:00',
 *   }],
 * })
 * events.map(({ type, set }) => [type, set?.state, set?.priority])
 * // => [['created', '1', '1'], ['paused', '3', undefined]]
 */
export function eventsFromServiceNowAudit(
  json: unknown,
  options: ServiceNowLogOptions = {},
): ReadServiceNowAudit {
  const read = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const { task, audit } = pickFields(readerOf(json), '{ task, audit }', {
    task: readTask,
    audit: readAuditRows,
  });
  const warnings: Finding<ServiceNowLogWarning>[] = [];
  const tell: Tell = (code, row, received) => {
    const path = row?.path ?? ['task', 'state'];
    warnings.push(lossOf({ code, path, received: shown(received), ...DOUBTS[code] }));
  };
  const own = audit.filter((row) => row.recordId === task.id);
  for (const row of audit) if (row.recordId !== task.id) tell('other-record', row, row.recordId);
  const phaseOf = phasesOf(read.states, tell);
  const rows = own.map((row) => rowOf(row, phaseOf, () => authorOf(row, read.customers, tell)));
  const all = [createdRow(task, own, phaseOf), ...rows].sort((a, b) => a.at - b.at);
  return { events: eventsOfRows(all), warnings };
}

const OPTIONS = {
  states: optional(byName('states', word(TICKET_PHASES)), INCIDENT_STATES),
  customers: optional(listOf('logins', id)),
} satisfies FieldsOf<ServiceNowLogOptions>;

interface Task {
  readonly id: string;
  readonly createdAt: number;
  readonly values: ReadonlyMap<string, string | null>;
}

function readTask(reader: Reader): Task {
  requireObject(reader, 'a record, or { result }');
  const inner = childOf(reader, 'result');
  const record = inner.value === undefined ? reader : inner;
  const { sys_id, sys_created_on } = pickFields(record, 'a record', {
    sys_id: fullCell,
    sys_created_on: utcCell,
  });
  const fields = keysOf(record).filter((name) => !name.startsWith('sys_'));
  const values = new Map(fields.map((name) => [name, attributeCell(childOf(record, name))]));
  return { id: sys_id, createdAt: sys_created_on, values };
}

type Tell = (
  code: ServiceNowLogWarning,
  row: AuditRow | undefined,
  received: string | null,
) => void;
type PhaseOf = (state: string | null, row: AuditRow | undefined) => TicketPhase | undefined;

/** A record without a state says nothing of its phase; a state that is not known is told once. */
function phasesOf(states: ReadonlyMap<string, TicketPhase>, tell: Tell): PhaseOf {
  const told = new Set<string>();
  return (state, row) => {
    if (state === null) return undefined;
    const phase = states.get(state);
    if (phase === undefined && !told.has(state)) tell('unknown-state', row, state);
    told.add(state);
    return phase ?? 'active';
  };
}

/** Journals hold texts, which are no attributes. */
const JOURNALS: readonly string[] = ['comments', 'work_notes'];

function createdRow(task: Task, rows: readonly AuditRow[], phaseOf: PhaseOf): LogRow {
  const values = new Map(task.values);
  for (const { field, from } of [...rows].reverse()) values.set(field, from);
  const set: Record<string, Scalar> = {};
  for (const [field, value] of values) if (!JOURNALS.includes(field)) setOwn(set, field, value);
  const row = { at: task.createdAt, id: `created-${task.id}`, type: 'created', set };
  const first = rows.find(({ field }) => field === 'state');
  return withPhase(row, phaseOf(values.get('state') ?? null, first));
}

const TYPES: Readonly<Record<string, string>> = {
  state: 'status',
  priority: 'priority',
  assigned_to: 'assigned',
  assignment_group: 'assigned',
};

function rowOf(row: AuditRow, phaseOf: PhaseOf, author: () => string): LogRow {
  const { at, id: own, field, to } = row;
  if (field === 'work_notes') return { at, id: own, type: 'internal_note' };
  if (field === 'comments') return { at, id: own, type: author() };
  const set: Record<string, Scalar> = {};
  setOwn(set, field, to);
  const type = Object.hasOwn(TYPES, field) ? (TYPES[field] as string) : 'updated';
  const changed = { at, id: own, type, set };
  return field === 'state' ? withPhase(changed, phaseOf(to, row)) : changed;
}

function withPhase(row: LogRow, phase: TicketPhase | undefined): LogRow {
  return phase === undefined ? row : { ...row, phase };
}

function authorOf(row: AuditRow, customers: readonly string[] | undefined, tell: Tell): string {
  if (customers === undefined) tell('unknown-author', row, row.user);
  return row.user !== null && customers?.includes(row.user) === true
    ? 'customer_reply'
    : 'public_reply';
}

const DOUBTS: Readonly<
  Record<ServiceNowLogWarning, { readonly expected: string; readonly hint: string }>
> = {
  'unknown-state': {
    expected: 'a state whose meaning is known',
    hint: 'work is taken to go on in it: say what it means in states',
  },
  'unknown-author': {
    expected: 'a comment of somebody known to ask or to answer',
    hint: 'it is taken for an answer: say who asks in customers',
  },
  'other-record': { expected: 'a row of the record', hint: 'it is left out' },
};
