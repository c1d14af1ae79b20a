import {
  attempt,
  childOf,
  REFUSED,
  type Read,
  type Reader,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { requireObject } from '../../core/read-parts.js';

/**
 * Readers of what other systems answer. There, unlike in a document of one's own, fields that are
 * not named do not matter, and null is as good as missing.
 */

/** Reads some fields of an object of another system. */
export function pickFields<Table extends Readonly<Record<string, Read<unknown>>>>(
  reader: Reader,
  what: string,
  table: Table,
): ValuesOf<Table> {
  requireObject(reader, what);
  const values: Record<string, unknown> = {};
  let isRefused = false;
  for (const name of Object.keys(table)) {
    const read = attempt(childOf(reader, name), table[name] as Read<unknown>);
    if (read === undefined) isRefused = true;
    else values[name] = read.value;
  }
  if (isRefused) throw REFUSED;
  return values as ValuesOf<Table>;
}

/** Reads a value that may be missing or null. */
export function orNone<T>(read: Read<T>): Read<T | undefined> {
  return (reader) => (isNone(reader) ? undefined : read(reader));
}

/** Whether nothing stands there. */
export function isNone({ value }: Reader): boolean {
  return value === undefined || value === null;
}

/** Reads a whole number from 0. */
export function count(reader: Reader): number {
  const { value } = reader;
  if (Number.isSafeInteger(value) && (value as number) >= 0) return (value as number) + 0;
  refuse(reader, { code: 'invalid-type', expected: 'a whole number from 0' });
}

/** Reads an id as text: most are written as numbers, some as texts. */
export function foreignId(reader: Reader): string {
  const { value } = reader;
  return typeof value === 'string' && value !== '' ? value : String(count(reader));
}
