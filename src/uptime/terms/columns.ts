import { childOf, type Reader, refuse } from '../../core/read.js';

/** Columns as read: those that are not there say nothing of any row. */
type Columns = Readonly<Record<string, { readonly length: number } | undefined>>;

/** Requires that all columns have as many rows as the one that counts them, which is called `as`. */
export function requireLengths(
  reader: Reader,
  columns: Columns,
  { length, as }: { readonly length: number; readonly as: string },
): void {
  for (const [name, values] of Object.entries(columns)) {
    if (values === undefined || values.length === length) continue;
    refuse(childOf(reader, name), {
      code: 'invalid-interval',
      expected: `${length} rows, as many as there are ${as}`,
      received: `${values.length}`,
    });
  }
}
