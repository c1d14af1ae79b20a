import { orderOf, valuesAt } from '../../core/order.js';
import { childOf, isList, type Reader, refuse } from '../../core/read.js';
import { instant } from '../../core/read-values.js';
import type { CountPolicy } from '../terms/counts.js';
import { isPlainInstant } from '../terms/time.js';
import type { CountColumn } from './arithmetic.js';
import { refuseField, takeCounts } from './bucket-rows.js';
import { forEachRow, pairCounts } from './count-columns.js';
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
  /** The place of a sample in what was given. */
  readonly placeOf: (index: number) => Reader;
}

type Row = Readonly<Record<string, unknown>>;

const NAMES: readonly string[] = ['at', 'good', 'bad', 'total'];

/** Reads samples of counters. */
export function readSamples(given: Reader, policy: CountPolicy): SampleTable {
  const reader = asList(given);
  const rows = reader.value as readonly Row[];
  const { length } = rows;
  requireFew(reader, length);
  const raw = { good: newColumn(length), bad: newColumn(length), total: newColumn(length) };
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
    takeCounts(reader, raw, row, index);
  });
  const placeOf = (index: number, field?: string): Reader =>
    field === undefined ? childOf(reader, index) : childOf(childOf(reader, index), field);
  const columns = pairCounts(reader, { raw, policy, placeOf });
  const order = orderOf(instants);
  const rowOf = (index: number): number => (order === null ? index : (order[index] as number));
  const table: SampleTable = {
    instants: order === null ? instants : valuesAt(instants, order),
    ...(order === null ? columns : reordered(columns, order)),
    placeOf: (index) => childOf(reader, rowOf(index)),
  };
  requireApart(table);
  return table;
}

function asList(reader: Reader): Reader {
  const { value } = reader;
  if (isList(reader)) return reader;
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return { ...reader, value: [...(value as Iterable<unknown>)] };
  refuse(reader, { code: 'invalid-type', expected: 'a list of samples' });
}

/** Two samples of one instant contradict each other, or one of them is a copy. */
function requireApart({ instants, placeOf }: SampleTable): void {
  for (let i = 1; i < instants.length; i++) {
    if (instants[i] !== instants[i - 1]) continue;
    refuse(childOf(placeOf(i), 'at'), {
      code: 'invalid-event',
      expected: 'an instant of its own for every sample',
    });
  }
}
