import type { Scalar } from '../../clock/rule/condition.js';
import type { Path } from '../../core/error.js';
import { pathOf, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { instant, text } from '../../core/read-values.js';
import { foreignId, orNone, pickFields } from '../shared/foreign.js';
import { compareIds, withoutRepetitions } from '../shared/ticket-log.js';

/** A row of the history of a ticket. */
export interface HistoryRow {
  readonly path: Path;
  readonly id: string;
  readonly at: number;
  /** `Ticket`, `Ticket::Article` and others. */
  readonly object: string;
  /** The id of that object. */
  readonly objectId: string;
  /** `created`, `updated`, `added` and others. */
  readonly type: string;
  readonly attribute: string | undefined;
  readonly from: Value;
  readonly to: Value;
}

/** A value as the history writes it: in words, and the id where it is a reference. */
export interface Value {
  readonly text: Scalar;
  /** `undefined` for what is no reference. */
  readonly id: Scalar | undefined;
}

const MOST_ROWS = 1_000_000;

/** Reads rows, in the order of their instants, then of their ids; one that is listed twice counts once. */
export const readRows: Read<readonly HistoryRow[]> = (reader) => {
  const rows = [...withoutRepetitions(readRowList(reader))];
  const ticket = rows.find(({ object }) => object === 'Ticket');
  const stranger = rows.find(
    ({ object, objectId }) => object === 'Ticket' && objectId !== ticket?.objectId,
  );
  if (stranger !== undefined) {
    refuse(reader, {
      code: 'invalid-type',
      expected: 'the history of one ticket',
      received: `rows of the tickets ${ticket?.objectId} and ${stranger.objectId}`,
    });
  }
  return rows.sort((a, b) => a.at - b.at || compareIds(a.id, b.id));
};

const readRowList: Read<readonly HistoryRow[]> = /* @__PURE__ */ listOf('history rows', readRow, {
  most: MOST_ROWS,
});

function readRow(reader: Reader): HistoryRow {
  const fields = pickFields(reader, 'a history row', {
    id: foreignId,
    created_at: instant,
    object: text,
    o_id: foreignId,
    type: text,
    attribute: orNone(text),
    value_from: orNone(scalar),
    value_to: orNone(scalar),
    id_from: orNone(foreignNumber),
    id_to: orNone(foreignNumber),
  });
  const { id, created_at: at, object, o_id: objectId, type, attribute } = fields;
  const isReference = fields.id_from !== undefined || fields.id_to !== undefined;
  const written = (words: Scalar | undefined, reference: Scalar | undefined): Value => ({
    text: words === undefined || words === '' ? null : words,
    id: isReference ? (reference ?? null) : undefined,
  });
  const from = written(fields.value_from, fields.id_from);
  const to = written(fields.value_to, fields.id_to);
  return { path: pathOf(reader), id, at, object, objectId, type, attribute, from, to };
}

function scalar(reader: Reader): Scalar {
  const { value } = reader;
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
    return value as Scalar;
  }
  refuse(reader, { code: 'invalid-type', expected: 'a text, a finite number, true or false' });
}

/** Ids are numbers here, and stay so: conditions of an SLA compare them. */
function foreignNumber(reader: Reader): Scalar {
  const id = foreignId(reader);
  return Number.isSafeInteger(Number(id)) ? Number(id) : id;
}
