import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** What was wrong with an input file: where, what was expected, what stood there. */
export class InputError extends Error {}

/** A record with the line on which it stands. */
export interface Row {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads a file, or says which one cannot be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Reads a CSV file that has at least the given columns. */
export function readCsv(file: string, columns: readonly string[]): Row[] {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(readText(file), {
      columns: true,
      skip_empty_lines: true,
      bom: true,
      info: true,
    }) as never;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: ${(error as Error).message}`);
  }
  const [first] = rows;
  if (first === undefined)
    throw new InputError(`${file}: expected rows below the header, found none`);
  const missing = columns.filter((column) => !Object.hasOwn(first.record, column));
  if (missing.length > 0) {
    throw new InputError(
      `${file}, line 1: expected the columns ${columns.join(', ')}; missing: ${missing.join(', ')}`,
    );
  }
  return rows.map(({ record, info }) => ({ line: info.lines, fields: record }));
}

/** Reads one field; what `read` throws is reported with file, line and column. */
export function field<T>(file: string, row: Row, column: string, read: (text: string) => T): T {
  try {
    return read(row.fields[column] ?? '');
  } catch (error) {
    throw new InputError(`${file}, line ${row.line}, ${column}: ${(error as Error).message}`);
  }
}

/** Reads a text that must be one of a list. */
export function oneOf<T extends string>(text: string, allowed: readonly T[]): T {
  if ((allowed as readonly string[]).includes(text)) return text as T;
  throw new InputError(`expected one of ${allowed.join(', ')}, received "${text}"`);
}

/** Reads a name that must not be empty. */
export function requireText(text: string): string {
  if (text !== '') return text;
  throw new InputError('expected a name, received nothing');
}
