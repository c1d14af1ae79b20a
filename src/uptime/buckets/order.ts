import type { CountColumn } from './arithmetic.js';
import type { CountColumns } from './count-columns.js';

/** The rows in order of time; `null` when they stand so. */
export function orderOf(instants: Float64Array): Uint32Array | null {
  let isSorted = true;
  for (let i = 1; i < instants.length && isSorted; i++)
    isSorted = (instants[i] as number) >= (instants[i - 1] as number);
  if (isSorted) return null;
  const order = Uint32Array.from(instants, (_, i) => i);
  return order.sort((a, b) => (instants[a] as number) - (instants[b] as number));
}

/** Counts in another order of rows. */
export function reordered(columns: CountColumns, order: Uint32Array): CountColumns {
  const sort = (column: CountColumn): CountColumn =>
    column instanceof Float64Array
      ? column.map((_, i) => column[order[i] as number] as number)
      : column.map((_, i) => column[order[i] as number] as bigint);
  return {
    ...columns,
    good: sort(columns.good),
    total: sort(columns.total),
    known: columns.known.map((_, i) => columns.known[order[i] as number] as number),
  };
}
