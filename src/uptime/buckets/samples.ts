import { orderOf, valuesAt } from '../../core/order.js';
import { childOf, type FieldsOf, isList, type Reader, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { column, instant } from '../../core/read-values.js';
import { requireLengths } from '../terms/columns.js';
import type { CountPolicy } from '../terms/counts.js';
import { isPlainInstant } from '../terms/time.js';
import type { CountColumn } from './arithmetic.js';
import { refuseField, takeCounts } from './bucket-rows.js';
import { countersIn, instantsIn } from './columns.js';
import { forEachRow, pairCounts, type RawCounts } from './count-columns.js';
import type { CounterColumns } from './counter-samples.js';
import { newColumn } from './decimal-column.js';
import { reordered } from './order.js';
import { requireFew } from './raw-buckets.js';

/** Samples of counters as read, in order of time. */
export interface SampleTable {
  readonly instants: Float64Array;
  readonly scale: number;
  readonly good: CountColumn;
  readonly total: CountColumn;
  /** 1 for samples that said something. */
  readonly known: Uint8Array;
  /** The place of a sample in what was given, or of one of its fields. */
  readonly placeOf: (index: number, field?: 'at' | keyof RawCounts) => Reader;
}

type Row = Readonly<Record<string, unknown>>;

const NAMES: readonly string[] = ['at', 'good', 'bad', 'total'];

/** Samples whose instants and counters were read, before they are paired and put in order. */
interface RawSamples {
  readonly instants: Float64Array;
  readonly counts: RawCounts;
  readonly placeOf: SampleTable['placeOf'];
}

/** Reads samples of counters in any form: rows or columns. */
export function readSamples(given: Reader, policy: CountPolicy): SampleTable {
  const { instants, counts, placeOf } = readRaw(given);
  const columns = pairCounts(given, { raw: counts, length: instants.length, policy, placeOf });
  const order = orderOf(instants);
  const table: SampleTable =
    order === null
      ? { instants, ...columns, placeOf }
      : {
          instants: valuesAt(instants, order),
          ...reordered(columns, order),
          placeOf: (index, field) => placeOf(order[index] as number, field),
        };
  requireApart(table);
  return table;
}

function readRaw(reader: Reader): RawSamples {
  const { value } = reader;
  if (isList(reader)) return readRows(reader);
  if (typeof value === 'object' && value !== null) {
    if (Symbol.iterator in value)
      return readRows({ ...reader, value: [...(value as Iterable<unknown>)] });
    if ('at' in value) return readColumns(reader);
  }
  refuse(reader, {
    code: 'invalid-type',
    expected: 'a list of samples, or columns of at and counters',
  });
}

function readRows(reader: Reader): RawSamples {
  const rows = reader.value as readonly Row[];
  const { length } = rows;
  requireFew(reader, length);
  const counts = { good: newColumn(length), bad: newColumn(length), total: newColumn(length) };
  const instants = new Float64Array(length);
  forEachRow(reader, length, (index) => {
    const row = rows[index] as Row;
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      refuse(childOf(reader, index), {
        code: 'invalid-type',
        expected: 'a sample as { at } with two of good, bad and total',
      });
    }
    for (const key in row)
      if (!NAMES.includes(key)) refuseField(childOf(reader, index), key, NAMES);
    const { at } = row;
    instants[index] = isPlainInstant(at) ? at + 0 : instant(childOf(childOf(reader, index), 'at'));
    takeCounts(reader, counts, row, index);
  });
  const placeOf: RawSamples['placeOf'] = (index, field) =>
    field === undefined ? childOf(reader, index) : childOf(childOf(reader, index), field);
  return { instants, counts, placeOf };
}

const COLUMN_FIELDS = {
  at: column,
  good: /* @__PURE__ */ optional(column),
  bad: /* @__PURE__ */ optional(column),
  total: /* @__PURE__ */ optional(column),
} as const satisfies FieldsOf<CounterColumns>;

/** Reads samples in columns: no object is made for a row. */
function readColumns(reader: Reader): RawSamples {
  const { at, ...counters } = readFields(reader, 'columns of samples', COLUMN_FIELDS);
  const { length } = at;
  const place = childOf(reader, 'at');
  requireFew(place, length);
  requireLengths(reader, counters, { length, as: 'instants' });
  return {
    instants: instantsIn(place, at),
    counts: countersIn(reader, counters, length),
    placeOf: (row, field = 'total') => childOf(childOf(reader, field), row),
  };
}

/** Two samples of one instant contradict each other, or one of them is a copy. */
function requireApart({ instants, placeOf }: SampleTable): void {
  for (let i = 1; i < instants.length; i++) {
    if (instants[i] !== instants[i - 1]) continue;
    refuse(placeOf(i, 'at'), {
      code: 'invalid-event',
      expected: 'an instant of its own for every sample',
    });
  }
}
