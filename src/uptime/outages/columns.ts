import { MAX_INSTANT, MIN_INSTANT } from '../../core/instant.js';
import { childOf, type Reader, refuse } from '../../core/read.js';

/** Texts of rows, where they say something. */
export type Texts = readonly (string | undefined)[];

/** Reads a column that is a list or a `Float64Array`. */
export function listColumn<T>(reader: Reader): ArrayLike<T> {
  const { value } = reader;
  if (Array.isArray(value) || value instanceof Float64Array) return value as ArrayLike<T>;
  refuse(reader, { code: 'invalid-type', expected: 'a column: a list or a Float64Array' });
}

/** Reads a column of numbers: one kind comes out, so that the loops over it meet no other. */
export function numbers(reader: Reader): Float64Array {
  const values = listColumn<unknown>(reader);
  if (values instanceof Float64Array) return values;
  const out = new Float64Array(values.length);
  for (let row = 0; row < out.length; row++) {
    const value = values[row];
    if (typeof value !== 'number') refuseInstant(childOf(reader, row));
    out[row] = value;
  }
  return out;
}

/** Reads a column of instants. */
export function instants(reader: Reader): Float64Array {
  const values = numbers(reader);
  for (let row = 0; row < values.length; row++)
    if (!isInstant(values[row] as number)) refuseInstant(childOf(reader, row));
  return values;
}

/** Reads a column of texts. */
export function texts(reader: Reader): Texts {
  const values = listColumn<string | undefined>(reader);
  for (let row = 0; row < values.length; row++) {
    if (values[row] === undefined || typeof values[row] === 'string') continue;
    refuse(childOf(reader, row), { code: 'invalid-type', expected: 'a text' });
  }
  return values as Texts;
}

/** Whether a number of a column is whole epoch milliseconds of a year that slakit knows. */
export function isInstant(value: number): boolean {
  return Number.isInteger(value) && value >= MIN_INSTANT && value <= MAX_INSTANT;
}

export function refuseInstant(place: Reader): never {
  refuse(place, { code: 'invalid-instant', expected: 'whole epoch milliseconds' });
}
