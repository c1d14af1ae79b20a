import { valuesAt } from '../../core/order.js';
import type { CountColumn } from './arithmetic.js';
import type { CountColumns } from './count-columns.js';

/** Counts in another order of rows. */
export function reordered(columns: CountColumns, order: Uint32Array): CountColumns {
  const sort = (column: CountColumn): CountColumn =>
    column instanceof Float64Array
      ? valuesAt(column, order)
      : column.map((_, i) => column[order[i] as number] as bigint);
  return {
    ...columns,
    good: sort(columns.good),
    total: sort(columns.total),
    known: columns.known.map((_, i) => columns.known[order[i] as number] as number),
  };
}
