import { childOf, type Reader, refuse } from '../../core/read.js';
import { instant } from '../../core/read-values.js';
import { isPlainInstant } from '../terms/time.js';
import { forEachRow, type RawCounts } from './count-columns.js';
import { type DecimalColumn, NO_COLUMN, newColumn, take } from './decimal-column.js';

/** Reads an instant of a column. */
export function instantIn(value: unknown, placeOf: () => Reader): number {
  if (isPlainInstant(value)) return value + 0;
  if (typeof value === 'number') return instant(placeOf());
  refuse(placeOf(), { code: 'invalid-instant', expected: 'whole epoch milliseconds' });
}

/** Reads a column of instants, at the place of it. */
export function instantsIn(reader: Reader, given: ArrayLike<unknown>): Float64Array {
  const out = new Float64Array(given.length);
  for (let row = 0; row < out.length; row++)
    out[row] = instantIn(given[row], () => childOf(reader, row));
  return out;
}

/** Reads the three counters of columns; one that is not there said nothing of any row. */
export function countersIn(
  reader: Reader,
  columns: Readonly<Partial<Record<keyof RawCounts, ArrayLike<unknown> | undefined>>>,
  length: number,
): RawCounts {
  return {
    good: counterIn(childOf(reader, 'good'), columns.good, length),
    bad: counterIn(childOf(reader, 'bad'), columns.bad, length),
    total: counterIn(childOf(reader, 'total'), columns.total, length),
  };
}

function counterIn(
  reader: Reader,
  given: ArrayLike<unknown> | undefined,
  length: number,
): DecimalColumn {
  if (given === undefined) return NO_COLUMN;
  const counter = newColumn(length);
  const placeOf = (row: number): Reader => childOf(reader, row);
  forEachRow(reader, length, (row) => {
    const value = given[row];
    // A hole is a fault: who has nothing to say says null.
    if (value === undefined) refuse(placeOf(row), HOLE);
    take(counter, row, Number.isNaN(value) ? null : value, placeOf);
  });
  return counter;
}

const HOLE = {
  code: 'missing-field',
  expected: 'a decimal such as "99.95", or null for a counter that was not read',
} as const;
