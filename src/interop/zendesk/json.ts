import { fail, type Path, shown } from '../../core/error.js';
import type { Lost } from '../shared/lost.js';

/** Something in the JSON that has no counterpart here and is left out, and where it stands. */
export interface ZendeskLost extends Lost {
  /** Property names and indexes from the root of the JSON. */
  readonly path: Path;
}

/** An object of the JSON. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Reads an object. */
export function readRecord(value: unknown, path: Path, expected: string): JsonRecord {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonRecord;
  }
  fail({ code: 'invalid-type', path, expected, received: shown(value) });
}

/** A field of an object; what only its prototype has is not there. */
export function fieldOf(record: JsonRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Reads a list that has to be there. */
export function readList(record: JsonRecord, key: string, path: Path, most: number): unknown[] {
  const list = fieldOf(record, key);
  if (Array.isArray(list) && list.length <= most) return list;
  fail({
    code: list === undefined ? 'missing-field' : 'invalid-type',
    path: [...path, key],
    expected: `a list of at most ${most}`,
    received: shown(list),
  });
}

/** Reads a list that may be missing or null. */
export function readOptionalList(
  record: JsonRecord,
  key: string,
  path: Path,
  most: number,
): unknown[] {
  return (fieldOf(record, key) ?? null) === null ? [] : readList(record, key, path, most);
}

/** Reads a text that has to be there. */
export function readText(record: JsonRecord, key: string, path: Path): string {
  const text = fieldOf(record, key);
  if (typeof text === 'string') return text;
  fail({
    code: text === undefined ? 'missing-field' : 'invalid-type',
    path: [...path, key],
    expected: 'a text',
    received: shown(text),
  });
}

/** Reads a whole number from 0 that has to be there. */
export function readCount(record: JsonRecord, key: string, path: Path): number {
  const count = fieldOf(record, key);
  if (Number.isSafeInteger(count) && (count as number) >= 0) return (count as number) + 0;
  fail({
    code: count === undefined ? 'missing-field' : 'invalid-type',
    path: [...path, key],
    expected: 'a whole number from 0',
    received: shown(count),
  });
}

/** Reads an id as text; Zendesk writes most as numbers and some as texts. */
export function readId(record: JsonRecord, key: string, path: Path): string {
  const id = fieldOf(record, key);
  return typeof id === 'string' && id !== '' ? id : String(readCount(record, key, path));
}

/** Reads a boolean that has to be there. */
export function readFlag(record: JsonRecord, key: string, path: Path): boolean {
  const flag = fieldOf(record, key);
  if (typeof flag === 'boolean') return flag;
  fail({
    code: flag === undefined ? 'missing-field' : 'invalid-type',
    path: [...path, key],
    expected: 'true or false',
    received: shown(flag),
  });
}
