import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, keysOf, pathOf, type Read, type Reader, type ValuesOf } from '../../core/read.js';
import { isNone, pickFields } from './foreign.js';
import { lossOf } from './loss.js';

/** A field of an object of another system that nobody reads. */
export type UnreadField = 'unread-field';

/** What to do with the fields beside those that are read. */
export interface Beside {
  /** Fields that say nothing about time: names, links, dates of changes. */
  readonly immaterial: readonly string[];
  readonly tell: (finding: Finding<UnreadField>) => void;
}

/**
 * Reads some fields of an object of another system, and tells of the others that hold something: what
 * a later version of the product adds is not dropped without a trace.
 */
export function pickOrTell<Table extends Readonly<Record<string, Read<unknown>>>>(
  reader: Reader,
  what: string,
  table: Table,
  { immaterial, tell }: Beside,
): ValuesOf<Table> {
  const values = pickFields(reader, what, table);
  for (const name of keysOf(reader)) {
    if (Object.hasOwn(table, name) || immaterial.includes(name)) continue;
    const field = childOf(reader, name);
    if (!isNone(field) && !isEmpty(field.value)) tell(unread(field));
  }
  return values;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The finding of a field that nobody reads. */
export function unread(field: Reader): Finding<UnreadField> {
  return lossOf({
    code: 'unread-field',
    path: pathOf(field),
    expected: 'a field that is known',
    received: shown(field.value),
    hint: 'it is left out',
  });
}
