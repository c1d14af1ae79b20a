import { type Read, type Reader, refuse, type ValuesOf } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { isNone } from '../shared/foreign.js';
import { pickOrTell } from '../shared/unread.js';
import type { TellGlpi } from './warning.js';

const MOST_ROWS = 5000;
const DIGITS = /^-?\d{1,15}$/;

/** What a row says of itself, beside what it means: names, entities, dates of changes. */
const IMMATERIAL = [
  'id',
  'name',
  'comment',
  'entities_id',
  'is_recursive',
  'date_mod',
  'date_creation',
  'links',
];

/** Reads a whole number; versions before 10 write numbers as texts. */
export function integer(reader: Reader): number {
  const { value } = reader;
  if (Number.isSafeInteger(value)) return (value as number) + 0;
  if (typeof value === 'string' && DIGITS.test(value)) return Number(value) + 0;
  refuse(reader, { code: 'invalid-type', expected: 'a whole number' });
}

/** Reads a yes or no, which is 1 or 0. */
export function tick(reader: Reader): boolean {
  if (typeof reader.value === 'boolean') return reader.value;
  const value = integer(reader);
  if (value === 0 || value === 1) return value === 1;
  refuse(reader, { code: 'invalid-type', expected: '0 or 1' });
}

/** Reads rows of a table that may be missing. */
export function rowsOf<T>(reader: Reader, read: Read<T>): readonly T[] {
  return isNone(reader) ? [] : listOf('rows', read, { most: MOST_ROWS })(reader);
}

/** Reads a row, and tells of the columns that nobody reads. */
export function rowFields<Table extends Readonly<Record<string, Read<unknown>>>>(
  reader: Reader,
  what: string,
  table: Table,
  { immaterial = [], tell }: { readonly immaterial?: readonly string[]; readonly tell: TellGlpi },
): ValuesOf<Table> {
  return pickOrTell(reader, what, table, { immaterial: [...IMMATERIAL, ...immaterial], tell });
}
