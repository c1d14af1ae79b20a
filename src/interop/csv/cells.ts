import {
  childOf,
  isList,
  keysOf,
  type Read,
  type Reader,
  readerOf,
  refuse,
  unknownName,
} from '../../core/read.js';
import { listOf, requireObject } from '../../core/read-parts.js';
import type { Teller } from '../shared/ledger.js';
import { MOST_ROWS } from '../shared/seen.js';
import { unread } from '../shared/unread.js';

/**
 * Rows as a parser of CSV gives them: objects by the names of the header, or lists of cells. Cells are
 * texts, or the numbers and dates that a parser makes of them.
 */
export type CsvRows = readonly (readonly unknown[] | { readonly [column: string]: unknown })[];

/** A column: its name where rows are objects, its place from 0 where they are lists. */
export type CsvColumn = string | number;

/** Reads which column a thing stands in. */
export function column(reader: Reader): CsvColumn {
  const { value } = reader;
  if (typeof value === 'string' || (Number.isSafeInteger(value) && (value as number) >= 0)) {
    return value as CsvColumn;
  }
  refuse(reader, { code: 'invalid-type', expected: 'the name of a column, or its place from 0' });
}

/** The columns that are read, as the options name them; `undefined` is not read. */
export type Columns = Readonly<Record<string, CsvColumn | undefined>>;

/**
 * Reads rows one by one. All columns are looked for in the first that has cells, so that a slip is told where it is. Rows
 * without any cell that holds something are left out, and so are cells beyond the header: both are told.
 */
export function readRows<T>(
  rows: unknown,
  read: Read<T>,
  {
    columns,
    place,
    ledger: { tell, tellUnread },
  }: {
    readonly columns: Columns;
    /** Where the columns stand in the options. */
    readonly place: Reader;
    readonly ledger: Teller<'blank-row'>;
  },
): readonly T[] {
  let isFirst = true;
  const readOne = (row: Reader): readonly T[] => {
    if (!isList(row)) requireObject(row, 'a row: an object by columns, or a list of cells');
    const filled = keysOf(row).filter((key) => !isEmpty(childOf(row, key)));
    if (filled.length === 0) {
      const expected = 'a row with cells';
      tell(row, { code: 'blank-row', expected, received: 'none', hint: 'it is left out' });
      return [];
    }
    if (isFirst) requireColumns(row, columns, place);
    isFirst = false;
    if (filled.includes(EXTRA)) tellUnread(unread(childOf(row, EXTRA)));
    return [read(row)];
  };
  return listOf('rows', readOne, { most: MOST_ROWS })(readerOf(rows, null, 'rows')).flat();
}

/** Where papaparse puts cells beyond the header. */
const EXTRA = '__parsed_extra';

function requireColumns(row: Reader, columns: Columns, place: Reader): void {
  const known = keysOf(row);
  for (const [name, one] of Object.entries(columns)) {
    if (one === undefined || known.includes(String(one))) continue;
    refuse(childOf(place, name), {
      code: 'unknown-reference',
      expected: `one of the columns ${known.slice(0, MOST_NAMES).join(', ') || '(none)'}`,
      ...unknownName(String(one), known),
    });
  }
}

const MOST_NAMES = 20;

/** Whether a cell holds nothing. */
export function isEmpty({ value }: Reader): boolean {
  return value === undefined || value === null || value === '';
}

/** Reads a cell as a text; `undefined` for an empty one. */
export function cellText(reader: Reader): string | undefined {
  const { value } = reader;
  if (isEmpty(reader)) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || Number.isFinite(value)) return String(value);
  refuse(reader, { code: 'invalid-type', expected: 'a text, a finite number, true or false' });
}

/** Reads a cell that must hold something. */
export function fullCell(reader: Reader): string {
  const text = cellText(reader);
  if (text !== undefined) return text;
  refuse(reader, { code: 'missing-field', expected: 'a cell that is not empty' });
}

/** The texts of optional columns, by the names that they have in the result. */
export function textsOf<Name extends string>(
  row: Reader,
  columns: Readonly<Record<Name, CsvColumn | undefined>>,
): Partial<Record<Name, string>> {
  const texts: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(columns) as Name[]) {
    const one = columns[name];
    const text = one === undefined ? undefined : cellText(childOf(row, one));
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}
